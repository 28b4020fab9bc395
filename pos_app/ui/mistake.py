"""The calm word after a mistake of ours: the bill is safe, please report it, go on selling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QVBoxLayout

from pos_app.ui.keyboard.physical_keys import LINEFEED_KEY
from pos_app.ui.tokens import BODY_PX, SMALL_PX, TITLE_PX
from pos_app.ui.widgets.action_button import ActionButton, Kind
from pos_app.ui.widgets.card import Card, Label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from pos_app.ui.widgets.theme import Theme

SIZE = QSize(620, 300)
MARGIN_PX = 28
_CLOSING: frozenset[int] = frozenset(
    {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, LINEFEED_KEY}
)


class MistakeDialog(QDialog):
    """A sentence, the report's place, one button; one at a time, whatever else goes wrong."""

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Kiryana"))
        self.setModal(True)
        self.resize(SIZE)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        card = Card(theme, margin_px=MARGIN_PX)
        column.addWidget(card)
        font = theme.text_font(TITLE_PX, QFont.Weight.Bold)
        card.column.addWidget(Label(theme, self.tr("This is our mistake"), font=font))
        card.column.addSpacing(12)
        words = self.tr(
            "The bill is safe on this computer and you can go on. Please report it: the file below"
            " says what happened."
        )
        label = Label(theme, words, font=theme.text_font(BODY_PX), ink="text2")
        label.setWordWrap(True)
        card.column.addWidget(label)
        self._place = Label(theme, "", font=theme.number_font(SMALL_PX), ink="text3")
        self._place.setWordWrap(True)
        self._place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.column.addSpacing(8)
        card.column.addWidget(self._place, 1)
        text = self.tr("Go on selling")
        close = ActionButton(theme, text, kind=Kind.PRIMARY, key="Esc", height_px=52)
        close.clicked.connect(self.accept)
        card.column.addWidget(close)

    def tell(self, path: str) -> None:
        """Name the report and show the dialog; it does not stop what runs behind it."""
        self._place.setText(path)
        self.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and Enter go on selling."""
        if event.key() in _CLOSING:
            self.accept()
            return
        event.ignore()
