"""Goods that come back on the open bill: amber above its lines, while there are any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from pos_app.ui.tokens import BODY_PX, RADIUS_BUTTON_PX
from pos_app.ui.widgets.painting import RIGHT, Sketch, keycap_width
from pos_app.viewmodels.figures import format_money, format_quantity, isolated

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.paying.views import Back

HEIGHT_PX = 48
ICON_PX = 20
AMOUNT_PX = 110
KEY = "F8"


class BackStrip(QWidget):
    """One line: what comes back, what it is worth, and the key that takes it off again."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._back: Back | None = None
        self.setFixedHeight(HEIGHT_PX)
        self.hide()

    def show_back(self, back: Back | None) -> None:
        """Show what comes back; hidden for nothing."""
        if back != self._back:
            self._back = back
            self.setAccessibleName(self._words() if back else "")
            self.setVisible(back is not None)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the strip."""
        back = self._back
        if back is None:
            return
        with Sketch(self, self._theme) as sketch:
            tokens, theme = sketch.tokens, self._theme
            sketch.rounded(self.rect(), RADIUS_BUTTON_PX, fill=tokens.warn_tint)
            top = (HEIGHT_PX - ICON_PX) // 2
            at = sketch.at((16, top, ICON_PX, ICON_PX)).topLeft()
            sketch.icon(at, "undo-2", ink=tokens.warn, size_px=ICON_PX)
            cap = keycap_width(theme, KEY)
            end = self.width() - cap - 14
            sketch.keycap(sketch.at((end, 13, cap, 22)), KEY, cap=tokens.surface, ink=tokens.warn)
            font = theme.number_font(BODY_PX + 1, QFont.Weight.Bold)
            place = sketch.at((end - AMOUNT_PX - 12, 0, AMOUNT_PX, HEIGHT_PX))
            amount = format_money(-back.worth_paisa)
            sketch.words(place, amount, font=font, ink=tokens.warn, flags=RIGHT)
            words = self._words()
            font = theme.font_for(words, BODY_PX, QFont.Weight.DemiBold)
            place = sketch.at((48, 0, end - AMOUNT_PX - 72, HEIGHT_PX))
            sketch.words(place, words, font=font, ink=tokens.warn)

    def _words(self) -> str:
        """The first of the goods, and how many lines more."""
        back = self._back
        if back is None:
            return ""
        count = isolated(format_quantity(back.pieces_milli))
        words = self.tr("Goods back: {goods}").format(goods=f"{count} \u00d7 {back.name}")
        if back.lines > 1:
            more = self.tr("and %n more", "", back.lines - 1)
            words = f"{words} {more}"
        return words
