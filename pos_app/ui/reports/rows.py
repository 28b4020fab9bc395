"""The rows of a report: as bars beside their names, or as cells under headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from pos_app.ui.frame.row_list import EDGE_PX, Cell, Column, RowList
from pos_app.ui.tokens import BODY_PX
from pos_app.ui.widgets.painted_row import PaintedRow
from pos_app.ui.widgets.painting import Sketch, text_width
from pos_app.viewmodels.reporting.rows import ReportRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QAbstractItemModel

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.reporting.asking import Head

BAR_ROW_PX = 44
NAME_SHARE = 0.34
BAR_HEIGHT_PX = 22


class BarDelegate(PaintedRow[ReportRow]):
    """Paints a name, a bar as long as its amount, and the figure behind it."""

    HEIGHT_PX = BAR_ROW_PX

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.most = 1

    def draw(self, sketch: Sketch, row: ReportRow) -> None:
        self._draw_bar(sketch, row, fill=sketch.tokens.brand_line)

    def draw_chosen(self, sketch: Sketch, row: ReportRow) -> None:
        """Draw the bar in full colour too."""
        self.draw_tint(sketch)
        self._draw_bar(sketch, row, fill=sketch.tokens.brand)

    def _draw_bar(self, sketch: Sketch, row: ReportRow, *, fill: str) -> None:
        theme, tokens, bar = self._theme, sketch.tokens, row.bar
        width = sketch.box.width() - 2 * EDGE_PX
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
            sketch.rounded(place, min(5.0, length / 2), fill=fill)
        place = sketch.at((start + length + 8, 0, figure_width, BAR_ROW_PX))
        sketch.words(place, bar.figure, font=figures, ink=tokens.text)


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
