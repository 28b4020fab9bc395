"""The open shift: count it blind, see what should be there, close it; or open one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui.shift.count_table import CountTable
from pos_app.ui.shift.parts import FIGURE_ROWS, FigureColumn
from pos_app.ui.tokens import (
    HALF_BUTTON_HEIGHT_PX,
    LABEL_PX,
    PAY_BUTTON_HEIGHT_PX,
    TITLE_PX,
)
from pos_app.ui.widgets.action_button import ActionButton, Kind
from pos_app.ui.widgets.card import Card, Label
from pos_app.ui.widgets.change_strip import ChangeStrip, Mood
from pos_app.ui.widgets.fields import FigureField, Labelled, TextField
from pos_app.viewmodels.figures import format_money, isolated
from pos_app.viewmodels.shift.figures import variance_word

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.shift.closing import ShiftModel

GAP_PX = 12
COUNT_WIDTH_PX = 330
NOTE_CHARS_MAX = 200
MARGIN_PX, MARGIN_LOW_PX = 20, 8
LOW_BELOW_PX, LOWEST_BELOW_PX = 540, 440


class NowPage(QWidget):
    """Shows a ShiftModel."""

    def __init__(self, theme: Theme, shift: ShiftModel) -> None:
        super().__init__()
        self._shift = shift
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_PX)
        self.table = CountTable(theme, shift)
        self.table.setFixedWidth(COUNT_WIDTH_PX)
        row.addWidget(self.table)
        side = QVBoxLayout()
        side.setSpacing(GAP_PX)
        row.addLayout(side, 1)
        self._theme = theme
        card = self._card = Card(theme, margin_px=MARGIN_PX)
        side.addWidget(card, 1)
        self._title = Label(theme, "", font=theme.text_font(TITLE_PX, QFont.Weight.Bold))
        card.column.addWidget(self._title)
        self._hint = Label(theme, "", font=theme.text_font(LABEL_PX), ink="text2")
        self._hint.setWordWrap(True)
        card.column.addWidget(self._hint)
        card.column.addSpacing(6)
        figures = QHBoxLayout()
        figures.setSpacing(48)
        self._drawer = FigureColumn(theme, FIGURE_ROWS)
        self._sales = FigureColumn(theme, FIGURE_ROWS)
        figures.addWidget(self._drawer, 1)
        figures.addWidget(self._sales, 1)
        card.column.addLayout(figures, 1)
        self._result = ChangeStrip(theme)
        end = QHBoxLayout()
        end.setSpacing(GAP_PX)
        end.addWidget(self._result, 2)
        card.column.addLayout(end)
        self._float = FigureField(theme)
        self._float_part = Labelled(theme, self.tr("Cash in the drawer now"), self._float)
        card.column.addWidget(self._float_part)
        self._note = TextField(theme, chars_max=NOTE_CHARS_MAX)
        self._note_part = Labelled(theme, self.tr("Why?"), self._note)
        end.addWidget(self._note_part, 3)
        side.addLayout(self._buttons(theme))
        shift.changed.connect(self.refresh)
        shift.closed.connect(self._forget)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Nineteen figures need the room more than what is around them."""
        super().resizeEvent(event)
        percent = self._theme.writing.size_percent
        is_low = self.height() < LOW_BELOW_PX * percent // 100
        is_lowest = self.height() < LOWEST_BELOW_PX * percent // 100
        edge = MARGIN_LOW_PX if is_low else MARGIN_PX
        self._card.column.setContentsMargins(MARGIN_PX, edge, MARGIN_PX, edge)
        for column in (self._drawer, self._sales):
            column.set_low(is_low=is_low, is_lowest=is_lowest)

    def refresh(self) -> None:
        """Show the shift as it stands, and no more than may be seen."""
        view = self._shift.view
        self.table.refresh()
        is_open = view.shift_no is not None
        if is_open:
            words = self.tr("Shift {number} \u00b7 {name} \u00b7 since {time}")
            title = words.format(
                number=isolated(view.shift_no or 0), name=view.actor, time=view.since
            )
        else:
            title = self.tr("No shift is open")
        self._title.setText(title)
        self._hint.setText(self._hint_words())
        self._hint.set_ink("warn" if view.is_armed else "text2")
        # Before the figures are shown their place is free for what is to be looked up.
        self._drawer.show_rows(view.drawer or view.unconfirmed)
        self._sales.show_rows(view.sales or view.unconfirmed[FIGURE_ROWS:])
        variance = view.variance_paisa
        self._result.setVisible(variance is not None)
        if variance is not None:
            mood = (Mood.BAD if variance < 0 else Mood.GIVE) if variance else Mood.GOOD
            amount = format_money(abs(variance), self._shift.style)
            self._result.show_change(variance_word(variance), amount, mood)
        self._float_part.setVisible(not is_open)
        self._note_part.setVisible(is_open and view.is_counted)
        self._x.setVisible(is_open)
        self._in.setVisible(is_open)
        self._out.setVisible(is_open)
        self._save.setText(self._save_words())
        self._save.icon_name = "lock" if is_open else "play"

    def save(self) -> None:
        """F12: what the button says."""
        self._shift.save(self._float.text(), self._note.text())

    def go(self, rows: int) -> None:
        """Arrows go through the notes."""
        self.table.go(rows)

    def begin(self) -> None:
        """Put the keyboard where typing helps."""
        self.table.fields[0].setFocus()

    def _forget(self) -> None:
        """What was typed beside the count belonged to a shift that is closed."""
        self._note.clear()
        self._float.clear()

    def _hint_words(self) -> str:
        """What to do now, and what still waits."""
        view = self._shift.view
        if view.shift_no is None and view.must_count:
            return self.tr("Count the drawer or type its cash. Nothing is sold before that.")
        if view.shift_no is None:
            return self.tr("Count the drawer or type its cash. The first sale opens a shift too.")
        if view.is_armed:
            words = self.tr("Press F12 again to close shift {number}")
            words = words.format(number=isolated(view.shift_no))
            if view.parked:
                held = self.tr("%n bill(s) on hold stay for the next shift", "", view.parked)
                words = f"{held}. {words}"
            return words
        if view.drawer:
            return self.tr("Esc hides the figures and counts again")
        return self.tr("The count is blind: what should be there shows when it is saved")

    def _save_words(self) -> str:
        view = self._shift.view
        if view.shift_no is None:
            return self.tr("Open the shift")
        if view.is_armed or view.is_counted:
            return self.tr("Close and print Z")
        return self.tr("Save the count")

    def _buttons(self, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        height = HALF_BUTTON_HEIGHT_PX
        self._x = ActionButton(theme, self.tr("X report"), key="F9", height_px=height)
        self._in = ActionButton(theme, self.tr("Paid in"), key="F6", height_px=height)
        self._out = ActionButton(theme, self.tr("Paid out"), key="F7", height_px=height)
        self._save = ActionButton(
            theme, "", kind=Kind.PRIMARY, icon="lock", key="F12", height_px=PAY_BUTTON_HEIGHT_PX
        )
        self._x.clicked.connect(self._shift.show_x)
        self._save.clicked.connect(self.save)
        self.paid_in, self.paid_out = self._in.clicked, self._out.clicked
        for button, share in ((self._x, 2), (self._in, 2), (self._out, 2), (self._save, 5)):
            row.addWidget(button, share)
        return row
