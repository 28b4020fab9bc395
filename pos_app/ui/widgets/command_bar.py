"""The painted line that shows what is being typed: no text box, so no scan can fall into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from pos_app.ui.tokens import COMMAND_BAR_HEIGHT_PX, LABEL_PX, RADIUS_CARD_PX, SMALL_PX
from pos_app.ui.widgets.painting import CENTRE, Sketch, text_width
from pos_app.viewmodels.figures import isolated

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pos_app.ui.widgets.theme import Theme

ICON_PX = 26
TEXT_START_PX = 54
CHIP_HEIGHT_PX = 34
PILL_HEIGHT_PX = 30
PILL_EDGE_PX = 13


class CommandBar(QWidget):
    """Shows the typed text, the multiplier, and the state of the scanner in words."""

    def __init__(self, theme: Theme, hint: str) -> None:
        super().__init__()
        self._theme = theme
        self._hint = hint
        self._typed = ""
        self._multiplier = ""
        self._state = ""
        self._is_warning = False
        self.setFixedHeight(COMMAND_BAR_HEIGHT_PX)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setAccessibleName(hint)

    def show_entry(self, typed: str, multiplier: str = "", worth: str = "") -> None:
        """Show what is typed so far, and before it the multiplier "3" or an amount of money."""
        multiplier = isolated(f"\u00d7 {multiplier}") if multiplier else worth
        if (typed, multiplier) != (self._typed, self._multiplier):
            self._typed, self._multiplier = typed, multiplier
            self.setAccessibleDescription(f"{multiplier} {typed}".strip())
            self.update()

    def show_state(self, state: str, *, is_warning: bool = False) -> None:
        """Show the state at the trailing end, amber when it is a warning."""
        if (state, is_warning) != (self._state, self._is_warning):
            self._state, self._is_warning = state, is_warning
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw icon, multiplier, text or hint, state."""
        with Sketch(self, self._theme) as sketch:
            tokens = sketch.tokens
            line = tokens.brand_line
            sketch.rounded(self.rect(), RADIUS_CARD_PX, fill=tokens.surface, line=line, width=2)
            at = sketch.at((16, 15, ICON_PX, ICON_PX)).topLeft()
            sketch.icon(at, "scan-barcode", ink=tokens.brand, size_px=ICON_PX)
            start = TEXT_START_PX + self._draw_multiplier(sketch)
            room = self.width() - start - self._draw_state(sketch) - 16
            box = sketch.at((start, 0, room, self.height()))
            if self._typed:
                font = self._theme.number_font(20, QFont.Weight.DemiBold)
                sketch.words(box, self._typed, font=font, ink=tokens.text)
            else:
                font, low = self._theme.title_font(17), self._theme.text_font(LABEL_PX)
                box.adjust(0, 6, 0, -6)
                sketch.two_lines(box, self._hint, font=font, low=low, ink=tokens.text3)

    def _draw_multiplier(self, sketch: Sketch) -> int:
        """Draw the quantity for the next scan as a chip; gives the width taken."""
        if not self._multiplier:
            return 0
        font = self._theme.number_font(18, QFont.Weight.Bold)
        text = self._multiplier
        width = text_width(font, text) + 26
        top = (self.height() - CHIP_HEIGHT_PX) / 2
        box = sketch.at((TEXT_START_PX, top, width, CHIP_HEIGHT_PX))
        sketch.rounded(box, 8, fill=sketch.tokens.brand)
        sketch.words(box, text, font=font, ink=sketch.tokens.on_brand, flags=CENTRE)
        return width + 12

    def _draw_state(self, sketch: Sketch) -> int:
        """Draw the state as a pill with a dot; gives the width taken."""
        if not self._state:
            return 0
        tokens = sketch.tokens
        ink, dot, tint = tokens.brand, tokens.brand_line, tokens.brand_tint
        if self._is_warning:
            ink, dot, tint = tokens.warn, tokens.warn, tokens.warn_tint
        font = self._theme.text_font(SMALL_PX, QFont.Weight.DemiBold)
        label = text_width(font, self._state)
        width = label + 38
        start = self.width() - width - PILL_EDGE_PX
        box = sketch.at((start, PILL_EDGE_PX, width, PILL_HEIGHT_PX))
        sketch.rounded(box, PILL_HEIGHT_PX / 2, fill=tint)
        sketch.rounded(sketch.at((start + 12, 24, 8, 8)), 4, fill=dot)
        box = sketch.at((start + 26, PILL_EDGE_PX, label, PILL_HEIGHT_PX))
        sketch.words(box, self._state, font=font, ink=ink)
        return width + PILL_EDGE_PX
