"""The cookies by which browsers go on with a sign-in at the portal."""

from alembic import op
from sqlalchemy import BINARY, BigInteger, Column, ForeignKeyConstraint, PrimaryKeyConstraint

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

TABLE = "browser_session"
INDEX = "ix_browser_session_expires_ms"


def upgrade() -> None:
    """Make the table and its index where they are missing."""
    connection = op.get_bind()
    op.create_table(
        TABLE,
        Column("token_hash", BINARY(32), nullable=False),
        Column("session_id", BINARY(16), nullable=False),
        Column("seen_ms", BigInteger, nullable=False, autoincrement=False),
        Column("expires_ms", BigInteger, nullable=False, autoincrement=False),
        PrimaryKeyConstraint("token_hash"),
        ForeignKeyConstraint(["session_id"], ["login_session.session_id"]),
        mysql_engine="InnoDB",
        mysql_default_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
        if_not_exists=True,
    )
    # MySQL has no CREATE INDEX IF NOT EXISTS, so a second run has to look.
    found = connection.dialect.get_indexes(connection, TABLE)
    if INDEX not in {index["name"] for index in found}:
        op.create_index(INDEX, TABLE, ["expires_ms"])


def downgrade() -> None:
    """Drop it: who is signed in at the portal signs in again."""
    op.drop_table(TABLE, if_exists=True)
