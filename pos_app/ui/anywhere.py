"""What some keys and scans mean on every screen that has no use of its own for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.ui.key_map import Command

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.viewmodels.models import Models


class Anywhere:
    """The drawer, the lock, and looking back; a view-model is built when its key is pressed."""

    commands = frozenset({Command.RETURN, Command.VOID_LAST, Command.REPRINT})
    """Those that strip and help show besides a screen's own."""

    def __init__(self, models: Models) -> None:
        self._models = models

    def deed(self, command: Command) -> Callable[[], object] | None:
        """What a command does, or None for one that is a screen's own affair."""
        models = self._models
        match command:
            case Command.LOCK:
                return models.login.lock
            case Command.DRAWER:
                return models.shift.open_drawer
            case Command.RETURN:
                return models.history.look_for_return
            case Command.VOID_LAST:
                return models.history.void_last
            case Command.REPRINT:
                return models.paper.print_again
            case _:
                return None

    def take_scan(self, text: str) -> bool:
        """A receipt that is scanned anywhere opens its bill; False for every other code."""
        return self._models.open_receipt(text)
