"""The window of a till that cannot open: what is wrong and what to do, in words."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_app.ui.tokens import BODY_PX, SMALL_PX, TITLE_PX
from pos_app.ui.widgets.action_button import ActionButton, Kind
from pos_app.ui.widgets.card import Card, Label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from pos_app.ui.widgets.theme import Theme

SIZE = QSize(720, 380)
MARGIN_PX = 32
GESTURE_S = 0.25
"""An Enter so soon behind a character is a scanner's: nobody has read a sentence in between."""


class TroubleWindow(QWidget):
    """A sentence, what somebody who helps wants to know, and a button; Enter and Esc close it."""

    def __init__(self, theme: Theme, sentence: str, detail: str = "") -> None:
        super().__init__()
        self._typed_s = -math.inf
        self.setWindowTitle(self.tr("Kiryana"))
        self.resize(SIZE)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        card = Card(theme, margin_px=MARGIN_PX)
        column.addWidget(card)
        title = self.tr("The till cannot open")
        font = theme.text_font(TITLE_PX, QFont.Weight.Bold)
        card.column.addWidget(Label(theme, title, font=font))
        card.column.addSpacing(12)
        for words, size_px in ((sentence, BODY_PX), (detail, SMALL_PX)):
            label = Label(theme, words, font=theme.text_font(size_px), ink="text2")
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setVisible(bool(words))
            card.column.addWidget(label, 1)
        close = ActionButton(theme, self.tr("Close"), kind=Kind.PRIMARY, key="Esc", height_px=52)
        close.clicked.connect(self.close)
        card.column.addWidget(close)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and Enter close; the Enter behind a scanned code does not."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        is_scanned = time.monotonic() - self._typed_s < GESTURE_S
        if event.key() == Qt.Key.Key_Escape or (is_enter and not is_scanned):
            self.close()
            return
        if event.text() and not is_enter:
            self._typed_s = time.monotonic()
        super().keyPressEvent(event)
