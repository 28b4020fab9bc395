"""The bill's lines: a list under a painted heading, with words in the middle while it is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableView,
    QWidget,
)

from pos_app.ui.sale.line_delegate import (
    PAISA_WIDTH_PX,
    STEP_WIDTH_PX,
    LineDelegate,
    columns,
)
from pos_app.ui.tokens import CAPTION_PX, ROW_HEIGHT_PX
from pos_app.ui.widgets.message import Message, draw_message
from pos_app.ui.widgets.painting import CENTRE, RIGHT, Sketch
from pos_app.ui.widgets.speaking import announce
from pos_app.viewmodels.figures import isolated

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.line_rows import LineRow
    from pos_app.viewmodels.row_model import RowModel

HEADING_HEIGHT_PX = 34


class LineHeading(QWidget):
    """The names of the columns."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shows_paisa = False
        self._rows_width = 0
        self.setFixedHeight(HEADING_HEIGHT_PX)

    def fit(self, width: int) -> None:
        """Stand over rows of that width: a scroll bar takes some of the list's."""
        if width != self._rows_width:
            self._rows_width = width
            self.update()

    def show_paisa(self, *, shows_paisa: bool) -> None:
        """Move the last heading over the rupees, where paisa stand behind them."""
        if shows_paisa != self._shows_paisa:
            self._shows_paisa = shows_paisa
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the headings over their columns."""
        with Sketch(self, self._theme) as sketch:
            places = columns(self._rows_width or self.width())
            font = self._theme.text_font(CAPTION_PX, QFont.Weight.DemiBold)
            ink, height = sketch.tokens.text3, self.height()
            box = sketch.at((places.name, 0, places.name_width, height))
            sketch.words(box, self.tr("Item"), font=font, ink=ink)
            box = sketch.at((places.quantity + 4, 0, places.quantity_width - 12, height))
            sketch.words(box, self.tr("Qty"), font=font, ink=ink, flags=CENTRE)
            box = sketch.at((places.price + 10, 0, places.price_width - 24, height))
            sketch.words(box, self.tr("Price"), font=font, ink=ink, flags=RIGHT)
            box = sketch.at((places.amount + 4, 0, places.amount_width - 12, height))
            if self._shows_paisa:
                box = box.adjusted(0, 0, -PAISA_WIDTH_PX, 0)
            sketch.words(box, self.tr("Amount"), font=font, ink=ink, flags=RIGHT)
            line = QRect(0, height - 1, self.width(), 1)
            sketch.painter.fillRect(line, self._theme.colour("border"))


class LineList(QTableView):
    """The lines of the open bill; `stepped` asks for one more or one less of a line.

    A table of one column rather than a list: a list asks the model about each of its rows again
    whenever one comes, a table knows how tall they are and asks about those that are seen.
    """

    stepped = Signal(int, int)
    """The row, and +1 or -1."""
    widened = Signal(int)
    """How wide a row is now."""

    def __init__(self, theme: Theme, lines: RowModel[LineRow]) -> None:
        super().__init__()
        self._theme = theme
        self._lines = lines
        # A viewport that is ours from the start: to find out what Qt's own one is, PySide would
        # load its kinds of widgets one by one, in the middle of the first painting.
        self._ground = QWidget()
        self.setViewport(self._ground)
        self.line_delegate = LineDelegate(theme, self)
        self.setModel(lines)
        self.setItemDelegate(self.line_delegate)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(ROW_HEIGHT_PX)
        rows.setDefaultSectionSize(ROW_HEIGHT_PX)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for header in (self.horizontalHeader(), rows):
            header.hide()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Lines of the bill"))
        self._message = self._invitation()

    def show_paisa(self, *, shows_paisa: bool) -> None:
        """Keep or drop the slot for paisa."""
        if shows_paisa != self.line_delegate.shows_paisa:
            self.line_delegate.shows_paisa = shows_paisa
            self._ground.update()

    def show_invitation(self) -> None:
        """While there is no line, say what to do first."""
        self._show_message(self._invitation())

    def show_paid(self, receipt_no: str, *, is_paid: bool = True) -> None:
        """While there is no line, say that the last bill is saved, and paid unless on khata."""
        title = self.tr("Paid and saved") if is_paid else self.tr("Saved on khata")
        words = self.tr("Receipt {number}. The next scan begins a new bill.")
        detail = words.format(number=isolated(receipt_no))
        self._show_message(Message("circle-check", title, detail))

    def show_current(self, row: int) -> None:
        """Mark a row as the one that keys act on; none below zero."""
        index = self._lines.index(row, 0) if row >= 0 else QModelIndex()
        if index != self.currentIndex():
            # New rows reach the scroll bar a moment later; the current one should be in sight now.
            self.updateGeometries()
            self.setCurrentIndex(index)
            announce(self, str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))

    def _invitation(self) -> Message:
        return Message(
            "scan-barcode",
            self.tr("Scan the first item"),
            self.tr("or type a name to search. F7 brings back a bill on hold."),
        )

    def _show_message(self, message: Message) -> None:
        if message != self._message:
            self._message = message
            self._ground.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as wide as the list, less its scroll bar."""
        super().resizeEvent(event)
        self.widened.emit(self._ground.width())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a line; the current line's stepper takes one off or adds one."""
        index = self.indexAt(event.position().toPoint())
        step = self._step_at(index, event.position().toPoint())
        if step and index == self.currentIndex():
            self.stepped.emit(index.row(), step)
            return
        super().mousePressEvent(event)

    def _step_at(self, index: QModelIndex, point: QPoint) -> int:
        """-1 or +1 where the point lies on a stepper's end, otherwise 0."""
        if not index.isValid():
            return 0
        box = self.visualRect(index)
        from_lead = box.right() - point.x() if self.isRightToLeft() else point.x() - box.x()
        places = columns(box.width())
        for step, offset in ((-1, 4), (1, places.quantity_width - 8 - STEP_WIDTH_PX)):
            if 0 <= from_lead - places.quantity - offset < STEP_WIDTH_PX:
                return step
        return 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines, or what to do first."""
        super().paintEvent(event)
        if self._lines.rowCount() == 0:
            self._draw_empty()

    def _draw_empty(self) -> None:
        """Draw a sign and two lines in the middle."""
        painter = QPainter(self._ground)
        area = self._ground.rect()
        draw_message(painter, self._theme, message=self._message, area=area)
        painter.end()
