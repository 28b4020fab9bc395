"""One reason for a removal, with the keys that choose it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.ui.tokens import CAPTION_PX, RADIUS_BUTTON_PX, SMALL_PX
from pos_app.ui.widgets.button import DEMI, PaintedButton
from pos_app.ui.widgets.painting import CENTRE, Sketch

if TYPE_CHECKING:
    from pos_app.ui.widgets.theme import Theme

HEIGHT_PX = 56
LOW_HEIGHT_PX = 48
EDGE_PX = 5
CAP_WIDTH_PX, CAP_HEIGHT_PX = 40, 15
WORD_TOP_PX = 18


class ReasonButton(PaintedButton):
    """The word in the middle, its keys in the trailing corner; the one chosen is outlined.

    The keys are named in full: a number alone is what sets how many.
    """

    def __init__(self, theme: Theme, text: str, *, number: int) -> None:
        self._keys = f"Alt+{number}"
        super().__init__(theme, text, height_px=HEIGHT_PX, key=self._keys)
        self._is_chosen = False

    def set_chosen(self, *, is_chosen: bool) -> None:
        """Mark or unmark the button."""
        if is_chosen != self._is_chosen:
            self._is_chosen = is_chosen
            self.update()

    def set_low(self, *, is_low: bool) -> None:
        """Take less height where the window has little."""
        self.setFixedHeight(LOW_HEIGHT_PX if is_low else HEIGHT_PX)

    def draw(self, sketch: Sketch) -> None:
        """Draw word and keys."""
        tokens = sketch.tokens
        fill = tokens.hover if self.is_hot or self.isDown() else tokens.surface
        line, ink, width = tokens.border, tokens.text, 1.0
        if self._is_chosen:
            fill, line, ink, width = tokens.brand_tint, tokens.brand_line, tokens.brand, 1.6
        sketch.rounded(self.rect(), RADIUS_BUTTON_PX, fill=fill, line=line, width=width)
        left = self.width() - EDGE_PX - CAP_WIDTH_PX
        cap_top = EDGE_PX if self.height() == HEIGHT_PX else 2
        cap = sketch.at((left, cap_top, CAP_WIDTH_PX, CAP_HEIGHT_PX))
        sketch.keycap(cap, self._keys, cap=tokens.key, ink=tokens.key_text)
        font = self.theme.text_font(SMALL_PX, DEMI)
        box = sketch.at((4, WORD_TOP_PX - 2, self.width() - 8, self.height() - WORD_TOP_PX))
        low = self.theme.small_font_for(self.text(), CAPTION_PX, DEMI)
        sketch.two_lines(box, self.text(), font=font, low=low, ink=ink, flags=CENTRE)
