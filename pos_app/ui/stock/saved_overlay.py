"""The overlay of saved lists: Enter fills one in, a name saves what is on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QFrame, QListView

from pos_app.ui.frame.overlay import Overlay
from pos_app.ui.frame.screen import ENTER_KEYS, MOVES
from pos_app.ui.tokens import BODY_PX, HEADING_PX, SMALL_PX
from pos_app.ui.widgets.card import Label
from pos_app.ui.widgets.fields import Labelled, TextField
from pos_app.ui.widgets.painted_row import PaintedRow
from pos_app.ui.widgets.painting import Sketch
from pos_app.ui.widgets.speaking import speak_chosen
from pos_app.viewmodels.drafts.saved import SavedRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.drafts.saved import SavedListsModel

WIDTH_PX = 560
ROW_HEIGHT_PX = 48
ROWS_SHOWN = 5
EDGE_PX = 24
TOP_PX = 78
COUNT_WIDTH_PX = 110


class SavedDelegate(PaintedRow[SavedRow]):
    """Paints a saved list: its name, and how many lines it has."""

    HEIGHT_PX = ROW_HEIGHT_PX

    def draw(self, sketch: Sketch, row: SavedRow) -> None:
        tokens = sketch.tokens
        width = sketch.box.width() - COUNT_WIDTH_PX - 28
        font = self._theme.font_for(row.name, BODY_PX, QFont.Weight.Medium)
        sketch.words(sketch.at((14, 0, width, ROW_HEIGHT_PX)), row.name, font=font, ink=tokens.text)
        place = sketch.at((width + 14, 0, COUNT_WIDTH_PX, ROW_HEIGHT_PX))
        font = self._theme.text_font(SMALL_PX, QFont.Weight.Medium)
        words = self.tr("%n line(s)", "", row.lines)
        sketch.words(place, words, font=font, ink=tokens.text2, flags=sketch.trail)


class NameBox(TextField):
    """The name of a new list; what chooses, takes or forgets a list is told, the rest types."""

    moved = Signal(int)
    entered = Signal()
    deleted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose, Enter takes, Del on an empty box forgets."""
        key = event.key()
        if key in MOVES and key not in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.moved.emit(MOVES[key])
        elif key in ENTER_KEYS:
            self.entered.emit()
        elif key == Qt.Key.Key_Delete and not self.text():
            self.deleted.emit()
        else:
            super().keyPressEvent(event)


class SavedOverlay(Overlay):
    """Shows a SavedListsModel; `filled` asks for the chosen one, `named` to save the screen's."""

    filled = Signal()
    named = Signal(str)
    forgotten = Signal()

    def __init__(self, theme: Theme, over: QWidget, saved: SavedListsModel) -> None:
        super().__init__(theme, over)
        self._saved = saved
        font = theme.text_font(HEADING_PX, QFont.Weight.Bold)
        self.column.addWidget(Label(theme, self.tr("My lists"), font=font))
        self.column.addSpacing(8)
        self._list = QListView()
        self._list.setModel(saved.rows)
        self._list.setItemDelegate(SavedDelegate(theme, self._list))
        self._list.setUniformItemSizes(True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFixedHeight(ROWS_SHOWN * ROW_HEIGHT_PX)
        self._list.setAccessibleName(self.tr("My lists"))
        speak_chosen(self._list)
        self.column.addWidget(self._list)
        self.column.addSpacing(8)
        self._name = NameBox(theme)
        self.column.addWidget(Labelled(theme, self.tr("Save these lines as"), self._name))
        self.column.addSpacing(8)
        self._foot = Label(theme, "", font=theme.text_font(SMALL_PX), ink="text2")
        self.column.addWidget(self._foot)
        self._name.moved.connect(lambda rows: saved.choose(saved.current_row + rows))
        self._name.entered.connect(self._enter)
        self._name.deleted.connect(self.forgotten)
        self._name.textEdited.connect(self.refresh)
        self._list.clicked.connect(self._click)
        saved.changed.connect(self.refresh)

    def sizeHint(self) -> QSize:
        """As wide as a name and a count need."""
        return QSize(WIDTH_PX, super().sizeHint().height())

    def place(self) -> None:
        """Lie over the list: the worth and the reasons stay in sight."""
        size = self.sizeHint().boundedTo(self._over.size())
        left = EDGE_PX
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = self._over.width() - size.width() - EDGE_PX
        self.setGeometry(left, TOP_PX, size.width(), size.height())

    def begin(self) -> None:
        """Open with the lists of now."""
        self._name.clear()
        self._saved.read()
        self.open()
        self._name.setFocus()

    def refresh(self) -> None:
        """Show which list is chosen and what Enter does."""
        self._list.setCurrentIndex(self._saved.rows.index(max(self._saved.current_row, 0), 0))
        self._foot.setText(self._saved.message or self._foot_words())
        self._foot.set_ink("danger" if self._saved.message else "text2")

    def _enter(self) -> None:
        if self._name.text().strip():
            self.named.emit(self._name.text())
        elif self._saved.chosen is not None:
            self.filled.emit()

    def _click(self, index: QModelIndex) -> None:
        self._saved.choose(index.row())
        self.filled.emit()

    def _foot_words(self) -> str:
        """What Enter and Del do now."""
        if self._name.text().strip():
            return self.tr("Enter saves the lines under this name \u00b7 Esc closes")
        if self._saved.chosen is None:
            return self.tr("No list yet. Type a name to save the lines of the screen")
        return self.tr("Enter fills it in \u00b7 Del forgets it \u00b7 Esc closes")
