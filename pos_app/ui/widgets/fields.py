"""Text boxes for names, amounts and quantities, each under a label that stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from pos_app.ui.tokens import BODY_PX, FIELD_HEIGHT_PX, SMALL_PX
from pos_app.ui.widgets.card import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from pos_app.ui.widgets.theme import Theme

NAME_CHARS_MAX = 200
FIGURE_CHARS_MAX = 16
DAY_PX = 124
NARROWEST_PX = 64


class TextField(QLineEdit):
    """A text box for words of any script; selects everything when the keyboard comes to it."""

    selects_on_focus = True

    def __init__(self, theme: Theme, *, chars_max: int = NAME_CHARS_MAX) -> None:
        super().__init__()
        self.setFixedHeight(FIELD_HEIGHT_PX)
        # Qt asks for the widest letter of the font, and Nastaliq has letters as wide as a word.
        self.setMinimumWidth(NARROWEST_PX)
        self.setMaxLength(chars_max)
        self.setFont(theme.text_font(BODY_PX, QFont.Weight.Medium))

    def show_wrong(self, *, is_wrong: bool) -> None:
        """Mark the field whose text was refused."""
        if self.property("wrong") != is_wrong:
            self.setProperty("wrong", is_wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select everything, so that typing replaces it."""
        super().focusInEvent(event)
        if self.selects_on_focus:
            self.selectAll()


class FigureField(TextField):
    """A box for an amount or a quantity: figures stand right and read left to right everywhere."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, chars_max=FIGURE_CHARS_MAX)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.setFont(theme.number_font(BODY_PX, QFont.Weight.DemiBold))


class DayField(FigureField):
    """A box for a day, as 28.11.2026; `2811` is typed as well."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setFixedWidth(DAY_PX)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)


class Labelled(QWidget):
    """A field under its label; the label is the field's name for a screen reader."""

    def __init__(self, theme: Theme, text: str, field: TextField) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        font = theme.text_font(SMALL_PX, QFont.Weight.Medium)
        label = Label(theme, text, font=font, ink="text2")
        label.setBuddy(field)
        field.setAccessibleName(text)
        column.addWidget(label)
        column.addWidget(field)
