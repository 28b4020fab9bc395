"""The rows of a report: as bars beside their names, or as cells under headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from pos_app.ui.frame.row_list import EDGE_PX, Cell, RowDelegate, RowList
from pos_app.ui.tokens import BODY_PX, SMALL_PX
from pos_app.ui.widgets.painting import RIGHT, Sketch, text_width
from pos_app.viewmodels.reporting.rows import ReportRow
from pos_app.viewmodels.row_model import ROW_ROLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QPainter, QPaintEvent

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.reporting.asking import Head

BAR_ROW_PX = 44
HEAD_PX = 34
NAME_SHARE = 0.34
BAR_HEIGHT_PX = 22


class BarDelegate(QStyledItemDelegate):
    """Paints a name, a bar as long as its amount, and the figure behind it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.most = 1

    def sizeHint(self, _option: QStyleOptionViewItem, _index: object) -> QSize:
        """Every row is equally tall."""
        return QSize(300, BAR_ROW_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        painter.save()
        box, theme = option.rect, self._theme
        sketch = Sketch.inside(painter, theme, box=box, direction=option.direction)
        tokens = sketch.tokens
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_current:
            sketch.rounded(box.adjusted(0, 1, 0, -1), 8, fill=tokens.brand_tint)
        bar = index.data(ROW_ROLE).bar
        width = box.width() - 2 * EDGE_PX
        font = theme.small_font_for(bar.word, BODY_PX - 1, QFont.Weight.Medium)
        place = sketch.at((EDGE_PX, 0, width * NAME_SHARE - 12, BAR_ROW_PX))
        sketch.words(place, bar.word, font=font, ink=tokens.text)
        figures = theme.number_font(BODY_PX, QFont.Weight.DemiBold)
        figure_width = text_width(figures, bar.figure) + 10
        room = width * (1 - NAME_SHARE) - figure_width
        length = max(0.0, room * bar.amount / self.most)
        start = EDGE_PX + width * NAME_SHARE
        if length >= 1:
            top = (BAR_ROW_PX - BAR_HEIGHT_PX) / 2
            place = sketch.at((start, top, length, BAR_HEIGHT_PX))
            fill = tokens.brand if is_current else tokens.brand_line
            sketch.rounded(place, min(5.0, length / 2), fill=fill)
        place = sketch.at((start + length + 8, 0, figure_width, BAR_ROW_PX))
        sketch.words(place, bar.figure, font=figures, ink=tokens.text)
        painter.restore()


class BarList(RowList):
    """The rows of a report with their bars."""

    def __init__(self, theme: Theme, model: QAbstractItemModel, *, name: str) -> None:
        super().__init__(theme, model, cells=lambda _row: (), name=name)
        self._bars = BarDelegate(theme, self)
        self.setItemDelegate(self._bars)

    def show_most(self, most: int) -> None:
        """The longest bar stands for this amount."""
        self._bars.most = max(1, most)
        self.viewport().update()


class TableHead(QWidget):
    """The headings over the cells."""

    def __init__(self, theme: Theme, table: TableList) -> None:
        super().__init__()
        self._theme, self._table = theme, table
        self._heads: tuple[Head, ...] = ()
        self.setFixedHeight(HEAD_PX)

    def show_heads(self, heads: Sequence[Head]) -> None:
        """Show these headings."""
        self._heads = tuple(heads)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the headings where the cells of `RowDelegate` stand."""
        if not self._heads:
            return
        with Sketch(self, self._theme) as sketch:
            unit = (self._room() - 2 * EDGE_PX) / sum(head.share for head in self._heads)
            font = self._theme.text_font(SMALL_PX, QFont.Weight.DemiBold)
            start = float(EDGE_PX)
            for head in self._heads:
                box = sketch.at((start, 0, unit * head.share - 8, HEAD_PX))
                flags = RIGHT if head.is_figure else sketch.lead
                sketch.words(box, head.word, font=font, ink=sketch.tokens.text2, flags=flags)
                start += unit * head.share

    def _room(self) -> int:
        """The width of the rows, which a scroll bar may make less."""
        return self._table.viewport().width()


class TableList(RowList):
    """The rows of a report as cells."""

    def __init__(self, theme: Theme, model: QAbstractItemModel, *, name: str) -> None:
        super().__init__(theme, model, cells=self._cells, name=name)
        self._heads: tuple[Head, ...] = ()
        assert isinstance(self.itemDelegate(), RowDelegate)

    def show_heads(self, heads: Sequence[Head]) -> None:
        """The columns that the cells belong to."""
        self._heads = tuple(heads)
        self.viewport().update()

    def _cells(self, row: object) -> Sequence[Cell]:
        cells = row.cells if isinstance(row, ReportRow) else ()
        return [
            Cell(text, head.share, is_figure=head.is_figure)
            for text, head in zip(cells, self._heads, strict=False)
        ] or [Cell("", 1)]
