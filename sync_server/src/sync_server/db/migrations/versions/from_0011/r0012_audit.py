"""The audit: a chain of entries for each store, and one for the server."""

from alembic import op
from sqlalchemy import (
    BINARY,
    BigInteger,
    Column,
    PrimaryKeyConstraint,
    String,
    text,
)
from sqlalchemy.schema import SchemaItem

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

TABLES = ("audit_head", "audit_entry")

START_CHAINS = """
INSERT INTO audit_head (store_id, seq, hash)
SELECT wanted.store_id, 0, :start FROM
    (SELECT 0 AS store_id UNION SELECT store_id FROM store) wanted
LEFT JOIN audit_head known ON known.store_id = wanted.store_id
WHERE known.store_id IS NULL
"""


def upgrade() -> None:
    """Make the tables that are missing, and a beginning for each store that has none."""
    _table("audit_head", _int("store_id"), _int("seq"), _hash("hash"), keys=("store_id",))
    _table(
        "audit_entry",
        *(_int(name) for name in ("store_id", "seq", "at_ms")),
        _text("actor", 200),
        _text("address", 100),
        _text("deed", 40),
        _text("subject", 200),
        _text("detail", 4000),
        _hash("prev"),
        _hash("hash"),
        keys=("store_id", "seq"),
    )
    op.get_bind().execute(text(START_CHAINS), {"start": bytes(32)})


def downgrade() -> None:
    """Drop them; what was audited is gone."""
    for name in TABLES:
        op.drop_table(name, if_exists=True)


def _table(name: str, *items: SchemaItem, keys: tuple[str, ...]) -> None:
    op.create_table(
        name,
        *items,
        PrimaryKeyConstraint(*keys),
        mysql_engine="InnoDB",
        mysql_default_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
        if_not_exists=True,
    )


def _int(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False, autoincrement=False)


def _text(name: str, size: int) -> Column[str]:
    return Column(name, String(size), nullable=False)


def _hash(name: str) -> Column[bytes]:
    return Column(name, BINARY(32), nullable=False)
