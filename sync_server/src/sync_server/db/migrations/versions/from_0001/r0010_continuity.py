"""Leases of tills, what was found wrong with them, and the digest over the stock at each push.

A store's digest is worked out by its next push, or when 0014 has it folded anew.
"""

from alembic import op
from sqlalchemy import (
    BINARY,
    BigInteger,
    Column,
    ForeignKeyConstraint,
    PrimaryKeyConstraint,
    String,
    inspect,
)
from sqlalchemy.schema import SchemaItem

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

DIGESTS = ("store_head", "event_log")
TABLES = ("till_incident", "till_lease")


def upgrade() -> None:
    """Make the tables and the columns that are missing."""
    for name in DIGESTS:
        connection = op.get_bind()
        there = {column["name"] for column in connection.dialect.get_columns(connection, name)}
        if "fold_digest" not in there:
            op.add_column(name, Column("fold_digest", BINARY(8)))
    _table(
        "till_lease",
        _int("epoch"),
        _int("lease"),
        _int("is_seen"),
        _int("is_over"),
        PrimaryKeyConstraint("store_id", "till_id", "epoch"),
    )
    _table(
        "till_incident",
        _int("epoch"),
        Column("kind", String(40), nullable=False),
        Column("detail", String(250), nullable=False),
        _int("first_ms"),
        PrimaryKeyConstraint("store_id", "till_id", "epoch", "kind"),
    )


def downgrade() -> None:
    """Drop them again."""
    for name in TABLES:
        op.drop_table(name)
    for name in DIGESTS:
        op.drop_column(name, "fold_digest")


def _int(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False, autoincrement=False)


def _table(name: str, *items: SchemaItem) -> None:
    if inspect(op.get_bind()).has_table(name):
        return
    op.create_table(
        name,
        _int("store_id"),
        Column("till_id", BINARY(16), nullable=False),
        *items,
        ForeignKeyConstraint(["store_id", "till_id"], ["till.store_id", "till.till_id"]),
        mysql_engine="InnoDB",
        mysql_default_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
    )
