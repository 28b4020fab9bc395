"""One page in the list of the settings: icon, word and key; lit while it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from pos_app.ui.tokens import FIELD_HEIGHT_PX, LABEL_PX, RADIUS_BUTTON_PX
from pos_app.ui.widgets.button import DEMI, MEDIUM, PaintedButton
from pos_app.ui.widgets.painting import KEYCAP_HEIGHT_PX, keycap_width, text_width

if TYPE_CHECKING:
    from pos_app.ui.widgets.painting import Sketch
    from pos_app.ui.widgets.theme import Theme

ICON_PX = 20
EDGE_PX = 12
GAP_PX = 10


class PageButton(PaintedButton):
    """Checked while its page is open; arrows on the screen go through the pages."""

    shows_word = True

    def __init__(self, theme: Theme, text: str, *, icon: str, key: str) -> None:
        super().__init__(theme, text, height_px=FIELD_HEIGHT_PX, icon=icon, key=key)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def needed_width_px(self) -> int:
        """The width at which nothing of the entry is cut."""
        if not self.shows_word:
            return 2 * EDGE_PX + ICON_PX
        label = text_width(self.theme.text_font(LABEL_PX, DEMI), self.text())
        cap = keycap_width(self.theme, self.key)
        return 2 * EDGE_PX + ICON_PX + 2 * GAP_PX + label + cap

    def draw(self, sketch: Sketch) -> None:
        """Draw the entry, tinted while it is open."""
        tokens = sketch.tokens
        ink = tokens.text
        if self.isChecked():
            sketch.rounded(self.rect(), RADIUS_BUTTON_PX, fill=tokens.brand_tint)
            ink = tokens.brand
        elif self.is_hot:
            sketch.rounded(self.rect(), RADIUS_BUTTON_PX, fill=tokens.hover)
        top = (self.height() - ICON_PX) / 2
        at = sketch.at((EDGE_PX, top, ICON_PX, ICON_PX)).topLeft()
        sketch.icon(at, self.icon_name, ink=ink, size_px=ICON_PX)
        if not self.shows_word:
            return
        cap = keycap_width(self.theme, self.key)
        start = EDGE_PX + ICON_PX + GAP_PX
        font = self.theme.text_font(LABEL_PX, DEMI if self.isChecked() else MEDIUM)
        box = sketch.at((start, 0, self.width() - start - cap - EDGE_PX, self.height()))
        sketch.words(box, self.text(), font=font, ink=ink)
        top = (self.height() - KEYCAP_HEIGHT_PX) / 2
        box = sketch.at((self.width() - cap - EDGE_PX + 4, top, cap, KEYCAP_HEIGHT_PX))
        sketch.keycap(box, self.key, cap=tokens.key, ink=tokens.key_text)
