"""The server's own signing keys; private ones are sealed, this module never sees them open."""

from msgspec import Struct
from sqlalchemy import delete, insert, select

from sync_server.db import schema
from sync_server.db.database import Tx

_ALL = select(schema.server_key).order_by(
    schema.server_key.c.created_ms, schema.server_key.c.key_id
)


class StoredKey(Struct, frozen=True, kw_only=True):
    """An Ed25519 key pair: the public half raw, the private half sealed."""

    key_id: str
    public_key: bytes
    sealed_private_key: bytes
    created_ms: int


def all_keys(tx: Tx) -> list[StoredKey]:
    """Every key, oldest first."""
    rows = tx.execute(_ALL)
    return [
        StoredKey(
            key_id=row.key_id,
            public_key=row.public_key,
            sealed_private_key=row.sealed_private_key,
            created_ms=row.created_ms,
        )
        for row in rows
    ]


def add_key(tx: Tx, key: StoredKey) -> None:
    """Keep a key."""
    tx.execute(
        insert(schema.server_key).values(
            key_id=key.key_id,
            public_key=key.public_key,
            sealed_private_key=key.sealed_private_key,
            created_ms=key.created_ms,
        )
    )


def remove_key(tx: Tx, key_id: str) -> None:
    """Forget a key: what it signed is nothing from now on."""
    tx.execute(delete(schema.server_key).where(schema.server_key.c.key_id == key_id))
