"""The big buttons of a screen: one primary action and its companions, each with its key."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from pos_app.ui.tokens import BODY_PX, FIELD_HEIGHT_PX
from pos_app.ui.widgets.button import DEMI, PaintedButton
from pos_app.ui.widgets.painting import KEYCAP_HEIGHT_PX, Sketch, keycap_width, text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from pos_app.ui.widgets.theme import Theme

LARGE_HEIGHT_PX = 62
GAP_PX = 9
EDGE_PX = 12
KEYCAP_EDGE_PX = 10


class Kind(Enum):
    """How much a button asks to be pressed; one PRIMARY a screen."""

    PRIMARY = "primary"
    KHATA = "khata"
    INFO = "info"
    PLAIN = "plain"


class Look(NamedTuple):
    """The colours of a kind in its present state; an empty line is none."""

    fill: str
    line: str
    ink: str
    cap: str
    cap_ink: str


class ActionButton(PaintedButton):
    """An icon, a word and a keycap."""

    fades = False
    leads = False
    """Whether the word stands at the leading edge, as in a column of such buttons."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        kind: Kind = Kind.PLAIN,
        icon: str = "",
        key: str = "",
        height_px: int = FIELD_HEIGHT_PX,
    ) -> None:
        self.kind = kind
        super().__init__(theme, text, height_px=height_px, icon=icon, key=key)

    def label_font(self) -> QFont:
        """Large on the button that every sale presses."""
        size_px = 22 if self.height() >= LARGE_HEIGHT_PX else BODY_PX
        return self.theme.title_font(size_px, DEMI)

    def needed_width_px(self) -> int:
        """The width at which nothing of the label is cut."""
        cap = keycap_width(self.theme, self.key) + GAP_PX if self.key else 0
        return 2 * EDGE_PX + self._lead_px() + text_width(self.label_font(), self.text()) + cap

    def draw(self, sketch: Sketch) -> None:
        """Draw the box, the label in the middle (leading beside a companion's key), the keycap."""
        look = self.look()
        sketch.rounded(self.rect(), self.radius_px(), fill=look.fill, line=look.line)
        font = self.label_font()
        lead = self._lead_px()
        cap = keycap_width(self.theme, self.key) if self.key else 0
        label = text_width(font, self.text())
        room = self.width() - (cap + KEYCAP_EDGE_PX + GAP_PX if cap else EDGE_PX)
        if cap and lead + label * 4 // 5 > room - EDGE_PX:
            # The strip names the key too; the word is nowhere else.
            cap, room = 0, self.width() - EDGE_PX
        is_cut = not sketch.fits(self.text(), font=font, width=round(room - EDGE_PX - lead))
        if lead and is_cut:
            # The word says what the icon shows, and more.
            lead = 0
        start = (self.width() - lead - label) / 2
        if self.leads or self.kind in {Kind.KHATA, Kind.INFO}:
            start = EDGE_PX + 4
        start = max(EDGE_PX, min(start, room - lead - label))
        if lead:
            size = lead - GAP_PX
            at = sketch.at((start, (self.height() - size) / 2, size, size)).topLeft()
            sketch.icon(at, self.icon_name, ink=look.ink, size_px=size)
        box = sketch.at((start + lead, 0, min(label, room - start - lead), self.height()))
        sketch.words(box, self.text(), font=font, ink=look.ink)
        if cap:
            top = (self.height() - KEYCAP_HEIGHT_PX) / 2
            start = self.width() - cap - KEYCAP_EDGE_PX
            box = sketch.at((start, top, cap, KEYCAP_HEIGHT_PX))
            sketch.keycap(box, self.key, cap=look.cap, ink=look.cap_ink)

    def _lead_px(self) -> int:
        """The width of the icon and the gap behind it."""
        if not self.icon_name:
            return 0
        return GAP_PX + (28 if self.height() >= LARGE_HEIGHT_PX else 22)

    def look(self) -> Look:
        """The colours of this kind, pressed or pointed at as it is.

        One that cannot be pressed is as a field is then: white on a pale green could not be read.
        """
        tokens = self.theme.tokens
        if not self.isEnabled():
            return Look(tokens.sunken, tokens.border, tokens.text3, tokens.surface, tokens.text3)
        if self.kind is Kind.PRIMARY:
            hot = tokens.brand_hover if self.is_hot else tokens.brand
            fill = tokens.brand_down if self.isDown() else hot
            return Look(fill, "", tokens.on_brand, tokens.brand_key, tokens.on_brand)
        if self.kind is Kind.KHATA:
            line = tokens.khata if self.is_hot else ""
            return Look(tokens.khata_tint, line, tokens.khata, tokens.surface, tokens.khata)
        if self.kind is Kind.INFO:
            line = tokens.info if self.is_hot else ""
            return Look(tokens.info_tint, line, tokens.info, tokens.surface, tokens.info)
        fill = tokens.hover if self.is_hot or self.isDown() else tokens.surface
        return Look(fill, tokens.border_strong, tokens.text, tokens.key, tokens.key_text)
