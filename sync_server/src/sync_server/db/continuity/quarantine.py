"""What cannot enter the feed, kept with its bytes; and how something gets out again."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from msgspec import Struct
from sqlalchemy import Row, select, update

from sync_server.db import schema
from sync_server.db.database import Tx


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
    body: bytes = b""


def quarantined(tx: Tx, store_id: int) -> Iterable[Quarantined]:
    """What of a store lies in quarantine."""
    column = schema.quarantine.c
    for row in tx.execute(select(schema.quarantine).where(column.store_id == store_id)):
        yield _quarantined(row)


def _quarantined(row: Row[tuple[object, ...]]) -> Quarantined:
    return Quarantined(
        event_id=UUID(bytes=row.event_id),
        hash=row.hash,
        till_id=UUID(bytes=row.till_id),
        epoch=row.epoch,
        lane=row.lane,
        till_seq=row.till_seq,
        prev=row.prev,
        code=row.code,
        body=row.body,
    )


def waiting_for_upgrade(
    tx: Tx, store_id: int, codes: Sequence[str], *, limit: int, after: int = 0
) -> list[Quarantined]:
    """What lies in quarantine for one of these reasons, in the order of its chains.

    `after` leaves out the first so many.
    """
    column = schema.quarantine.c
    rows = tx.execute(
        select(schema.quarantine)
        .where(
            column.store_id == store_id,
            column.code.in_(codes),
            column.released_seq.is_(None),
        )
        .order_by(column.till_id, column.epoch, column.lane, column.till_seq)
        .limit(limit)
        .offset(after)
    )
    return [_quarantined(row) for row in rows]


def release(tx: Tx, store_id: int, kept: Quarantined, *, store_seq: int) -> None:
    """Note where in the feed an event got out of quarantine; its row stays."""
    column = schema.quarantine.c
    tx.execute(
        update(schema.quarantine)
        .where(
            column.store_id == store_id,
            column.event_id == kept.event_id.bytes,
            column.hash == kept.hash,
        )
        .values(released_seq=store_seq)
    )


def keep_for(tx: Tx, store_id: int, kept: Quarantined, *, code: str, detail: str) -> None:
    """Note a better reason why an event lies in quarantine."""
    column = schema.quarantine.c
    tx.execute(
        update(schema.quarantine)
        .where(
            column.store_id == store_id,
            column.event_id == kept.event_id.bytes,
            column.hash == kept.hash,
        )
        .values(code=code, detail=detail)
    )
