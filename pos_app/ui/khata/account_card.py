"""The customer in front: name, what is owed, the limit, and how old the debt is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos_app.ui.frame.customer_list import draw_bar
from pos_app.ui.tokens import CAPTION_PX, HEADING_PX, RADIUS_CARD_PX, SMALL_PX
from pos_app.ui.widgets.painting import Sketch
from pos_app.viewmodels.figures import format_money, isolated
from pos_app.viewmodels.khata.rows import standing_words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.figures import MoneyStyle
    from pos_app.viewmodels.khata.rows import AccountRow

HEIGHT_PX = 176
EDGE_PX = 18
FIGURE_PX = 30
BAR_TOP_PX = 96
BUCKET_TOP_PX = 116
FIRST_SHARE = 0.31


class AccountCard(QWidget):
    """Painted; a screen reader hears the same in one sentence."""

    def __init__(self, theme: Theme, style: MoneyStyle) -> None:
        super().__init__()
        self._theme, self._style = theme, style
        self._row: AccountRow | None = None
        self.setAccessibleName(self.tr("Nobody chosen"))
        self.setFixedHeight(HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as the screen's side."""
        return QSize(440, HEIGHT_PX)

    def show_account(self, row: AccountRow | None) -> None:
        """Show another customer, or that nobody is chosen."""
        if row != self._row:
            self._row = row
            if row is None:
                self.setAccessibleName(self.tr("Nobody chosen"))
            else:
                limit = self._limit_words(row)
                stands = standing_words(row, self._style, name=row.name)
                self.setAccessibleName(f"{stands}. {limit}")
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        with Sketch(self, self._theme) as sketch:
            tokens = sketch.tokens
            sketch.rounded(self.rect(), RADIUS_CARD_PX, fill=tokens.surface, line=tokens.border)
            if self._row is None:
                font = self._theme.title_font(HEADING_PX, QFont.Weight.DemiBold)
                box = sketch.at((EDGE_PX, 0, self.width() - 2 * EDGE_PX, self.height()))
                sketch.words(box, self.tr("Nobody chosen"), font=font, ink=tokens.text3)
                return
            self._draw_head(sketch, self._row)
            self._draw_limit(sketch, self._row)
            self._draw_buckets(sketch, self._row)

    def _draw_head(self, sketch: Sketch, row: AccountRow) -> None:
        """Draw who it is and what is owed."""
        tokens, theme = sketch.tokens, self._theme
        half = self.width() * 0.52
        font = theme.font_for(row.name, HEADING_PX + 2, QFont.Weight.Bold)
        sketch.words(sketch.at((EDGE_PX, 10, half, 36)), row.name, font=font, ink=tokens.text)
        phone = isolated(row.phone) if row.phone else "\u2014"
        font = theme.number_font(SMALL_PX, QFont.Weight.Medium)
        sketch.words(sketch.at((EDGE_PX, 48, half, 24)), phone, font=font, ink=tokens.text2)
        start = EDGE_PX + half
        width = self.width() - start - EDGE_PX
        words = self.tr("Owes") if row.balance_paisa >= 0 else self.tr("Paid ahead")
        font = theme.text_font(SMALL_PX, QFont.Weight.Medium)
        box = sketch.at((start, 8, width, 24))
        sketch.words(box, words, font=font, ink=tokens.text2, flags=sketch.trail)
        ink = tokens.warn if row.over_paisa else tokens.khata
        font = theme.number_font(FIGURE_PX, QFont.Weight.Bold)
        amount = format_money(abs(row.balance_paisa), self._style)
        box = sketch.at((start, 32, width, 40))
        sketch.words(box, amount, font=font, ink=ink, flags=sketch.trail)

    def _draw_limit(self, sketch: Sketch, row: AccountRow) -> None:
        """Draw the limit in words over its bar."""
        tokens = sketch.tokens
        words = self._limit_words(row)
        font = self._theme.small_font_for(words, SMALL_PX, QFont.Weight.DemiBold)
        ink = tokens.warn if row.over_paisa else tokens.text2
        width = self.width() - 2 * EDGE_PX
        sketch.words(sketch.at((EDGE_PX, 72, width, 20)), words, font=font, ink=ink)
        if row.used_bp >= 0:
            draw_bar(sketch, sketch.at((EDGE_PX, BAR_TOP_PX, width, 6)), row.used_bp)

    def _draw_buckets(self, sketch: Sketch, row: AccountRow) -> None:
        """Draw how old what is owed is, in four ages."""
        tokens = sketch.tokens
        # The youngest has the longest name.
        whole = self.width() - 2 * EDGE_PX
        first, width = whole * FIRST_SHARE, whole * (1 - FIRST_SHARE) / 3
        ages = (
            self.tr("Up to 30 days"),
            self.tr("31 to 60"),
            self.tr("61 to 90"),
            self.tr("Over 90"),
        )
        for place, (age, amount) in enumerate(zip(ages, row.buckets, strict=True)):
            start = EDGE_PX + (first + (place - 1) * width if place else 0)
            box = (start, BUCKET_TOP_PX, (width if place else first) - 8)
            font = self._theme.text_font(CAPTION_PX, QFont.Weight.Medium)
            label = sketch.at((*box[:2], box[2], 22))
            sketch.words(label, age, font=font, ink=tokens.text3)
            is_late = place > 0 and amount > 0
            font = self._theme.number_font(16, QFont.Weight.DemiBold)
            figure = sketch.at((box[0], box[1] + 24, box[2], 24))
            ink = tokens.warn if is_late else tokens.text
            sketch.words(figure, format_money(amount), font=font, ink=ink)

    def _limit_words(self, row: AccountRow) -> str:
        """The limit, and how far it is passed."""
        if row.limit_paisa is None:
            return self.tr("No limit")
        limit = format_money(row.limit_paisa, self._style)
        if row.over_paisa:
            over = format_money(row.over_paisa, self._style)
            return self.tr("Over limit by {amount} (limit {limit})").format(
                amount=over, limit=limit
            )
        return self.tr("Limit {limit}").format(limit=limit)
