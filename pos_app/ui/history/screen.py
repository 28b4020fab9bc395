"""The history screen: find a bill by what is remembered of it, print it again, take goods back."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from pos_app.ui.frame.screen import Screen
from pos_app.ui.frame.search import SearchBox
from pos_app.ui.history.bill_page import BillPage
from pos_app.ui.history.confirm_form import ConfirmForm
from pos_app.ui.history.giving_page import GivingPage
from pos_app.ui.history.history_keys import COMMANDS, LISTED, LISTED_ALWAYS
from pos_app.ui.history.lists import BillDelegate, EntryDelegate, list_view, show_current
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.tokens import SMALL_PX
from pos_app.ui.widgets.card import Card, Label
from pos_app.ui.widgets.message import EmptyMessage, Message
from pos_app.ui.widgets.small_buttons import CashButton
from pos_app.viewmodels.history.giving import Mode

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QResizeEvent
    from PySide6.QtWidgets import QListView

    from pos_app.ui.frame.search import SearchOverlay
    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.history.book import HistoryModel
    from pos_app.viewmodels.search import SearchModel

MARGIN_PX, TAB_HEIGHT_PX = 12, 40
SIDE_PX, SIDE_NARROW_PX = 540, 440
NARROW_BELOW_PX = 1102


class HistoryScreen(Screen):
    """Shows a HistoryModel: what was found on the leading side, the bill in front on the other."""

    screen_name: ClassVar[ScreenName] = ScreenName.HISTORY
    side_px = SIDE_PX + MARGIN_PX
    commands: ClassVar[frozenset[Command]] = COMMANDS

    def __init__(self, theme: Theme, history: HistoryModel, search: SearchModel) -> None:
        super().__init__()
        self._theme, self._history, self._found = theme, history, search
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        row.setSpacing(MARGIN_PX)
        row.addLayout(self._book(theme), 1)
        self._side = QStackedWidget()
        self._bill_page = BillPage(theme, history)
        self._giving_page = GivingPage(theme, history.giving, history.style)
        for page in (self._bill_page, self._giving_page):
            page.asked.connect(self.take_command)
            self._side.addWidget(page)
        self._giving_page.left.connect(self.setFocus)
        row.addWidget(self._side)
        self._confirming = ConfirmForm(theme, self, history)
        history.changed.connect(self.refresh)

    def _book(self, theme: Theme) -> QVBoxLayout:
        """Lay out search, tabs and the lists."""
        history = self._history
        self._was = (False, False)
        column = QVBoxLayout()
        column.setSpacing(10)
        self._box = SearchBox(theme)
        self._box.setAccessibleName(self.tr("Search bills"))
        self._box.setPlaceholderText(self.tr("Receipt, amount, 22/11, goods or customer"))
        self._box.textEdited.connect(history.search)
        self._box.moved.connect(history.move)
        self._box.entered.connect(self.take_enter)
        column.addWidget(self._box)
        tabs = QHBoxLayout()
        tabs.setSpacing(8)
        self._tabs = []
        for place, words in enumerate((self.tr("Bills"), self.tr("Goods in and out"))):
            button = CashButton(theme, words, is_figure=False, height_px=TAB_HEIGHT_PX)
            entries = bool(place)
            button.clicked.connect(lambda _=False, at=entries: history.show_tab(entries=at))
            self._tabs.append(button)
            tabs.addWidget(button)
        column.addLayout(tabs)
        card = Card(theme)
        self._lists = QStackedWidget()
        self._bills = list_view(theme, history.rows, BillDelegate, name=self.tr("Bills"))
        self._bills.setUniformItemSizes(True)
        self._bills.clicked.connect(lambda index: history.choose(index.row()))
        self._empty = EmptyMessage(theme, self._bills)
        self._lists.addWidget(self._bills)
        card.column.addWidget(self._lists)
        column.addWidget(card, 1)
        self._foot = Label(theme, "", font=theme.text_font(SMALL_PX), ink="text2")
        column.addWidget(self._foot)
        return column

    @cached_property
    def _entries(self) -> QListView:
        """Goods in and out, read when the tab is first opened."""
        entries = self._history.entries
        name = self.tr("Goods in and out")
        view = list_view(self._theme, entries.rows, EntryDelegate, name=name)
        view.clicked.connect(lambda index: entries.choose(index.row()))
        self._lists.addWidget(view)
        return view

    @cached_property
    def _search(self) -> SearchOverlay:
        """Goods without a receipt and without a code, found by name."""
        from pos_app.ui.frame.search import SearchOverlay  # noqa: PLC0415 - built when wanted

        overlay = SearchOverlay(self._theme, self, self._found)
        overlay.taken.connect(self._history.giving.add)
        return overlay

    def listed(self) -> frozenset[Command]:
        """What does something now: with the bill in front, or with the goods that come back."""
        if self._history.shows_entries:
            return LISTED_ALWAYS | {Command.RETURN}
        can = self._history.giving.is_active or self._history.can_return
        away = set() if can else {Command.RETURN, Command.VOID_LAST}
        if not self._history.can_confirm:
            away.add(Command.CONFIRM)
        return LISTED_ALWAYS | (LISTED[self._history.giving.view.mode] - away)

    def shown(self) -> None:
        """Read the newest: other tills may have sold meanwhile."""
        self._history.is_watched = True
        if self._history.shows_entries:
            self._history.entries.read()
        else:
            self._history.read()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: sales on another screen read nothing here."""
        super().hideEvent(event)
        self._history.is_watched = False

    def refresh(self) -> None:
        """Show what was found, the one in front, and what is done with it."""
        history = self._history
        if self._box.text() != history.text and not self._box.hasFocus():
            self._box.setText(history.text)
        for place, button in enumerate(self._tabs):
            button.set_chosen(is_chosen=bool(place) is history.shows_entries)
        if history.shows_entries:
            self._lists.setCurrentWidget(self._entries)
            show_current(self._entries, history.entries.current_row)
        else:
            self._lists.setCurrentIndex(0)
            show_current(self._bills, history.current_row)
        is_giving = history.giving.is_active
        self._side.setCurrentIndex(int(is_giving))
        self._side.setVisible(not history.shows_entries)
        self._giving_page.refresh() if is_giving else self._bill_page.refresh()
        self._foot.setText(history.message or self._foot_words())
        self._empty.tell(self._empty_words())
        if (is_giving, history.shows_entries) != self._was:
            self._was = (is_giving, history.shows_entries)
            self.setFocus()
        self.strip_changed.emit()

    def take_scan(self, text: str) -> None:
        """Find the bills of a receipt, goods or a card; while goods come back, one more of them."""
        if "_search" in vars(self):
            self._search.close_softly()
        self._confirming.hide()
        self._history.scan(text)
        self._box.setText(self._history.text)

    def take_command(self, command: Command) -> bool:
        """Do what a command key asks."""
        history, giving = self._history, self._history.giving
        if self._confirming.isVisible():
            return self._confirming.take_command(command)
        if command is Command.BACK:
            return self._go_back()
        if history.shows_entries and command is Command.RETURN:
            history.entries.undo()
            return True
        does: Callable[[], object] | None = {
            Command.SEARCH: self._begin_search,
            Command.TAB_1: lambda: history.show_tab(entries=False),
            Command.TAB_2: lambda: history.show_tab(entries=True),
            Command.CONFIRM: self._confirming.ask,
            Command.RETURN: giving.take_all if giving.is_active else history.begin_return,
            Command.NO_RECEIPT: giving.begin_loose,
            Command.VOID_LAST: history.begin_void,
            Command.REPRINT: history.reprint,
            Command.EXCHANGE: giving.exchange,
            Command.UNFIT: giving.turn_unfit,
            Command.KHATA: lambda: giving.give_back_by("khata"),
            Command.CARD: lambda: giving.give_back_by("card"),
            Command.CASH: lambda: giving.give_back_by("cash"),
            Command.SAVE: giving.give_back,
            Command.REMOVE_LINE: lambda: giving.step(-1_000_000),
        }.get(command)
        if does is None:
            return False
        does()
        if command is Command.VOID_LAST and giving.view.mode is Mode.VOID:
            self._giving_page.ask_reason()
        return True

    def take_text(self, text: str) -> None:
        """While goods come back digits are a quantity and letters the reason; else it searches."""
        giving = self._history.giving
        if not giving.is_active:
            self._box.begin(text)
            self._history.search(self._box.text())
        elif text.isalpha() or giving.is_fixed:
            giving.set_reason(giving.reason + text)
            self._giving_page.ask_reason()
            self.refresh()
        else:
            giving.type_text(text)

    def take_enter(self) -> None:
        """Enter takes goods of the bill in front back, and then sets how many."""
        if self._history.giving.is_active:
            self._history.giving.enter()
        elif not self._history.shows_entries:
            self._history.begin_return()

    def take_backspace(self) -> None:
        self._history.giving.backspace()

    def take_move(self, rows: int) -> None:
        if self._history.giving.is_active:
            self._history.giving.move(rows)
        else:
            self._history.move(rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window leaves the list its room."""
        super().resizeEvent(event)
        is_narrow = self.width() < NARROW_BELOW_PX
        self._side.setFixedWidth(SIDE_NARROW_PX if is_narrow else SIDE_PX)

    def _begin_search(self) -> None:
        if self._history.giving.view.mode is Mode.LOOSE:
            self._search.begin("")
        else:
            self._box.setFocus()
            self._box.selectAll()

    def _go_back(self) -> bool:
        """Close what is open, then clear the search; False when there was nothing."""
        history = self._history
        if "_search" in vars(self) and self._search.isVisible():
            self._search.close_softly()
        elif history.giving.escape():
            self.setFocus()
        elif history.text:
            self._box.clear()
            history.search("")
            self.setFocus()
        elif history.shows_entries:
            history.show_tab(entries=False)
        else:
            return False
        return True

    def _foot_words(self) -> str:
        """What to do next, or that nothing fits."""
        history = self._history
        if history.shows_entries:
            return self.tr("F8 puts the chosen entry right, by a movement the other way")
        if history.giving.is_active:
            return self._giving_page.ending_words()
        if history.rows.rows:
            older = self.tr("older ones follow below")
            words = self.tr("Enter takes goods back")
            return f"{words} \u00b7 {older}" if history.can_go_on else words
        words = self.tr("Nothing among the newest. Down looks further back")
        return words if history.can_go_on else ""

    def _empty_words(self) -> Message | None:
        """What stands in the list while no bill does."""
        history = self._history
        if history.rows.rows or history.can_go_on:
            return None
        title = self.tr("No bill fits")
        detail = self.tr("Try an amount, a day, goods or a customer")
        if not history.text:
            title, detail = self.tr("Nothing was sold here yet"), self.tr("Paid bills appear here")
        return Message("clock", title, detail)
