"""Tables of the queue: how far each consumer has come, and what the consumers made.

Named as in db/schema.py, whose rules hold here too. A rebuild leaves these alone.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Table,
)
from sqlalchemy.dialects.mysql import MEDIUMBLOB
from sqlalchemy.schema import SchemaItem

from sync_server.db.schema import metadata

_BLOB = LargeBinary().with_variant(MEDIUMBLOB(), "mysql", "mariadb")


def _int(name: str, *, null: bool = False) -> Column[int]:
    return Column(name, BigInteger, nullable=null, autoincrement=False)


def _text(name: str, size: int = 40) -> Column[str]:
    return Column(name, String(size), nullable=False)


def _table(name: str, *items: SchemaItem) -> Table:
    return Table(
        name,
        metadata,
        _int("store_id"),
        *items,
        ForeignKeyConstraint(["store_id"], ["store.store_id"]),
        mysql_engine="InnoDB",
        mysql_default_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
    )


consumer_cursor = _table(
    "consumer_cursor",
    _text("consumer"),
    _int("store_seq"),
    _int("failures"),
    _int("not_before_ms"),
    PrimaryKeyConstraint("store_id", "consumer"),
)

dead_letter = _table(
    "dead_letter",
    _text("consumer"),
    _int("store_seq"),
    _text("error", 200),
    _int("died_ms"),
    PrimaryKeyConstraint("store_id", "consumer", "store_seq"),
)

alert = _table(
    "alert",
    _int("alert_id"),
    _text("kind"),
    _int("product_id"),
    _int("quantity_milli"),
    _int("low_at_milli", null=True),
    _int("opened_seq"),
    _int("opened_ms"),
    _int("closed_ms", null=True),
    _int("acked_ms", null=True),
    _text("acked_by", 100),
    PrimaryKeyConstraint("store_id", "alert_id"),
    Index(None, "store_id", "product_id", "closed_ms"),
)

webhook = _table(
    "webhook",
    _int("webhook_id"),
    _text("url", 500),
    Column("kinds", LargeBinary(2000), nullable=False),
    _text("made_by", 100),
    _int("created_ms"),
    _int("removed_ms", null=True),
    PrimaryKeyConstraint("store_id", "webhook_id"),
)

webhook_delivery = _table(
    "webhook_delivery",
    _int("webhook_id"),
    _text("message_id", 80),
    Column("body", _BLOB, nullable=False),
    _text("state"),
    _int("attempts"),
    _int("next_ms"),
    _int("created_ms"),
    _text("error", 200),
    PrimaryKeyConstraint("store_id", "webhook_id", "message_id"),
    Index(None, "state", "next_ms"),
)

job = _table(
    "job",
    _int("job_id"),
    _text("kind"),
    _text("asked_by", 100),
    _text("state"),
    _int("attempts"),
    _int("next_ms"),
    _int("created_ms"),
    _int("finished_ms", null=True),
    _int("rows_written"),
    _text("error", 200),
    Column("question", String(1000), nullable=False, server_default=""),
    PrimaryKeyConstraint("store_id", "job_id"),
    Index(None, "state", "next_ms"),
)

job_part = _table(
    "job_part",
    _int("job_id"),
    _int("part_no"),
    Column("content", _BLOB, nullable=False),
    PrimaryKeyConstraint("store_id", "job_id", "part_no"),
)

day_summary = _table(
    "day_summary",
    _text("day", 10),
    _int("zone_min"),
    _int("is_stale"),
    _int("takings_paisa"),
    _int("sales"),
    _int("returns"),
    _int("tills"),
    _int("events"),
    _int("made_ms", null=True),
    PrimaryKeyConstraint("store_id", "day"),
    Index(None, "is_stale"),
)

TABLES = (
    consumer_cursor,
    dead_letter,
    alert,
    webhook,
    webhook_delivery,
    job,
    job_part,
    day_summary,
)
