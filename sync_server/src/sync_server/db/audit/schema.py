"""Tables of the audit. Store 0 is the server itself, so `store_id` refers to no store here.

Nothing in it follows from the log, so a rebuild leaves it alone.
"""

from sqlalchemy import (
    BINARY,
    BigInteger,
    Column,
    PrimaryKeyConstraint,
    String,
    Table,
)
from sqlalchemy.schema import SchemaItem

from sync_server.db.schema import metadata

DETAIL_CHARS_MAX = 4000


def _int(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False, autoincrement=False)


def _text(name: str, size: int) -> Column[str]:
    return Column(name, String(size), nullable=False)


def _hash(name: str) -> Column[bytes]:
    return Column(name, BINARY(32), nullable=False)


def _table(name: str, *items: SchemaItem) -> Table:
    return Table(
        name,
        metadata,
        *items,
        mysql_engine="InnoDB",
        mysql_default_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
    )


audit_head = _table(
    "audit_head",
    _int("store_id"),
    _int("seq"),
    _hash("hash"),
    PrimaryKeyConstraint("store_id"),
)

audit_entry = _table(
    "audit_entry",
    _int("store_id"),
    _int("seq"),
    _int("at_ms"),
    _text("actor", 200),
    _text("address", 100),
    _text("deed", 40),
    _text("subject", 200),
    _text("detail", DETAIL_CHARS_MAX),
    _hash("prev"),
    _hash("hash"),
    PrimaryKeyConstraint("store_id", "seq"),
)
