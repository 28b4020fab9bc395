"""The khata book: find a customer, see what they owe and since when, take their payment."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui.frame.customer_list import customer_view
from pos_app.ui.frame.khata_covers import KhataCovers
from pos_app.ui.frame.screen import Screen
from pos_app.ui.frame.search import SearchBox
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.khata.account_actions import AccountActions
from pos_app.ui.khata.account_card import AccountCard
from pos_app.ui.khata.entry_list import EntryList
from pos_app.ui.khata.reminder_card import ReminderCard
from pos_app.ui.paper.statement_form import StatementCover
from pos_app.ui.tokens import PAY_SIDE_NARROW_PX, SMALL_PX
from pos_app.ui.widgets.card import Card, Label
from pos_app.ui.widgets.message import EmptyMessage, Message
from pos_app.ui.widgets.small_buttons import CashButton
from pos_app.ui.widgets.speaking import speak_chosen
from pos_app.viewmodels.figures import format_money
from pos_app.viewmodels.khata.book import TABS

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.khata.book import KhataModel
    from pos_app.viewmodels.khata.reminding import ReminderModel
    from pos_app.viewmodels.khata.rows import AccountRow
    from pos_app.viewmodels.paper.statements import StatementsModel

MARGIN_PX = 12
SIDE_PX = 480
NARROW_BELOW_PX = 1102
TAB_HEIGHT_PX = 40
ENTRIES_MARGIN_PX = 8
"""Within it no row is cut by the card's edge, nor the scroll bar by its corner."""
_TABS = {Command(f"tab_{place + 1}"): place for place in range(len(TABS))}


