"""A state in the top bar: icon, word and colour together."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos_app.ui.tokens import SMALL_PX
from pos_app.ui.widgets.painting import Sketch, text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pos_app.ui.widgets.theme import Theme

HEIGHT_PX = 30
ICON_PX = 16


class Tone(Enum):
    """What a pill's colour says."""

    GOOD = "good"
    NOTE = "note"
    WARN = "warn"
    BAD = "bad"
    PLAIN = "plain"


class Pill(QWidget):
    """A rounded chip that is as wide as its words; hidden while it has none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._icon = "info"
        self._text = ""
        self._tone = Tone.PLAIN
        self.setFixedHeight(HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_state(self, icon: str, text: str, tone: Tone) -> None:
        """Show another state; an empty text hides the pill."""
        self.setVisible(bool(text))
        if (icon, text, tone) != (self._icon, self._text, self._tone):
            self._icon, self._text, self._tone = icon, text, tone
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Room for the icon and the words."""
        return QSize(text_width(self._font(), self._text) + 46, HEIGHT_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pill."""
        with Sketch(self, self._theme) as sketch:
            ink, ground = self._colours()
            sketch.rounded(self.rect(), HEIGHT_PX / 2, fill=ground)
            at = sketch.at((11, 7, ICON_PX, ICON_PX)).topLeft()
            sketch.icon(at, self._icon, ink=ink, size_px=ICON_PX)
            box = sketch.at((33, 0, self.width() - 43, self.height()))
            sketch.words(box, self._text, font=self._font(), ink=ink)

    def _font(self) -> QFont:
        return self._theme.small_font_for(self._text, SMALL_PX, QFont.Weight.DemiBold)

    def _colours(self) -> tuple[str, str]:
        """Ink and ground of the tone."""
        tokens = self._theme.tokens
        return {
            Tone.GOOD: (tokens.brand, tokens.brand_tint),
            Tone.NOTE: (tokens.info, tokens.info_tint),
            Tone.WARN: (tokens.warn, tokens.warn_tint),
            Tone.BAD: (tokens.danger, tokens.danger_tint),
            Tone.PLAIN: (tokens.text2, tokens.sunken),
        }[self._tone]
