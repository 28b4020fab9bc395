"""Cursors of consumers, alerts, webhooks with their messages, jobs with their files, days."""

from alembic import op
from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKeyConstraint,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
)
from sqlalchemy.dialects.mysql import MEDIUMBLOB
from sqlalchemy.schema import SchemaItem

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TABLES = (
    "consumer_cursor",
    "dead_letter",
    "alert",
    "webhook",
    "webhook_delivery",
    "job",
    "job_part",
    "day_summary",
)

_BLOB = LargeBinary().with_variant(MEDIUMBLOB(), "mysql", "mariadb")


def upgrade() -> None:
    """Make the tables and indexes that are missing."""
    _feed()
    _alerts()
    _webhooks()
    _jobs()


def downgrade() -> None:
    """Drop them; consumers begin at the first entry again."""
    for name in TABLES:
        op.drop_table(name, if_exists=True)


def _feed() -> None:
    _table(
        "consumer_cursor",
        _text("consumer"),
        *_ints("store_seq", "failures", "not_before_ms"),
        keys=("consumer",),
    )
    _table(
        "dead_letter",
        _text("consumer"),
        _int("store_seq"),
        _text("error", 200),
        _int("died_ms"),
        keys=("consumer", "store_seq"),
    )
    _table(
        "day_summary",
        _text("day", 10),
        *_ints("zone_min", "is_stale", "takings_paisa", "sales", "returns", "tills", "events"),
        _int("made_ms", null=True),
        keys=("day",),
    )
    _index("day_summary", "is_stale")


def _alerts() -> None:
    _table(
        "alert",
        _int("alert_id"),
        _text("kind"),
        *_ints("product_id", "quantity_milli"),
        _int("low_at_milli", null=True),
        *_ints("opened_seq", "opened_ms"),
        _int("closed_ms", null=True),
        _int("acked_ms", null=True),
        _text("acked_by", 100),
        keys=("alert_id",),
    )
    _index("alert", "store_id", "product_id", "closed_ms")


def _webhooks() -> None:
    _table(
        "webhook",
        _int("webhook_id"),
        _text("url", 500),
        Column("kinds", LargeBinary(2000), nullable=False),
        _text("made_by", 100),
        _int("created_ms"),
        _int("removed_ms", null=True),
        keys=("webhook_id",),
    )
    _table(
        "webhook_delivery",
        _int("webhook_id"),
        _text("message_id", 80),
        Column("body", _BLOB, nullable=False),
        _text("state"),
        *_ints("attempts", "next_ms", "created_ms"),
        _text("error", 200),
        keys=("webhook_id", "message_id"),
    )
    _index("webhook_delivery", "state", "next_ms")


def _jobs() -> None:
    _table(
        "job",
        _int("job_id"),
        _text("kind"),
        _text("asked_by", 100),
        _text("state"),
        *_ints("attempts", "next_ms", "created_ms"),
        _int("finished_ms", null=True),
        _int("rows_written"),
        _text("error", 200),
        keys=("job_id",),
    )
    _index("job", "state", "next_ms")
    _table(
        "job_part",
        *_ints("job_id", "part_no"),
        Column("content", _BLOB, nullable=False),
        keys=("job_id", "part_no"),
    )


def _int(name: str, *, null: bool = False) -> Column[int]:
    return Column(name, BigInteger, nullable=null, autoincrement=False)


def _ints(*names: str) -> tuple[Column[int], ...]:
    return tuple(_int(name) for name in names)


def _text(name: str, size: int = 40) -> Column[str]:
    return Column(name, String(size), nullable=False)


def _table(name: str, *items: SchemaItem, keys: tuple[str, ...]) -> None:
    op.create_table(
        name,
        _int("store_id"),
        *items,
        PrimaryKeyConstraint("store_id", *keys),
        ForeignKeyConstraint(["store_id"], ["store.store_id"]),
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
