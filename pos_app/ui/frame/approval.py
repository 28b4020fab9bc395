"""Who allows this? A card over the window that takes one PIN, or Esc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout

from pos_app.ui.frame.cover import Cover
from pos_app.ui.key_map import Command
from pos_app.ui.pin.pane import PinPane
from pos_app.ui.tokens import HEADING_PX, LABEL_PX
from pos_app.ui.widgets.card import Card, Label
from pos_app.viewmodels.figures import isolated
from pos_app.viewmodels.people.words import right_word

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.people.approval import Approver, Question

MARGIN_PX = 24


class ApprovalCover(Cover):
    """Shows the Questions of an Approver, one at a time."""

    def __init__(self, theme: Theme, over: QWidget, approver: Approver) -> None:
        super().__init__(theme, over)
        self._approver = approver
        self._question: Question | None = None
        self._card: Card | None = None
        self._column = QVBoxLayout(self)

    def ask(self, question: Question) -> None:
        """Show a question until it has ended."""
        self._drop()
        self._question = question
        question.ended.connect(self._end)
        self._card = self._build(question)
        self._column.addWidget(self._card, 0, Qt.AlignmentFlag.AlignCenter)
        self.open()
        self._pane.setFocus()

    def take_scan(self, text: str) -> None:
        """A badge chooses the name; anything else is refused, and nothing is typed by it."""
        if self._question is not None:
            self._question.asking.take_scan(text)

    def take_command(self, command: Command) -> bool:
        """Esc gives up; every other command waits."""
        if command is Command.BACK:
            self._approver.cancel()
        return True

    def _build(self, question: Question) -> Card:
        card = Card(self._theme, margin_px=MARGIN_PX, is_raised=True)
        font = self._theme.title_font(HEADING_PX, QFont.Weight.Bold)
        card.column.addWidget(Label(self._theme, right_word(question.right), font=font))
        card.give_way_out(self.leave)
        if question.about:
            font = self._theme.font_for(question.about, LABEL_PX, QFont.Weight.Medium)
            about = Label(self._theme, question.about, font=font)
            about.setWordWrap(True)
            card.column.addWidget(about)
        words = self.tr("{name} asks. Who allows it?").format(name=isolated(question.asked_by))
        font = self._theme.text_font(LABEL_PX, QFont.Weight.Medium)
        card.column.addWidget(Label(self._theme, words, font=font, ink="text2"))
        card.column.addSpacing(16)
        self._pane = PinPane(self._theme, question.asking)
        card.column.addWidget(self._pane)
        card.column.addSpacing(8)
        words = self.tr("{key}: not now").format(key=isolated("Esc"))
        hint = Label(self._theme, words, font=font, ink="text3")
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        card.column.addWidget(hint)
        return card

    def _end(self) -> None:
        """The question has ended: the window is free again."""
        self.hide()
        self._drop()

    def _drop(self) -> None:
        if self._card is not None:
            self._column.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
        self._card = self._question = None
