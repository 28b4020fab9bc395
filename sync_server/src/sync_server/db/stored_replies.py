"""Answers to commands that were carried out, kept so that a repeat gets the same one."""

from msgspec import Struct
from sqlalchemy import delete, insert, select

from sync_server.db import access_schema as schema
from sync_server.db.database import Tx

FORGOTTEN_AT_ONCE = 500


class StoredReply(Struct, frozen=True, kw_only=True):
    """An answer, and the hash of the request that it was given to."""

    request_hash: bytes
    reply: bytes


def find(
    tx: Tx, store_id: int, key_hash: bytes, *, now_ms: int, is_read: bool = False
) -> StoredReply | None:
    """The answer that was given under a key and is still kept.

    One that is not makes room for the next, unless the transaction only reads.
    """
    column = schema.stored_reply.c
    row = tx.execute(
        select(column.request_hash, column.reply, column.kept_until_ms).where(
            column.store_id == store_id, column.key_hash == key_hash
        )
    ).one_or_none()
    if row is None:
        return None
    if row.kept_until_ms > now_ms:
        return StoredReply(request_hash=row.request_hash, reply=row.reply)
    if not is_read:
        tx.execute(
            delete(schema.stored_reply).where(
                column.store_id == store_id, column.key_hash == key_hash
            )
        )
    return None


def add(tx: Tx, store_id: int, key_hash: bytes, *, stored: StoredReply, kept_until_ms: int) -> None:
    """Keep an answer."""
    tx.execute(
        insert(schema.stored_reply).values(
            store_id=store_id,
            key_hash=key_hash,
            request_hash=stored.request_hash,
            reply=stored.reply,
            kept_until_ms=kept_until_ms,
        )
    )


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
