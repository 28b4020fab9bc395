"""Tills' reports for whoever helps, and the last number that each store gave to one."""

from alembic import op
from sqlalchemy import (
    BINARY,
    BigInteger,
    Column,
    ForeignKeyConstraint,
    LargeBinary,
    PrimaryKeyConstraint,
)
from sqlalchemy.dialects.mysql import MEDIUMBLOB
from sqlalchemy.schema import SchemaItem

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

REPORT, COUNT = "problem_report", "problem_report_count"
_BLOB = LargeBinary().with_variant(MEDIUMBLOB(), "mysql", "mariadb")
INDEXES = {
    "ix_problem_report_store_id_till_id_content_hash": (
        ["store_id", "till_id", "content_hash"],
        True,
    ),
    "ix_problem_report_received_ms": (["received_ms"], False),
}


def _int(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False, autoincrement=False)


def _make(name: str, *items: SchemaItem) -> None:
    op.create_table(
        name,
        *items,
        mysql_engine="InnoDB",
        mysql_default_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
        if_not_exists=True,
    )


def upgrade() -> None:
    """Make the tables and the indexes where they are missing."""
    _make(
        REPORT,
        _int("store_id"),
        _int("number"),
        Column("till_id", BINARY(16), nullable=False),
        Column("content_hash", BINARY(32), nullable=False),
        _int("received_ms"),
        _int("size_bytes"),
        Column("content", _BLOB, nullable=False),
        PrimaryKeyConstraint("store_id", "number"),
        ForeignKeyConstraint(["store_id", "till_id"], ["till.store_id", "till.till_id"]),
    )
    _make(
        COUNT,
        _int("store_id"),
        _int("newest"),
        PrimaryKeyConstraint("store_id"),
        ForeignKeyConstraint(["store_id"], ["store.store_id"]),
    )
    # MySQL has no CREATE INDEX IF NOT EXISTS, so a second run has to look.
    connection = op.get_bind()
    found = {index["name"] for index in connection.dialect.get_indexes(connection, REPORT)}
    for name, (columns, is_unique) in INDEXES.items():
        if name not in found:
            op.create_index(name, REPORT, columns, unique=is_unique)


def downgrade() -> None:
    """Drop both: the reports that were kept are gone."""
    for name in (COUNT, REPORT):
        op.drop_table(name, if_exists=True)
