"""After an update of the program: the records are read once anew, beside a window that says so."""

from __future__ import annotations

from functools import partial
from random import SystemRandom
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer

from pos_app.clock import SystemClock
from pos_app.operations.opening import open_till
from pos_app.ui.updating import UpdatingWindow
from pos_app.viewmodels.background import run_query

if TYPE_CHECKING:
    from pos_app.errors import PosError
    from pos_app.settings import Settings
    from pos_app.ui.app import TillApplication

SHOWN_AFTER_MS = 300
"""A young shop's records are read before a window could be looked at."""


def bring_up_to_date(app: TillApplication, settings: Settings) -> None:
    """Read the records of a till's folder anew. Raises what `open_till` raises.

    It is one transaction: a power cut leaves the folder as it was, and the next start begins again.
    """
    window = UpdatingWindow(app.theme)
    loop = QEventLoop()
    failures: list[PosError] = []

    def fail(error: PosError) -> None:
        failures.append(error)
        loop.quit()

    shown = QTimer(window, singleShot=True, interval=SHOWN_AFTER_MS)
    shown.timeout.connect(window.show)
    shown.start()
    run_query(partial(_read_anew, settings), done=lambda _: loop.quit(), failed=fail, parent=window)
    # The till's own window comes after this one: its end is not the program's.
    app.setQuitOnLastWindowClosed(False)
    loop.exec()
    shown.stop()
    window.hide()
    window.deleteLater()
    app.setQuitOnLastWindowClosed(True)
    if failures:
        raise failures[0]


def _read_anew(settings: Settings) -> None:
    open_till(settings, SystemClock(), SystemRandom()).close()
