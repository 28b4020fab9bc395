"""Tabs with their keys: the one that is shown is lit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos_app.ui.tokens import FIELD_HEIGHT_PX
from pos_app.ui.widgets.action_button import ActionButton, Look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.ui.widgets.theme import Theme


class TabButton(ActionButton):
    """A tab: the one that is shown is tinted; its word stays where it is."""

    is_shown = False

    def look(self) -> Look:
        """The colours of the tab that is shown, or of a plain button."""
        tokens = self.theme.tokens
        if not self.is_shown:
            return super().look()
        return Look(tokens.brand_tint, tokens.brand_line, tokens.brand, tokens.key, tokens.key_text)


class Tabs(QWidget):
    """A row of tabs, each with its key; `pressed` gives the place."""

    pressed = Signal(int)

    def __init__(self, theme: Theme, words: Sequence[str]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._buttons = []
        for place, word in enumerate(words):
            button = TabButton(theme, word, key=f"Alt+{place + 1}", height_px=FIELD_HEIGHT_PX)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, place=place: self.pressed.emit(place))
            self._buttons.append(button)
            row.addWidget(button)

    def show_current(self, current: int) -> None:
        """Light the tab that is shown."""
        for place, button in enumerate(self._buttons):
            button.is_shown = place == current
            button.update()
