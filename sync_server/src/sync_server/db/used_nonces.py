"""Nonces that were traded for a token already, for as long as they would be taken."""

from sqlalchemy import bindparam, delete, insert, select

from sync_server.db import access_schema as schema
from sync_server.db.database import Tx

_nonce = schema.used_nonce.c
# Each new token asks these: they are built once.
_FORGET = delete(schema.used_nonce).where(
    _nonce.store_id == bindparam("of_store"), _nonce.expires_ms <= bindparam("now_ms")
)
_FIND = select(_nonce.used_by).where(
    _nonce.store_id == bindparam("of_store"), _nonce.nonce_hash == bindparam("of_nonce")
)
_ADD = insert(schema.used_nonce)


def use(
    tx: Tx, store_id: int, nonce_hash: bytes, *, used_by: bytes, expires_ms: int, now_ms: int
) -> bool:
    """Note that a nonce is used; whether it was free, or used by this very request.

    The store's old ones are forgotten. Two processes that are asked at once both find it free:
    the later one's row is refused by the database, and its transaction with it.
    """
    tx.execute(_FORGET, {"of_store": store_id, "now_ms": now_ms})
    known: bytes | None = tx.execute(
        _FIND, {"of_store": store_id, "of_nonce": nonce_hash}
    ).scalar_one_or_none()
    if known is not None:
        return known == used_by
    tx.execute(
        _ADD,
        {
            "store_id": store_id,
            "nonce_hash": nonce_hash,
            "used_by": used_by,
            "expires_ms": expires_ms,
        },
    )
    return True
