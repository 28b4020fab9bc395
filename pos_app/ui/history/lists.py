"""The lists of the history screen: bills, stock entries, one bill whole, goods that come back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QListView

from pos_app.ui.tokens import BODY_PX, CAPTION_PX, LABEL_PX, SMALL_PX
from pos_app.ui.widgets.painted_row import PaintedRow
from pos_app.ui.widgets.painting import RIGHT, Sketch, text_width
from pos_app.ui.widgets.speaking import speak_chosen
from pos_app.viewmodels.figures import format_money, format_quantity, isolated
from pos_app.viewmodels.history.entries import EntryRow
from pos_app.viewmodels.history.goods import GivingRow
from pos_app.viewmodels.history.rows import BillRow, SheetRow

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QResizeEvent

    from pos_app.ui.widgets.theme import Theme

ROW_PX = 56
SHEET_ROW_PX = 46
LOW_ROW_PX = 28
EDGE_PX = 16
AMOUNT_PX = 120
MARK_PX = 190
COUNT_PX = 76
GAP_PX = 24
DEMI, MEDIUM = QFont.Weight.DemiBold, QFont.Weight.Medium


class TwoLines[Row](PaintedRow[Row]):
    """Paints a row on two lines, with an amount at its end."""

    HEIGHT_PX = ROW_PX
    TINT_EDGE_PX = 4

    def two_lines(
        self, sketch: Sketch, first: str, second: str, *, width: float, below: float = 0
    ) -> None:
        """Draw what it is, and smaller what else there is to know, on a line `below` wide."""
        tokens, theme = sketch.tokens, self._theme
        font = theme.font_for(first, BODY_PX, MEDIUM)
        place, under = (EDGE_PX, 5, width, 26), sketch.at((EDGE_PX, 31, below or width, 19))
        sketch.words(sketch.at(place), first, font=font, ink=tokens.text, above=under)
        font = theme.small_font_for(second, CAPTION_PX)
        sketch.words(under, second, font=font, ink=tokens.text3)

    def amount(self, sketch: Sketch, text: str, *, ink: str, height: int = ROW_PX) -> None:
        """Draw a figure at the trailing edge."""
        start = sketch.box.width() - AMOUNT_PX - EDGE_PX
        font = self._theme.number_font(17, DEMI)
        place = sketch.at((start, 0, AMOUNT_PX, height))
        sketch.words(place, text, font=font, ink=ink, flags=RIGHT)


class BillDelegate(TwoLines[BillRow]):
    """A bill: its number and day, who or how many lines, a mark, the amount."""

    def draw(self, sketch: Sketch, row: BillRow) -> None:
        tokens = sketch.tokens
        width = sketch.box.width() - AMOUNT_PX - MARK_PX - 2 * EDGE_PX - GAP_PX
        about = f"{row.at} \u00b7 {row.about}"
        self.two_lines(sketch, row.receipt_no, about, width=width, below=width + MARK_PX)
        if row.mark:
            font = self._theme.small_font_for(row.mark, SMALL_PX, DEMI)
            place = sketch.at((EDGE_PX + width + 4, 5, MARK_PX, 26))
            sketch.words(place, row.mark, font=font, ink=tokens.warn, flags=sketch.trail)
        ink = tokens.warn if row.is_return else tokens.text
        self.amount(sketch, format_money(row.amount_paisa), ink=ink)


class EntryDelegate(TwoLines[EntryRow]):
    """Goods in or out: which, when and by whom, and whether it was put right."""

    def draw(self, sketch: Sketch, row: EntryRow) -> None:
        tokens = sketch.tokens
        width = sketch.box.width() - MARK_PX - 2 * EDGE_PX - 48
        sketch.icon(
            sketch.at((EDGE_PX, 16, 24, 24)).topLeft(),
            "package-plus" if row.is_in else "package-minus",
            ink=tokens.brand if row.is_in else tokens.warn,
            size_px=24,
        )
        theme = self._theme
        start = EDGE_PX + 36
        font = theme.font_for(row.goods, BODY_PX, MEDIUM)
        place, under = sketch.at((start, 5, width, 26)), sketch.at((start, 31, width, 19))
        sketch.words(place, row.goods, font=font, ink=tokens.text, above=under)
        about = " \u00b7 ".join(filter(None, (row.what, row.at, row.who, row.paper)))
        font = theme.small_font_for(about, CAPTION_PX)
        sketch.words(under, about, font=font, ink=tokens.text3)
        if row.mark:
            font = theme.small_font_for(row.mark, SMALL_PX, DEMI)
            place = sketch.at((sketch.box.width() - MARK_PX - EDGE_PX, 0, MARK_PX, ROW_PX))
            sketch.words(place, row.mark, font=font, ink=tokens.warn, flags=sketch.trail)


class SheetDelegate(TwoLines[SheetRow]):
    """A line of a whole bill: goods on two lines, figures on one."""

    def height_of(self, row: SheetRow) -> int:
        """Goods and other bills have a second line; larger words have a taller row."""
        return self._larger(SHEET_ROW_PX if row.kind in {"item", "link"} else LOW_ROW_PX)

    def _larger(self, height_px: int) -> int:
        return height_px * max(100, self._theme.writing.size_percent) // 100

    def draw(self, sketch: Sketch, row: SheetRow) -> None:
        tokens, theme = sketch.tokens, self._theme
        height = self.height_of(row)
        width = sketch.box.width() - AMOUNT_PX - 2 * EDGE_PX - 8
        is_total = row.kind == "total"
        if is_total or row.kind == "link":
            line = sketch.at((EDGE_PX, 0, sketch.box.width() - 2 * EDGE_PX, 1))
            sketch.rounded(line, 0, fill=tokens.border)
        ink = tokens.text if row.kind in {"item", "total"} else tokens.text2
        weight = QFont.Weight.Bold if is_total else MEDIUM
        is_high = row.kind in {"item", "link"}
        font = theme.small_font_for(row.text, LABEL_PX + 1, weight)
        first = (3, self._larger(22)) if is_high else (0, height)
        sketch.words(sketch.at((EDGE_PX, first[0], width, first[1])), row.text, font=font, ink=ink)
        if is_high:
            font = theme.small_font_for(row.note, CAPTION_PX)
            place = sketch.at((EDGE_PX, self._larger(24), width, self._larger(19)))
            sketch.words(place, row.note, font=font, ink=tokens.text3)
        elif row.note:
            font = theme.number_font(SMALL_PX, MEDIUM)
            place = sketch.at((EDGE_PX + 110, 0, width - 110, height))
            sketch.words(place, row.note, font=font, ink=tokens.text3)
        start = sketch.box.width() - AMOUNT_PX - EDGE_PX
        font = theme.number_font(LABEL_PX + (3 if is_total else 1), DEMI)
        place = sketch.at((start, 0, AMOUNT_PX, height))
        sketch.words(place, row.figure, font=font, ink=ink, flags=RIGHT)


class GivingDelegate(TwoLines[GivingRow]):
    """Goods that come back: how many of how many, and what they are worth, in amber."""

    def draw(self, sketch: Sketch, row: GivingRow) -> None:
        tokens, theme = sketch.tokens, self._theme
        count = isolated(format_quantity(row.back_milli))
        if row.is_of_bill:
            words = self.tr("{count} of {left}")
            left = isolated(format_quantity(row.left_milli))
            count = words.format(count=count, left=left)
        font = theme.small_font_for(count, LABEL_PX + 1, DEMI)
        # Words like "1.750 of 1.750" need more room than "1 of 1"; the name has all that is left.
        count_px = max(COUNT_PX, text_width(font, count))
        # In Urdu the amount ends where the count begins: without room 540 and 1 read as 5401.
        width = sketch.box.width() - AMOUNT_PX - count_px - 2 * (GAP_PX + EDGE_PX)
        place = sketch.at((EDGE_PX + width + GAP_PX, 0, count_px, ROW_PX))
        ink = tokens.warn if row.back_milli else tokens.text3
        sketch.words(place, count, font=font, ink=ink, flags=sketch.trail)
        font = theme.font_for(row.name, BODY_PX, MEDIUM)
        ink = tokens.text if row.left_milli else tokens.text3
        sketch.words(sketch.at((EDGE_PX, 0, width, ROW_PX)), row.name, font=font, ink=ink)
        if row.back_milli:
            self.amount(sketch, format_money(-row.worth_paisa), ink=tokens.warn)


class WholeRows(QListView):
    """A list of equally tall rows that shows no part of one: half a row looks like the end."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave free what is no whole row."""
        super().resizeEvent(event)
        rest = self.height() % ROW_PX if self.height() > ROW_PX else 0
        self.setViewportMargins(0, 0, 0, rest)


def list_view(
    theme: Theme,
    model: QAbstractItemModel,
    delegate: type[PaintedRow[Any]],
    *,
    name: str,
    kind: type[QListView] = QListView,
) -> QListView:
    """A list that leaves the keyboard to its screen."""
    view = kind()
    view.setModel(model)
    view.setItemDelegate(delegate(theme, view))
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setAccessibleName(name)
    speak_chosen(view)
    return view


def show_current(view: QListView, row: int) -> None:
    """Tint a row and bring it into sight; none below zero."""
    model = view.model()
    view.setCurrentIndex(model.index(row, 0) if row >= 0 else QModelIndex())
