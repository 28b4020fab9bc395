"""A list of rows painted as cells side by side, moved through by a screen's arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from pos_app.ui.tokens import BODY_PX
from pos_app.ui.widgets.painting import RIGHT, Sketch
from pos_app.viewmodels.row_model import ROW_ROLE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QPainter

    from pos_app.ui.widgets.theme import Theme

ROW_PX = 48
EDGE_PX = 14


class Cell(NamedTuple):
    """One text of a row: a share of its width, how it stands, and its colour."""

    text: str
    share: int
    is_figure: bool = False
    is_trailing: bool = False
    ink: str = "text"


type Cells = Callable[[object], Sequence[Cell]]


class RowDelegate(QStyledItemDelegate):
    """Paints a row as cells side by side; the chosen one is tinted."""

    def __init__(self, theme: Theme, cells: Cells, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cells = cells

    def sizeHint(self, _option: QStyleOptionViewItem, _index: object) -> QSize:
        """Every row is equally tall."""
        return QSize(300, ROW_PX)

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
        if option.state & QStyle.StateFlag.State_Selected:
            sketch.rounded(box.adjusted(4, 1, -4, -1), 8, fill=sketch.tokens.brand_tint)
        cells = self._cells(index.data(ROW_ROLE))
        unit = (box.width() - 2 * EDGE_PX) / sum(cell.share for cell in cells)
        start = float(EDGE_PX)
        for cell in cells:
            width = unit * cell.share
            place = sketch.at((start, 0, width - 8, ROW_PX))
            ink = theme.colour(cell.ink).name()
            font = theme.small_font_for(cell.text, BODY_PX - 1, QFont.Weight.Medium)
            if cell.is_figure:
                font = theme.number_font(BODY_PX, QFont.Weight.DemiBold)
                sketch.words(place, cell.text, font=font, ink=ink, flags=RIGHT)
            else:
                flags = sketch.trail if cell.is_trailing else sketch.lead
                sketch.words(place, cell.text, font=font, ink=ink, flags=flags)
            start += width
        painter.restore()


class RowList(QListView):
    """A list that arrows on the screen move through; a click chooses too."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, model: QAbstractItemModel, *, cells: Cells, name: str) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(RowDelegate(theme, cells, self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))

    def show_current(self, row: int) -> None:
        """Tint a row and bring it into sight; none for a row before the first."""
        self.setCurrentIndex(self.model().index(row, 0) if row >= 0 else QModelIndex())
