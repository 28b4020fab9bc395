"""Customers in a list: painted rows, and the overlay that asks who buys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QListView

from pos_app.ui.frame.overlay import Overlay
from pos_app.ui.frame.search import SearchBox
from pos_app.ui.key_map import Command
from pos_app.ui.tokens import BODY_PX, CAPTION_PX, HEADING_PX, SMALL_PX
from pos_app.ui.widgets.card import Label
from pos_app.ui.widgets.painted_row import PaintedRow
from pos_app.ui.widgets.painting import RIGHT, Sketch
from pos_app.ui.widgets.speaking import speak_chosen
from pos_app.viewmodels.figures import format_money, isolated
from pos_app.viewmodels.khata.rows import AccountRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.khata.picking import PickingModel

ROW_PX = 56
EDGE_PX = 12
BALANCE_WIDTH_PX = 130
STANDING_WIDTH_PX = 170
BAR_WIDTH_PX = 96
BAR_HEIGHT_PX = 6
ROWS_SHOWN = 7
WHOLE_BP = 10_000
NEAR_BP = 8_000


class CustomerDelegate(PaintedRow[AccountRow]):
    """Paints a customer: name and phone, age of the debt and limit, what is owed."""

    HEIGHT_PX = ROW_PX
    TINT_EDGE_PX = 4

    def draw(self, sketch: Sketch, row: AccountRow) -> None:
        box, tokens = sketch.box, sketch.tokens
        width = box.width() - BALANCE_WIDTH_PX - STANDING_WIDTH_PX - 40
        font = self._theme.font_for(row.name, BODY_PX, QFont.Weight.Medium)
        place, under = sketch.at((16, 5, width, 26)), sketch.at((16, 31, width, 19))
        sketch.words(place, row.name, font=font, ink=tokens.text, above=under)
        font = self._theme.small_font_for(row.phone, CAPTION_PX)
        second = isolated(row.phone) if row.phone else "\u2014"
        sketch.words(under, second, font=font, ink=tokens.text3)
        self._draw_standing(sketch, row, start=width + 20)
        font = self._theme.number_font(17, QFont.Weight.DemiBold)
        place = sketch.at((box.width() - BALANCE_WIDTH_PX - 16, 0, BALANCE_WIDTH_PX, ROW_PX))
        ink = tokens.warn if row.over_paisa else tokens.text
        if row.balance_paisa <= 0:
            ink = tokens.text3
        flags = RIGHT
        sketch.words(place, format_money(row.balance_paisa), font=font, ink=ink, flags=flags)

    def _draw_standing(self, sketch: Sketch, row: AccountRow, *, start: int) -> None:
        """Draw how old the debt is or when was paid last, over the bar of the limit."""
        tokens = sketch.tokens
        words, ink = self._standing(row), tokens.text2
        if row.overdue_paisa or row.over_paisa:
            ink = tokens.warn
        font = self._theme.small_font_for(words, SMALL_PX, QFont.Weight.Medium)
        has_bar = row.used_bp >= 0
        top, height = (6, 26) if has_bar else (0, ROW_PX)
        place = sketch.at((start, top, STANDING_WIDTH_PX, height))
        sketch.words(place, words, font=font, ink=ink)
        if has_bar:
            bar = sketch.at((start, 38, BAR_WIDTH_PX, BAR_HEIGHT_PX))
            draw_bar(sketch, bar, row.used_bp)

    def _standing(self, row: AccountRow) -> str:
        """The one thing to know beside the amount."""
        if row.over_paisa:
            words = self.tr("Over limit by {amount}")
            return words.format(amount=format_money(row.over_paisa))
        if row.days > 0:
            return self.tr("%n day(s)", "", row.days)
        if row.last_paid:
            return self.tr("Paid {day}").format(day=row.last_paid)
        return ""


def draw_bar(sketch: Sketch, bar: QRect, used_bp: int) -> None:
    """Draw how much of a limit is used; full and in the warning's colour when it is passed."""
    tokens = sketch.tokens
    sketch.rounded(bar, BAR_HEIGHT_PX / 2, fill=tokens.border)
    width = bar.width() * min(used_bp, WHOLE_BP) // WHOLE_BP
    if not width:
        return
    left = bar.right() + 1 - width if sketch.is_mirrored else bar.left()
    ink = tokens.warn if used_bp > NEAR_BP else tokens.khata
    filled = QRect(left, bar.top(), max(width, BAR_HEIGHT_PX), bar.height())
    sketch.rounded(filled, BAR_HEIGHT_PX / 2, fill=ink)


