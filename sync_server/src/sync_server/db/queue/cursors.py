"""How far each consumer of each store has come; it moves in the transaction of the effect."""

from msgspec import Struct
from sqlalchemy import bindparam, func, insert, select, update

from sync_server.db import schema as feed
from sync_server.db.database import Tx
from sync_server.db.queue import schema

FAILURES_MAX = 5
"""Failures in a row on one entry, after which it is laid aside."""

_cursor, _head = schema.consumer_cursor.c, feed.store_head.c
_BEHIND = (
    select(_head.store_id)
    .join_from(
        feed.store_head,
        schema.consumer_cursor,
        (_cursor.store_id == _head.store_id) & (_cursor.consumer == bindparam("consumer")),
        isouter=True,
    )
    .where(
        _head.seq > func.coalesce(_cursor.store_seq, 0),
        func.coalesce(_cursor.not_before_ms, 0) <= bindparam("now_ms"),
    )
    .order_by(_head.store_id)
)
_HEAD = select(_head.seq).where(_head.store_id == bindparam("of_store"))
_CURSORS = select(schema.consumer_cursor).where(_cursor.store_id == bindparam("of_store"))
_FIND = select(_cursor.store_seq, _cursor.failures, _cursor.not_before_ms).where(
    _cursor.store_id == bindparam("of_store"), _cursor.consumer == bindparam("of_consumer")
)
_log = feed.event_log.c
_ENTRIES = (
    select(_log.store_seq, _log.body, _log.held, _log.stock_versions, _log.received_ms)
    .where(_log.store_id == bindparam("of_store"), _log.store_seq > bindparam("after"))
    .order_by(_log.store_seq)
    .limit(bindparam("rows_max"))
)
_MOVE = (
    update(schema.consumer_cursor)
    .where(
        _cursor.store_id == bindparam("of_store"),
        _cursor.consumer == bindparam("of_consumer"),
        _cursor.store_seq == bindparam("from_seq"),
    )
    .values(store_seq=bindparam("to_seq"), failures=0, not_before_ms=0)
)


class Cursor(Struct, frozen=True, kw_only=True):
    """The newest position that a consumer is done with, and how often it failed behind it."""

    store_seq: int
    failures: int = 0
    not_before_ms: int = 0


def behind(tx: Tx, consumer: str, now_ms: int) -> list[int]:
    """The stores whose feeds have entries for this consumer, but those where it rests."""
    rows = tx.execute(_BEHIND, {"consumer": consumer, "now_ms": now_ms})
    return list(rows.scalars())


def find(tx: Tx, store_id: int, consumer: str) -> Cursor | None:
    """A consumer's cursor in a store; None before its first entry."""
    row = tx.execute(_FIND, {"of_store": store_id, "of_consumer": consumer}).one_or_none()
    if row is None:
        return None
    return Cursor(store_seq=row.store_seq, failures=row.failures, not_before_ms=row.not_before_ms)


def of_store(tx: Tx, store_id: int) -> tuple[int, dict[str, Cursor]]:
    """The newest position of a store's feed, and every consumer's cursor; 0 for no such store."""
    head = tx.execute(_HEAD, {"of_store": store_id}).scalar()
    rows = tx.execute(_CURSORS, {"of_store": store_id})
    found = {
        row.consumer: Cursor(
            store_seq=row.store_seq, failures=row.failures, not_before_ms=row.not_before_ms
        )
        for row in rows
    }
    return head or 0, found


class Entry(Struct, frozen=True, kw_only=True):
    """One row of a feed, as consumers take it."""

    store_seq: int
    body: bytes
    held: bool
    stock_versions: bytes
    received_ms: int


def entries(tx: Tx, store_id: int, *, after: int, limit: int) -> list[Entry]:
    """A store's entries behind a position, in order."""
    rows = tx.execute(_ENTRIES, {"of_store": store_id, "after": after, "rows_max": limit})
    return [
        Entry(store_seq=seq, body=body, held=bool(held), stock_versions=versions, received_ms=at_ms)
        for seq, body, held, versions, at_ms in rows
    ]


def begin(tx: Tx, store_id: int, consumer: str) -> None:
    """Make a cursor in front of the first entry."""
    tx.execute(
        insert(schema.consumer_cursor).values(
            store_id=store_id, consumer=consumer, store_seq=0, failures=0, not_before_ms=0
        )
    )


def move(tx: Tx, store_id: int, consumer: str, *, start: int, end: int) -> bool:
    """Move a cursor from where it was read; False when somebody else has moved it since."""
    done = tx.execute(
        _MOVE,
        {"of_store": store_id, "of_consumer": consumer, "from_seq": start, "to_seq": end},
    )
    return done.rowcount == 1


def note_failure(tx: Tx, store_id: int, consumer: str, *, cursor: Cursor) -> None:
    """Keep a cursor's failures and until when it rests."""
    tx.execute(
        update(schema.consumer_cursor)
        .where(
            _cursor.store_id == store_id,
            _cursor.consumer == consumer,
            _cursor.store_seq == cursor.store_seq,
        )
        .values(failures=cursor.failures, not_before_ms=cursor.not_before_ms)
    )


def lay_aside(
    tx: Tx, store_id: int, consumer: str, *, store_seq: int, error: str, now_ms: int
) -> None:
    """Keep an entry that a consumer cannot take, for people to look at."""
    tx.execute(
        insert(schema.dead_letter).values(
            store_id=store_id,
            consumer=consumer,
            store_seq=store_seq,
            error=error[:200],
            died_ms=now_ms,
        )
    )


def laid_aside(tx: Tx, store_id: int, consumer: str) -> set[int]:
    """The positions of the entries that a consumer could not take."""
    letter = schema.dead_letter.c
    rows = tx.execute(
        select(letter.store_seq).where(letter.store_id == store_id, letter.consumer == consumer)
    )
    return set(rows.scalars())
