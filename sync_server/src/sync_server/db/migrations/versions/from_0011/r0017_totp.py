"""Second factors of users, and their spare codes."""

from alembic import op
from sqlalchemy import (
    BINARY,
    BigInteger,
    Column,
    ForeignKeyConstraint,
    PrimaryKeyConstraint,
    String,
)
from sqlalchemy.schema import SchemaItem

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables that are missing."""
    _make(
        "user_totp",
        Column("sealed_secret", BINARY(48), nullable=False),
        Column("begun_ms", BigInteger, nullable=False, autoincrement=False),
        Column("confirmed_ms", BigInteger, nullable=True, autoincrement=False),
        Column("newest_step", BigInteger, nullable=False, autoincrement=False),
        PrimaryKeyConstraint("user_name"),
    )
    _make(
        "recovery_code",
        Column("code_hash", BINARY(32), nullable=False),
        PrimaryKeyConstraint("user_name", "code_hash"),
    )


def downgrade() -> None:
    """Drop them: an older program asks nobody for a second factor."""
    op.drop_table("recovery_code", if_exists=True)
    op.drop_table("user_totp", if_exists=True)


def _make(name: str, *items: SchemaItem) -> None:
    op.create_table(
        name,
        Column("user_name", String(100), nullable=False),
        *items,
        ForeignKeyConstraint(["user_name"], ["app_user.user_name"]),
        if_not_exists=True,
        mysql_engine="InnoDB",
        mysql_default_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
    )