def customer_view(theme: Theme) -> QListView:
    """A list of customers that leaves the keyboard to the box above it."""
    view = QListView()
    view.setItemDelegate(CustomerDelegate(theme, view))
    view.setUniformItemSizes(True)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return view


class CustomerPicker(Overlay):
    """Who buys? `taken` gives the customer's number, `new_wanted` the text typed so far."""

    veils = False

    taken = Signal(int)
    new_wanted = Signal(str)
    nobody = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, over: QWidget, picking: PickingModel) -> None:
        super().__init__(theme, over)
        self._picking = picking
        self._purpose = ""
        font = theme.text_font(HEADING_PX, QFont.Weight.Bold)
        self._title = Label(theme, "", font=font)
        self.column.addWidget(self._title)
        self.column.addSpacing(8)
        self._box = SearchBox(theme)
        self._box.setAccessibleName(self.tr("Search customers"))
        self._box.setPlaceholderText(self.tr("Name as it sounds, or phone"))
        self.column.addWidget(self._box)
        self.column.addSpacing(8)
        self._list = customer_view(theme)
        self._list.setModel(picking.hits)
        self._list.setAccessibleName(self.tr("Customers found"))
        speak_chosen(self._list)
        self.column.addWidget(self._list)
        self.column.addSpacing(8)
        self._foot = Label(theme, "", font=theme.text_font(SMALL_PX), ink="text2")
        self.column.addWidget(self._foot)
        self._box.textEdited.connect(picking.search)
        self._box.moved.connect(picking.move)
        self._box.entered.connect(self.take)
        self._list.clicked.connect(self._click)
        picking.changed.connect(self.refresh)

    def place(self) -> None:
        """Lie over the list: the total stays in sight."""
        self.lie_over_list(self._list, height_px=ROWS_SHOWN * ROW_PX)

    def begin(self, title: str) -> None:
        """Open with everybody."""
        self._title.setText(title)
        self._box.clear()
        self._picking.search("")
        self.open()
        self._box.setFocus()

    def take_command(self, command: Command) -> bool:
        """F12 takes somebody new on, F5 leaves the bill without a customer, Esc closes."""
        if command is Command.BACK:
            self.hide()
            self.closed.emit()
        elif command in {Command.CASH, Command.SAVE}:
            self.new_wanted.emit(self._box.text().strip())
        elif command is Command.CUSTOMER:
            self.hide()
            self.nobody.emit()
        else:
            return False
        return True

    def take(self) -> None:
        """Take the chosen customer and close."""
        chosen = self._picking.chosen
        if chosen is None:
            self.new_wanted.emit(self._box.text().strip())
            return
        self.hide()
        self.taken.emit(chosen.customer_id)

    def refresh(self) -> None:
        """Show who is chosen and what the keys do."""
        picking = self._picking
        self._list.setCurrentIndex(picking.hits.index(max(picking.current_row, 0), 0))
        if picking.message:
            words = picking.message
        elif picking.hits.rows:
            words = self.tr(
                "Enter chooses \u00b7 F12 new customer \u00b7 F5 nobody \u00b7 Esc closes"
            )
        elif picking.text.strip():
            words = self.tr("Nobody is called that. Enter takes them on as a new customer")
        else:
            words = self.tr("No customers yet. Type a name, then Enter")
        self._foot.setText(words)

    def _click(self, index: QModelIndex) -> None:
        self._picking.choose(index.row())
        self.take()
