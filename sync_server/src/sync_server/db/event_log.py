"""The log of a store's feed: rows are added and read, never changed."""

from collections.abc import Iterator, Sequence
from typing import Any
from typing import cast as typing_cast
from uuid import UUID

from msgspec import Struct
from sqlalchemy import (
    ColumnElement,
    String,
    bindparam,
    case,
    cast,
    func,
    insert,
    literal_column,
    select,
    type_coerce,
    update,
)

from sync_server.db import schema
from sync_server.db.bulk import Row, insert_rows
from sync_server.db.database import Tx
from sync_server.db.tills import Till

QUARANTINED_ID_REUSE = "id_reuse"

# What every push or pull asks is built once: building takes longer than a small query does.
_log, _kept, _head = schema.event_log.c, schema.quarantine.c, schema.till_head.c
# One question for both tables: every batch asks it while it holds the store's lock.
_KNOWN_EVENTS = (
    "SELECT event_id, hash, lane, store_seq, verdict, held, NULL FROM event_log"
    " WHERE store_id = {store_id:d} AND event_id IN ({event_ids}) UNION ALL"
    " SELECT event_id, hash, lane, NULL, NULL, 0, code FROM quarantine"
    " WHERE store_id = {store_id:d} AND event_id IN ({event_ids}) AND released_seq IS NULL"
)
_LANE_HEADS = (
    select(_head.lane, _head.till_seq, _head.hash)
    .where(
        _head.store_id == bindparam("store_id"),
        _head.till_id == bindparam("till_id"),
        _head.epoch == bindparam("epoch"),
    )
    .order_by(_head.lane)
)
_HAS_EVENT = tuple(
    select(column.till_seq).where(
        column.store_id == bindparam("store_id"),
        column.till_id == bindparam("till_id"),
        column.epoch == bindparam("epoch"),
        column.till_seq == bindparam("till_seq"),
        column.hash == bindparam("hash"),
    )
    for column in (_log, _kept)
)
_HASH_AT = select(_log.feed_hash).where(
    _log.store_id == bindparam("store_id"), _log.store_seq == bindparam("store_seq")
)
_MOVE_LANE_HEAD = (
    update(schema.till_head)
    .where(
        _head.store_id == bindparam("of_store"),
        _head.till_id == bindparam("of_till"),
        _head.epoch == bindparam("of_epoch"),
        _head.lane == bindparam("of_lane"),
    )
    .values(till_seq=bindparam("to_seq"), hash=bindparam("to_hash"))
)
_ADD_LANE = insert(schema.till_head)
_PAGE = (
    select(
        _log.store_seq,
        _log.event_id,
        _log.hash,
        _log.body,
        _log.till_id,
        _log.epoch,
        _log.lane,
        _log.till_seq,
        _log.verdict,
        _log.held,
        _log.stock_versions,
        _log.feed_hash,
    )
    .where(_log.store_id == bindparam("store_id"), _log.store_seq > bindparam("after"))
    .order_by(_log.store_seq)
    .limit(bindparam("rows_max"))
)


_MARK = select(_log.feed_hash, _log.fold_digest).where(
    _log.store_id == bindparam("store_id"), _log.store_seq == bindparam("store_seq")
)


def _digits(column: ColumnElement[Any]) -> ColumnElement[str]:
    """A column's bytes as hexadecimal digits in small letters."""
    return func.lower(func.hex(column), type_=String)


def _dashed(column: ColumnElement[Any]) -> list[ColumnElement[str]]:
    """A UUID as RFC 9562 writes it."""
    digits = _digits(column)
    pieces: list[ColumnElement[str]] = []
    for first, length in ((1, 8), (9, 4), (13, 4), (17, 4), (21, 12)):
        pieces += [literal_column("'-'"), func.substr(digits, first, length)]
    return pieces[1:]


def _text(*pieces: ColumnElement[Any] | str) -> ColumnElement[str]:
    """Texts and columns, one behind the other."""
    texts = [
        literal_column(f"'{piece}'", String)
        if isinstance(piece, str)
        else type_coerce(piece, String)
        for piece in pieces
    ]
    joined: ColumnElement[str] = texts[0]
    for text in texts[1:]:
        joined = joined + text
    return joined


