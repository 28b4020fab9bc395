"""Tables about the continuity of tills: their leases, and what was found wrong with one.

Named as in schema.py, whose rules hold here too.
"""

from sqlalchemy import BINARY, BigInteger, Column, PrimaryKeyConstraint, String
from sqlalchemy.sql.schema import ForeignKeyConstraint, SchemaItem, Table

from sync_server.db.schema import metadata


def _int(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False, autoincrement=False)


def _table(name: str, *items: SchemaItem) -> Table:
    return Table(
        name,
        metadata,
        *items,
        ForeignKeyConstraint(["store_id", "till_id"], ["till.store_id", "till.till_id"]),
        mysql_engine="InnoDB",
        mysql_default_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
    )


till_lease = _table(
    "till_lease",
    _int("store_id"),
    Column("till_id", BINARY(16), nullable=False),
    _int("epoch"),
    _int("lease"),
    _int("is_seen"),
    _int("is_over"),
    PrimaryKeyConstraint("store_id", "till_id", "epoch"),
)

till_incident = _table(
    "till_incident",
    _int("store_id"),
    Column("till_id", BINARY(16), nullable=False),
    _int("epoch"),
    Column("kind", String(40), nullable=False),
    Column("detail", String(250), nullable=False),
    _int("first_ms"),
    PrimaryKeyConstraint("store_id", "till_id", "epoch", "kind"),
)
