"""What the pages of the shift screen are made of: tabs, rows of a list, columns of figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from pos_app.ui.tokens import BODY_PX, FIELD_HEIGHT_PX, LABEL_PX, SMALL_PX
from pos_app.ui.widgets.action_button import ActionButton, Look
from pos_app.ui.widgets.card import Label
from pos_app.ui.widgets.painting import Sketch
from pos_app.viewmodels.table_model import ROW_ROLE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QPainter

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.shift.figures import FigureRow

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
            sketch.rounded(box.adjusted(0, 1, 0, -1), 8, fill=sketch.tokens.brand_tint)
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
                sketch.words(place, cell.text, font=font, ink=ink, flags=sketch.trail)
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


class TabButton(ActionButton):
    """A tab: the one that is shown is tinted; its word stays where it is."""

    is_shown = False

    def look(self) -> Look:
        """The colours of the tab that is shown, or of a plain button."""
        tokens = self.theme.tokens
        if not self.is_shown:
            return super().look()
        return Look(tokens.brand_tint, tokens.brand_line, tokens.brand, tokens.key, tokens.key_text)


class Tabs(QWidget):
    """A row of tabs, each with its key; `pressed` gives the place."""

    pressed = Signal(int)

    def __init__(self, theme: Theme, words: Sequence[str]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._buttons = []
        for place, word in enumerate(words):
            button = TabButton(theme, word, key=f"Alt+{place + 1}", height_px=FIELD_HEIGHT_PX)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, place=place: self.pressed.emit(place))
            self._buttons.append(button)
            row.addWidget(button)

    def show_current(self, current: int) -> None:
        """Light the tab that is shown."""
        for place, button in enumerate(self._buttons):
            button.is_shown = place == current
            button.update()


class FigureColumn(QWidget):
    """Words and figures under each other; a sum is larger and stands under a gap."""

    def __init__(self, theme: Theme, rows: int) -> None:
        super().__init__()
        self._theme = theme
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(0, 1)
        self._labels = []
        for place in range(rows):
            word = Label(theme, "", font=theme.text_font(LABEL_PX), ink="text2")
            figure = Label(theme, "", font=theme.number_font(BODY_PX, QFont.Weight.DemiBold))
            figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
            grid.addWidget(word, place, 0)
            grid.addWidget(figure, place, 1)
            self._labels.append((word, figure))
        grid.setRowStretch(rows, 1)

    def show_rows(self, rows: Sequence[FigureRow]) -> None:
        """Show these figures; places without one are empty."""
        for place, (word, figure) in enumerate(self._labels):
            row = rows[place] if place < len(rows) else None
            word.setText(row.word if row else "")
            figure.setText(row.text if row else "")
            weight = QFont.Weight.Bold if row and row.is_sum else QFont.Weight.Normal
            word.setFont(self._theme.text_font(LABEL_PX, weight))
            word.set_ink("text" if row and row.is_sum else "text2")


def caption(theme: Theme, text: str) -> Label:
    """A small heading over a part of a page."""
    return Label(theme, text, font=theme.text_font(SMALL_PX, QFont.Weight.DemiBold), ink="text2")
