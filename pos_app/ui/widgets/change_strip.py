"""What the cashier gives back, and in which notes: amber while there is something to give."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from pos_app.ui.tokens import LABEL_PX, RADIUS_BUTTON_PX, SMALL_PX
from pos_app.ui.widgets.painting import Sketch, text_width
from pos_app.viewmodels.figures import isolated

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pos_app.ui.widgets.theme import Theme

HEIGHT_PX = 64
ICON_PX = 24
FIGURE_PX = 30
FIGURE_MIN_PX = 16
EDGES_PX = 76
"""What icon, gap and edges take of the width."""
WORDS_PX = 26
ROW_PX = 20
ROWS_MAX = 2
NOTHING = "\u2014"


class Mood(Enum):
    """Whether the strip asks for anything."""

    QUIET = "quiet"
    GIVE = "give"
    GOOD = "good"
    BAD = "bad"


class ChangeStrip(QWidget):
    """An icon, words, a figure; below the words the notes and coins that make it, if any."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._label = ""
        self._figure = ""
        self._pieces: tuple[str, ...] = ()
        self._mood = Mood.QUIET
        self.setFixedHeight(HEIGHT_PX)

    def show_change(
        self, label: str, figure: str, mood: Mood, *, pieces: tuple[str, ...] = ()
    ) -> None:
        """Show words and an amount; an empty amount is drawn as a dash."""
        if (label, figure, mood) != (self._label, self._figure, self._mood):
            self._label, self._figure, self._mood = label, figure, mood
            self._pieces = pieces
            self.setAccessibleName(f"{label} {figure}")
            self.setAccessibleDescription(", ".join(pieces))
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
            small = self._theme.number_font(SMALL_PX, QFont.Weight.DemiBold)
            title = self._theme.title_font(LABEL_PX, QFont.Weight.DemiBold)
            figure = self._figure or NOTHING
            # The pieces can do without the words, and have their own rows.
            beside = 0 if self._pieces else text_width(title, self._label)
            font = self._figure_font(figure, beside=beside)
            taken = text_width(font, figure) + 2
            box = sketch.at((self.width() - taken - 16, 0, taken, self.height()))
            sketch.words(box, figure, font=font, ink=ink, flags=sketch.trail)
            room = self.width() - taken - EDGES_PX
            rows = _rows(self._pieces, small, room)
            lines = [(row, small, ROW_PX) for row in rows]
            if len(rows) < ROWS_MAX:
                # Two rows take the place of the words: the total says the same above.
                lines.insert(0, (self._label, title, WORDS_PX))
            top = (self.height() - sum(height for _, _, height in lines)) // 2
            for text, font, height in lines:
                box, top = sketch.at((48, top, room, height)), top + height
                under = sketch.at((48, top, room, ROW_PX)) if font is title and rows else None
                sketch.words(box, text, font=font, ink=ink, above=under)

    def _figure_font(self, figure: str, *, beside: int) -> QFont:
        """The largest font that leaves words so wide their room: short or over is no guess."""
        font = self._theme.number_font(FIGURE_PX, QFont.Weight.Bold)
        for size_px in range(font.pixelSize(), FIGURE_MIN_PX, -1):
            font.setPixelSize(size_px)
            if text_width(font, figure) + 2 + EDGES_PX + beside <= self.width():
                break
        return font


def _rows(pieces: tuple[str, ...], font: QFont, room: int) -> list[str]:
    """The pieces in as few rows as take them, and in none where two are not enough.

    A list that ended in dots would be a wrong one.
    """
    rows: list[str] = []
    for piece in pieces:
        longer = f"{rows[-1]} \u00b7 {piece}" if rows else piece
        if rows and text_width(font, longer) <= room:
            rows[-1] = longer
        else:
            rows.append(piece)
    return [isolated(row) for row in rows] if len(rows) <= ROWS_MAX else []
