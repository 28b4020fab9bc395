"""Goods that came in or left without a sale: listed newest first, and put right by a movement."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pos_protocol.events import StockReceived, StockRemoved
from PySide6.QtCore import QObject, Signal

from pos_app.db.queries import products
from pos_app.domain.people import Right
from pos_app.errors import PosError
from pos_app.operations import history, stocking
from pos_app.viewmodels.figures import format_money, format_quantity, isolated
from pos_app.viewmodels.goods.rows import written_day
from pos_app.viewmodels.history.rows import moment
from pos_app.viewmodels.people.words import person_word
from pos_app.viewmodels.row_model import RowModel
from pos_app.viewmodels.search import names
from pos_app.viewmodels.shell import Committed, Notice

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.operations.context import TillContext
    from pos_app.operations.history import StockEntry
    from pos_app.viewmodels.shell import Desk

PAGE_ROWS = 50
NAMES_SHOWN = 3


class EntryRow(NamedTuple):
    """One entry: when, who, what moved, and whether it was put right or puts something right.

    `paper` is the vendor's bill that goods came with: its number and its day, where known.
    """

    event_id: UUID
    at: str
    who: str
    what: str
    goods: str
    is_in: bool
    mark: str
    can_undo: bool
    paper: str = ""


class EntriesModel(QObject):
    """The list and the entry in front."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.current_row = -1
        self._before: int | None = None
        self.rows: RowModel[EntryRow] = RowModel(
            lambda row: row.goods,
            spoken=lambda row: f"{row.at} {row.what} {row.goods} {row.paper} {row.mark}",
            parent=self,
        )

    @property
    def current(self) -> EntryRow | None:
        """The entry in front."""
        rows = self.rows.rows
        return rows[self.current_row] if 0 <= self.current_row < len(rows) else None

    def read(self) -> None:
        """Read the newest entries; the one in front stays there."""
        keep = self.current
        self._take([], before=None)
        numbers = [row.event_id for row in self.rows.rows]
        place = numbers.index(keep.event_id) if keep and keep.event_id in numbers else 0
        self.current_row = place if numbers else -1
        self.changed.emit()

    def move(self, rows: int) -> None:
        """Bring another entry to the front; at the end of the list older ones are read."""
        last = len(self.rows.rows) - 1
        if self.current_row + rows > last and rows < PAGE_ROWS and self._before is not None:
            self._take(list(self.rows.rows), before=self._before)
            last = len(self.rows.rows) - 1
        self.choose(max(0, min(last, self.current_row + rows)) if last >= 0 else -1)

    def choose(self, row: int) -> None:
        """Bring a row's entry to the front."""
        if row != self.current_row:
            self.current_row = row
            self.changed.emit()

    def undo(self) -> None:
        """F8: put the entry in front right, by a movement the other way; nothing is deleted."""
        row = self.current
        if row is None:
            return
        if not row.can_undo:
            self._desk.shell.notice(Notice(self.tr("That was put right before"), is_error=True))
            return

        def deed(till: TillContext) -> None:
            undo = stocking.undo_receipt if row.is_in else stocking.undo_removal
            done = undo(till, row.event_id)
            words = self.tr("Taken out again: {goods}")
            if not row.is_in:
                words = self.tr("Put back: {goods}")
            words = words.format(goods=row.goods) + self._money_back(done)
            self._desk.shell.notice(Notice(words))
            self._desk.bus.tell(done.topics)
            if done.paid is not None:
                self._desk.shell.committed.emit(Committed(done.paid))
            self.read()

        self._desk.approver.run(Right.REMOVE, deed)

    def _money_back(self, done: stocking.Stocked) -> str:
        """What became of the money that a delivery was paid with; empty for none."""
        if not done.was_paid_paisa:
            return ""
        words = self.tr("{amount} back in the drawer")
        if done.paid is None:
            words = self.tr("{amount} was paid for it: Paid in on Shift, when it is back")
        money = format_money(done.was_paid_paisa, self._desk.style)
        return " \u00b7 " + words.format(amount=money)

    def _take(self, rows: list[EntryRow], *, before: int | None) -> None:
        try:
            found, self._before = history.stock_entries(
                self._desk.till, before=before, limit=PAGE_ROWS
            )
            self.rows.replace([*rows, *map(self._row, found)])
        except PosError as error:
            self._desk.shell.fail(error)

    def _row(self, entry: StockEntry) -> EntryRow:
        recorded, event = entry.recorded, entry.recorded.event
        assert isinstance(event, StockReceived | StockRemoved)
        is_in = isinstance(event, StockReceived)
        puts_right = recorded.envelope.corrects is not None
        mark = self.tr("Corrected since") if entry.undone_by else ""
        if puts_right:
            mark = self.tr("Corrects another entry")
        return EntryRow(
            event_id=recorded.envelope.event_id,
            at=moment(recorded.envelope.occurred_at.wall_ms),
            who=person_word(recorded.envelope.actor),
            what=self.tr("Came in") if is_in else self.tr("Went out"),
            goods=self._goods(event),
            is_in=is_in,
            mark=mark,
            can_undo=not entry.undone_by and not puts_right,
            paper=self._paper(event) if isinstance(event, StockReceived) else "",
        )

    def _paper(self, event: StockReceived) -> str:
        """The vendor's bill: its number, its day, or both."""
        number = isolated(event.bill_no) if event.bill_no else ""
        if event.delivered_on is None:
            return self.tr("Bill {number}").format(number=number) if number else ""
        day = isolated(written_day(event.delivered_on))
        if not number:
            return self.tr("Bill of {day}").format(day=day)
        return self.tr("Bill {number} of {day}").format(number=number, day=day)

    def _goods(self, event: StockReceived | StockRemoved) -> str:
        """The first goods of an entry, and how many more there are."""
        shown = []
        with self._desk.till.db.read() as tx:
            for line in event.lines[:NAMES_SHOWN]:
                product = products.by_id(tx, line.product_id)
                name = names(product, self._desk.language)[0] if product else f"{line.product_id}"
                shown.append(f"{isolated(format_quantity(line.quantity))} \u00d7 {name}")
        rest = len(event.lines) - len(shown)
        if rest:
            shown.append(self.tr("%n more", "", rest))
        return self.tr(", ").join(shown)
