"""The list of a stock screen: a name and columns of figures, one of which typed numbers set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QWidget,
)

from pos_app.ui.stock.columns import NUMBER_WIDTH_PX, Column, Columns
from pos_app.ui.tokens import BODY_PX, CAPTION_PX, ROW_HEIGHT_PX, SMALL_PX
from pos_app.ui.widgets.message import Message, draw_message
from pos_app.ui.widgets.painted_row import PaintedRow
from pos_app.ui.widgets.painting import CENTRE, RIGHT, Sketch
from pos_app.ui.widgets.speaking import speak_chosen
from pos_app.ui.widgets.theme import has_urdu
from pos_app.viewmodels.drafts.rows import StockRow

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.drafts.rows import Cell
    from pos_app.viewmodels.row_model import RowModel

CELL_PAD_PX, BOX_PAD_PX = 14, 8
HEADING_HEIGHT_PX = 34
URDU_NAME_PX = 19
UNDER_EDGE_PX = 6
UNDER_TOP_PX = 32
UNDER_HEIGHT_PX = 18


class DraftHeading(QWidget):
    """The names of the columns."""

    def __init__(self, theme: Theme, columns: Columns) -> None:
        super().__init__()
        self._theme = theme
        self._columns = columns
        self._room_px = 0
        self.setFixedHeight(HEADING_HEIGHT_PX)

    def take_room(self, width_px: int) -> None:
        """Stand over rows of this width: a scroll bar takes from theirs."""
        self._room_px = width_px
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the headings over their columns."""
        with Sketch(self, self._theme) as sketch:
            font = self._theme.text_font(CAPTION_PX, QFont.Weight.DemiBold)
            ink, height = sketch.tokens.text3, self.height()
            width = self._columns.name_width(self._room_px)
            box = sketch.at((NUMBER_WIDTH_PX, 0, width, height))
            sketch.words(box, self.tr("Item"), font=font, ink=ink)
            for cell, start, taken in self._columns.placed(self._room_px):
                box = sketch.at((start, 0, taken, height)).adjusted(0, 0, -CELL_PAD_PX, 0)
                text = self._columns.headings[cell].text
                sketch.words(box, text, font=font, ink=ink, flags=RIGHT)
            line = QRect(0, height - 1, self.width(), 1)
            sketch.painter.fillRect(line, self._theme.colour("border"))


