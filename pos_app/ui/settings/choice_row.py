"""A few values side by side, one of them chosen; arrows go from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos_app.ui.fitting import least
from pos_app.ui.tokens import FIELD_HEIGHT_PX
from pos_app.ui.widgets.painting import text_width
from pos_app.ui.widgets.small_buttons import CashButton, ScriptButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QSize
    from PySide6.QtGui import QKeyEvent

    from pos_app.ui.widgets.theme import Theme

EDGE_PX = 16


class Choice(NamedTuple):
    """A value and its word; `is_name` words are in letters of their own."""

    value: str
    word: str
    is_name: bool = False


class ChoiceRow(QWidget):
    """`chosen` gives the value of the button that was pressed."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, choices: Sequence[Choice], *, name: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._buttons: dict[str, CashButton] = {}
        for choice in choices:
            kind = ScriptButton if choice.is_name else CashButton
            button = kind(theme, choice.word, is_figure=False, height_px=FIELD_HEIGHT_PX)
            button.setCheckable(True)
            button.setAccessibleName(f"{name}: {choice.word}")
            # Larger words are drawn smaller before a row is cut off at the page's edge.
            font = least(button.label_font(), percent=theme.writing.size_percent)
            button.setMinimumWidth(text_width(font, choice.word) + 2 * EDGE_PX)
            button.clicked.connect(
                lambda _checked=False, value=choice.value: self.chosen.emit(value)
            )
            self._buttons[choice.value] = button
            row.addWidget(button)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_value(self, value: str) -> None:
        """Mark one value; none where it is another one."""
        for each, button in self._buttons.items():
            button.set_chosen(is_chosen=each == value)
            button.setChecked(each == value)

    def first(self) -> QWidget:
        """Where the keyboard goes: the chosen value, else the first."""
        chosen = [button for button in self._buttons.values() if button.isChecked()]
        return (chosen or list(self._buttons.values()))[0]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go along the row, as it reads."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        buttons = list(self._buttons.values())
        place = next((n for n, button in enumerate(buttons) if button.hasFocus()), None)
        if not step or place is None:
            super().keyPressEvent(event)
            return
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            step = -step
        buttons[max(0, min(place + step, len(buttons) - 1))].setFocus(Qt.FocusReason.TabFocusReason)

    def minimumSizeHint(self) -> QSize:
        """As wide as its words."""
        return self.sizeHint()
