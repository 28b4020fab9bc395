"""Shifts that were closed: the list, and the Z report of the chosen one."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from pos_app.ui.frame.row_list import Cell, Column, RowList
from pos_app.ui.shift.parts import FIGURE_ROWS, FigureColumn
from pos_app.ui.tokens import HEADING_PX, LABEL_PX
from pos_app.ui.widgets.card import Card, Label
from pos_app.viewmodels.shift.past import PastRow

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.shift.past import PastModel

GAP_PX = 12
HEAD_PX = 140
"""What stands above the figures and around them."""
STACKED_PX, BESIDE_PX = 16, 48


class PastPage(QWidget):
    """Shows a PastModel."""

    def __init__(self, theme: Theme, past: PastModel) -> None:
        super().__init__()
        self._past = past
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_PX)
        card = Card(theme, margin_px=8)
        row.addWidget(card, 5)
        columns = (
            Column(self.tr("Shift"), 4),
            Column(self.tr("Closed"), 4),
            Column(self.tr("Who"), 3),
            Column(self.tr("Sales"), 4, is_figure=True),
            Column(self.tr("Drawer"), 4, is_trailing=True),
        )
        self._list = RowList(
            theme, past.rows, columns=columns, cells=_cells, name=self.tr("Past shifts")
        )
        self._list.chosen.connect(past.choose)
        card.column.addWidget(self._list)
        report = Card(theme, margin_px=20)
        row.addWidget(report, 6)
        self._title = Label(theme, "", font=theme.text_font(HEADING_PX, QFont.Weight.Bold))
        report.column.addWidget(self._title)
        self._result = Label(theme, "", font=theme.text_font(LABEL_PX, QFont.Weight.Medium))
        self._result.setWordWrap(True)
        report.column.addWidget(self._result)
        report.column.addSpacing(16)
        self._drawer = FigureColumn(theme, FIGURE_ROWS)
        self._sales = FigureColumn(theme, FIGURE_ROWS)
        self._figures = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._figures.addWidget(self._drawer, 1)
        self._figures.addWidget(self._sales, 1)
        report.column.addLayout(self._figures)
        report.column.addStretch(1)
        past.changed.connect(self.refresh)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where two columns under each other have no room, they stand side by side."""
        super().resizeEvent(event)
        needed = self._drawer.sizeHint().height() + self._sales.sizeHint().height()
        has_room = self.height() >= needed + HEAD_PX
        direction = QBoxLayout.Direction
        self._figures.setDirection(direction.TopToBottom if has_room else direction.LeftToRight)
        # An amount must not seem to belong to the next column's word.
        self._figures.setSpacing(STACKED_PX if has_room else BESIDE_PX)

    def refresh(self) -> None:
        """Show the chosen report."""
        view = self._past.view
        self._list.show_current(self._past.current_row)
        self._title.setText(view.title or self.tr("No shift was closed yet"))
        self._result.setText(" \u00b7 ".join(text for text in (view.result, view.note) if text))
        self._result.set_ink(view.tone or "text2")
        self._drawer.show_rows(view.drawer)
        self._sales.show_rows(view.sales)

    def begin(self) -> None:
        """Read the shifts again."""
        self._past.read()

    def go(self, rows: int) -> None:
        """Arrows go through the shifts."""
        self._past.move(rows)


def _cells(row: object) -> tuple[Cell, ...]:
    past = cast("PastRow", row)
    return (
        Cell(past.title),
        Cell(past.closed, ink="text2"),
        Cell(past.who, ink="text2"),
        Cell(past.sales),
        Cell(past.variance, ink=past.tone or "text3"),
    )