# What of an entry's JSON comes behind its body. The database writes it: to read the columns, and
# to write them out in Python, took longer than all else that a page needs.
_ENTRIES = (
    select(
        _log.body,
        _text(
            ',"store_seq":',
            _log.store_seq,
            ',"event_id":"',
            *_dashed(_log.event_id),
            '","hash":"',
            _digits(_log.hash),
            '","till":"',
            *_dashed(_log.till_id),
            '","epoch":',
            _log.epoch,
            ',"lane":',
            _log.lane,
            ',"till_seq":',
            _log.till_seq,
            ',"verdict":"',
            _log.verdict,
            '","held":',
            case((_log.held == 0, "false"), else_="true"),
            ',"versions":',
            cast(_log.stock_versions, String),
            "}",
        ),
    )
    .where(_log.store_id == bindparam("store_id"), _log.store_seq > bindparam("after"))
    .order_by(_log.store_seq)
    .limit(bindparam("rows_max"))
)


class KnownEvent(Struct, frozen=True, kw_only=True):
    """What this server already answered about an event_id: `store_seq` None means quarantine."""

    hash: bytes
    lane: int
    store_seq: int | None
    verdict: str | None
    held: bool
    code: str | None


class LaneHead(Struct, frozen=True, kw_only=True):
    """The newest event of one lane of a till's epoch."""

    lane: int
    till_seq: int
    hash: bytes


class LoggedEvent(Struct, frozen=True, kw_only=True):
    """One row of the feed, as pages and rebuilds read it."""

    store_seq: int
    event_id: UUID
    hash: bytes
    body: bytes
    till_id: UUID
    epoch: int
    lane: int
    till_seq: int
    verdict: str
    held: bool
    stock_versions: bytes
    feed_hash: bytes


def known_events(
    tx: Tx, store_id: int, event_ids: Sequence[bytes]
) -> dict[bytes, list[KnownEvent]]:
    """What is known of these event_ids: at most one in the log, any number in quarantine."""
    if not event_ids:
        return {}
    wanted = ",".join([f"x'{event_id.hex()}'" for event_id in event_ids])
    rows = tx.exec_driver_sql(_KNOWN_EVENTS.format(store_id=store_id, event_ids=wanted))
    known: dict[bytes, list[KnownEvent]] = {}
    for event_id, event_hash, lane, store_seq, verdict, held, code in rows:
        known.setdefault(event_id, []).append(
            KnownEvent(
                hash=event_hash,
                lane=lane,
                store_seq=store_seq,
                verdict=verdict,
                held=bool(held),
                code=code,
            )
        )
    return known


def lane_heads(tx: Tx, till: Till, epoch: int) -> list[LaneHead]:
    """The heads of all lanes of a till's epoch, lane 0 first."""
    rows = tx.execute(
        _LANE_HEADS,
        {"store_id": till.store_id, "till_id": till.till_id.bytes, "epoch": epoch},
    )
    return [LaneHead(lane=row.lane, till_seq=row.till_seq, hash=row.hash) for row in rows]


def set_lane_head(tx: Tx, till: Till, *, epoch: int, head: LaneHead, is_new: bool) -> None:
    """Move a lane's head, or make the lane."""
    if is_new:
        tx.execute(
            _ADD_LANE,
            {
                "store_id": till.store_id,
                "till_id": till.till_id.bytes,
                "epoch": epoch,
                "lane": head.lane,
                "till_seq": head.till_seq,
                "hash": head.hash,
            },
        )
        return
    tx.execute(
        _MOVE_LANE_HEAD,
        {
            "of_store": till.store_id,
            "of_till": till.till_id.bytes,
            "of_epoch": epoch,
            "of_lane": head.lane,
            "to_seq": head.till_seq,
            "to_hash": head.hash,
        },
    )


def has_event(tx: Tx, till: Till, *, epoch: int, till_seq: int, event_hash: bytes) -> bool:
    """Whether an event with this place and hash is in the log or in quarantine, on any lane."""
    place = {
        "store_id": till.store_id,
        "till_id": till.till_id.bytes,
        "epoch": epoch,
        "till_seq": till_seq,
        "hash": event_hash,
    }
    return any(tx.execute(statement, place).first() is not None for statement in _HAS_EVENT)


def has_any(tx: Tx, till: Till) -> bool:
    """Whether anything of a till is here, in the feed or in quarantine."""
    head = schema.till_head.c
    of_till = head.store_id == till.store_id, head.till_id == till.till_id.bytes
    return tx.execute(select(head.epoch).where(*of_till).limit(1)).first() is not None


def add_events(tx: Tx, rows: Sequence[Row]) -> None:
    """Add rows to the feed, in the order of the table's columns."""
    insert_rows(tx, schema.event_log, rows)


