"""Text boxes for names, amounts and quantities, each under a label that stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QFont, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from pos_app.ui.tokens import BODY_PX, FIELD_HEIGHT_PX, SMALL_PX
from pos_app.ui.widgets.card import Label, leading
from pos_app.ui.widgets.painting import text_width
from pos_app.ui.widgets.theme import has_hindi, has_urdu

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent

    from pos_app.ui.widgets.theme import Theme

NAME_CHARS_MAX = 200
FIGURE_CHARS_MAX = 16
DAY_PX = 104
DAY_FRAME_PX = 30
"""The padding beside a day, the frame and the caret."""
WHOLE_DAY, SHORT_DAY = "20.00.2000", "20.00.00"
NARROWEST_PX = 64
LABEL_EXTRA_PX = 6
"""What a label is taller than its letters are said to be: marks above and tails below."""


class TextField(QLineEdit):
    """A text box for words of any script; selects everything when the keyboard comes to it."""

    selects_on_focus = True

    def __init__(self, theme: Theme, *, chars_max: int = NAME_CHARS_MAX) -> None:
        super().__init__()
        self.setFixedHeight(FIELD_HEIGHT_PX)
        # Qt asks for the widest letter of the font, and Nastaliq has letters as wide as a word.
        self.setMinimumWidth(NARROWEST_PX)
        self.setMaxLength(chars_max)
        self._theme = theme
        self._own: QFont | None = None
        self.setFont(theme.field_font(BODY_PX, QFont.Weight.Medium))
        self.textChanged.connect(self._suit)
        self._suit("")

    def setText(self, text: str | None, /) -> None:
        """Show other words, laid out in their own font only: Qt warns of one without their script.

        It lays words out before it tells that they changed, and what stands here in their font.
        """
        if text and (self._own is not None or self._needs_another(text)):
            with QSignalBlocker(self):
                self.clear()
            self._suit(text)
        super().setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the font of what a key brings before it is laid out."""
        pasted = event.matches(QKeySequence.StandardKey.Paste)
        self._suit(self.text() + (QGuiApplication.clipboard().text() if pasted else event.text()))
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take the font of what an input method brings before it is laid out."""
        self._suit(self.text() + event.preeditString() + event.commitString())
        super().inputMethodEvent(event)

    def show_wrong(self, *, is_wrong: bool) -> None:
        """Mark the field whose text was refused."""
        if self.property("wrong") != is_wrong:
            self.setProperty("wrong", is_wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    def _suit(self, text: str) -> None:
        """Give an Urdu word its own font: in the height of another script's it stands too high.

        And a Hindi one: in another script's its digits are of a font of the system.
        """
        if self._theme.is_mirrored:
            self._begin_right(text)
        if self._needs_another(text):
            self._own = self.font() if self._own is None else self._own
            self.setFont(self._theme.small_font_for(text, BODY_PX, QFont.Weight.Medium))
        elif self._own is not None:
            self.setFont(self._own)
            self._own = None

    def _needs_another(self, text: str) -> bool:
        """Whether words are of a script that the field's own font is not made for."""
        return not self._theme.is_mirrored if has_urdu(text) else has_hindi(text)

    def _begin_right(self, text: str) -> None:
        """Let the caret stand under the label while nothing is typed; words stand as they read.

        By itself it would stand where the language of the keyboard begins.
        """
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            self.setAlignment(Qt.AlignmentFlag.AlignLeading if text else leading(self._theme))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select everything, so that typing replaces it; not when its own list of names closes."""
        super().focusInEvent(event)
        if self.selects_on_focus and event.reason() is not Qt.FocusReason.PopupFocusReason:
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
        self.make_room(WHOLE_DAY)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)

    def make_room(self, widest: str) -> None:
        """Be as wide as such a day is, at any text size."""
        self.setFixedWidth(max(DAY_PX, text_width(self.font(), widest) + DAY_FRAME_PX))


class Labelled(QWidget):
    """A field under its label; the label is the field's name for a screen reader."""

    def __init__(self, theme: Theme, text: str, field: TextField, *, gap_px: int = 4) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap_px)
        font = theme.text_font(SMALL_PX, QFont.Weight.Medium)
        label = Label(theme, text, font=font, ink="text2")
        # The line of Naskh is half as tall again as its ink: five of them cost a form a row.
        label.setFixedHeight(min(label.sizeHint().height(), font.pixelSize() + LABEL_EXTRA_PX))
        label.setBuddy(field)
        field.setAccessibleName(text)
        column.addWidget(label)
        column.addWidget(field)
