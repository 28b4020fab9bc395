"""What a screen is to the frame: a widget that takes scans, commands and typed keys."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.keyboard.physical_keys import LINEFEED_KEY
from pos_app.ui.widgets.action_button import ActionButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QKeyEvent

ENTER_KEYS: frozenset[int] = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, LINEFEED_KEY})
MOVES: dict[int, int] = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -8,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_Home: -1_000_000,
    Qt.Key.Key_End: 1_000_000,
}
_CONTROLS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Screen(QWidget):
    """A screen holds the focus itself while no field of it does, and sorts the keys that type."""

    screen_name: ClassVar[ScreenName]
    commands: ClassVar[frozenset[Command]] = frozenset()
    """The commands that do something here: only these stand in the key strip and the help."""
    on_buttons: ClassVar[frozenset[Command]] = frozenset()
    """Those whose keys stand on buttons of their own: the help lists them, the strip need not."""
    side_px: ClassVar[int] = 0
    """How wide its trailing side is, which no notice may cover."""
    screen_wanted = Signal(object, object)
    """Another screen by its name, and the command that it is given then."""
    strip_changed = Signal()
    """Other commands do something now, or the same ones are called otherwise."""
    why_wanted = Signal()
    """The stock of the product in hand is to be explained."""

    def __init__(self) -> None:
        super().__init__()
        self.enter_first: Callable[[], bool] = lambda: False
        """What Enter does before anything of the screen's own; whether it did something."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)

    def listed(self) -> frozenset[Command]:
        """The commands that strip and help show: those that do something just now."""
        return self.commands

    def said(self) -> dict[str, str]:
        """What the buttons here say just now, by their keys: the strip calls the same the same."""
        buttons = self.findChildren(ActionButton)
        # Reversed: of two buttons with one key the first counts.
        return {
            button.key: button.text()
            for button in reversed(buttons)
            if button.text() and button.isVisibleTo(self)
        }

    def shown(self) -> None:
        """Called each time the screen comes to the front."""

    def explained(self) -> int | None:
        """The number of the product that is in hand here, whose stock can be explained."""
        return None

    @abstractmethod
    def take_scan(self, text: str) -> None:
        """A whole scan arrived."""

    @abstractmethod
    def take_command(self, command: Command) -> bool:
        """A command key was pressed; whether the screen did something."""

    def take_text(self, text: str) -> None:
        """Printable characters were typed and no field has the focus."""

    def take_enter(self) -> None:
        """Enter was pressed."""

    def take_backspace(self) -> None:
        """Backspace was pressed."""

    def take_move(self, rows: int) -> None:
        """An arrow or page key: up is negative; beyond the ends means the end."""

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """A screen looks the same with the focus: Qt would paint all of it again."""

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        """As `focusInEvent`."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Sort a key that is neither scanned nor a command."""
        key = event.key()
        if key in ENTER_KEYS:
            if not self.enter_first():
                self.take_enter()
        elif key == Qt.Key.Key_Backspace:
            self.take_backspace()
        elif key in MOVES:
            self.take_move(MOVES[key])
        elif event.text().isprintable() and event.text() and not event.modifiers() & _CONTROLS:
            self.take_text(event.text())
        else:
            event.ignore()
