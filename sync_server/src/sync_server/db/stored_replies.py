"""Answers to commands that were carried out, kept so that a repeat gets the same one."""

from uuid import UUID

from msgspec import Struct
from sqlalchemy import delete, select

from sync_server.db import access_schema as schema
from sync_server.db import stores
from sync_server.db.bulk import insert_rows
from sync_server.db.changes import note_feed
from sync_server.db.database import Tx
from sync_server.db.stores import FeedHead

FORGOTTEN_AT_ONCE = 500

# One question behind the lock: each command waits for the one before it.
_HEAD_AND_REPLY = (
    "SELECT h.feed_id, h.seq, h.feed_hash, h.fold_digest, h.cache_epoch,"
    " r.request_hash, r.reply, r.kept_until_ms FROM store_head h LEFT JOIN stored_reply r"
    " ON r.store_id = h.store_id AND r.key_hash = x'{key_hash}' WHERE h.store_id = {store_id:d}"
)


class StoredReply(Struct, frozen=True, kw_only=True):
    """An answer, and the hash of the request that it was given to."""

    request_hash: bytes
    reply: bytes


def lock_and_find(
    tx: Tx, store_id: int, key_hash: bytes, *, now_ms: int
) -> tuple[FeedHead, StoredReply | None] | None:
    """Take the store as `stores.lock_feed` does; its head, and the answer given under a key.

    An answer that is no longer kept makes room for the next. None where there is no store.
    """
    stores.take_lock(tx, store_id)
    asked = _HEAD_AND_REPLY.format(store_id=store_id, key_hash=key_hash.hex())
    row = tx.exec_driver_sql(asked).one_or_none()
    if row is None:
        return None
    feed_id, seq, feed_hash, digest, cache_epoch, request_hash, reply, kept_until_ms = row
    note_feed(tx, store_id, cache_epoch=cache_epoch)
    head = FeedHead(
        feed_id=UUID(bytes=feed_id),
        seq=seq,
        feed_hash=feed_hash,
        fold_digest=digest,
        cache_epoch=cache_epoch,
    )
    if kept_until_ms is None:
        return head, None
    if kept_until_ms > now_ms:
        return head, StoredReply(request_hash=request_hash, reply=reply)
    column = schema.stored_reply.c
    tx.execute(
        delete(schema.stored_reply).where(column.store_id == store_id, column.key_hash == key_hash)
    )
    return head, None


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
