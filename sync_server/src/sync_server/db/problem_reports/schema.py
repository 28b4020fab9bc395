"""Tables of tills' reports for whoever helps.

Named as in db/schema.py, whose rules hold here too. They do not follow from the log, so a rebuild
leaves them alone.
"""

from sqlalchemy import (
    BINARY,
    BigInteger,
    Column,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    PrimaryKeyConstraint,
)
from sqlalchemy.dialects.mysql import MEDIUMBLOB
from sqlalchemy.schema import SchemaItem, Table

from sync_server.db.schema import metadata

_BLOB = LargeBinary().with_variant(MEDIUMBLOB(), "mysql", "mariadb")


def _int(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False, autoincrement=False)


def _bytes(name: str, size: int) -> Column[bytes]:
    return Column(name, BINARY(size), nullable=False)


def _table(name: str, *items: SchemaItem) -> Table:
    return Table(
        name,
        metadata,
        _int("store_id"),
        *items,
        mysql_engine="InnoDB",
        mysql_default_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
    )


problem_report = _table(
    "problem_report",
    _int("number"),
    _bytes("till_id", 16),
    _bytes("content_hash", 32),
    _int("received_ms"),
    _int("size_bytes"),
    Column("content", _BLOB, nullable=False),
    PrimaryKeyConstraint("store_id", "number"),
    Index(None, "store_id", "till_id", "content_hash", unique=True),
    Index(None, "received_ms"),
    ForeignKeyConstraint(["store_id", "till_id"], ["till.store_id", "till.till_id"]),
)

# The number that a store gave last: it is locked while the next one is given, and never goes back.
problem_report_count = _table(
    "problem_report_count",
    _int("newest"),
    PrimaryKeyConstraint("store_id"),
    ForeignKeyConstraint(["store_id"], ["store.store_id"]),
)
