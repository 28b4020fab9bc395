"""Digits to press on the screen, laid out as on a telephone in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from pos_app.ui.widgets.small_buttons import CashButton

if TYPE_CHECKING:
    from pos_app.ui.widgets.theme import Theme

KEY_HEIGHT_PX, LOW_HEIGHT_PX = 50, 40
GAP_PX = 6
ERASE, OK = "\u232b", "OK"


class Keypad(QWidget):
    """Tells digits, `erased` and `entered`; the keyboard stays where it is."""

    pressed = Signal(str)
    erased = Signal()
    entered = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        # Digits keep their places in Urdu too, as on every telephone.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._buttons: list[CashButton] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP_PX)
        for place, key in enumerate(("1", "2", "3", "4", "5", "6", "7", "8", "9", ERASE, "0", OK)):
            button = CashButton(theme, key, is_figure=True, height_px=KEY_HEIGHT_PX)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            if key == ERASE:
                button.setAccessibleName(self.tr("Take back a digit"))
            button.clicked.connect(lambda _checked=False, key=key: self._press(key))
            grid.addWidget(button, place // 3, place % 3)
            self._buttons.append(button)

    def set_low(self, *, is_low: bool) -> None:
        """Take less height where the window has little; a finger still hits each key."""
        for button in self._buttons:
            button.setFixedHeight(LOW_HEIGHT_PX if is_low else KEY_HEIGHT_PX)

    def _press(self, key: str) -> None:
        if key == ERASE:
            self.erased.emit()
        elif key == OK:
            self.entered.emit()
        else:
            self.pressed.emit(key)
