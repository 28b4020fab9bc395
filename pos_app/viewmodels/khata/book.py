"""The khata book: who owes what and since when, one customer's entries, and the whole statement."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from pos_app.db.entry import Topic
from pos_app.domain.barcode import BarcodeKind
from pos_app.domain.khata.accounts import customer_text, wanted_parts
from pos_app.errors import PosError
from pos_app.operations import scanning
from pos_app.operations.khata import accounts, customers
from pos_app.viewmodels.figures import format_money
from pos_app.viewmodels.khata.deeds import KhataDeeds
from pos_app.viewmodels.khata.rows import AccountRow, EntryRow, entry_rows, spoken_account
from pos_app.viewmodels.messages import sentence
from pos_app.viewmodels.row_model import RowModel
from pos_app.viewmodels.shell import Notice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.domain.statement import Statement
    from pos_app.viewmodels.shell import Desk

ENTRIES_SHOWN = 200


class Tab(Enum):
    """Which customers are listed."""

    ALL = "all"
    OWING = "owing"
    OVERDUE = "overdue"
    OVER_LIMIT = "over_limit"


TABS = tuple(Tab)


class BookTotals(NamedTuple):
    """What all customers owe together, in paisa: `ahead` is what was paid in advance."""

    owed_paisa: int = 0
    overdue_paisa: int = 0
    ahead_paisa: int = 0
    customers: int = 0
    over_limit: int = 0


class KhataModel(QObject):
    """The list, the customer in front, and their entries; read anew when a khata changed."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.style = desk.style
        self.deeds = KhataDeeds(desk, self)
        self.text = ""
        self.message = ""
        self.tab = Tab.ALL
        self.current_row = -1
        self.shows_items = False
        self.totals = BookTotals()
        self.statement: Statement | None = None
        self._all: tuple[AccountRow, ...] = ()
        self.rows: RowModel[AccountRow] = RowModel(
            lambda row: row.name,
            spoken=spoken_account,
            parent=self,
        )
        self.entries: RowModel[EntryRow] = RowModel(
            lambda row: row.text, spoken=_spoken_entry, parent=self
        )
        desk.bus.changed.connect(self._on_topics)
        self.deeds.done.connect(self.show_customer)

    def read(self) -> None:
        """Read every customer; who was in front stays there."""
        clock = self._desk.till.clock
        now_ms, zone = clock.wall_ms(), clock.zone()
        try:
            found = accounts.accounts(self._desk.till)
        except PosError as error:
            self.message = sentence(error)
            self.changed.emit()
            return
        self.message = ""
        rows = [AccountRow.of(each, now_ms=now_ms, zone=zone) for each in found]
        rows.sort(key=lambda row: (-row.balance_paisa, row.name, row.customer_id))
        self._all = tuple(rows)
        self.totals = BookTotals(
            owed_paisa=sum(row.balance_paisa for row in rows if row.balance_paisa > 0),
            overdue_paisa=sum(row.overdue_paisa for row in rows),
            ahead_paisa=-sum(row.balance_paisa for row in rows if row.balance_paisa < 0),
            customers=len(rows),
            over_limit=sum(row.over_paisa > 0 for row in rows),
        )
        self._filter(keep=self.current.customer_id if self.current else None)

    def search(self, text: str) -> None:
        """Show whom a typed name, sound or phone number means."""
        self.text = text
        self._filter()

    def choose_tab(self, place: int) -> None:
        """Show one of the tabs, from 0."""
        if 0 <= place < len(TABS) and TABS[place] is not self.tab:
            self.tab = TABS[place]
            self._filter(keep=self.current.customer_id if self.current else None)

    def move(self, rows: int) -> None:
        """Bring another customer to the front; beyond the ends means the end."""
        last = len(self.rows.rows) - 1
        self.choose(max(0, min(last, self.current_row + rows)) if last >= 0 else -1)

    def choose(self, row: int) -> None:
        """Bring a row's customer to the front."""
        if row != self.current_row:
            self.current_row = row
            self._read_entries()
            self.changed.emit()

    def show_customer(self, customer_id: int) -> None:
        """Bring a customer to the front, whatever was listed."""
        if all(row.customer_id != customer_id for row in self.rows.rows):
            self.text, self.tab = "", Tab.ALL
        self._filter(keep=customer_id)

    def scan(self, text: str) -> None:
        """A customer's card was scanned: open their khata. Nothing else belongs here."""
        try:
            found = scanning.scan(self._desk.till, text)
            if found.barcode.kind is not BarcodeKind.CUSTOMER:
                words = self.tr("That is not a customer's card. Goods are sold on the sale screen")
                self._desk.shell.notice(Notice(words, is_error=True))
                return
            account = accounts.named(self._desk.till, found.code)
        except PosError as error:
            self._desk.shell.fail(error)
            return
        self.show_customer(account.customer.customer_id)

    def toggle_items(self) -> None:
        """The statement: show every item of every bill, or only the entries."""
        self.shows_items = not self.shows_items
        self._read_entries()
        self.changed.emit()

    @property
    def current(self) -> AccountRow | None:
        """The customer in front."""
        rows = self.rows.rows
        return rows[self.current_row] if 0 <= self.current_row < len(rows) else None

    def _filter(self, keep: int | None = None) -> None:
        """List who fits tab and text."""
        groups = wanted_parts(self.text) if self.text.strip() else ()
        rows = [
            row for row in self._all if _is_in(row, self.tab) and (not groups or _fits(row, groups))
        ]
        self.rows.replace(rows)
        numbers = [row.customer_id for row in rows]
        self.current_row = numbers.index(keep) if keep in numbers else (0 if rows else -1)
        self._read_entries()
        self.changed.emit()

    def _read_entries(self) -> None:
        """Read the entries of the customer in front, newest first."""
        row = self.current
        if row is None:
            self.statement = None
            self.entries.replace([])
            return
        try:
            self.statement = customers.statement(
                self._desk.till, row.customer_id, entries_max=ENTRIES_SHOWN
            )
        except PosError as error:
            self.message = sentence(error)
            return
        zone = self._desk.till.clock.zone()
        shown: list[EntryRow] = []
        for line in reversed(self.statement.lines):
            shown += entry_rows(line, zone=zone, with_items=self.shows_items)
        if self.statement.opening_paisa:
            opening = self.statement.opening_paisa
            shown.append(EntryRow("opening", "", "", opening, balance_paisa=opening))
        self.entries.replace(shown)

    def _on_topics(self, topics: frozenset[object]) -> None:
        if Topic.KHATA in topics:
            self.read()


def _is_in(row: AccountRow, tab: Tab) -> bool:
    """Whether a tab lists a customer."""
    return {
        Tab.ALL: True,
        Tab.OWING: row.balance_paisa > 0,
        Tab.OVERDUE: row.overdue_paisa > 0,
        Tab.OVER_LIMIT: row.over_paisa > 0,
    }[tab]


def _fits(row: AccountRow, groups: Sequence[Sequence[str]]) -> bool:
    text = customer_text(row.name, row.phone)
    return all(any(part in text for part in group) for group in groups)


def _spoken_entry(row: EntryRow) -> str:
    amount = format_money(row.amount_paisa)
    if row.is_item:
        return f"{row.quantity} {row.text}, {amount}"
    balance = "" if row.balance_paisa is None else format_money(row.balance_paisa)
    return ", ".join(filter(None, (row.day, row.word, row.text, amount, balance)))
