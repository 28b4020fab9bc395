"""All tables of the till: the log and what only it knows, and the projections derived from it.

Columns hold integers, words and raw bytes: money in paisa, quantities in thousandths, times in
milliseconds since 1970 (UTC), ids of 16 bytes, hashes of 32. A `stamp` is 26 bytes that sort as
(hlc, event_id): the highest wins a register. Tables with a natural key have no hidden row number.
"""

from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

KEYED: dict[str, Any] = {"sqlite_strict": True, "sqlite_with_rowid": False}
NUMBERED: dict[str, Any] = {"sqlite_strict": True}


def _int(name: str, *, default: str | None = "0") -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=default)


def _text(name: str, *, default: str | None = "") -> Column[str]:
    return Column(name, Text, nullable=False, server_default=default)


def _bytes(name: str) -> Column[bytes]:
    return Column(name, LargeBinary, nullable=False)


# ------------------------------------------------------------------ the log and its place in sync

event_log = Table(
    "event_log",
    metadata,
    Column("log_no", Integer, primary_key=True),
    _bytes("event_id"),
    _bytes("till_id"),
    _int("till_no", default=None),
    _int("epoch", default=None),
    _int("till_seq", default=None),
    _bytes("prev"),
    _bytes("hash"),
    _text("kind", default=None),
    _int("version", default=None),
    _int("occurred_ms", default=None),
    _bytes("body"),
    Column("key_id", Text),
    Column("sig", LargeBinary),
    UniqueConstraint("event_id"),
    # Not unique: both branches of a forked till are kept.
    Index("event_log_by_place", "till_no", "epoch", "till_seq"),
    **NUMBERED,
)

outbox = Table("outbox", metadata, Column("log_no", Integer, primary_key=True), **NUMBERED)

delivery = Table(
    "delivery",
    metadata,
    Column("event_id", LargeBinary, primary_key=True),
    _text("status", default=None),
    Column("store_seq", Integer),
    Column("class", Text, key="verdict"),
    Column("case_id", LargeBinary),
    Column("code", Text),
    _int("answered_ms", default=None),
    CheckConstraint("status IN ('acked','held','quarantined')"),
    # The few that a person should see are found without reading the many that went well.
    Index("delivery_held", "status", sqlite_where=Column("status").in_(("held", "quarantined"))),
    **KEYED,
)

feed = Table(
    "feed",
    metadata,
    Column("store_seq", Integer, primary_key=True),
    _bytes("event_id"),
    Column("class", Text, key="verdict", nullable=False),
    _int("held", default=None),
    _int("lane", default=None),
    _bytes("feed_hash"),
    UniqueConstraint("event_id"),
    **NUMBERED,
)

till_state = Table(
    "till_state",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1"), primary_key=True),
    _int("store_id", default=None),
    _text("store_name", default=None),
    _text("currency", default=None),
    _bytes("till_id"),
    _int("till_no", default=None),
    _int("epoch", default=None),
    _text("server_nonce"),
    _int("till_seq"),
    _bytes("tip_hash"),
    _int("hlc_ms"),
    _int("hlc_counter"),
    Column("feed_id", LargeBinary),
    _int("cursor"),
    _bytes("feed_hash"),
    _text("fold_digest", default="0" * 16),
    _int("lease"),
    # Where the till ran when the server last found all in order (operations/whereabouts.py).
    _text("machine"),
    _text("place"),
    _int("matched"),
    Column("last_sync_ms", Integer),
    Column("server_url", Text),
    Column("key_id", Text),
    _int("last_product_n"),
    _int("last_vendor_n"),
    _int("wall_ms"),
    _int("mono_ms"),
    _bytes("boot"),
    _int("projection_version", default=None),
    **NUMBERED,
)

# ------------------------------------------------------------------ projections: the catalogue

product = Table(
    "product",
    metadata,
    Column("product_id", Integer, primary_key=True),
    _text("name_en"),
    _text("name_ur"),
    _text("name_hi"),
    _text("barcodes", default="[]"),
    _text("unit", default="piece"),
    _int("price"),
    Column("cost", Integer),
    Column("vendor_id", Integer),
    Column("low_at", Integer),
    _int("tax_bp"),
    _int("revision"),
    _int("is_listed"),
    _text("folded"),
    _bytes("stamp"),
    **NUMBERED,
)

product_field = Table(
    "product_field",
    metadata,
    Column("product_id", Integer, primary_key=True),
    Column("field", Text, primary_key=True),
    _bytes("stamp"),
    **KEYED,
)

barcode = Table(
    "barcode",
    metadata,
    Column("code", Text, primary_key=True),
    Column("product_id", Integer, primary_key=True),
    _int("quantity", default=None),
    **KEYED,
)

vendor = Table(
    "vendor",
    metadata,
    Column("vendor_id", Integer, primary_key=True),
    _text("name", default=None),
    _bytes("stamp"),
    **NUMBERED,
)

