"""Whose bill it is: name and khata balance on top of the paying side, or that nobody is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.ui.tokens import BODY_PX, LABEL_PX, RADIUS_CARD_PX, SMALL_PX
from pos_app.ui.widgets.button import DEMI, MEDIUM, PaintedButton
from pos_app.ui.widgets.painting import KEYCAP_HEIGHT_PX, Sketch, keycap_width
from pos_app.viewmodels.figures import format_money, isolated

if TYPE_CHECKING:
    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.figures import MoneyStyle
    from pos_app.viewmodels.payment import Buyer

HEIGHT_PX = 64
HEIGHT_SMALL_PX = 52
CIRCLE_PX = 40
ICON_PX = 22
EDGE_PX = 12


class BuyerStrip(PaintedButton):
    """A button that opens the list of customers."""

    def __init__(self, theme: Theme, style: MoneyStyle) -> None:
        self._style = style
        self._buyer: Buyer | None = None
        self._second = ""
        super().__init__(theme, "", height_px=HEIGHT_PX, key="F5")
        self.show_buyer(None)

    def show_buyer(self, buyer: Buyer | None) -> None:
        """Show a customer and what they owe, or the invitation to choose one."""
        self._buyer = buyer
        if buyer is None:
            name, second = self.tr("No customer"), self.tr("For khata, choose who buys")
        else:
            name, second = buyer.name, self._standing(buyer)
        if (name, second) != (self.text(), self._second):
            self._second = second
            self.setText(name)
            self.setAccessibleName(f"{name}. {second}. {self.key}")
            self.update()

    def radius_px(self) -> int:
        """The corner of a card."""
        return RADIUS_CARD_PX

    def draw(self, sketch: Sketch) -> None:
        """Draw the circle, the two lines and the key."""
        tokens, buyer = sketch.tokens, self._buyer
        fill = tokens.hover if self.is_hot or self.isDown() else tokens.surface
        sketch.rounded(self.rect(), RADIUS_CARD_PX, fill=fill, line=tokens.border)
        ink, ground = (tokens.khata, tokens.khata_tint) if buyer else (tokens.text3, tokens.sunken)
        if buyer and buyer.over_paisa:
            ink, ground = tokens.warn, tokens.warn_tint
        top = (self.height() - CIRCLE_PX) / 2
        circle = sketch.at((EDGE_PX, top, CIRCLE_PX, CIRCLE_PX))
        sketch.rounded(circle, CIRCLE_PX / 2, fill=ground)
        inset = (CIRCLE_PX - ICON_PX) / 2
        at = sketch.at((EDGE_PX + inset, top + inset, ICON_PX, ICON_PX)).topLeft()
        name = "triangle-alert" if buyer and buyer.over_paisa else "user-round"
        sketch.icon(at, name, ink=ink, size_px=ICON_PX)
        cap = keycap_width(self.theme, self.key)
        start = EDGE_PX + CIRCLE_PX + 12
        room = self.width() - start - cap - 2 * EDGE_PX
        half = self.height() / 2
        font = self.theme.font_for(self.text(), BODY_PX if buyer else LABEL_PX, DEMI)
        box = sketch.at((start, half - 2, room, half - 4))
        sketch.words(
            sketch.at((start, 4, room, half)),
            self.text(),
            font=font,
            ink=tokens.text if buyer else tokens.text2,
            above=box,
        )
        font = self.theme.small_font_for(self._second, SMALL_PX, DEMI if buyer else MEDIUM)
        ink = ink if buyer else tokens.text3
        sketch.words(box, self._second, font=font, ink=ink)
        top = (self.height() - KEYCAP_HEIGHT_PX) / 2
        place = sketch.at((self.width() - cap - EDGE_PX, top, cap, KEYCAP_HEIGHT_PX))
        sketch.keycap(place, self.key, cap=tokens.key, ink=tokens.key_text)

    def _standing(self, buyer: Buyer) -> str:
        """What is owed, or how far this bill would take it above the limit."""
        if buyer.over_paisa:
            words = self.tr("Over khata limit by {amount}")
            return words.format(amount=format_money(buyer.over_paisa, self._style))
        if buyer.balance_paisa < 0:
            words = self.tr("Paid ahead {amount}")
            return words.format(amount=format_money(-buyer.balance_paisa, self._style))
        words = self.tr("Khata balance {amount}")
        balance = words.format(amount=format_money(buyer.balance_paisa, self._style))
        return f"{balance}  {isolated(buyer.phone)}" if buyer.phone else balance
