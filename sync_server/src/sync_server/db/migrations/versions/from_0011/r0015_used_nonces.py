"""The nonces for which a till has had its token, until they would be too old anyway."""

from alembic import op
from sqlalchemy import BINARY, BigInteger, Column, ForeignKeyConstraint, PrimaryKeyConstraint

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

TABLE = "used_nonce"
INDEX = "ix_used_nonce_store_id_expires_ms"


def upgrade() -> None:
    """Make the table and its index where they are missing."""
    connection = op.get_bind()
    op.create_table(
        TABLE,
        Column("store_id", BigInteger, nullable=False, autoincrement=False),
        Column("nonce_hash", BINARY(32), nullable=False),
        Column("used_by", BINARY(12), nullable=False),
        Column("expires_ms", BigInteger, nullable=False, autoincrement=False),
        PrimaryKeyConstraint("store_id", "nonce_hash"),
        ForeignKeyConstraint(["store_id"], ["store.store_id"]),
        mysql_engine="InnoDB",
        mysql_default_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
        if_not_exists=True,
    )
    # MySQL has no CREATE INDEX IF NOT EXISTS, so a second run has to look.
    found = connection.dialect.get_indexes(connection, TABLE)
    if INDEX not in {index["name"] for index in found}:
        op.create_index(INDEX, TABLE, ["store_id", "expires_ms"])


def downgrade() -> None:
    """Drop it."""
    op.drop_table(TABLE, if_exists=True)
