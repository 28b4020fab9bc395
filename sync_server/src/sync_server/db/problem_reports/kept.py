"""The reports that are kept of a store's tills, each under a number of its store."""

from typing import Any

from msgspec import Struct
from sqlalchemy import Row, delete, select

from sync_server.db import schema as base
from sync_server.db.bulk import insert_rows, merge_rows
from sync_server.db.database import Tx
from sync_server.db.problem_reports import schema
from sync_server.db.tills import Till

KEPT_PER_TILL = 10
KEPT_DAYS = 90
KEPT_MS = KEPT_DAYS * 24 * 3600 * 1000

_report = schema.problem_report.c
_NOTE = (_report.number, _report.received_ms, _report.size_bytes, base.till.c.till_no)
_NOTES = select(*_NOTE).join_from(
    schema.problem_report,
    base.till,
    (base.till.c.store_id == _report.store_id) & (base.till.c.till_id == _report.till_id),
)


class ReportNote(Struct, frozen=True, kw_only=True):
    """What is known of a report without opening it."""

    number: int
    till_no: int
    received_ms: int
    size_bytes: int


def find_same(tx: Tx, till: Till, content_hash: bytes) -> ReportNote | None:
    """The report of a till whose bytes have this hash."""
    row = tx.execute(
        _NOTES.where(
            _report.store_id == till.store_id,
            _report.till_id == till.till_id.bytes,
            _report.content_hash == content_hash,
        )
    ).one_or_none()
    return None if row is None else _note(row)


def next_number(tx: Tx, store_id: int) -> int:
    """Take the store's next number; whoever else wants one waits until COMMIT."""
    merge_rows(tx, schema.problem_report_count, [(store_id, 1)], is_sum=True)
    count = schema.problem_report_count.c
    return int(tx.execute(select(count.newest).where(count.store_id == store_id)).scalar_one())


def add(
    tx: Tx, till: Till, *, number: int, content: bytes, content_hash: bytes, now_ms: int
) -> ReportNote:
    """Keep a report, and of this till the newest few only."""
    store_id, till_id = till.store_id, till.till_id.bytes
    row = (store_id, number, till_id, content_hash, now_ms, len(content), content)
    insert_rows(tx, schema.problem_report, [row])
    numbers = tx.execute(
        select(_report.number)
        .where(_report.store_id == store_id, _report.till_id == till_id)
        .order_by(_report.number.desc())
    ).scalars()
    for old in list(numbers)[KEPT_PER_TILL:]:
        tx.execute(
            delete(schema.problem_report).where(_report.store_id == store_id, _report.number == old)
        )
    return ReportNote(
        number=number, till_no=till.till_no, received_ms=now_ms, size_bytes=len(content)
    )


def of_store(tx: Tx, store_id: int) -> list[ReportNote]:
    """The reports of a store, newest first."""
    rows = tx.execute(_NOTES.where(_report.store_id == store_id).order_by(_report.number.desc()))
    return [_note(row) for row in rows]


def find(tx: Tx, store_id: int, number: int) -> tuple[ReportNote, bytes] | None:
    """A report of a store with its bytes."""
    row = tx.execute(
        _NOTES.add_columns(_report.content).where(
            _report.store_id == store_id, _report.number == number
        )
    ).one_or_none()
    return None if row is None else (_note(row), row.content)


def stores_with_older(tx: Tx, than_ms: int) -> list[int]:
    """The stores that have reports which came before a time."""
    found = tx.execute(
        select(_report.store_id).where(_report.received_ms < than_ms).distinct()
    ).scalars()
    return sorted(found)


def drop_older(tx: Tx, store_id: int, than_ms: int) -> int:
    """Forget a store's reports that came before a time; how many."""
    done = tx.execute(
        delete(schema.problem_report).where(
            _report.store_id == store_id, _report.received_ms < than_ms
        )
    )
    return done.rowcount


def forget(tx: Tx, till: Till) -> None:
    """Take away a till's reports."""
    of_till = _report.store_id == till.store_id, _report.till_id == till.till_id.bytes
    tx.execute(delete(schema.problem_report).where(*of_till))


def _note(row: Row[*tuple[Any, ...]]) -> ReportNote:
    return ReportNote(
        number=row.number,
        till_no=row.till_no,
        received_ms=row.received_ms,
        size_bytes=row.size_bytes,
    )
