"""The log of a store's feed: rows are added and read, never changed."""

from collections.abc import Iterable, Iterator, Sequence
from typing import cast
from uuid import UUID

from msgspec import Struct
from sqlalchemy import insert, literal, null, select, union_all, update

from sync_server.db import schema
from sync_server.db.bulk import Row, insert_rows
from sync_server.db.database import Tx
from sync_server.db.tills import Till

QUARANTINED_ID_REUSE = "id_reuse"


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


class Quarantined(Struct, frozen=True, kw_only=True):
    """One row of the quarantine, as `verify` reads it."""

    event_id: UUID
    hash: bytes
    till_id: UUID
    epoch: int
    lane: int
    till_seq: int
    prev: bytes
    code: str


def known_events(
    tx: Tx, store_id: int, event_ids: Sequence[bytes]
) -> dict[bytes, list[KnownEvent]]:
    """What is known of these event_ids: at most one in the log, any number in quarantine."""
    log, kept = schema.event_log.c, schema.quarantine.c
    # One question for both: every batch asks it while it holds the store's lock.
    rows = tx.execute(
        union_all(
            select(
                log.event_id,
                log.hash,
                log.lane,
                log.store_seq,
                log.verdict,
                log.held,
                null().label("code"),
            ).where(log.store_id == store_id, log.event_id.in_(event_ids)),
            select(
                kept.event_id, kept.hash, kept.lane, null(), null(), literal(0), kept.code
            ).where(kept.store_id == store_id, kept.event_id.in_(event_ids)),
        )
    )
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
    head = schema.till_head.c
    rows = tx.execute(
        select(head.lane, head.till_seq, head.hash)
        .where(
            head.store_id == till.store_id,
            head.till_id == till.till_id.bytes,
            head.epoch == epoch,
        )
        .order_by(head.lane)
    )
    return [LaneHead(lane=row.lane, till_seq=row.till_seq, hash=row.hash) for row in rows]


def set_lane_head(tx: Tx, till: Till, *, epoch: int, head: LaneHead, is_new: bool) -> None:
    """Move a lane's head, or make the lane."""
    column = schema.till_head.c
    if is_new:
        tx.execute(
            insert(schema.till_head).values(
                store_id=till.store_id,
                till_id=till.till_id.bytes,
                epoch=epoch,
                lane=head.lane,
                till_seq=head.till_seq,
                hash=head.hash,
            )
        )
        return
    tx.execute(
        update(schema.till_head)
        .where(
            column.store_id == till.store_id,
            column.till_id == till.till_id.bytes,
            column.epoch == epoch,
            column.lane == head.lane,
        )
        .values(till_seq=head.till_seq, hash=head.hash)
    )


def has_event(tx: Tx, till: Till, *, epoch: int, till_seq: int, event_hash: bytes) -> bool:
    """Whether an event with this place and hash is in the log or in quarantine, on any lane."""
    for table in (schema.event_log, schema.quarantine):
        column = table.c
        row = tx.execute(
            select(column.till_seq).where(
                column.store_id == till.store_id,
                column.till_id == till.till_id.bytes,
                column.epoch == epoch,
                column.till_seq == till_seq,
                column.hash == event_hash,
            )
        ).first()
        if row is not None:
            return True
    return False


def add_events(tx: Tx, rows: Sequence[Row]) -> None:
    """Add rows to the feed, in the order of the table's columns."""
    insert_rows(tx, schema.event_log, rows)


def add_quarantined(tx: Tx, rows: Sequence[Row]) -> None:
    """Keep bytes that cannot enter the feed, in the order of the table's columns."""
    insert_rows(tx, schema.quarantine, rows)


def add_signature(tx: Tx, till: Till, *, epoch: int, head: LaneHead, sig: bytes) -> None:
    """Keep a till's signature over the newest event of a batch."""
    insert_rows(
        tx,
        schema.tip_signature,
        [
            (
                till.store_id,
                till.till_id.bytes,
                epoch,
                head.till_seq,
                head.hash,
                till.key_id,
                sig,
            )
        ],
    )


def hash_at(tx: Tx, store_id: int, store_seq: int) -> bytes | None:
    """The feed's hash at a position above 0."""
    log = schema.event_log.c
    found: bytes | None = tx.execute(
        select(log.feed_hash).where(log.store_id == store_id, log.store_seq == store_seq)
    ).scalar_one_or_none()
    return found


type FeedRow = tuple[int, bytes, bytes, bytes, bytes, int, int, int, str, int, bytes, bytes]
"""The columns of a LoggedEvent, as the database holds them."""


def page(tx: Tx, store_id: int, *, after: int, limit: int) -> Sequence[FeedRow]:
    """Entries after a position, in order. Rows, not structs: a till asks for many at a time."""
    log = schema.event_log.c
    rows = tx.execute(
        select(
            log.store_seq,
            log.event_id,
            log.hash,
            log.body,
            log.till_id,
            log.epoch,
            log.lane,
            log.till_seq,
            log.verdict,
            log.held,
            log.stock_versions,
            log.feed_hash,
        )
        .where(log.store_id == store_id, log.store_seq > after)
        .order_by(log.store_seq)
        .limit(limit)
    ).all()
    return cast("Sequence[FeedRow]", rows)


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


def quarantined(tx: Tx, store_id: int) -> Iterable[Quarantined]:
    """What of a store lies in quarantine."""
    column = schema.quarantine.c
    for row in tx.execute(select(schema.quarantine).where(column.store_id == store_id)):
        yield Quarantined(
            event_id=UUID(bytes=row.event_id),
            hash=row.hash,
            till_id=UUID(bytes=row.till_id),
            epoch=row.epoch,
            lane=row.lane,
            till_seq=row.till_seq,
            prev=row.prev,
            code=row.code,
        )


def all_lane_heads(tx: Tx, store_id: int) -> dict[tuple[UUID, int, int], tuple[int, bytes]]:
    """(till_seq, hash) of every (till_id, epoch, lane) of a store."""
    column = schema.till_head.c
    rows = tx.execute(select(schema.till_head).where(column.store_id == store_id))
    return {
        (UUID(bytes=row.till_id), row.epoch, row.lane): (row.till_seq, row.hash) for row in rows
    }
