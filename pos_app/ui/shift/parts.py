"""What the pages of the shift screen are made of: columns of figures, and their headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QWidget

from pos_app.ui.fitting import usual
from pos_app.ui.tokens import BODY_PX, LABEL_PX, SMALL_PX
from pos_app.ui.widgets.card import Label
from pos_app.ui.widgets.theme import has_urdu

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.shift.figures import FigureRow


GAP_PX = 5
FIGURE_ROWS = 10
"""Of either column, so that what stands beside each other is on one line however low the room."""


class FigureColumn(QWidget):
    """Words and figures under each other; a sum is larger and stands under a gap."""

    def __init__(self, theme: Theme, rows: int) -> None:
        super().__init__()
        self._theme = theme
        self._rows: Sequence[FigureRow] = ()
        self._is_lowest = False
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        self.set_low(is_low=False)
        grid.setColumnStretch(0, 1)
        self._labels = []
        for place in range(rows):
            word = Label(theme, "", font=theme.text_font(LABEL_PX), ink="text2")
            figure = Label(theme, "", font=theme.number_font(BODY_PX, QFont.Weight.DemiBold))
            figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
            grid.addWidget(word, place, 0)
            grid.addWidget(figure, place, 1)
            self._labels.append((word, figure))
        grid.setRowStretch(rows, 1)

    def set_low(self, *, is_low: bool, is_lowest: bool = False) -> None:
        """On a low screen the lines stand close; on the lowest large words would be cut."""
        self._grid.setVerticalSpacing(0 if is_low else GAP_PX)
        if is_lowest != self._is_lowest:
            self._is_lowest = is_lowest
            self.show_rows(self._rows)

    def show_rows(self, rows: Sequence[FigureRow]) -> None:
        """Show these figures; places without one are empty."""
        self._rows = rows
        for place, (word, figure) in enumerate(self._labels):
            row = rows[place] if place < len(rows) else None
            word.setText(row.word if row else "")
            figure.setText(row.text if row else "")
            weight = QFont.Weight.Bold if row and row.is_sum else QFont.Weight.Normal
            # On the line of its figure at every text size: Nastaliq stands lower, and is cut.
            font = self._theme.small_font_for(word.text(), LABEL_PX, weight)
            if self._is_lowest and has_urdu(word.text()):
                font = usual(font, percent=self._theme.writing.size_percent)
            word.setFont(font)
            word.set_ink("text" if row and row.is_sum else "text2")


def caption(theme: Theme, text: str) -> Label:
    """A small heading over a part of a page."""
    return Label(theme, text, font=theme.text_font(SMALL_PX, QFont.Weight.DemiBold), ink="text2")
