"""The drawer counted by note and coin: how many of each, what they come to, and the sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout

from pos_app.ui.shift.parts import caption
from pos_app.ui.tokens import BODY_PX, HEADING_PX
from pos_app.ui.widgets.card import Card, Label
from pos_app.ui.widgets.fields import FigureField
from pos_app.viewmodels.figures import format_money, isolated

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QResizeEvent

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.shift.closing import ShiftModel

FIELD_PX = 38
FIELD_MIN_PX = 24
ROUND_PX = 78
"""The heading above the fields and the sum below them."""
COUNT_WIDTH_PX = 92
MARGIN_PX = 16
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


class CountField(FigureField):
    """How many of one note or coin; tells when the keyboard comes to it."""

    entered = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell, so that arrows go on from here."""
        super().focusInEvent(event)
        self.entered.emit()


class CountTable(Card):
    """Shows what a ShiftModel was told of the drawer."""

    def __init__(self, theme: Theme, shift: ShiftModel) -> None:
        super().__init__(theme, margin_px=MARGIN_PX)
        self._shift = shift
        self._place = 0
        self.column.addWidget(caption(theme, self.tr("Notes and coins")))
        self.column.addSpacing(6)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(2, 1)
        self.fields: list[CountField] = []
        self._sums: list[Label] = []
        for place, worth in enumerate(shift.denominations):
            self._add_row(theme, grid, place=place, worth=worth)
        grid.setRowStretch(len(self.fields), 1)
        font = theme.text_font(BODY_PX, QFont.Weight.DemiBold)
        word = Label(theme, self.tr("Counted"), font=font)
        grid.addWidget(word, len(self.fields) + 1, 0, 1, 2)
        self._total = Label(theme, "", font=theme.number_font(HEADING_PX + 2, QFont.Weight.Bold))
        self._total.setAlignment(RIGHT)
        grid.addWidget(self._total, len(self.fields) + 1, 2)
        self.column.addLayout(grid, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let every note keep its place on a low screen: fields are as high as there is room."""
        super().resizeEvent(event)
        free_px = self.height() - 2 * MARGIN_PX - ROUND_PX
        field_px = max(FIELD_MIN_PX, min(FIELD_PX, free_px // len(self.fields) - 3))
        for field in self.fields:
            field.setFixedHeight(field_px)

    def refresh(self) -> None:
        """Show the counts and what they come to."""
        view, shift = self._shift.view, self._shift
        for place, (field, worth) in enumerate(zip(self.fields, shift.denominations, strict=True)):
            count, is_wrong = view.counts[place], place in view.wrong
            if count is None and not is_wrong:
                field.clear()
            elif count is not None and not field.text():
                # The window was built anew, or the count was on the disk.
                field.setText(str(count))
            field.show_wrong(is_wrong=is_wrong)
            self._sums[place].setText(format_money(worth * count) if count else "")
        self._total.setText(format_money(view.counted_paisa, shift.style))

    def go(self, rows: int) -> None:
        """Go to another note; beyond the ends means the end."""
        place = self._place + (rows if self.fields[self._place].hasFocus() else 0)
        self.fields[max(0, min(len(self.fields) - 1, place))].setFocus()

    def _add_row(self, theme: Theme, grid: QGridLayout, *, place: int, worth: int) -> None:
        font = theme.number_font(BODY_PX, QFont.Weight.Medium)
        word = Label(theme, f"{format_money(worth)} \u00d7", font=font, ink="text2")
        word.setAlignment(RIGHT)
        word.setMinimumWidth(76)
        field = CountField(theme)
        field.setFixedHeight(FIELD_PX)
        field.setFixedWidth(COUNT_WIDTH_PX)
        named = self.tr("How many of {worth}")
        field.setAccessibleName(named.format(worth=isolated(worth // 100)))
        field.textEdited.connect(lambda text, place=place: self._shift.set_count(place, text))
        field.entered.connect(lambda place=place: self._stand_on(place))
        amount = Label(theme, "", font=font)
        amount.setAlignment(RIGHT)
        for column, part in enumerate((word, field, amount)):
            grid.addWidget(part, place, column)
        self.fields.append(field)
        self._sums.append(amount)

    def _stand_on(self, place: int) -> None:
        self._place = place
