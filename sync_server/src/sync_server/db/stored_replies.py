"""Answers to commands that were carried out, kept so that a repeat gets the same one."""

from uuid import UUID

from msgspec import Struct
from sqlalchemy import delete, select

from sync_server.db import access_schema as schema
from sync_server.db import stores
from sync_server.db.bulk import insert_rows
from sync_server.db.changes import note_feed
from sync_server.db.database import Tx
from sync_server.db.event_log import LaneHead
from sync_server.db.stores import FeedHead

FORGOTTEN_AT_ONCE = 500

# One question behind the lock: each command waits for the one before it.
_LOCKED = (
    "SELECT h.feed_id, h.seq, h.feed_hash, h.cache_epoch, h.fold_digest,"
    " r.request_hash, r.reply, r.kept_until_ms, o.shift_id, t.till_seq, t.hash FROM store_head h"
    " LEFT JOIN stored_reply r ON r.store_id = h.store_id AND r.key_hash = x'{key_hash}'"
    " LEFT JOIN office_shift o ON o.store_id = h.store_id"
    " LEFT JOIN till_head t ON t.store_id = h.store_id AND t.till_id = x'{office}'"
    " AND t.epoch = {epoch:d} AND t.lane = 0 WHERE h.store_id = {store_id:d}"
)


class StoredReply(Struct, frozen=True, kw_only=True):
    """An answer, and the hash of the request that it was given to."""

    request_hash: bytes
    reply: bytes


class Taken(Struct, frozen=True, kw_only=True):
    """A store that was locked for a command of its office.

    The head of its feed, the end of the office's chain (None before its first event), the shift
    that it sells in, as far as its own row says it, and the answer that was given before.
    """

    feed: FeedHead
    head: LaneHead | None
    shift_id: UUID | None
    stored: StoredReply | None


def lock_and_find(tx: Tx, store_id: int, key_hash: bytes, *, now_ms: int) -> Taken | None:
    """Take the store as `stores.lock_feed` does, and find what was answered under a key.

    An answer that is no longer kept makes room for the next. None where there is no store.
    """
    stores.take_lock(tx, store_id)
    office = stores.office_of(store_id).till_id.hex
    asked = _LOCKED.format(
        store_id=store_id, key_hash=key_hash.hex(), office=office, epoch=stores.OFFICE_EPOCH
    )
    row = tx.exec_driver_sql(asked).one_or_none()
    if row is None:
        return None
    *of_feed, request_hash, reply, kept_until_ms, shift_id, till_seq, tip = row
    feed = stores.head_of(of_feed)
    note_feed(tx, store_id, cache_epoch=feed.cache_epoch)
    stored = None
    if kept_until_ms is not None and kept_until_ms > now_ms:
        stored = StoredReply(request_hash=request_hash, reply=reply)
    elif kept_until_ms is not None:
        column = schema.stored_reply.c
        tx.execute(
            delete(schema.stored_reply).where(
                column.store_id == store_id, column.key_hash == key_hash
            )
        )
    return Taken(
        feed=feed,
        head=None if till_seq is None else LaneHead(lane=0, till_seq=till_seq, hash=tip),
        shift_id=None if shift_id is None else UUID(bytes=shift_id),
        stored=stored,
    )


def find(tx: Tx, store_id: int, key_hash: bytes, *, now_ms: int) -> StoredReply | None:
    """The answer that was given under a key and is still kept."""
    column = schema.stored_reply.c
    row = tx.execute(
        select(column.request_hash, column.reply, column.kept_until_ms).where(
            column.store_id == store_id, column.key_hash == key_hash
        )
    ).one_or_none()
    if row is None or row.kept_until_ms <= now_ms:
        return None
    return StoredReply(request_hash=row.request_hash, reply=row.reply)


def add(tx: Tx, store_id: int, key_hash: bytes, *, stored: StoredReply, kept_until_ms: int) -> None:
    """Keep an answer."""
    row = (store_id, key_hash, stored.request_hash, stored.reply, kept_until_ms)
    insert_rows(tx, schema.stored_reply, [row])


def forget_before(tx: Tx, store_id: int, now_ms: int) -> None:
    """Delete some of a store's answers that need not be kept any longer."""
    column = schema.stored_reply.c
    old = list(
        tx.execute(
            select(column.key_hash)
            .where(column.store_id == store_id, column.kept_until_ms <= now_ms)
            .limit(FORGOTTEN_AT_ONCE)
        ).scalars()
    )
    if old:
        tx.execute(
            delete(schema.stored_reply).where(column.store_id == store_id, column.key_hash.in_(old))
        )
