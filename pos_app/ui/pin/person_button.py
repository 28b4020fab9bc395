"""Somebody to choose: a disc with the first letter, the name, what they are in the shop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from pos_app.ui.tokens import BODY_PX, CAPTION_PX, RADIUS_BUTTON_PX, SMALL_PX
from pos_app.ui.widgets.button import DEMI, PaintedButton
from pos_app.ui.widgets.painting import CENTRE, Sketch

if TYPE_CHECKING:
    from PySide6.QtCore import QSize

    from pos_app.ui.widgets.theme import Theme

HEIGHT_PX = 60
WIDTH_PX = 176
DISC_PX = 38
EDGE_PX = 11


class PersonButton(PaintedButton):
    """One person; the chosen one is outlined. Arrows choose, so Tab does not stop here."""

    def __init__(self, theme: Theme, name: str, role: str) -> None:
        self._role = role
        self._is_chosen = False
        super().__init__(theme, name, height_px=HEIGHT_PX)
        self.setFixedWidth(WIDTH_PX)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(f"{name}, {role}")

    def sizeHint(self) -> QSize:
        return self.size()

    def set_chosen(self, *, is_chosen: bool) -> None:
        """Mark or unmark the person."""
        if is_chosen != self._is_chosen:
            self._is_chosen = is_chosen
            self.update()

    def draw(self, sketch: Sketch) -> None:
        """Draw disc, name and role."""
        tokens = sketch.tokens
        fill = tokens.hover if self.is_hot or self.isDown() else tokens.surface
        line, disc, ink, width = tokens.border, tokens.sunken, tokens.text2, 1.0
        if self._is_chosen:
            fill, line, width = tokens.brand_tint, tokens.brand_line, 2.0
            disc, ink = tokens.brand, tokens.on_brand
        sketch.rounded(self.rect(), RADIUS_BUTTON_PX, fill=fill, line=line, width=width)
        box = sketch.at((EDGE_PX, (HEIGHT_PX - DISC_PX) / 2, DISC_PX, DISC_PX))
        sketch.rounded(box, DISC_PX / 2, fill=disc)
        first = self.text()[:1].upper()
        font = self.theme.small_font_for(first, BODY_PX, DEMI)
        sketch.words(box, first, font=font, ink=ink, flags=CENTRE)
        lead = EDGE_PX + DISC_PX + 10
        room = self.width() - lead - EDGE_PX
        font = self.theme.small_font_for(self.text(), BODY_PX, DEMI)
        top, role_top = (9, 33) if sketch.fits(self.text(), font=font, width=room) else (3, 38)
        name = sketch.at((lead, top, room, role_top - top))
        low = self.theme.small_font_for(self.text(), SMALL_PX, DEMI)
        sketch.two_lines(name, self.text(), font=font, low=low, ink=tokens.text)
        font = self.theme.small_font_for(self._role, CAPTION_PX, QFont.Weight.Medium)
        sketch.words(sketch.at((lead, role_top, room, 19)), self._role, font=font, ink=tokens.text2)
