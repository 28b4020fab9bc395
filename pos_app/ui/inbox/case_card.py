"""The card of what somebody should look at: a line for each, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout

from pos_app.ui.tokens import BODY_PX, LABEL_PX
from pos_app.ui.widgets.card import Card, Label
from pos_app.viewmodels.figures import isolated
from pos_app.viewmodels.inbox import CASES_SHOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.inbox import CaseRow

MARGIN_PX = 16
SIDE_MARGIN_PX = 24
"""That of the card above it."""
GAP_PX = 4


class CaseCard(Card):
    """Shows the rows of InboxModel.view.cases; hidden when there are none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.column.setContentsMargins(SIDE_MARGIN_PX, MARGIN_PX, SIDE_MARGIN_PX, MARGIN_PX)
        title = Label(theme, "", font=theme.text_font(BODY_PX, QFont.Weight.Bold))
        title.setText(self.tr("To look at"))
        self.column.setSpacing(GAP_PX)
        self.column.addWidget(title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(MARGIN_PX)
        grid.setVerticalSpacing(GAP_PX)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        self.column.addLayout(grid)
        self._rows = [self._row(theme, grid, place) for place in range(CASES_SHOWN)]
        self._more = Label(theme, "", font=theme.text_font(LABEL_PX), ink="text3")
        self.column.addWidget(self._more)

    def show_cases(self, rows: Sequence[CaseRow], more: int) -> None:
        """Show these rows and how many more there are."""
        self.setVisible(bool(rows))
        for place, labels in enumerate(self._rows):
            row = rows[place] if place < len(rows) else None
            for label, text in zip(labels, row or ("", ""), strict=True):
                label.setText(text)
                label.setVisible(row is not None)
        self._more.setVisible(more > 0)
        self._more.setText(self.tr("and {count} more").format(count=isolated(more)))

    def _row(self, theme: Theme, grid: QGridLayout, place: int) -> tuple[Label, Label]:
        what = Label(theme, "", font=theme.text_font(BODY_PX, QFont.Weight.Medium))
        to_do = Label(theme, "", font=theme.text_font(LABEL_PX), ink="text2")
        for column, label in enumerate((what, to_do)):
            label.setWordWrap(True)
            grid.addWidget(label, place, column)
        return what, to_do
