"""Tables for tills that begin from a snapshot: khata, rules, and snapshots kept.

Named as in schema.py, whose rules hold here too.
"""

from sqlalchemy import BINARY, BigInteger, Column, LargeBinary, PrimaryKeyConstraint, String
from sqlalchemy.dialects.mysql import MEDIUMBLOB
from sqlalchemy.sql.schema import ForeignKeyConstraint, SchemaItem, Table

from sync_server.db.schema import metadata

_BLOB = LargeBinary().with_variant(MEDIUMBLOB(), "mysql", "mariadb")


def _int(name: str, *, null: bool = False) -> Column[int]:
    return Column(name, BigInteger, nullable=null, autoincrement=False)


def _of_store() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["store_id"], ["store.store_id"])


def _table(name: str, *items: SchemaItem) -> Table:
    return Table(
        name,
        metadata,
        *items,
        mysql_engine="InnoDB",
        mysql_default_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
    )


customer = _table(
    "customer",
    _int("store_id"),
    _int("customer_id"),
    Column("name", String(200), nullable=False),
    Column("phone", String(200), nullable=False),
    _int("owes_max_paisa", null=True),
    Column("stamps", _BLOB, nullable=False),
    PrimaryKeyConstraint("store_id", "customer_id"),
    _of_store(),
)

khata_balance = _table(
    "khata_balance",
    _int("store_id"),
    _int("customer_id"),
    _int("balance_paisa"),
    PrimaryKeyConstraint("store_id", "customer_id"),
    _of_store(),
)

store_rule = _table(
    "store_rule",
    _int("store_id"),
    Column("name", String(64), nullable=False),
    Column("value", String(500), nullable=False),
    Column("stamps", _BLOB, nullable=False),
    PrimaryKeyConstraint("store_id", "name"),
    _of_store(),
)

khata_entry = _table(
    "khata_entry",
    _int("store_id"),
    _int("customer_id"),
    _int("store_seq"),
    Column("kind", String(40), nullable=False),
    _int("amount_paisa"),
    _int("occurred_ms"),
    PrimaryKeyConstraint("store_id", "customer_id", "store_seq"),
    _of_store(),
)

store_snapshot = _table(
    "store_snapshot",
    _int("store_id"),
    Column("snapshot_id", BINARY(16), nullable=False),
    Column("feed_id", BINARY(16), nullable=False),
    _int("store_seq"),
    Column("feed_hash", BINARY(32), nullable=False),
    _int("made_ms"),
    Column("manifest", _BLOB, nullable=False),
    PrimaryKeyConstraint("store_id", "snapshot_id"),
    _of_store(),
)

snapshot_chunk = _table(
    "snapshot_chunk",
    _int("store_id"),
    Column("snapshot_id", BINARY(16), nullable=False),
    _int("n"),
    Column("content", _BLOB, nullable=False),
    PrimaryKeyConstraint("store_id", "snapshot_id", "n"),
    _of_store(),
)

PROJECTIONS = (khata_entry, khata_balance, customer, store_rule)
"""What a rebuild empties besides schema.PROJECTIONS."""
