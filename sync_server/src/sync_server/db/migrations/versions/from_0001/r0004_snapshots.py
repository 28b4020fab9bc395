"""Khata and returned money in the read model, and the snapshots that new tills begin from.

Revision 0014 has a store that has sold already folded anew: it fills the new figures.
"""

from alembic import op
from sqlalchemy import (
    BINARY,
    BigInteger,
    Column,
    ForeignKeyConstraint,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    inspect,
    text,
)
from sqlalchemy.dialects.mysql import MEDIUMBLOB
from sqlalchemy.schema import SchemaItem

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = ("snapshot_chunk", "store_snapshot", "khata_balance", "customer")

_BLOB = LargeBinary().with_variant(MEDIUMBLOB(), "mysql", "mariadb")


def upgrade() -> None:
    """Make the tables and the column that are missing."""
    _table(
        "customer",
        _int("store_id"),
        _int("customer_id"),
        Column("name", String(200), nullable=False),
        Column("phone", String(200), nullable=False),
        _int("owes_max_paisa", null=True),
        Column("stamps", _BLOB, nullable=False),
        PrimaryKeyConstraint("store_id", "customer_id"),
    )
    _table(
        "khata_balance",
        _int("store_id"),
        _int("customer_id"),
        _int("balance_paisa"),
        PrimaryKeyConstraint("store_id", "customer_id"),
    )
    _table(
        "store_snapshot",
        _int("store_id"),
        Column("snapshot_id", BINARY(16), nullable=False),
        Column("feed_id", BINARY(16), nullable=False),
        _int("store_seq"),
        Column("feed_hash", BINARY(32), nullable=False),
        _int("made_ms"),
        Column("manifest", _BLOB, nullable=False),
        PrimaryKeyConstraint("store_id", "snapshot_id"),
    )
    _table(
        "snapshot_chunk",
        _int("store_id"),
        Column("snapshot_id", BINARY(16), nullable=False),
        _int("n"),
        Column("content", _BLOB, nullable=False),
        PrimaryKeyConstraint("store_id", "snapshot_id", "n"),
    )
    # MySQL has no ADD COLUMN IF NOT EXISTS, so a second run has to look.
    columns = {column["name"] for column in inspect(op.get_bind()).get_columns("sales_daily")}
    if "returns_paisa" not in columns:
        op.add_column(
            "sales_daily",
            Column("returns_paisa", BigInteger, nullable=False, server_default=text("0")),
        )


def downgrade() -> None:
    """Drop them; a rebuild makes the figures again, and snapshots are made when asked for."""
    for name in TABLES:
        op.drop_table(name, if_exists=True)
    with op.batch_alter_table("sales_daily") as table:
        table.drop_column("returns_paisa")


def _int(name: str, *, null: bool = False) -> Column[int]:
    return Column(name, BigInteger, nullable=null, autoincrement=False)


def _table(name: str, *items: SchemaItem) -> None:
    op.create_table(
        name,
        *items,
        ForeignKeyConstraint(["store_id"], ["store.store_id"]),
        if_not_exists=True,
        mysql_engine="InnoDB",
        mysql_default_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
    )