class DraftDelegate(PaintedRow[StockRow]):
    """Paints a `StockRow`."""

    HEIGHT_PX = ROW_HEIGHT_PX

    def __init__(self, theme: Theme, columns: Columns, parent: QObject) -> None:
        super().__init__(theme, parent)
        self._columns = columns

    def draw(self, sketch: Sketch, row: StockRow) -> None:
        self._draw_row(sketch, row, ink=sketch.tokens.text3)

    def draw_chosen(self, sketch: Sketch, row: StockRow) -> None:
        """Draw the row that typed numbers go to, from edge to edge, as on the bill."""
        painter, box = sketch.painter, sketch.box
        painter.fillRect(box, self._theme.colour("brand_tint"))
        painter.fillRect(sketch.at((0, 0, 4, box.height())), self._theme.colour("brand_line"))
        self._draw_row(sketch, row, ink=sketch.tokens.brand)

    def _draw_row(self, sketch: Sketch, row: StockRow, *, ink: str) -> None:
        box = sketch.box
        hairline = QRect(box.x() + 12, box.bottom(), box.width() - 24, 1)
        sketch.painter.fillRect(hairline, self._theme.colour("border"))
        font = self._theme.number_font(SMALL_PX, QFont.Weight.Medium)
        place = sketch.at((8, 0, NUMBER_WIDTH_PX - 12, ROW_HEIGHT_PX))
        sketch.words(place, str(row.number), font=font, ink=ink, flags=CENTRE)
        self._draw_name(sketch, row, self._columns.name_width(box.width()) - 8)
        for column in self._columns.placed(box.width()):
            self._draw_cell(sketch, row.cells[column.cell], column)

    def _draw_name(self, sketch: Sketch, row: StockRow, width: int) -> None:
        """Draw the name and, under it, the name in another script."""
        if has_urdu(row.name):
            font = self._theme.font_for(row.name, URDU_NAME_PX)
            box = sketch.at((NUMBER_WIDTH_PX, 4, width, 36))
        else:
            font = self._theme.font_for(row.name, BODY_PX, QFont.Weight.Medium)
            top, height = (6, 26) if row.second else (0, ROW_HEIGHT_PX)
            box = sketch.at((NUMBER_WIDTH_PX, top, width, height))
        under = sketch.at((NUMBER_WIDTH_PX, 32, width, 20))
        above = under if row.second else None
        sketch.words(box, row.name, font=font, ink=sketch.tokens.text, above=above)
        font, box = self._theme.small_font_for(row.second, CAPTION_PX, QFont.Weight.Medium), under
        sketch.words(box, row.second, font=font, ink=sketch.tokens.text3)

    def _draw_cell(self, sketch: Sketch, cell: Cell, column: Column) -> None:
        """Draw one figure or word; the one that typed numbers set stands in a box."""
        start, width = column.start_px, column.width_px
        tokens = sketch.tokens
        if cell.is_current:
            edge = 3 if cell.under else 9
            box = sketch.at((start + 2, edge, width - 4, ROW_HEIGHT_PX - 2 * edge))
            line = tokens.brand_line
            sketch.rounded(box, 8, fill=tokens.surface, line=line, width=1.4)
        font = self._theme.number_font(BODY_PX, QFont.Weight.DemiBold)
        if cell.is_word:
            font = self._theme.text_font(SMALL_PX, QFont.Weight.Medium)
        height = UNDER_TOP_PX if cell.under else ROW_HEIGHT_PX
        top = UNDER_EDGE_PX if cell.under else 0
        box = sketch.at((start, top, width, height - top))
        # A word stands off the column before it, and a figure off the box around it.
        pad = CELL_PAD_PX if cell.is_word else BOX_PAD_PX if cell.is_current else 0
        box = box.adjusted(pad, 0, -CELL_PAD_PX, 0)
        ink = getattr(tokens, cell.tone)
        draw = sketch.words if cell.is_word else sketch.measured
        draw(box, cell.text, font=font, ink=ink, flags=RIGHT)
        if cell.under:
            font = QFont(self._theme.number_font(CAPTION_PX, QFont.Weight.Medium))
            font.setStrikeOut(cell.is_struck)
            box = sketch.at((start, UNDER_TOP_PX, width, UNDER_HEIGHT_PX))
            box = box.adjusted(0, 0, -CELL_PAD_PX, 0)
            sketch.words(box, cell.under, font=font, ink=tokens.text3, flags=RIGHT)


class DraftList(QListView):
    """The lines that are being entered; `resized` tells the width of its rows.

    `pressed_at` tells the row and the cell under a press, None where nothing is typed.
    """

    resized = Signal(int)
    pressed_at = Signal(int, object)

    def __init__(
        self,
        theme: Theme,
        lines: RowModel[StockRow],
        *,
        columns: Columns,
        empty: Message,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._lines = lines
        self._columns = columns
        self._empty = empty
        self.setModel(lines)
        self.setItemDelegate(DraftDelegate(theme, columns, self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Lines"))
        speak_chosen(self)

    def show_current(self, row: int) -> None:
        """Mark a row as the one that keys act on; none below zero."""
        index = self._lines.index(row, 0) if row >= 0 else QModelIndex()
        if index != self.currentIndex():
            self.setCurrentIndex(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which line and which cell was pressed."""
        at, width = event.position().toPoint(), self.viewport().width()
        index = self.indexAt(at)
        if index.isValid():
            is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            from_lead = width - at.x() if is_mirrored else at.x()
            self.pressed_at.emit(index.row(), self._columns.cell_at(from_lead, width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell how wide the rows are now."""
        super().resizeEvent(event)
        self.resized.emit(self.viewport().width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines, or what to do first."""
        super().paintEvent(event)
        if self._lines.rowCount() == 0:
            self._draw_empty()

    def _draw_empty(self) -> None:
        """Draw what is done first here."""
        painter = QPainter(self.viewport())
        draw_message(painter, self._theme, message=self._empty, area=self.viewport().rect())
        painter.end()