def add_quarantined(tx: Tx, rows: Sequence[Row]) -> None:
    """Keep bytes that cannot enter the feed, in the order of the table's columns."""
    insert_rows(tx, schema.quarantine, rows)


def hash_at(tx: Tx, store_id: int, store_seq: int) -> bytes | None:
    """The feed's hash at a position above 0."""
    place = {"store_id": store_id, "store_seq": store_seq}
    found: bytes | None = tx.execute(_HASH_AT, place).scalar_one_or_none()
    return found


def mark_at(tx: Tx, store_id: int, store_seq: int) -> tuple[bytes, bytes | None] | None:
    """The feed's hash at a position above 0, and the digest of the stock if one is kept there."""
    row = tx.execute(_MARK, {"store_id": store_id, "store_seq": store_seq}).one_or_none()
    return None if row is None else (row.feed_hash, row.fold_digest)


type FeedRow = tuple[int, bytes, bytes, bytes, bytes, int, int, int, str, int, bytes, bytes]
"""The columns of a LoggedEvent, as the database holds them."""


def page(tx: Tx, store_id: int, *, after: int, limit: int) -> Sequence[FeedRow]:
    """Entries after a position, in order."""
    rows = tx.execute(_PAGE, {"store_id": store_id, "after": after, "rows_max": limit}).all()
    return typing_cast("Sequence[FeedRow]", rows)


type EntryRow = tuple[bytes, str]
"""A body, and what comes behind it in the entry's JSON, which begins with its store_seq."""


def entries(tx: Tx, store_id: int, *, after: int, limit: int) -> Sequence[EntryRow]:
    """As `page`, in the form in which a page for a till is made soonest."""
    rows = tx.execute(_ENTRIES, {"store_id": store_id, "after": after, "rows_max": limit}).all()
    return typing_cast("Sequence[EntryRow]", rows)


type Label = tuple[str, int, str, int]
"""What a row says beside its body: kind, version, prev in hex, and when it happened in ms."""


def labels(tx: Tx, store_id: int, *, first: int, last: int) -> dict[int, Label]:
    """What the rows of a piece of the feed say of their bodies, by position."""
    log = schema.event_log.c
    asked = select(log.store_seq, log.kind, log.version, log.prev, log.occurred_ms).where(
        log.store_id == store_id, log.store_seq.between(first, last)
    )
    return {
        row.store_seq: (row.kind, row.version, bytes(row.prev).hex(), row.occurred_ms)
        for row in tx.execute(asked)
    }


def marks(tx: Tx, store_id: int, *, first: int, last: int) -> dict[int, bytes]:
    """The digests over the stock that stand in a piece of the feed, by position."""
    log = schema.event_log.c
    asked = select(log.store_seq, log.fold_digest).where(
        log.store_id == store_id, log.store_seq.between(first, last), log.fold_digest.is_not(None)
    )
    return {row.store_seq: row.fold_digest for row in tx.execute(asked)}


def set_mark(tx: Tx, store_id: int, store_seq: int, *, digest: bytes) -> None:
    """Put a digest right that was kept beside an event; of the event itself nothing changes."""
    log = schema.event_log.c
    tx.execute(
        update(schema.event_log)
        .where(log.store_id == store_id, log.store_seq == store_seq)
        .values(fold_digest=digest)
    )


def walk(tx: Tx, store_id: int, *, rows_at_once: int = 500) -> Iterator[LoggedEvent]:
    """The whole feed of a store, page by page."""
    after = 0
    while rows := page(tx, store_id, after=after, limit=rows_at_once):
        yield from map(_logged, rows)
        after = rows[-1][0]


def _logged(row: FeedRow) -> LoggedEvent:
    seq, event_id, event_hash, body, till_id, epoch, lane, till_seq, verdict, held, *rest = row
    return LoggedEvent(
        store_seq=seq,
        event_id=UUID(bytes=event_id),
        hash=event_hash,
        body=body,
        till_id=UUID(bytes=till_id),
        epoch=epoch,
        lane=lane,
        till_seq=till_seq,
        verdict=verdict,
        held=bool(held),
        stock_versions=rest[0],
        feed_hash=rest[1],
    )


def all_lane_heads(tx: Tx, store_id: int) -> dict[tuple[UUID, int, int], tuple[int, bytes]]:
    """(till_seq, hash) of every (till_id, epoch, lane) of a store."""
    column = schema.till_head.c
    rows = tx.execute(select(schema.till_head).where(column.store_id == store_id))
    return {
        (UUID(bytes=row.till_id), row.epoch, row.lane): (row.till_seq, row.hash) for row in rows
    }
