"""The box for a PIN: dots, digits of any script, nothing to copy out of it, no input method."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos_app.ui.tokens import RADIUS_BUTTON_PX
from pos_app.ui.widgets.button import PRESS_KEYS
from pos_app.ui.widgets.painting import Sketch
from pos_app.viewmodels.figures import latin_digits

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

    from pos_app.ui.widgets.theme import Theme

DIGITS_MAX = 6
DIGITS_SHOWN = 4
HEIGHT_PX = 56
DOT_PX = 14
PITCH_PX = 38
_ENTER = PRESS_KEYS - {Qt.Key.Key_Space}
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_WITH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class PinEdit(QWidget):
    """Takes up to six digits and shows only how many; it is no text box for anybody else.

    `typed` tells what stands in it after each key, `entered` that Enter was pressed; `stepped` an
    arrow to the side (-1 towards the leading edge) and `lettered` any letter, for a list beside it.
    """

    typed = Signal(str)
    entered = Signal()
    stepped = Signal(int)
    lettered = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._text = ""
        self._digits = 0
        self._is_wrong = False
        self.setFixedHeight(HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self._speak()

    def sizeHint(self) -> QSize:
        """Room for the longest PIN."""
        return QSize((DIGITS_MAX + 1) * PITCH_PX, HEIGHT_PX)

    def text(self) -> str:
        """The digits, 0 to 9 whatever script they were typed in."""
        return self._text

    def clear(self) -> None:
        """Forget what was typed, without telling."""
        self._set("")

    def expect(self, digits: int) -> None:
        """Show so many places; 0 where nobody knows how long the PIN is."""
        if digits != self._digits:
            self._digits = digits
            self.update()

    def show_wrong(self, *, is_wrong: bool) -> None:
        """Mark the box whose PIN was refused."""
        if is_wrong != self._is_wrong:
            self._is_wrong = is_wrong
            self.update()

    def put(self, text: str) -> None:
        """Take keys that were typed or pressed on the screen: digits, and letters for the list."""
        for char in latin_digits(text):
            if char.isascii() and char.isdigit():
                if len(self._text) < DIGITS_MAX:
                    self._set(self._text + char)
                    self.typed.emit(self._text)
            elif char.isalpha():
                self.lettered.emit(char)

    def backspace(self) -> None:
        """Take back the last digit."""
        if self._text:
            self._set(self._text[:-1])
            self.typed.emit(self._text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits fill it; what chooses beside it is told; the rest belongs to whoever is below."""
        key = event.key()
        if key in _ENTER:
            if not event.isAutoRepeat():
                self.entered.emit()
        elif key in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self.backspace()
        elif key in _STEPS:
            is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self.stepped.emit(-_STEPS[Qt.Key(key)] if is_mirrored else _STEPS[Qt.Key(key)])
        elif event.text().isprintable() and event.text() and not event.modifiers() & _WITH:
            if not event.isAutoRepeat():
                self.put(event.text())
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box and its dots, from the left in every language as digits are."""
        with Sketch(self, self._theme) as sketch:
            tokens = sketch.tokens
            line = tokens.danger if self._is_wrong else tokens.border_strong
            if self.hasFocus() and not self._is_wrong:
                line = tokens.focus
            sketch.rounded(self.rect(), RADIUS_BUTTON_PX, fill=tokens.surface, line=line, width=2.0)
            places = max(len(self._text), self._digits or DIGITS_SHOWN)
            start = (self.width() - places * PITCH_PX) / 2 + (PITCH_PX - DOT_PX) / 2
            top = (self.height() - DOT_PX) / 2
            for place in range(places):
                box = QRectF(start + place * PITCH_PX, top, DOT_PX, DOT_PX)
                fill = tokens.text if place < len(self._text) else ""
                sketch.rounded(box, DOT_PX / 2, fill=fill, line=tokens.border_strong, width=1.5)

    def _set(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self._speak()
            self.update()

    def _speak(self) -> None:
        """A screen reader hears how many digits there are, never which."""
        words = self.tr("%n digit(s)", "", len(self._text))
        self.setAccessibleName(f"{self._name}, {words}" if self._text else self._name)
