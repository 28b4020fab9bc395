"""The thread of the printer: built when the window has settled, ended with it."""

from __future__ import annotations

from functools import partial
from random import SystemRandom
from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaObject, Qt, QThread

from pos_app.clock import SystemClock
from pos_app.devices.printing.address import read_address
from pos_app.devices.printing.printer import printer_at
from pos_app.domain.slips.layout import Voice
from pos_app.domain.slips.money_style import money_style
from pos_app.operations.opening import open_till
from pos_app.operations.paper.typesetting import Typesetter
from pos_app.settings import load_settings
from pos_app.viewmodels.paper.press import Press, Workshop

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos_app.domain.slips.word import Language, Speak, Word
    from pos_app.operations.paper.typesetting import Paint
    from pos_app.viewmodels.paper.desk import PaperModel

STOP_MS = 2000


def workshop(
    data_dir: Path, *, speak: Callable[[], Speak], language: Language, paint: Paint
) -> Workshop:
    """Open what the press works with; called on its own thread. Raises PosError."""
    settings = load_settings(data_dir)
    chosen = settings.printer
    printer = printer_at(read_address(chosen.address))
    till = open_till(settings, SystemClock(), SystemRandom())
    style = money_style(till.identity.currency)
    typesetter = Typesetter(
        width_mm=chosen.width_mm,
        voice=Voice(style, partial(_speak, speak), language),
        paint=paint,
    )
    pulse = b""
    if chosen.drawer_pin in {2, 5}:
        from pos_app.devices.printing import escpos_bytes  # noqa: PLC0415 - a third of a second

        pulse = escpos_bytes.pulse_bytes(5 if chosen.drawer_pin == 5 else 2)
    return Workshop(till, printer, typesetter, pulse, chosen.copies)


def _speak(speak: Callable[[], Speak], word: Word) -> str:
    """A word in the language that holds when it is spoken."""
    return speak()(word)


class PressThread:
    """Owns the thread; whoever builds the window calls `stop`."""

    def __init__(self, press: Press, paper: PaperModel) -> None:
        self._press = press
        self._paper = paper
        self._thread = QThread()
        self._thread.setObjectName("Press")
        press.moveToThread(self._thread)
        self._thread.started.connect(press.begin)
        queued = Qt.ConnectionType.QueuedConnection
        press.begun.connect(paper.begin, queued)
        press.broken.connect(paper.fail, queued)
        press.reported.connect(paper.hear, queued)
        paper.ordered.connect(press.take, queued)
        paper.again_wanted.connect(press.print_again, queued)
        paper.x_wanted.connect(press.print_x, queued)
        paper.sheets_wanted.connect(press.print_sheets, queued)
        paper.given_up.connect(press.give_up, queued)

    def start(self) -> None:
        """Start the thread; what was committed before it follows at once."""
        self._thread.start()
        self._paper.attach()

    def stop(self) -> bool:
        """End it; a slip that hangs in a printer is cut, and waits. False when it still hangs."""
        self._press.ask_to_stop()
        QMetaObject.invokeMethod(self._press, "finish", Qt.ConnectionType.QueuedConnection)
        return self._thread.wait(STOP_MS)
