"""Keeps the reports: entry by entry behind the feed, or all anew from the log."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import batched

from sync_server.db import event_log, stores
from sync_server.db.database import Database, Tx
from sync_server.db.event_log import LoggedEvent
from sync_server.db.queue import cursors
from sync_server.db.reporting import keeping
from sync_server.db.reporting.schema import SUMMARIES, report_sale_line
from sync_server.errors import RefusedError, ServerCode
from sync_server.operations.rebuilding import EVENTS_AT_ONCE, placed_of
from sync_server.operations.reporting.folding import Fact, ReportFold


def sum_up(tx: Tx, store_id: int, facts: Sequence[Fact]) -> None:
    """Add entries that the reports do not hold yet; the caller moves the cursor."""
    fold = ReportFold(store_id)
    fold.load(tx, [fact.event for fact in facts])
    for fact in facts:
        fold.apply(fact)
    fold.save(tx)


def rebuild_reports(db: Database, store_id: int) -> int:
    """Throw a store's reports away and sum them anew, in one transaction; gives the entries.

    Raises RefusedError(NOT_FOUND), BusyError.
    """

    def work(tx: Tx) -> int:
        if stores.find_store(tx, store_id) is None:
            raise RefusedError(ServerCode.NOT_FOUND, f"there is no store {store_id}")
        # A consumer at work is waited for; what it did is thrown away with the rest.
        keeping.hold_cursor(tx, store_id)
        keeping.empty(tx, store_id)
        newest = 0
        for rows in batched(event_log.walk(tx, store_id), EVENTS_AT_ONCE):
            sum_up(tx, store_id, list(_facts(rows)))
            newest = rows[-1].store_seq
        keeping.set_cursor(tx, store_id, newest)
        return newest

    return db.write(work)


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
