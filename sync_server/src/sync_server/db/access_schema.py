"""Tables of people's sign-ins, of answers that can be given again, and of the office's open shift.

None of them follows from the log, so a rebuild leaves them alone.
"""

from sqlalchemy import (
    BINARY,
    BigInteger,
    Column,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Table,
)
from sqlalchemy.schema import SchemaItem

from sync_server.db.schema import metadata


def _int(name: str, *, null: bool = False) -> Column[int]:
    return Column(name, BigInteger, nullable=null, autoincrement=False)


def _bytes(name: str, size: int) -> Column[bytes]:
    return Column(name, BINARY(size), nullable=False)


def _table(name: str, *items: SchemaItem) -> Table:
    return Table(
        name,
        metadata,
        *items,
        mysql_engine="InnoDB",
        mysql_default_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
    )


login_session = _table(
    "login_session",
    _bytes("session_id", 16),
    Column("user_name", String(100), nullable=False),
    _int("store_id"),
    _int("created_ms"),
    _int("ended_ms", null=True),
    PrimaryKeyConstraint("session_id"),
    Index(None, "user_name"),
    ForeignKeyConstraint(["user_name"], ["app_user.user_name"]),
    ForeignKeyConstraint(["store_id"], ["store.store_id"]),
)

refresh_token = _table(
    "refresh_token",
    _bytes("token_hash", 32),
    _bytes("session_id", 16),
    _int("expires_ms"),
    _int("used_ms", null=True),
    PrimaryKeyConstraint("token_hash"),
    Index(None, "session_id"),
    ForeignKeyConstraint(["session_id"], ["login_session.session_id"]),
)

browser_session = _table(
    "browser_session",
    _bytes("token_hash", 32),
    _bytes("session_id", 16),
    _int("seen_ms"),
    _int("expires_ms"),
    PrimaryKeyConstraint("token_hash"),
    Index(None, "expires_ms"),
    ForeignKeyConstraint(["session_id"], ["login_session.session_id"]),
)

login_failure = _table(
    "login_failure",
    _bytes("subject", 32),
    _int("failures"),
    _int("since_ms"),
    PrimaryKeyConstraint("subject"),
    Index(None, "since_ms"),
)

stored_reply = _table(
    "stored_reply",
    _int("store_id"),
    _bytes("key_hash", 32),
    _bytes("request_hash", 32),
    Column("reply", LargeBinary(60_000), nullable=False),
    _int("kept_until_ms"),
    PrimaryKeyConstraint("store_id", "key_hash"),
    Index(None, "store_id", "kept_until_ms"),
    ForeignKeyConstraint(["store_id"], ["store.store_id"]),
)

office_shift = _table(
    "office_shift",
    _int("store_id"),
    _bytes("shift_id", 16),
    _int("shift_no"),
    PrimaryKeyConstraint("store_id"),
    ForeignKeyConstraint(["store_id"], ["store.store_id"]),
)

used_nonce = _table(
    "used_nonce",
    _int("store_id"),
    _bytes("nonce_hash", 32),
    _bytes("used_by", 12),
    _int("expires_ms"),
    PrimaryKeyConstraint("store_id", "nonce_hash"),
    Index(None, "store_id", "expires_ms"),
    ForeignKeyConstraint(["store_id"], ["store.store_id"]),
)
