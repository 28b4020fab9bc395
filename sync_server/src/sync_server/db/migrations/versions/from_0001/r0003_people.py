"""Sign-ins with their refresh tokens, failed logins, answers to give again, the office's shift."""

from alembic import op
from sqlalchemy import (
    BINARY,
    BigInteger,
    Column,
    ForeignKeyConstraint,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
)
from sqlalchemy.schema import SchemaItem

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLES = ("office_shift", "stored_reply", "login_failure", "refresh_token", "login_session")


def upgrade() -> None:
    """Make the tables and indexes that are missing."""
    _sign_ins()
    _table(
        "stored_reply",
        _int("store_id"),
        Column("key_hash", BINARY(32), nullable=False),
        Column("request_hash", BINARY(32), nullable=False),
        Column("reply", LargeBinary(60_000), nullable=False),
        _int("kept_until_ms"),
        PrimaryKeyConstraint("store_id", "key_hash"),
        ForeignKeyConstraint(["store_id"], ["store.store_id"]),
    )
    _index("stored_reply", "store_id", "kept_until_ms")
    _table(
        "office_shift",
        _int("store_id"),
        Column("shift_id", BINARY(16), nullable=False),
        _int("shift_no"),
        PrimaryKeyConstraint("store_id"),
        ForeignKeyConstraint(["store_id"], ["store.store_id"]),
    )


def downgrade() -> None:
    """Drop them; who is signed in signs in again."""
    for name in TABLES:
        op.drop_table(name, if_exists=True)


def _sign_ins() -> None:
    _table(
        "login_session",
        Column("session_id", BINARY(16), nullable=False),
        Column("user_name", String(100), nullable=False),
        _int("store_id"),
        _int("created_ms"),
        _int("ended_ms", null=True),
        PrimaryKeyConstraint("session_id"),
        ForeignKeyConstraint(["user_name"], ["app_user.user_name"]),
        ForeignKeyConstraint(["store_id"], ["store.store_id"]),
    )
    _index("login_session", "user_name")
    _table(
        "refresh_token",
        Column("token_hash", BINARY(32), nullable=False),
        Column("session_id", BINARY(16), nullable=False),
        _int("expires_ms"),
        _int("used_ms", null=True),
        PrimaryKeyConstraint("token_hash"),
        ForeignKeyConstraint(["session_id"], ["login_session.session_id"]),
    )
    _index("refresh_token", "session_id")
    _table(
        "login_failure",
        Column("subject", BINARY(32), nullable=False),
        _int("failures"),
        _int("since_ms"),
        PrimaryKeyConstraint("subject"),
    )
    _index("login_failure", "since_ms")


def _int(name: str, *, null: bool = False) -> Column[int]:
    return Column(name, BigInteger, nullable=null, autoincrement=False)


def _table(name: str, *items: SchemaItem) -> None:
    op.create_table(
        name,
        *items,
        if_not_exists=True,
        mysql_engine="InnoDB",
        mysql_default_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
    )


def _index(table: str, *columns: str) -> None:
    # MySQL has no CREATE INDEX IF NOT EXISTS, so a second run has to look.
    name = f"ix_{table}_{'_'.join(columns)}"
    found = op.get_bind().dialect.get_indexes(op.get_bind(), table)
    if name not in {index["name"] for index in found}:
        op.create_index(name, table, columns)
