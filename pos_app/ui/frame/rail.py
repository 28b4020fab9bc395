"""The rail of screens and the strip of keys: the two edges of the frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui.key_map import Binding, Command, ScreenName
from pos_app.ui.tokens import RAIL_WIDTH_PX, STRIP_HEIGHT_PX
from pos_app.ui.widgets.painting import Sketch
from pos_app.ui.widgets.small_buttons import NAV_HEIGHT_PX, KeyButton, NavButton
from pos_app.viewmodels.figures import isolated
from pos_app.viewmodels.shell import SyncState

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.shell import ShellView

_SYNC_ICONS = {
    SyncState.LOCAL: "database",
    SyncState.OFFLINE: "cloud-off",
    SyncState.ATTENTION: "cloud-alert",
}
LOGO_PX = 30
LOGO_TOP_PX = 16
LOGO_ROOM_PX = 56
FOOT_PX = 8
STRIP_EDGE_PX = 8
GAP_PX = 2
ENTRY_MIN_PX = 44
COUNTED_MAX = 99


class RailEntry(NamedTuple):
    """A screen in the rail: its name, icon, word and the key that opens it."""

    screen: ScreenName
    icon: str
    text: str
    key: str


class Rail(QWidget):
    """One button a screen; `chosen` gives the screen's name. At the foot is the lock."""

    chosen = Signal(object)
    lock_pressed = Signal()

    def __init__(self, theme: Theme, entries: Sequence[RailEntry]) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedWidth(RAIL_WIDTH_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, LOGO_ROOM_PX, 0, FOOT_PX)
        column.setSpacing(GAP_PX)
        self._buttons: dict[ScreenName, NavButton] = {}
        for entry in entries:
            button = NavButton(theme, entry.text, icon=entry.icon, key=entry.key)
            button.clicked.connect(
                lambda _checked=False, screen=entry.screen: self.chosen.emit(screen)
            )
            self._buttons[entry.screen] = button
            column.addWidget(button)
        column.addStretch(1)
        lock = NavButton(theme, self.tr("Lock"), icon="lock", key="Ctrl+0")
        lock.setCheckable(False)
        lock.clicked.connect(self.lock_pressed)
        column.addWidget(lock)
        self._lock = lock

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a low screen every entry is a little lower, so that none is missing."""
        super().resizeEvent(event)
        buttons = [*self._buttons.values(), self._lock]
        free_px = self.height() - LOGO_ROOM_PX - FOOT_PX - GAP_PX * len(buttons)
        for button in buttons:
            button.setFixedHeight(max(ENTRY_MIN_PX, min(NAV_HEIGHT_PX, free_px // len(buttons))))

    def show_screen(self, screen: ScreenName) -> None:
        """Light the entry of the screen that is shown."""
        for name, button in self._buttons.items():
            button.setChecked(name is screen)

    def show_sync(self, view: ShellView) -> None:
        """Let the entry of sync show how it stands and how many conflicts wait.

        They never interrupt a sale: this is all that is told of them outside their page.
        """
        button, count = self._buttons[ScreenName.SYNC], view.to_decide
        button.set_icon(_SYNC_ICONS.get(view.sync, "cloud-check"))
        shown = f"{COUNTED_MAX}+" if count > COUNTED_MAX else str(count) if count else ""
        button.set_badge(shown, self.tr("{count} to decide").format(count=isolated(shown)))

    def entry(self, screen: ScreenName) -> NavButton:
        """The button of one screen, for its badge and icon."""
        return self._buttons[screen]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dark ground and the shop's sign."""
        with Sketch(self, self._theme) as sketch:
            sketch.painter.fillRect(self.rect(), self._theme.colour("nav"))
            at = QPoint((RAIL_WIDTH_PX - LOGO_PX) // 2, LOGO_TOP_PX)
            sketch.icon(at, "store", ink=sketch.tokens.nav_accent, size_px=LOGO_PX)


class KeyStrip(QWidget):
    """The commands of the screen in front, each with its key; `pressed` gives the command.

    A star stands behind what asks somebody else for a PIN: `asks` tells of a command's name.
    """

    pressed = Signal(object)

    def __init__(self, theme: Theme, asks: Callable[[str], bool]) -> None:
        super().__init__()
        self._theme = theme
        self._asks = asks
        self._shown: list[tuple[Binding, str]] = []
        self._buttons: list[KeyButton] = []
        self.setFixedHeight(STRIP_HEIGHT_PX)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(STRIP_EDGE_PX, 0, STRIP_EDGE_PX, 0)
        self._row.setSpacing(GAP_PX)

    def show_bindings(self, bindings: Sequence[tuple[Binding, str]]) -> None:
        """Show other commands with their words, first at the leading edge."""
        starred = [
            (binding, f"{word}*" if self._asks(binding.command.value) else word)
            for binding, word in bindings
        ]
        same = [each for each, _ in starred] == [each for each, _ in self._shown]
        self._shown = starred
        if same:
            # Counts in words change with every scan.
            for button, (_, word) in zip(self._buttons, starred, strict=True):
                button.setText(word)
            self._fit()
            return
        self._buttons.clear()
        while (item := self._row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for binding, word in starred:
            button = KeyButton(self._theme, word, key=binding.key)
            button.clicked.connect(
                lambda _checked=False, command=binding.command: self._press(command)
            )
            self._buttons.append(button)
            self._row.addWidget(button)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as fit whole."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out the last ones where there is no room: F1 lists every key."""
        free_px = self.width() - 2 * STRIP_EDGE_PX
        for place in range(self._row.count()):
            item = self._row.itemAt(place)
            button = item.widget() if item is not None else None
            if isinstance(button, KeyButton):
                button.setMinimumWidth(button.needed_width_px())
                free_px -= button.needed_width_px() + GAP_PX
                button.setVisible(free_px >= 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the hairline over it."""
        with Sketch(self, self._theme) as sketch:
            sketch.painter.fillRect(self.rect(), self._theme.colour("surface"))
            line = QRect(0, 0, self.width(), 1)
            sketch.painter.fillRect(line, self._theme.colour("border"))

    def _press(self, command: Command) -> None:
        self.pressed.emit(command)
