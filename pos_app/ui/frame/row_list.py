"""Lists under the names of their columns, and rows painted as cells side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QWidget,
)

from pos_app.ui.tokens import BODY_PX, CAPTION_PX
from pos_app.ui.widgets.painted_row import PaintedRow
from pos_app.ui.widgets.painting import RIGHT, Sketch, text_width
from pos_app.ui.widgets.speaking import speak_chosen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from pos_app.ui.widgets.theme import Theme

ROW_PX = 48
HEADING_PX = 30
EDGE_PX = 14
GAP_PX = 8


class Column(NamedTuple):
    """A column of rows: its name, its share of their width, and how its cells stand."""

    word: str
    share: int
    is_figure: bool = False
    is_trailing: bool = False


class Cell(NamedTuple):
    """One text of a row, and its colour."""

    text: str
    ink: str = "text"


class Heading(NamedTuple):
    """The name of a column, where it begins after the leading edge, and its width."""

    word: str
    start: float
    width: float
    is_figure: bool = False
    is_trailing: bool = False


type Cells = Callable[[object], Sequence[Cell]]
type Headings = Callable[[int], Sequence[Heading]]
"""Where the names stand over rows of a width."""


class HeadingRow(QWidget):
    """The names of the columns, over their cells."""

    def __init__(self, theme: Theme, headings: Headings, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._headings = theme, headings

    def read(self) -> bool:
        """Take the names anew; whether there are any."""
        words = ", ".join(each.word for each in self._headings(0))
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self.update()
        return bool(words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the names and the line under them."""
        with Sketch(self, self._theme) as sketch:
            font = self._theme.text_font(CAPTION_PX, QFont.Weight.DemiBold)
            for each in self._headings(self.width()):
                place = sketch.at((each.start, 0, each.width, HEADING_PX))
                flags = sketch.trail if each.is_trailing else sketch.lead
                flags = RIGHT if each.is_figure else flags
                sketch.words(place, each.word, font=font, ink=sketch.tokens.text3, flags=flags)
            line = QRect(0, self.height() - 1, self.width(), 1)
            sketch.painter.fillRect(line, self._theme.colour("border"))


class HeadedList(QListView):
    """A list that never takes the keyboard, under the names of its columns."""

    def __init__(
        self, theme: Theme, model: QAbstractItemModel, *, headings: Headings, name: str
    ) -> None:
        super().__init__()
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self._heading = HeadingRow(theme, headings, self)
        self.show_headings()
        speak_chosen(self)

    def show_headings(self) -> None:
        """Keep room for the names, where there are any."""
        has_names = self._heading.read()
        self.setViewportMargins(0, HEADING_PX if has_names else 0, 0, 0)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The names stand over the rows: a scroll bar takes from their width."""
        super().resizeEvent(event)
        rows = self.viewport().geometry()
        self._heading.setGeometry(rows.x(), rows.y() - HEADING_PX, rows.width(), HEADING_PX)

    def show_current(self, row: int) -> None:
        """Tint a row and bring it into sight; none for a row before the first."""
        self.setCurrentIndex(self.model().index(row, 0) if row >= 0 else QModelIndex())


class RowDelegate(PaintedRow[Any]):
    """Paints a row as cells side by side."""

    HEIGHT_PX = ROW_PX
    TINT_EDGE_PX = 4

    def __init__(self, theme: Theme, placed: Headings, *, cells: Cells, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._placed = placed
        self._cells = cells

    def draw(self, sketch: Sketch, row: Any) -> None:  # noqa: ANN401 - rows of any kind
        theme = self._theme
        for column, cell in zip(self._placed(sketch.box.width()), self._cells(row), strict=False):
            place = sketch.at((column.start, 0, column.width, ROW_PX))
            ink = theme.colour(cell.ink).name()
            font = _cell_font(theme, cell.text)
            if column.is_figure:
                font = theme.number_font(BODY_PX, QFont.Weight.DemiBold)
                sketch.words(place, cell.text, font=font, ink=ink, flags=RIGHT)
            else:
                flags = sketch.trail if column.is_trailing else sketch.lead
                sketch.words(place, cell.text, font=font, ink=ink, flags=flags)


def _cell_font(theme: Theme, text: str) -> QFont:
    return theme.small_font_for(text, BODY_PX - 1, QFont.Weight.Medium)


class RowList(HeadedList):
    """A list that arrows on the screen move through; a click chooses too."""

    chosen = Signal(int)

    def __init__(
        self,
        theme: Theme,
        model: QAbstractItemModel,
        *,
        columns: Sequence[Column],
        cells: Cells,
        name: str,
    ) -> None:
        self._theme, self._columns = theme, tuple(columns)
        super().__init__(theme, model, headings=self.placed, name=name)
        self.setItemDelegate(RowDelegate(theme, self.placed, cells=cells, parent=self))
        self.setUniformItemSizes(True)
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Take other columns."""
        self._columns = tuple(columns)
        self.show_headings()

    def cut(self, cells: Sequence[Cell]) -> list[str]:
        """The texts of a row that their columns are too narrow for."""
        columns = self.placed(self.viewport().width())
        return [
            cell.text
            for column, cell in zip(columns, cells, strict=True)
            if text_width(_cell_font(self._theme, cell.text), cell.text) > column.width
        ]

    def placed(self, width: int) -> list[Heading]:
        """Where the columns stand in rows of a width."""
        unit = (width - 2 * EDGE_PX) / max(1, sum(column.share for column in self._columns))
        start, found = float(EDGE_PX), []
        for word, share, is_figure, is_trailing in self._columns:
            found.append(Heading(word, start, unit * share - GAP_PX, is_figure, is_trailing))
            start += unit * share
        return found
