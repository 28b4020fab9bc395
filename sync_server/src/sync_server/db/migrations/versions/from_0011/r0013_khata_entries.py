"""The entries of each customer's khata, at their places in the feed.

A store that had khata before shows its entries once 0014 has had it folded anew.
"""

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKeyConstraint, PrimaryKeyConstraint, String

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

TABLE = "khata_entry"


def upgrade() -> None:
    """Make the table where it is missing."""
    op.create_table(
        TABLE,
        *(_int(name) for name in ("store_id", "customer_id", "store_seq")),
        Column("kind", String(40), nullable=False),
        *(_int(name) for name in ("amount_paisa", "occurred_ms")),
        PrimaryKeyConstraint("store_id", "customer_id", "store_seq"),
        ForeignKeyConstraint(["store_id"], ["store.store_id"], name="fk_khata_entry_store_id"),
        mysql_engine="InnoDB",
        mysql_default_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
        if_not_exists=True,
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table(TABLE, if_exists=True)


def _int(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False, autoincrement=False)
