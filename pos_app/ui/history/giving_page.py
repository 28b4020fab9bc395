"""Goods that come back: which and how many, why, and how the money goes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui.frame.search import SearchBox
from pos_app.ui.history.lists import GivingDelegate, WholeRows, list_view, show_current
from pos_app.ui.key_map import Command
from pos_app.ui.tokens import HALF_BUTTON_HEIGHT_PX, HEADING_PX, SMALL_PX
from pos_app.ui.widgets.action_button import ActionButton, Kind
from pos_app.ui.widgets.card import Card, Label
from pos_app.ui.widgets.change_strip import ChangeStrip, Mood
from pos_app.ui.widgets.fields import Labelled
from pos_app.ui.widgets.pill import Pill, Tone
from pos_app.viewmodels.figures import format_money, isolated
from pos_app.viewmodels.history.giving import Mode

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QResizeEvent

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.figures import MoneyStyle
    from pos_app.viewmodels.history.giving import GivingModel

REASON_CHARS_MAX = 200
HINT_FROM_PX = 560
LIST_LEAST_PX = 56


class GivingPage(QWidget):
    """Shows a GivingModel; `asked` gives the command of a button, `left` that a reason is typed."""

    asked = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, giving: GivingModel, style: MoneyStyle) -> None:
        super().__init__()
        self._giving, self._style = giving, style
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._card(theme), 1)
        self._change = ChangeStrip(theme)
        column.addWidget(self._change)
        column.addLayout(self._buttons(theme))
        giving.reason_wanted.connect(self.ask_reason)

    def refresh(self) -> None:
        """Show what comes back and what it is worth."""
        giving, view = self._giving, self._giving.view
        is_void, is_loose = view.mode is Mode.VOID, view.mode is Mode.LOOSE
        self._title.setText(self._title_words())
        self._hint.setText(self._hint_words())
        icon = "triangle-alert" if giving.entry.is_empty else "keyboard"
        self._state.show_state(icon, self._state_words(), Tone.WARN)
        show_current(self._list, giving.current_row)
        if self._reason.text() != giving.reason:
            self._reason.setText(giving.reason)
        worth = giving.worth.paisa
        label = self.tr("To give back")
        if giving.ways:
            label = f"{label} \u00b7 {giving.ways}"
        has_goods = giving.has_goods
        mood = Mood.GIVE if worth else Mood.QUIET
        self._change.show_change(label, format_money(worth, self._style) if has_goods else "", mood)
        words = self.tr("Void the bill") if is_void else self.tr("Give back")
        self._give.setText(words)
        self._give.icon_name = "x" if is_void else "banknote"
        for button in (self._give, self._exchange):
            button.setEnabled(has_goods)
        self._exchange.setVisible(not is_void)
        self._unfit.setVisible(not is_void)
        self._unfit.setText(self._unfit_words())
        self._khata.setVisible(not is_void and not is_loose)
        self._khata.setEnabled(view.has_khata and worth > 0)
        self._card_way.setVisible(not is_void and not is_loose)
        self._card_way.setEnabled(view.has_card and worth > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a low screen the keys' own strip has to do for a hint."""
        super().resizeEvent(event)
        self._hint.setVisible(self.height() >= HINT_FROM_PX)

    def ask_reason(self) -> None:
        """Let the reason be typed."""
        self._reason.setFocus()

    def ending_words(self) -> str:
        """What ends it: only the keys that do something with these goods."""
        mode = self._giving.view.mode
        if mode is Mode.VOID:
            return self.tr("Nothing is recorded before F12. Esc goes back")
        if mode is Mode.LOOSE:
            return self.tr("Nothing is recorded before F12 or F7. Esc goes back")
        return self.tr("Nothing is recorded before F12, F9, F10 or F7. Esc goes back")

    def _card(self, theme: Theme) -> Card:
        card = Card(theme, margin_px=2)
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 6)
        head.setSpacing(4)
        self._title = Label(theme, "", font=theme.text_font(HEADING_PX, QFont.Weight.Bold))
        self._hint = Label(theme, "", font=theme.text_font(SMALL_PX), ink="text2")
        self._hint.setWordWrap(True)
        self._state = Pill(theme)
        head.addWidget(self._title)
        head.addWidget(self._hint)
        head.addWidget(self._state)
        card.column.addLayout(head)
        name = self.tr("Goods that come back")
        self._list = list_view(theme, self._giving.rows, GivingDelegate, name=name, kind=WholeRows)
        self._list.clicked.connect(self._click)
        self._list.setMinimumHeight(LIST_LEAST_PX)
        card.column.addWidget(self._list, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 6, 16, 12)
        self._reason = SearchBox(theme)
        self._reason.setMaxLength(REASON_CHARS_MAX)
        self._reason.textEdited.connect(self._giving.set_reason)
        self._reason.entered.connect(self.left)
        self._reason.moved.connect(self._giving.move)
        foot.addWidget(Labelled(theme, self.tr("Reason"), self._reason))
        card.column.addLayout(foot)
        return card

    def _buttons(self, theme: Theme) -> QVBoxLayout:
        self._give = ActionButton(
            theme,
            "",
            kind=Kind.PRIMARY,
            icon="banknote",
            key="F12",
            height_px=HALF_BUTTON_HEIGHT_PX,
        )
        self._exchange = ActionButton(
            theme, self.tr("Exchange"), icon="refresh-cw", key="F7", kind=Kind.INFO
        )
        self._khata = ActionButton(
            theme, self.tr("On khata"), icon="notebook-pen", key="F9", kind=Kind.KHATA
        )
        self._card_way = ActionButton(theme, self.tr("To card"), icon="qr-code", key="F10")
        self._unfit = ActionButton(theme, "", icon="package", key="F4")
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self._give)
        for pair in ((self._exchange, self._unfit), (self._khata, self._card_way)):
            row = QHBoxLayout()
            row.setSpacing(8)
            for button in pair:
                row.addWidget(button)
            column.addLayout(row)
        wanted = (
            (self._give, Command.SAVE),
            (self._exchange, Command.EXCHANGE),
            (self._khata, Command.KHATA),
            (self._card_way, Command.CARD),
            (self._unfit, Command.UNFIT),
        )
        for button, command in wanted:
            button.clicked.connect(lambda _checked=False, asked=command: self.asked.emit(asked))
        return column

    def _click(self, index: QModelIndex) -> None:
        self._giving.choose(index.row())

    def _title_words(self) -> str:
        view = self._giving.view
        number = isolated(view.receipt_no)
        if view.mode is Mode.LOOSE:
            return self.tr("Goods back without a receipt")
        if view.mode is Mode.VOID:
            return self.tr("Void bill {number}").format(number=number)
        return self.tr("Goods back from {number}").format(number=number)

    def _hint_words(self) -> str:
        """What to do next."""
        mode = self._giving.view.mode
        if mode is Mode.LOOSE:
            return self.tr("Scan what comes back. F2 finds goods by name. A manager allows it")
        if mode is Mode.VOID:
            return self.tr("Everything on it comes back. Type why, then F12")
        return self.tr("Scan what comes back, or choose a line: + or a number. F8: all of it")

    def _state_words(self) -> str:
        """What is typed, or what to know of this bill."""
        entry, view = self._giving.entry, self._giving.view
        if entry.asked_milli is not None:
            words = self.tr("Really {count}? Enter: yes, Esc: no")
            return words.format(count=isolated(entry.asked_text))
        if not entry.is_empty:
            times = f"{entry.multiplier_text} \u00d7 " if entry.multiplier_text else ""
            return isolated(times + entry.typed)
        if view.unconfirmed_paisa:
            words = self.tr("QR {amount} is not confirmed: nothing is paid out for it")
            return words.format(amount=format_money(view.unconfirmed_paisa, self._style))
        if view.is_past:
            return self.tr("Of an earlier shift: the money comes out of today's drawer")
        return ""

    def _unfit_words(self) -> str:
        words = {
            "": self.tr("Back on the shelf"),
            "damage": self.tr("Not for sale: damaged"),
            "expired": self.tr("Not for sale: expired"),
            "spoilage": self.tr("Not for sale: spoilt"),
        }
        return words[self._giving.view.unfit]
