"""What an owner looks through, newest first, for a period."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui.frame.row_list import Cell, Column, RowList
from pos_app.ui.tokens import LABEL_PX
from pos_app.ui.widgets.card import Card, Label
from pos_app.ui.widgets.small_buttons import CashButton
from pos_app.viewmodels.figures import isolated
from pos_app.viewmodels.shift.looking import PERIODS, AuditRow

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.shift.looking import AuditModel

GAP_PX = 8
PERIOD_WIDTH_PX = 118


class LookingPage(QWidget):
    """Shows an AuditModel; Left and Right change the period."""

    def __init__(self, theme: Theme, audit: AuditModel) -> None:
        super().__init__()
        self._audit = audit
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_PX)
        row = QHBoxLayout()
        row.setSpacing(GAP_PX)
        self._periods = []
        for place in range(len(PERIODS)):
            button = CashButton(theme, audit.period_word(place), is_figure=False, height_px=40)
            button.clicked.connect(lambda _checked=False, place=place: audit.choose_period(place))
            button.setMinimumWidth(PERIOD_WIDTH_PX)
            self._periods.append(button)
            row.addWidget(button)
        self._removed = CashButton(theme, self.tr("Removals only"), is_figure=False, height_px=40)
        self._removed.clicked.connect(audit.toggle_removed)
        self._removed.setMinimumWidth(2 * PERIOD_WIDTH_PX)
        row.addStretch(2)
        row.addWidget(self._removed)
        column.addLayout(row)
        card = Card(theme, margin_px=8)
        column.addWidget(card, 1)
        self._note = Label(theme, "", font=theme.text_font(LABEL_PX), ink="text2")
        card.column.addWidget(self._note)
        columns = (
            Column(self.tr("Time"), 4),
            Column(self.tr("What happened"), 5),
            Column(self.tr("Goods or reason"), 9),
            Column(self.tr("Who"), 6),
            Column(self.tr("Amount"), 4, is_figure=True),
        )
        self._list = RowList(
            theme, audit.rows, columns=columns, cells=_cells, name=self.tr("To review")
        )
        self._list.chosen.connect(audit.choose)
        card.column.addWidget(self._list, 1)
        self._whole = Label(theme, "", font=theme.text_font(LABEL_PX))
        self._whole.setWordWrap(True)
        card.column.addWidget(self._whole)
        audit.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the period and the row that is stood on, in full where the list cuts it."""
        for place, button in enumerate(self._periods):
            button.set_chosen(is_chosen=place == self._audit.period)
        self._removed.set_chosen(is_chosen=self._audit.is_removed_only)
        self._list.show_current(self._audit.current_row)
        words = self._words()
        self._note.setVisible(bool(words))
        self._note.setText(words)
        rows, row = self._audit.rows.rows, self._audit.current_row
        whole = " \u00b7 ".join(self._list.cut(_cells(rows[row]))) if row >= 0 else ""
        self._whole.setVisible(bool(whole))
        self._whole.setText(whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is cut depends on the width."""
        super().resizeEvent(event)
        self.refresh()

    def begin(self) -> None:
        """Read the list, for whoever may."""
        self._audit.read()

    def go(self, rows: int) -> None:
        """Arrows go through the list."""
        self._audit.move(rows)

    def step(self, places: int) -> None:
        """Left and Right change the period."""
        self._audit.choose_period(self._audit.period + places)

    def _words(self) -> str:
        """Why nothing is listed, or that not everything is; else nothing."""
        audit = self._audit
        if not audit.is_shown:
            return self.tr("Only whoever may see reports can look through this")
        if not audit.rows.rows:
            return self.tr("Nothing to look through. Left and Right change the days")
        if audit.can_go_on:
            words = self.tr("The newest {count}. Down at the end of the list reads on")
            return words.format(count=isolated(len(audit.rows.rows)))
        return ""


def _cells(row: object) -> tuple[Cell, ...]:
    entry = cast("AuditRow", row)
    return (
        Cell(entry.at, ink="text2"),
        Cell(entry.what, ink="danger" if entry.is_bad else "text"),
        Cell(entry.about, ink="text2"),
        Cell(entry.who, ink="text2"),
        Cell(entry.amount),
    )
