"""Which event corrects which.

The log says it, in bodies that SQL cannot read: each store is folded anew, as
projections.READ_MODEL says.
"""

from alembic import op
from sqlalchemy import BINARY, BigInteger, Column, ForeignKeyConstraint, PrimaryKeyConstraint

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

TABLE = "correction"
FOLD_ANEW = "UPDATE store_head SET read_model = 0"
"""Also where a store was folded by this form before, and the table was dropped since."""


def upgrade() -> None:
    """Make the table where it is missing."""
    connection = op.get_bind()
    if connection.dialect.has_table(connection, TABLE):
        return
    op.create_table(
        TABLE,
        Column("store_id", BigInteger, nullable=False, autoincrement=False),
        Column("corrects", BINARY(16), nullable=False),
        Column("store_seq", BigInteger, nullable=False, autoincrement=False),
        PrimaryKeyConstraint("store_id", "corrects", "store_seq"),
        ForeignKeyConstraint(["store_id"], ["store.store_id"]),
        mysql_engine="InnoDB",
        mysql_default_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
    )
    op.execute(FOLD_ANEW)


def downgrade() -> None:
    """Drop it: what an older program lets in is not held against it."""
    op.drop_table(TABLE, if_exists=True)
    op.execute(FOLD_ANEW)
