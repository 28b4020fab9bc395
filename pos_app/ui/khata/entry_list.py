"""The entries of a khata: each with the balance after it, and the items of its bill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QListView

from pos_app.ui.fitting import least
from pos_app.ui.frame.row_list import HeadedList, Heading
from pos_app.ui.tokens import CAPTION_PX, LABEL_PX, SMALL_PX
from pos_app.ui.widgets.painted_row import PaintedRow
from pos_app.ui.widgets.painting import RIGHT, Sketch, text_width
from pos_app.viewmodels.figures import MINUS, format_money, isolated
from pos_app.viewmodels.khata.rows import EntryRow

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

    from pos_app.ui.widgets.theme import Theme

ENTRY_PX = 46
ITEM_PX = 24
WIDE_FROM_PX = 400
AMOUNT_WIDTH_PX, AMOUNT_NARROW_PX = 96, 72
BALANCE_WIDTH_PX, BALANCE_NARROW_PX = 104, 76
EDGE_PX = 14
INDENT_PX = 12
GAP_PX = 6


class EntryDelegate(PaintedRow[EntryRow]):
    """Paints an entry on two lines, an item on one small line below it."""

    def height_of(self, row: EntryRow) -> int:
        """Items are lower than entries."""
        return ITEM_PX if row.is_item else ENTRY_PX

    def draw(self, sketch: Sketch, row: EntryRow) -> None:
        if row.is_item:
            self._draw_item(sketch, row)
        else:
            self._draw_entry(sketch, row)

    def _draw_entry(self, sketch: Sketch, row: EntryRow) -> None:
        tokens, theme = sketch.tokens, self._theme
        box = sketch.box
        whole = box.width() - 2 * EDGE_PX
        if box.top() > 0:
            sketch.rounded(sketch.at((EDGE_PX, 0, whole, 1)), 0, fill=tokens.border)
        amount_px, balance_px = _columns_px(box.width())
        sign = "+" if row.amount_paisa > 0 else MINUS
        amount = isolated(f"{sign}{format_money(abs(row.amount_paisa))}")
        balance = format_money(row.balance_paisa or 0)
        # An amount that is wider than its column pushes what is before it aside.
        low = least(theme.number_font(LABEL_PX, QFont.Weight.DemiBold), percent=100)
        amount_px = max(amount_px, text_width(low, amount) + GAP_PX)
        balance_px = max(balance_px, text_width(low, balance) + GAP_PX)
        width = whole - amount_px - balance_px
        words = row.word
        font = theme.small_font_for(words, LABEL_PX, QFont.Weight.DemiBold)
        sketch.words(sketch.at((EDGE_PX, 3, width, 22)), words, font=font, ink=tokens.text)
        # Day and number have the second line to themselves: they are the longest.
        about = "  ".join(filter(None, (row.day, row.text)))
        font = theme.small_font_for(about, CAPTION_PX)
        sketch.words(sketch.at((EDGE_PX, 24, whole, 19)), about, font=font, ink=tokens.text3)
        ink = tokens.khata if row.amount_paisa > 0 else tokens.brand
        place = sketch.at((EDGE_PX + width, 3, amount_px, 22))
        place.setLeft(place.left() + GAP_PX)
        font = theme.number_font(LABEL_PX + 1, QFont.Weight.DemiBold)
        if row.kind != "opening":
            sketch.words(place, amount, font=font, ink=ink, flags=RIGHT)
        if row.balance_paisa is not None:
            place = sketch.at((EDGE_PX + width + amount_px, 3, balance_px, 22))
            place.setLeft(place.left() + GAP_PX)
            font = theme.number_font(LABEL_PX, QFont.Weight.Medium)
            sketch.words(place, balance, font=font, ink=tokens.text2, flags=RIGHT)

    def _draw_item(self, sketch: Sketch, row: EntryRow) -> None:
        tokens, theme = sketch.tokens, self._theme
        amount = format_money(row.amount_paisa)
        font = theme.number_font(SMALL_PX, QFont.Weight.Medium)
        figure = text_width(font, amount)
        amount_px, balance_px = _columns_px(sketch.box.width())
        end = sketch.box.width() - balance_px - EDGE_PX
        place = sketch.at((end - amount_px, 0, amount_px, ITEM_PX))
        # Right in both directions; in a mirrored row the column's right edge is towards the name.
        sketch.words(place, amount, font=font, ink=tokens.text2, flags=RIGHT)
        room = end - (amount_px if sketch.is_mirrored else figure)
        text = f"{isolated(row.quantity)} \u00d7 {isolated(row.text)}"
        font = theme.small_font_for(row.text, SMALL_PX)
        place = sketch.at((EDGE_PX + INDENT_PX, 0, room - EDGE_PX - 2 * INDENT_PX, ITEM_PX))
        sketch.words(place, text, font=font, ink=tokens.text2)


def _columns_px(width: int) -> tuple[int, int]:
    """The columns of amounts and balances in a list of a width."""
    if width < WIDE_FROM_PX:
        return AMOUNT_NARROW_PX, BALANCE_NARROW_PX
    return AMOUNT_WIDTH_PX, BALANCE_WIDTH_PX


class EntryList(HeadedList):
    """The list of entries; it scrolls, and nothing in it is chosen."""

    def __init__(self, theme: Theme, model: QAbstractItemModel) -> None:
        super().__init__(theme, model, headings=self._headings, name=self.tr("Entries"))
        self.setItemDelegate(EntryDelegate(theme, self))
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def _headings(self, width: int) -> tuple[Heading, ...]:
        amount_px, balance_px = _columns_px(width)
        words_px = width - 2 * EDGE_PX - amount_px - balance_px
        end = EDGE_PX + words_px
        return (
            Heading(self.tr("Entry"), EDGE_PX, words_px),
            Heading(self.tr("Amount"), end, amount_px, is_figure=True),
            Heading(self.tr("Balance"), end + amount_px, balance_px, is_figure=True),
        )