class KhataScreen(Screen):
    """Shows a KhataModel: customers on the leading side, the one in front on the other."""

    screen_name: ClassVar[ScreenName] = ScreenName.KHATA
    side_px = SIDE_PX + MARGIN_PX
    commands: ClassVar[frozenset[Command]] = frozenset(
        {
            Command.HELP,
            Command.SEARCH,
            Command.TABLE,
            Command.EDIT,
            Command.CUSTOMER,
            Command.ADJUST,
            Command.REMIND,
            Command.SECOND,
            Command.CARD,
            Command.SAVE,
            Command.BACK,
            *_TABS,
        }
    )

    def __init__(
        self,
        theme: Theme,
        khata: KhataModel,
        *,
        statements: StatementsModel,
        reminders: ReminderModel,
    ) -> None:
        super().__init__()
        self._reminders = reminders
        self._reminder_card = ReminderCard(theme, self, reminders)
        self._statements = statements
        self._statement_cover = StatementCover(theme, self, statements)
        self._theme = theme
        self._khata = khata
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        row.setSpacing(MARGIN_PX)
        row.addLayout(self._book(theme), 1)
        self._side = QWidget()
        self._side.setFixedWidth(SIDE_PX)
        self._side.setLayout(self._account(theme))
        row.addWidget(self._side)
        khata.changed.connect(self.refresh)

    @cached_property
    def _covers(self) -> KhataCovers:
        """Forms about a customer, built when the first is wanted."""
        return KhataCovers(self._theme, self, style=self._khata.style, deeds=self._khata.deeds)

    def listed(self) -> frozenset[Command]:
        """The tabs show their own keys; a card's key belongs to the payment's form."""
        return self.commands - frozenset(_TABS) - {Command.CARD}

    def shown(self) -> None:
        """Read everything: other tills may have sold on khata meanwhile."""
        self._khata.read()

    def refresh(self) -> None:
        """Show the list, the totals and the customer in front."""
        khata = self._khata
        if self._box.text() != khata.text:
            self._box.setText(khata.text)
        self._list.setCurrentIndex(khata.rows.index(max(khata.current_row, 0), 0))
        for tab, button, words in zip(TABS, self._tabs, self._tab_words(), strict=True):
            button.setText(words)
            button.set_chosen(is_chosen=tab is khata.tab)
        self._totals.setText(self._total_words())
        self._account_card.show_account(khata.current)
        self._entries_card.setVisible(khata.current is not None)
        self._foot.setText(khata.message or self._foot_words())
        self._empty.tell(self._empty_words())
        self._actions.show_state(
            has_somebody=khata.current is not None, shows_items=khata.shows_items
        )
        self.strip_changed.emit()

    def take_scan(self, text: str) -> None:
        """A customer's card opens their khata."""
        self._reminder_card.hide()
        if "_covers" in vars(self):
            self._covers.close_softly()
        self._khata.scan(text)

    def take_command(self, command: Command) -> bool:
        """Do what a command key asks."""
        has_covers = "_covers" in vars(self)
        if (
            self._reminder_card.take_command(command)
            or self._statement_cover.take_command(command)
            or (has_covers and self._covers.take_command(command))
        ):
            return True
        if command in _TABS:
            self._khata.choose_tab(_TABS[command])
            return True
        if command is Command.BACK:
            return self._go_back()
        if command is Command.SEARCH:
            self._box.setFocus()
            self._box.selectAll()
            return True
        row = self._khata.current
        if command is Command.CUSTOMER:
            self._covers.ask_new("" if row else self._box.text().strip())
            return True
        return row is not None and self._act_on(row, command)

    def _act_on(self, row: AccountRow, command: Command) -> bool:
        """Do what a key asks of the customer in front."""
        does: Callable[[], None] | None = {
            Command.EDIT: lambda: self._covers.ask_change(row),
            Command.ADJUST: lambda: self._covers.ask_adjustment(row),
            Command.TABLE: self._khata.toggle_items,
            Command.REMIND: lambda: self._reminders.ask(row),
            Command.SECOND: lambda: self._statements.ask(row),
            Command.SAVE: lambda: self._covers.ask_payment(row),
        }.get(command)
        if does is None:
            return False
        does()
        return True

    def take_text(self, text: str) -> None:
        """Letters and digits search, wherever the keyboard is."""
        self._box.begin(text)
        self._khata.search(self._box.text())

    def take_move(self, rows: int) -> None:
        self._khata.move(rows)

    def take_enter(self) -> None:
        """Enter on a customer takes their payment."""
        self.take_command(Command.SAVE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window leaves the list its room."""
        super().resizeEvent(event)
        is_narrow = self.width() < NARROW_BELOW_PX
        self._side.setFixedWidth(PAY_SIDE_NARROW_PX if is_narrow else SIDE_PX)

    def _book(self, theme: Theme) -> QVBoxLayout:
        """Lay out search, tabs and the list."""
        column = QVBoxLayout()
        column.setSpacing(10)
        self._box = SearchBox(theme)
        self._box.setAccessibleName(self.tr("Search customers"))
        self._box.setPlaceholderText(self.tr("Name as it sounds, or phone"))
        self._box.textEdited.connect(self._khata.search)
        self._box.moved.connect(self._khata.move)
        self._box.entered.connect(self.take_enter)
        column.addWidget(self._box)
        tabs = QHBoxLayout()
        tabs.setSpacing(8)
        self._tabs = [CashButton(theme, "", is_figure=False, height_px=TAB_HEIGHT_PX) for _ in TABS]
        for place, button in enumerate(self._tabs):
            button.clicked.connect(lambda _checked=False, at=place: self._khata.choose_tab(at))
            tabs.addWidget(button)
        column.addLayout(tabs)
        card = Card(theme)
        self._list = customer_view(theme)
        self._list.setModel(self._khata.rows)
        self._list.setAccessibleName(self.tr("Customers"))
        speak_chosen(self._list)
        self._list.clicked.connect(self._click)
        self._empty = EmptyMessage(theme, self._list)
        card.column.addWidget(self._list, 1)
        column.addWidget(card, 1)
        foot = QHBoxLayout()
        font = theme.text_font(SMALL_PX, QFont.Weight.DemiBold)
        self._totals = Label(theme, "", font=font, ink="khata")
        self._foot = Label(theme, "", font=theme.text_font(SMALL_PX), ink="text2")
        foot.addWidget(self._totals)
        foot.addStretch(1)
        foot.addWidget(self._foot)
        column.addLayout(foot)
        return column

    def _account(self, theme: Theme) -> QVBoxLayout:
        """Lay out the customer in front: the card, the entries, what can be done."""
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._account_card = AccountCard(theme, self._khata.style)
        column.addWidget(self._account_card)
        card = Card(theme)
        card.column.setContentsMargins(1, ENTRIES_MARGIN_PX, 1, ENTRIES_MARGIN_PX)
        card.column.addWidget(EntryList(theme, self._khata.entries), 1)
        policy = card.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        card.setSizePolicy(policy)
        self._entries_card = card
        column.addWidget(card, 1)
        self._actions = AccountActions(theme)
        self._actions.asked.connect(self.take_command)
        column.addWidget(self._actions)
        return column

    def _go_back(self) -> bool:
        """Clear the search; False when there was nothing to clear."""
        if not self._khata.text:
            return False
        self._khata.search("")
        return True

    def _click(self, index: QModelIndex) -> None:
        self._khata.choose(index.row())

    def _tab_words(self) -> tuple[str, ...]:
        """The tabs with how many each lists."""
        totals = self._khata.totals
        return (
            self.tr("All {count}").format(count=totals.customers),
            self.tr("Owing"),
            self.tr("Over 30 days"),
            self.tr("Over limit {count}").format(count=totals.over_limit),
        )

    def _total_words(self) -> str:
        """What all owe together, and how much of it is late."""
        totals, style = self._khata.totals, self._khata.style
        owed = self.tr("They owe us {amount}")
        late = self.tr("over 30 days {amount}")
        return " \u00b7 ".join(
            (
                owed.format(amount=format_money(totals.owed_paisa, style)),
                late.format(amount=format_money(totals.overdue_paisa, style)),
            )
        )

    def _foot_words(self) -> str:
        """What to do next."""
        return self.tr("Enter takes a payment") if self._khata.rows.rows else ""

    def _empty_words(self) -> Message | None:
        """What stands in the list while nobody does."""
        if self._khata.rows.rows:
            return None
        if self._khata.text.strip():
            title, detail = self.tr("Nobody is called that"), self.tr("F5 takes them on")
        else:
            title, detail = self.tr("No customers yet"), self.tr("F5 takes one on")
        return Message("notebook-pen", title, detail)
