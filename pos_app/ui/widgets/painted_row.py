"""A row of a list that is painted by hand: what is alike in every list around what a row says."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pos_app.ui.widgets.painting import Sketch
from pos_app.viewmodels.row_model import ROW_ROLE

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPainter

    from pos_app.ui.widgets.theme import Theme

WIDTH_PX = 300
"""What a row asks for: a list gives it all the width that there is."""
TINT_RADIUS_PX = 8


class PaintedRow[Row](QStyledItemDelegate):
    """Paints the rows of a RowModel, the chosen one on a tint; a subclass draws what a row says.

    Lengths are logical pixels.
    """

    HEIGHT_PX: ClassVar[int]
    TINT_EDGE_PX: ClassVar[int] = 0
    """How far the tint keeps off the list's sides."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """How tall a row is; the width is the list's."""
        return QSize(WIDTH_PX, self.height_of(index.data(ROW_ROLE)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        painter.save()
        sketch = Sketch.inside(painter, self._theme, box=option.rect, direction=option.direction)
        if option.state & QStyle.StateFlag.State_Selected:
            self.draw_chosen(sketch, index.data(ROW_ROLE))
        else:
            self.draw(sketch, index.data(ROW_ROLE))
        painter.restore()

    def height_of(self, _row: Row) -> int:
        """How tall a row is."""
        return self.HEIGHT_PX

    @abstractmethod
    def draw(self, sketch: Sketch, row: Row) -> None:
        """Draw what a row says."""

    def draw_chosen(self, sketch: Sketch, row: Row) -> None:
        """Draw the row that the keyboard is on: the same on a tint."""
        self.draw_tint(sketch)
        self.draw(sketch, row)

    def draw_tint(self, sketch: Sketch) -> None:
        """Tint the row, so that it is seen which one is chosen."""
        edge = self.TINT_EDGE_PX
        tint = sketch.box.adjusted(edge, 1, -edge, -1)
        sketch.rounded(tint, TINT_RADIUS_PX, fill=sketch.tokens.brand_tint)
