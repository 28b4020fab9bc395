"""Vendors in a list: the name, how often they delivered, and when last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pos_app.ui.tokens import BODY_PX, SMALL_PX
from pos_app.ui.widgets.painting import Sketch
from pos_app.viewmodels.row_model import ROW_ROLE

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QObject
    from PySide6.QtGui import QPainter

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.goods.vendors import VendorRow

VENDOR_PX = 48
EDGE_PX = 14
DELIVERIES_WIDTH_PX = 150
LAST_WIDTH_PX = 120


class VendorDelegate(QStyledItemDelegate):
    """Paints a `VendorRow`."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: object) -> QSize:
        """Every row is equally tall."""
        return QSize(300, VENDOR_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        row: VendorRow = index.data(ROW_ROLE)
        painter.save()
        box, theme = option.rect, self._theme
        sketch = Sketch.inside(painter, theme, box=box, direction=option.direction)
        tokens = sketch.tokens
        if option.state & QStyle.StateFlag.State_Selected:
            sketch.rounded(box.adjusted(0, 1, 0, -1), 8, fill=tokens.brand_tint)
        width = box.width() - DELIVERIES_WIDTH_PX - LAST_WIDTH_PX - 2 * EDGE_PX
        font = theme.font_for(row.name, BODY_PX, QFont.Weight.Medium)
        place = sketch.at((EDGE_PX, 0, width - 8, VENDOR_PX))
        sketch.words(place, row.name, font=font, ink=tokens.text)
        font = theme.small_font_for(row.deliveries, SMALL_PX)
        place = sketch.at((EDGE_PX + width, 0, DELIVERIES_WIDTH_PX, VENDOR_PX))
        sketch.words(place, row.deliveries, font=font, ink=tokens.text2, flags=sketch.trail)
        font = theme.number_font(SMALL_PX)
        place = sketch.at((EDGE_PX + width + DELIVERIES_WIDTH_PX, 0, LAST_WIDTH_PX, VENDOR_PX))
        sketch.words(place, row.last, font=font, ink=tokens.text2, flags=sketch.trail)
        painter.restore()


class VendorList(QListView):
    """A list that the arrows of its page move through."""

    def __init__(self, theme: Theme, rows: QAbstractItemModel) -> None:
        super().__init__()
        self.setModel(rows)
        self.setItemDelegate(VendorDelegate(theme, self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Vendors"))

    def show_current(self, row: int) -> None:
        """Mark a row and bring it into sight; none before the first."""
        self.setCurrentIndex(self.model().index(row, 0) if row >= 0 else QModelIndex())
