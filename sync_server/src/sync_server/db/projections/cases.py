"""The record of every claim that did not match: a row per line, open until explained or decided."""

from collections.abc import Sequence
from uuid import UUID

from msgspec import Struct
from sqlalchemy import select

from sync_server.db import schema
from sync_server.db.bulk import Row, insert_rows
from sync_server.db.database import Tx


def add(tx: Tx, rows: Sequence[Row]) -> None:
    """Write records, in the order of the table's columns."""
    insert_rows(tx, schema.reconciliation, rows)


class Case(Struct, frozen=True, kw_only=True):
    """One record: `state` is open or closed."""

    event_id: UUID
    line: int
    verdict: str
    state: str
    opened_seq: int


def all_cases(tx: Tx, store_id: int) -> list[Case]:
    """A store's records in the order of the feed."""
    column = schema.reconciliation.c
    rows = tx.execute(
        select(schema.reconciliation)
        .where(column.store_id == store_id)
        .order_by(column.opened_seq, column.line)
    )
    return [
        Case(
            event_id=UUID(bytes=row.event_id),
            line=row.line,
            verdict=row.verdict,
            state=row.state,
            opened_seq=row.opened_seq,
        )
        for row in rows
    ]
