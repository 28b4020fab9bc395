"""The first start on a folder: it asks how the folder becomes a till's, and makes it one."""

from __future__ import annotations

from random import SystemRandom
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent

from pos_app.operations.enrolling import is_cut_off
from pos_app.operations.opening import create_store
from pos_app.settings import save_language
from pos_app.ui.app import bring_to_front, fill_screen
from pos_app.ui.first_start import FirstStartWindow
from pos_app.viewmodels.startup.first_start import FirstStartModel

if TYPE_CHECKING:
    from pathlib import Path

    from pos_app.errors import PosError
    from pos_app.settings import Settings
    from pos_app.ui.app import TillApplication

_LEFT, _BEGUN = 0, 100
"""How the event loop ends: the form was closed, or there is a till to open."""


class Begun(NamedTuple):
    """The folder is a till's now: the form that is still shown, and what to tell over the till."""

    form: FirstStartWindow
    warning: str


def begin(app: TillApplication, settings: Settings) -> Begun | None:
    """Show the form until it is done; None when it was closed. Raises FolderNotUsable."""
    model = FirstStartModel(_FolderMakers(settings.data_dir), language=app.theme.language)
    if is_cut_off(settings.data_dir):
        # It was to join a shop when the power went: it goes on there.
        model.type(model.typed._replace(is_joining=True))
    form = FirstStartWindow(app.theme, model)
    model.language_chosen.connect(app.set_language)
    model.language_chosen.connect(form.rebuild)
    model.done.connect(lambda: app.exit(_BEGUN))
    form.left.connect(lambda: app.exit(_LEFT))
    fill_screen(form)
    bring_to_front(form)
    ended = app.exec()
    form.left.disconnect()
    # Closing the last window asks to quit as well, which would end the next loop at its begin.
    app.removePostedEvents(app, QEvent.Type.Quit.value)
    if ended != _BEGUN:
        return None
    if model.language != settings.lang:
        save_language(settings.data_dir, model.language)
    return Begun(form, model.warning)


class _FolderMakers:
    """The two ways in which a folder becomes a till's; sync is loaded when it is asked for."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir

    def create(self, name: str, currency: str) -> None:
        """Make a shop without a server."""
        rng = SystemRandom()
        create_store(self._data_dir, store_id=1, name=name, currency=currency, rng=rng)

    def join(self, url: str, code: str) -> PosError | None:
        """Join a shop on a server; the catalogue comes with the first sync."""
        from pos_app.sync.once import enrol_till

        return enrol_till(self._data_dir, url, code).warning
