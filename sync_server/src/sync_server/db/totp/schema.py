"""Tables of second factors: the sealed secret of an app, and spare codes. A rebuild leaves both."""

from sqlalchemy import (
    BINARY,
    BigInteger,
    Column,
    ForeignKeyConstraint,
    PrimaryKeyConstraint,
    String,
)
from sqlalchemy.schema import SchemaItem, Table

from sync_server.db.schema import metadata

SEALED_BYTES = 48
"""A nonce of 12, the secret of 20 and its tag of 16."""


def _int(name: str, *, null: bool = False) -> Column[int]:
    return Column(name, BigInteger, nullable=null, autoincrement=False)


def _table(name: str, *items: SchemaItem) -> Table:
    return Table(
        name,
        metadata,
        Column("user_name", String(100), nullable=False),
        *items,
        ForeignKeyConstraint(["user_name"], ["app_user.user_name"]),
        mysql_engine="InnoDB",
        mysql_default_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
    )


user_totp = _table(
    "user_totp",
    Column("sealed_secret", BINARY(SEALED_BYTES), nullable=False),
    _int("begun_ms"),
    # Empty until the first code of the app was seen.
    _int("confirmed_ms", null=True),
    # The newest span of thirty seconds whose code was taken: an older one opens nothing any more.
    _int("newest_step"),
    PrimaryKeyConstraint("user_name"),
)

recovery_code = _table(
    "recovery_code",
    Column("code_hash", BINARY(32), nullable=False),
    PrimaryKeyConstraint("user_name", "code_hash"),
)
