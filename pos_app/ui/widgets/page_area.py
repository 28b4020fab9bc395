"""A place for a page that may be taller than the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


ROW_PX = 48
BAR_PX = 16


class PageArea(QScrollArea):
    """Scrolls up and down only; the keyboard brings all into sight."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from field to field, not up and down the page."""
        event.ignore()

    def step(self, rows: int) -> None:
        """Arrows bring the rest of a page without fields into sight, a row's height at a time."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + rows * ROW_PX)

    def in_middle(self, width_px: int) -> QWidget:
        """A widget with this area in its middle, no wider than its page and the bar beside that."""
        around = QWidget()
        row = QHBoxLayout(middle(around, width_px + 2 * BAR_PX))
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self)
        return around


def middle(page: QWidget, width_px: int) -> QWidget:
    """A widget of one width in the middle of a page, for the page's own layout."""
    row = QHBoxLayout(page)
    row.setContentsMargins(0, 0, 0, 0)
    inside = QWidget()
    inside.setFixedWidth(width_px)
    row.addStretch(1)
    row.addWidget(inside)
    row.addStretch(1)
    return inside
