"""The list of bills on hold: a digit takes one up, F6 names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QListView

from pos_app.ui.frame.overlay import Overlay
from pos_app.ui.frame.screen import ENTER_KEYS, MOVES
from pos_app.ui.key_map import Command
from pos_app.ui.tokens import BODY_PX, CAPTION_PX, PAY_SIDE_WIDTH_PX, SMALL_PX
from pos_app.ui.widgets.card import Label
from pos_app.ui.widgets.fields import TextField
from pos_app.ui.widgets.painted_row import PaintedRow
from pos_app.ui.widgets.painting import RIGHT, Sketch
from pos_app.ui.widgets.speaking import speak_chosen
from pos_app.viewmodels.bill.holding import HeldRow
from pos_app.viewmodels.figures import as_one, format_money, latin_digits

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.bill.holding import HoldingModel

WIDTH_PX = 560
EDGE_PX = 12
ROW_PX = 56
ROWS_SHOWN = 6
LABEL_CHARS_MAX = 64


class HeldDelegate(PaintedRow[HeldRow]):
    """Paints one bill that waits: its digit, its name, how long it waits, what it comes to."""

    HEIGHT_PX = ROW_PX

    def draw(self, sketch: Sketch, row: HeldRow) -> None:
        box, tokens = sketch.box, sketch.tokens
        if row.key:
            sketch.keycap(sketch.at((14, 16, 26, 24)), row.key, cap=tokens.key, ink=tokens.key_text)
        width = box.width() - 52 - 150
        name = row.label or row.first
        font = self._theme.font_for(name, BODY_PX + 1, QFont.Weight.Medium)
        place, under = sketch.at((52, 4, width, 28)), sketch.at((52, 31, width, 20))
        sketch.words(place, as_one(name), font=font, ink=tokens.text, above=under)
        font = self._theme.small_font_for(row.age, CAPTION_PX)
        lines = self.tr("%n line(s)", "", row.lines)
        parts = (lines, *row.notes, row.age, as_one(row.actor))
        words = " \u00b7 ".join(parts)
        sketch.words(under, words, font=font, ink=tokens.text3)
        font = self._theme.number_font(18, QFont.Weight.DemiBold)
        place = sketch.at((box.width() - 158, 0, 142, ROW_PX))
        total = format_money(row.total_paisa)
        sketch.words(place, total, font=font, ink=tokens.text, flags=RIGHT)


class NameField(TextField):
    """The name of a bill; Enter ends here, and takes no bill up."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell Enter, type everything else."""
        if event.key() in ENTER_KEYS:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class HeldOverlay(Overlay):
    """Shows a HoldingModel; it has the keyboard itself, or its field while a bill is named."""

    veils = False

    def __init__(self, theme: Theme, over: QWidget, holding: HoldingModel) -> None:
        super().__init__(theme, over)
        self._holding = holding
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Bills on hold"))
        font = theme.title_font(18, QFont.Weight.DemiBold)
        self.column.addWidget(Label(theme, self.tr("Bills on hold"), font=font, ink="text"))
        self.column.addSpacing(8)
        self._list = QListView()
        self._list.setModel(holding.rows)
        self._list.setItemDelegate(HeldDelegate(theme, self._list))
        self._list.setUniformItemSizes(True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFixedHeight(ROWS_SHOWN * ROW_PX)
        self._list.setAccessibleName(self.tr("Bills on hold"))
        speak_chosen(self._list)
        self.column.addWidget(self._list)
        self.column.addSpacing(8)
        self._name = NameField(theme)
        self._name.setAccessibleName(self.tr("Name of the bill"))
        self._name.setPlaceholderText(self.tr("Name or number, then Enter"))
        self._name.setMaxLength(LABEL_CHARS_MAX)
        self._name.entered.connect(self._rename)
        self.column.addWidget(self._name)
        foot = self.tr("A digit or Enter takes a bill up \u00b7 F6 names it \u00b7 Esc closes")
        self.column.addWidget(Label(theme, foot, font=theme.text_font(SMALL_PX), ink="text2"))
        self._list.clicked.connect(lambda index: self._take(index.row()))
        holding.changed.connect(self.refresh)

    def place(self) -> None:
        """Lie over the list: the total stays in sight."""
        room = self._over.width() - PAY_SIDE_WIDTH_PX - 3 * EDGE_PX
        size = self.sizeHint().boundedTo(self._over.size())
        width = max(room, size.width())
        left = EDGE_PX
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = self._over.width() - width - EDGE_PX
        self.setGeometry(left, EDGE_PX, width, size.height())

    def begin(self) -> None:
        """Show the bills that wait."""
        self._name.hide()
        self.open()
        self.setFocus()
        self.refresh()

    def refresh(self) -> None:
        """Show which bill is the current one."""
        index = self._holding.rows.index(self._holding.current_row, 0)
        self._list.setCurrentIndex(index)

    def take_command(self, command: Command) -> bool:
        """F6 names a bill, Esc leaves the name or the list, F7 goes down; the rest waits."""
        if command is Command.BACK:
            self._leave()
        elif command is Command.HOLD:
            self._name.setText(self._holding.rows.rows[self._holding.current_row].label)
            self._name.show()
            self.place()
            self._name.setFocus()
        elif command is Command.RECALL:
            rows = len(self._holding.rows.rows)
            self._holding.choose((self._holding.current_row + 1) % rows)
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and Enter take a bill up, arrows choose."""
        key, text = event.key(), latin_digits(event.text())
        if key in ENTER_KEYS:
            self._take(self._holding.current_row)
        elif key in MOVES:
            self._holding.choose(self._holding.current_row + MOVES[key])
        elif text.isdecimal() and text != "0":
            self._take(int(text) - 1)
        else:
            event.accept()

    def _take(self, row: int) -> None:
        if self._holding.take_row(row):
            self.hide()

    def _rename(self) -> None:
        self._holding.rename(self._name.text())
        self._leave()

    def _leave(self) -> None:
        """Leave the name, or the list."""
        if self._name.isVisible():
            self._name.hide()
            self.place()
            self.setFocus()
        else:
            self.hide()
