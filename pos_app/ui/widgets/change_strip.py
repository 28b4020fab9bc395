"""What the cashier gives back: amber while there is something to give."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from pos_app.ui.tokens import LABEL_PX, RADIUS_BUTTON_PX
from pos_app.ui.widgets.painting import Sketch, text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pos_app.ui.widgets.theme import Theme

HEIGHT_PX = 64
ICON_PX = 24
FIGURE_PX = 30
NOTHING = "\u2014"


class Mood(Enum):
    """Whether the strip asks for anything."""

    QUIET = "quiet"
    GIVE = "give"
    GOOD = "good"
    BAD = "bad"


class ChangeStrip(QWidget):
    """One line: an icon, words, a figure."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._label = ""
        self._figure = ""
        self._mood = Mood.QUIET
        self.setFixedHeight(HEIGHT_PX)

    def show_change(self, label: str, figure: str, mood: Mood) -> None:
        """Show words and an amount; an empty amount is drawn as a dash."""
        if (label, figure, mood) != (self._label, self._figure, self._mood):
            self._label, self._figure, self._mood = label, figure, mood
            self.setAccessibleName(f"{label} {figure}")
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the strip in the colours of its mood."""
        with Sketch(self, self._theme) as sketch:
            tokens = sketch.tokens
            ink, ground = tokens.text3, tokens.sunken
            if self._mood is not Mood.QUIET:
                ink, ground = {
                    Mood.GIVE: (tokens.warn, tokens.warn_tint),
                    Mood.GOOD: (tokens.brand, tokens.brand_tint),
                    Mood.BAD: (tokens.danger, tokens.danger_tint),
                }[self._mood]
            sketch.rounded(self.rect(), RADIUS_BUTTON_PX, fill=ground)
            top = (self.height() - ICON_PX) // 2
            at = sketch.at((14, top, ICON_PX, ICON_PX)).topLeft()
            sketch.icon(at, "hand-coins", ink=ink, size_px=ICON_PX)
            font = self._theme.number_font(FIGURE_PX, QFont.Weight.Bold)
            figure = self._figure or NOTHING
            taken = text_width(font, figure) + 2
            box = sketch.at((self.width() - taken - 16, 0, taken, self.height()))
            sketch.words(box, figure, font=font, ink=ink, flags=sketch.trail)
            font = self._theme.title_font(LABEL_PX, QFont.Weight.DemiBold)
            box = sketch.at((48, 0, self.width() - taken - 76, self.height()))
            sketch.words(box, self._label, font=font, ink=ink)
