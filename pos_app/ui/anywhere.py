"""What some keys and scans mean on every screen that has no use of its own for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.ui.key_map import Binding, Command, bindings

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.ui.frame.screen import Screen
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
        # Built when pressed: most keys are never pressed in a day.
        deeds: dict[Command, Callable[[], Callable[[], object]]] = {
            Command.LOCK: lambda: models.login.lock,
            Command.OPEN_FILE: lambda: models.shell.open_written,
            Command.DRAWER: lambda: models.shift.open_drawer,
            Command.RETURN: lambda: models.history.look_for_return,
            Command.VOID_LAST: lambda: models.history.void_last,
            Command.REPRINT: lambda: models.print_again,
            Command.READ_SCALE: lambda: models.weighing.read,
        }
        return deeds[command]() if command in deeds else None

    def bindings(self, front: Screen, listed: frozenset[Command]) -> list[Binding]:
        """The keys of these commands of the screen in front, and of those that work everywhere."""
        works = listed | (self.commands - front.commands)
        return [each for each in bindings(front.screen_name) if each.command in works]

    def take_scan(self, text: str) -> bool:
        """A receipt that is scanned anywhere opens its bill; False for every other code."""
        return self._models.open_receipt(text)
