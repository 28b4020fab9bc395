"""One bill whole: who and when, its lines and money, what became of it, where it is safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui.history.lists import SheetDelegate, list_view
from pos_app.ui.key_map import Command
from pos_app.ui.tokens import HALF_BUTTON_HEIGHT_PX, HEADING_PX, SMALL_PX
from pos_app.ui.widgets.action_button import ActionButton, Kind
from pos_app.ui.widgets.card import Card, Label
from pos_app.ui.widgets.pill import Pill, Tone

if TYPE_CHECKING:
    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.history.book import HistoryModel


class BillPage(QWidget):
    """Shows the bill in front; `asked` gives the command of a button."""

    asked = Signal(object)

    def __init__(self, theme: Theme, history: HistoryModel) -> None:
        super().__init__()
        self._history = history
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        card = Card(theme, margin_px=2)
        head = QVBoxLayout()
        head.setContentsMargins(16, 14, 16, 8)
        head.setSpacing(4)
        self._title = Label(theme, "", font=theme.text_font(HEADING_PX, QFont.Weight.Bold))
        self._about = Label(theme, "", font=theme.text_font(SMALL_PX), ink="text2")
        self._about.setWordWrap(True)
        self._alert = Pill(theme)
        head.addWidget(self._title)
        head.addWidget(self._about)
        head.addWidget(self._alert)
        card.column.addLayout(head)
        lines = list_view(theme, history.lines, SheetDelegate, name=self.tr("The bill"))
        card.column.addWidget(lines, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 8, 12, 12)
        self._standing = Pill(theme)
        foot.addWidget(self._standing)
        card.column.addLayout(foot)
        column.addWidget(card, 1)
        column.addLayout(self._buttons(theme))

    def refresh(self) -> None:
        """Show the bill in front, or that there is none."""
        sheet, bill = self._history.sheet, self._history.bill
        self._title.setText(sheet.title or self.tr("No bill chosen"))
        self._about.setText(sheet.about)
        self._alert.show_state("triangle-alert", sheet.alert, Tone.WARN)
        icon = "circle-check" if sheet.is_safe else "database"
        tone = Tone.GOOD if sheet.is_safe else Tone.PLAIN
        self._standing.show_state(icon, sheet.standing, tone)
        self._confirm.setVisible(self._history.can_confirm)
        self._return.setEnabled(self._history.can_return)
        self._void.setEnabled(self._history.can_return)
        self._print.setEnabled(bill is not None)

    def _buttons(self, theme: Theme) -> QVBoxLayout:
        self._return = ActionButton(
            theme,
            self.tr("Take goods back"),
            kind=Kind.PRIMARY,
            icon="undo-2",
            key="F8",
            height_px=HALF_BUTTON_HEIGHT_PX,
        )
        words = self.tr("Confirm the QR payment")
        self._confirm = ActionButton(theme, words, icon="check", key="F5")
        self._print = ActionButton(theme, self.tr("Print again"), icon="printer", key="Shift+F9")
        self._void = ActionButton(theme, self.tr("Void"), icon="x", key="Shift+F6")
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self._confirm)
        column.addWidget(self._return)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._print)
        row.addWidget(self._void)
        column.addLayout(row)
        wanted = (
            (self._confirm, Command.CONFIRM),
            (self._return, Command.RETURN),
            (self._print, Command.REPRINT),
            (self._void, Command.VOID_LAST),
        )
        for button, command in wanted:
            button.clicked.connect(lambda _checked=False, asked=command: self.asked.emit(asked))
        return column
