"""The rows of a report: as bars beside their names, or as cells under headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from pos_app.ui.frame.row_list import EDGE_PX, Cell, Column, RowList
from pos_app.ui.tokens import BODY_PX
from pos_app.ui.widgets.painting import Sketch, text_width
from pos_app.viewmodels.reporting.rows import ReportRow
from pos_app.viewmodels.row_model import ROW_ROLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QPainter

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.reporting.asking import Head

BAR_ROW_PX = 44
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
        super().__init__(theme, model, columns=(), cells=lambda _row: (), name=name)
        self._bars = BarDelegate(theme, self)
        self.setItemDelegate(self._bars)

    def show_most(self, most: int) -> None:
        """The longest bar stands for this amount."""
        self._bars.most = max(1, most)
        self.viewport().update()


class TableList(RowList):
    """The rows of a report as cells."""

    def __init__(self, theme: Theme, model: QAbstractItemModel, *, name: str) -> None:
        super().__init__(theme, model, columns=(), cells=_cells, name=name)

    def show_heads(self, heads: Sequence[Head]) -> None:
        """The columns that the cells belong to."""
        self.show_columns([Column(each.word, each.share, each.is_figure) for each in heads])


def _cells(row: object) -> Sequence[Cell]:
    return [Cell(text) for text in row.cells] if isinstance(row, ReportRow) else ()
