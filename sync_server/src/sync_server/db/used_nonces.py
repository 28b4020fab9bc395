"""Nonces that were traded for a token already, for as long as they would be taken."""

from sqlalchemy import delete, insert, select

from sync_server.db import access_schema as schema
from sync_server.db.database import Tx


def use(
    tx: Tx, store_id: int, nonce_hash: bytes, *, used_by: bytes, expires_ms: int, now_ms: int
) -> bool:
    """Note that a nonce is used; whether it was free, or used by this very request.

    The store's old ones are forgotten. Two processes that are asked at once both find it free:
    the later one's row is refused by the database, and its transaction with it.
    """
    column = schema.used_nonce.c
    tx.execute(
        delete(schema.used_nonce).where(column.store_id == store_id, column.expires_ms <= now_ms)
    )
    known: bytes | None = tx.execute(
        select(column.used_by).where(column.store_id == store_id, column.nonce_hash == nonce_hash)
    ).scalar_one_or_none()
    if known is not None:
        return known == used_by
    tx.execute(
        insert(schema.used_nonce).values(
            store_id=store_id, nonce_hash=nonce_hash, used_by=used_by, expires_ms=expires_ms
        )
    )
    return True