store_rule = Table(
    "store_rule",
    metadata,
    Column("name", Text, primary_key=True),
    _text("value", default=None),
    _bytes("stamp"),
    **KEYED,
)

# ------------------------------------------------------------------ projections: stock

stock_level = Table(
    "stock_level",
    metadata,
    Column("product_id", Integer, primary_key=True),
    _int("confirmed"),
    _int("version"),
    _int("pending"),
    _int("pending_lines"),
    Column("first_in_ms", Integer),
    **NUMBERED,
)

movement = Table(
    "movement",
    metadata,
    Column("product_id", Integer, primary_key=True),
    Column("hlc_ms", Integer, primary_key=True),
    Column("movement_id", Integer, primary_key=True),
    Column("event_id", LargeBinary, primary_key=True),
    _text("type", default=None),
    _text("reason", default=None),
    _int("quantity", default=None),
    _int("occurred_ms", default=None),
    CheckConstraint("quantity > 0"),
    CheckConstraint("type IN ('stock_in','sale','manual_removal')"),
    **KEYED,
)

correction = Table(
    "correction",
    metadata,
    Column("corrects", LargeBinary, primary_key=True),
    Column("event_id", LargeBinary, primary_key=True),
    _text("kind", default=None),
    **KEYED,
)

# ------------------------------------------------------------------ projections: sales and money

sale = Table(
    "sale",
    metadata,
    Column("event_id", LargeBinary, primary_key=True),
    _text("kind", default=None),
    _int("till_no", default=None),
    _int("epoch", default=None),
    _int("till_seq", default=None),
    _bytes("shift_id"),
    _int("occurred_ms", default=None),
    _text("day", default=None),
    _int("lines", default=None),
    _int("total", default=None),
    Column("customer_id", Integer),
    CheckConstraint("kind IN ('sale','return')"),
    **KEYED,
)

returned = Table(
    "returned",
    metadata,
    Column("sale_id", LargeBinary, primary_key=True),
    Column("product_id", Integer, primary_key=True),
    _int("quantity", default=None),
    **KEYED,
)

takings = Table(
    "takings",
    metadata,
    Column("day", Text, primary_key=True),
    Column("till_no", Integer, primary_key=True),
    _int("sales_total"),
    _int("returns_total"),
    _int("sales"),
    _int("returns"),
    **KEYED,
)

tender_total = Table(
    "tender_total",
    metadata,
    Column("shift_id", LargeBinary, primary_key=True),
    Column("source", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    _int("amount", default=None),
    _int("times", default=None),
    CheckConstraint("source IN ('sale','return','khata')"),
    **KEYED,
)

shift = Table(
    "shift",
    metadata,
    Column("shift_id", LargeBinary, primary_key=True),
    _int("till_no", default=None),
    _int("shift_no", default=None),
    _int("opened_ms", default=None),
    _text("actor", default=None),
    _int("opening_float", default=None),
    Index("shift_by_till", "till_no", "shift_no"),
    **KEYED,
)

shift_close = Table(
    "shift_close",
    metadata,
    Column("shift_id", LargeBinary, primary_key=True),
    _bytes("event_id"),
    _int("closed_ms", default=None),
    _text("actor", default=None),
    _int("expected", default=None),
    _int("counted", default=None),
    _int("grand_total", default=None),
    _bytes("stamp"),
    **KEYED,
)

shift_total = Table(
    "shift_total",
    metadata,
    Column("shift_id", LargeBinary, primary_key=True),
    _int("cash"),
    _int("sales_total"),
    _int("returns_total"),
    _int("sales"),
    _int("returns"),
    **KEYED,
)

# ------------------------------------------------------------------ projections: khata

customer = Table(
    "customer",
    metadata,
    Column("customer_id", Integer, primary_key=True),
    _text("name", default=None),
    _text("phone"),
    Column("owes_max", Integer),
    _bytes("stamp"),
    **NUMBERED,
)

khata_balance = Table(
    "khata_balance",
    metadata,
    Column("customer_id", Integer, primary_key=True),
    _int("balance", default=None),
    **NUMBERED,
)

khata_entry = Table(
    "khata_entry",
    metadata,
    Column("customer_id", Integer, primary_key=True),
    Column("hlc_ms", Integer, primary_key=True),
    Column("event_id", LargeBinary, primary_key=True),
    _text("kind", default=None),
    _int("amount", default=None),
    _int("occurred_ms", default=None),
    **KEYED,
)

PROJECTED = (
    product,
    product_field,
    barcode,
    vendor,
    store_rule,
    stock_level,
    movement,
    correction,
    sale,
    returned,
    takings,
    tender_total,
    shift,
    shift_close,
    shift_total,
    customer,
    khata_balance,
    khata_entry,
)
"""What can be thrown away and made again from the log and the feed."""
