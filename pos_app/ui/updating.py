"""The window that stays while a till's records are read anew: what happens, and that it moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_app.ui.tokens import BODY_PX, TITLE_PX
from pos_app.ui.widgets.card import Card, Label
from pos_app.ui.widgets.painting import Sketch

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from pos_app.ui.widgets.theme import Theme

SIZE = QSize(720, 280)
MARGIN_PX = 32
BAR_HEIGHT_PX = 8
STEP_MS = 40
STEPS = 60
"""From one end to the other: a little over two seconds."""


class UpdatingWindow(QWidget):
    """A sentence and a bar; it stays until the work behind it is done."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Kiryana"))
        self.resize(SIZE)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        card = Card(theme, margin_px=MARGIN_PX)
        column.addWidget(card)
        font = theme.text_font(TITLE_PX, QFont.Weight.Bold)
        title = self.tr("Bringing the till up to date")
        card.column.addWidget(Label(theme, title, font=font))
        card.column.addSpacing(12)
        text = self.tr(
            "The program is newer than the records of this till and reads them once."
            " Nothing is lost. With years of sales it takes some minutes."
        )
        words = Label(theme, text, font=theme.text_font(BODY_PX), ink="text2")
        words.setWordWrap(True)
        card.column.addWidget(words, 1)
        card.column.addWidget(_Bar(theme))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Half the work cannot be kept, and a till that is not up to date cannot sell."""
        event.ignore()


class _Bar(QWidget):
    """A stretch that goes from one end to the other: how long it takes nobody knows."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._step = theme, 0
        self.setFixedHeight(BAR_HEIGHT_PX)
        timer = QTimer(self, interval=STEP_MS)
        timer.timeout.connect(self._go_on)
        timer.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the track and the stretch."""
        tokens, radius = self._theme.tokens, BAR_HEIGHT_PX / 2
        stretch = self.width() // 4
        start = (self.width() + stretch) * self._step // STEPS - stretch
        with Sketch(self, self._theme) as sketch:
            sketch.rounded(self.rect(), radius, fill=tokens.sunken)
            inside = sketch.at((start, 0, stretch, self.height())) & self.rect()
            if inside.width() >= self.height():
                sketch.rounded(inside, radius, fill=tokens.brand)

    def _go_on(self) -> None:
        self._step = (self._step + 1) % STEPS
        self.update()
