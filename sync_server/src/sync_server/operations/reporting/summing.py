"""Keeps the reports: entry by entry behind the feed, or all anew from the log."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import batched

from sync_server.db import event_log, stores
from sync_server.db.database import Database, Tx
from sync_server.db.event_log import LoggedEvent
from sync_server.db.queue import cursors
from sync_server.db.reporting import chain, keeping
from sync_server.db.reporting.schema import CHAIN_SLOTS, SUMMARIES, report_sale_line
from sync_server.errors import RefusedError, ServerCode
from sync_server.operations.rebuilding import EVENTS_AT_ONCE, placed_of
from sync_server.operations.reporting.folding import Fact, ReportFold


def sum_up(tx: Tx, store_id: int, facts: Sequence[Fact]) -> None:
    """Add entries that the reports do not hold yet; the caller moves the cursor."""
    chain.add_sums(tx, store_id, _sum_store(tx, store_id, facts))


def _sum_store(tx: Tx, store_id: int, facts: Sequence[Fact]) -> keeping.Sums:
    """Add entries to what is kept of a store; gives what its sums grew by."""
    fold = ReportFold(store_id)
    fold.load(tx, [fact.event for fact in facts])
    for fact in facts:
        fold.apply(fact)
    fold.save(tx)
    return fold.sums


def rebuild_reports(db: Database, store_id: int) -> int:
    """Throw a store's reports away and sum them anew, in one transaction; gives the entries.

    Raises RefusedError(NOT_FOUND), BusyError.
    """

    def work(tx: Tx) -> int:
        if stores.find_store(tx, store_id) is None:
            raise RefusedError(ServerCode.NOT_FOUND, f"there is no store {store_id}")
        # A consumer at work is waited for; what it did is thrown away with the rest.
        keeping.hold_cursor(tx, store_id)
        before = chain.kept(tx, store_id)
        keeping.empty(tx, store_id)
        newest = 0
        for rows in batched(event_log.walk(tx, store_id), EVENTS_AT_ONCE):
            _sum_store(tx, store_id, list(_facts(rows)))
            newest = rows[-1].store_seq
        chain.exchange(tx, store_id, before)
        keeping.set_cursor(tx, store_id, newest)
        return newest

    return db.write(work)


def rebuild_chain(db: Database) -> None:
    """Sum the stores' sums over the chain anew, a slot at a time. Raises BusyError."""
    for slot in range(CHAIN_SLOTS):
        db.write(partial(chain.sum_anew, slot=slot))


def verify_chain(db: Database) -> list[str]:
    """The tables that are not the sum of all stores, one slot at a time. Raises BusyError."""
    found: set[str] = set()
    for slot in range(CHAIN_SLOTS):
        with db.snapshot() as tx:
            found.update(chain.differing(tx, slot))
    return sorted(found)


def fact_of(row: LoggedEvent) -> Fact:
    """A row of the log as the reports take it. Raises ProtocolError."""
    placed = placed_of(row)
    return Fact(
        store_seq=row.store_seq,
        envelope=placed.recorded.envelope,
        event=placed.event,
        held=row.held,
    )


class ReportProof:
    """Whether the kept reports are the sum of the log up to their cursor."""

    def __init__(self, tx: Tx, store_id: int) -> None:
        self._tx = tx
        self._fold = ReportFold(store_id)
        cursor = cursors.find(tx, store_id, keeping.CONSUMER)
        self._upto = cursor.store_seq if cursor else 0

    def apply(self, fact: Fact) -> None:
        """Take in the next entry of the log."""
        if fact.store_seq <= self._upto:
            self._fold.apply(fact)

    def differing(self) -> list[str]:
        """The names of the tables that are not what the log says."""
        fold, store_id = self._fold, self._fold.store_id
        expected = {name: keeping.sum_rows(store_id, fold.sums[name]) for name in SUMMARIES} | {
            report_sale_line.name: iter(fold.lines),
            "report_product_now": keeping.product_rows(store_id, fold.products),
            "report_store_now": iter([keeping.store_row(store_id, fold.store)] * bool(self._upto)),
        }
        return [
            name
            for name, rows in expected.items()
            if set(rows) != set(keeping.all_rows(self._tx, store_id, name))
        ]


def _facts(rows: Iterable[LoggedEvent]) -> Iterator[Fact]:
    return map(fact_of, rows)
