"""Products in a list: names, code, price, cost and stock, as many columns as leave room."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QCoreApplication,
    QModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QWidget,
)

from pos_app.ui.tokens import BODY_PX, CAPTION_PX, SMALL_PX
from pos_app.ui.widgets.painted_row import PaintedRow
from pos_app.ui.widgets.painting import RIGHT, Sketch, text_width
from pos_app.ui.widgets.speaking import speak_chosen
from pos_app.viewmodels.goods.rows import GoodsRow

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.row_model import RowModel

GOODS_PX = 54
HEADING_PX = 32
EDGE_PX = 14
GAP_PX = 10
"""Between two figures: at a larger text size 141 and 86.000 read as one."""
NAME_WIDTH_MIN_PX = 210


class _Column(NamedTuple):
    """A figure of the row; where room is short, the highest rank goes first."""

    field: str
    word: object
    width_px: int
    rank: int


_COLUMNS = (
    _Column("code", QT_TRANSLATE_NOOP("GoodsList", "Code"), 146, 2),
    _Column("price", QT_TRANSLATE_NOOP("GoodsList", "Price"), 98, 0),
    _Column("cost", QT_TRANSLATE_NOOP("GoodsList", "Cost"), 98, 1),
    _Column("stock", QT_TRANSLATE_NOOP("GoodsList", "Stock"), 100, 0),
)


def _shown(width_px: int, *, has_cost: bool) -> tuple[list[_Column], int]:
    """The columns that fit into a list of this width, and what they leave for the name."""
    columns = [column for column in _COLUMNS if has_cost or column.field != "cost"]
    room = width_px - 2 * EDGE_PX
    for column in sorted(columns, key=lambda each: -each.rank):
        left = room - sum(each.width_px for each in columns)
        if left < NAME_WIDTH_MIN_PX and column.rank:
            columns.remove(column)
    return columns, room - sum(each.width_px for each in columns)


class GoodsHeading(QWidget):
    """The words over the figures; none stands over a column that these rows do not have."""

    def __init__(self, theme: Theme, rows: RowModel[GoodsRow]) -> None:
        super().__init__()
        self._theme, self._rows = theme, rows
        rows.modelReset.connect(self.update)
        rows.rowsInserted.connect(self.update)
        self._room_px = 0
        self.setFixedHeight(HEADING_PX)

    @property
    def has_codes(self) -> bool:
        """Whether these rows show their codes: why they are in a short list takes that room."""
        return not any(row.about for row in self._rows.rows[:1])

    @property
    def has_cost(self) -> bool:
        """Whether these rows show what goods cost."""
        return all(row.cost for row in self._rows.rows[:1])

    def take_room(self, width_px: int) -> None:
        """Stand over rows of this width."""
        self._room_px = width_px
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words over their columns."""
        with Sketch(self, self._theme) as sketch:
            font = self._theme.text_font(CAPTION_PX, QFont.Weight.DemiBold)
            ink = sketch.tokens.text3
            columns, start = _shown(self._room_px, has_cost=self.has_cost)
            start += EDGE_PX
            for column in columns:
                if column.field == "code" and not self.has_codes:
                    start += column.width_px
                    continue
                word = QCoreApplication.translate("GoodsList", str(column.word))
                place = sketch.at((start + GAP_PX, 0, column.width_px - GAP_PX, HEADING_PX))
                sketch.words(place, word, font=font, ink=ink, flags=RIGHT)
                start += column.width_px
            line = QRect(0, HEADING_PX - 1, self.width(), 1)
            sketch.painter.fillRect(line, self._theme.colour("border"))


class GoodsDelegate(PaintedRow[GoodsRow]):
    """Paints a `GoodsRow`."""

    HEIGHT_PX = GOODS_PX
    TINT_EDGE_PX = 4

    def draw(self, sketch: Sketch, row: GoodsRow) -> None:
        theme, tokens = self._theme, sketch.tokens
        columns, width = _shown(sketch.box.width(), has_cost=bool(row.cost))
        if row.about and columns[0].field == "code":
            # Why it is in a short list takes the room of the code.
            width += columns.pop(0).width_px
        font = theme.font_for(row.name, BODY_PX, QFont.Weight.Medium)
        place = sketch.at((EDGE_PX, 4, width - 8, 26))
        under = sketch.at((EDGE_PX, 30, width - 8, 20))
        sketch.words(place, row.name, font=font, ink=tokens.text, above=under)
        second, ink = (row.about, tokens.warn) if row.about else (row.second, tokens.text3)
        font = theme.small_font_for(second, CAPTION_PX, QFont.Weight.Medium)
        if not row.about and text_width(font, row.grouped) <= width - 8:
            second = row.grouped
        sketch.words(under, second, font=font, ink=ink)
        self._draw_figures(sketch, row, columns=columns, start=EDGE_PX + width)

    def _draw_figures(
        self, sketch: Sketch, row: GoodsRow, *, columns: list[_Column], start: int
    ) -> None:
        tokens = sketch.tokens
        inks = {"price": tokens.text, "stock": getattr(tokens, row.tone)}
        for column in columns:
            font = self._theme.number_font(BODY_PX, QFont.Weight.DemiBold)
            if column.field == "code":
                font = self._theme.number_font(SMALL_PX, QFont.Weight.Medium)
            place = sketch.at((start + GAP_PX, 0, column.width_px - GAP_PX, GOODS_PX))
            ink = inks.get(column.field, tokens.text2)
            sketch.measured(place, getattr(row, column.field), font=font, ink=ink, flags=RIGHT)
            start += column.width_px


class GoodsList(QListView):
    """The list; it leaves the keyboard to the search box, and tells how far it was looked at."""

    resized = Signal(int)
    reached = Signal(int)
    """The last row that came into sight."""

    def __init__(self, theme: Theme, rows: RowModel[GoodsRow]) -> None:
        super().__init__()
        self.setModel(rows)
        self.setItemDelegate(GoodsDelegate(theme, self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Products"))
        speak_chosen(self)
        self.verticalScrollBar().valueChanged.connect(self._tell_reached)

    def show_current(self, row: int) -> None:
        """Mark a row and bring it into sight; none before the first."""
        self.setCurrentIndex(self.model().index(row, 0) if row >= 0 else QModelIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell how wide the rows are now."""
        super().resizeEvent(event)
        self.resized.emit(self.viewport().width())

    def _tell_reached(self) -> None:
        last = self.indexAt(self.viewport().rect().bottomLeft())
        if last.isValid():
            self.reached.emit(last.row())
