"""All tables of the till: the log and what only it knows, and the projections derived from it.

Columns hold integers, words and raw bytes: money in paisa, quantities in thousandths, times in
milliseconds since 1970 (UTC), ids of 16 bytes, hashes of 32. A `stamp` is 26 bytes that sort as
(hlc, event_id): the highest wins a register. Tables with a natural key have no hidden row number.
"""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy import text as condition

from pos_app.db.tables import columns
from pos_app.db.tables.columns import KEYED, NUMBERED, raw, text, whole
from pos_app.db.tables.report_tables import (
    paid_by,
    sold_by,
    sold_hour,
    sold_month,
    sold_product,
    taken_out,
)
from pos_app.db.tables.shift_tables import (
    audit_entry,
    payment_number,
    seen_payment,
    shift,
    shift_close,
    shift_total,
    tender_total,
)
from pos_app.db.tables.stock_tables import batch

metadata = columns.metadata

# ------------------------------------------------------------------ the log and its place in sync

event_log = Table(
    "event_log",
    metadata,
    Column("log_no", Integer, primary_key=True),
    raw("event_id"),
    raw("till_id"),
    whole("till_no", default=None),
    whole("epoch", default=None),
    whole("till_seq", default=None),
    raw("prev"),
    raw("hash"),
    text("kind", default=None),
    whole("version", default=None),
    whole("occurred_ms", default=None),
    raw("body"),
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
    text("status", default=None),
    Column("store_seq", Integer),
    Column("class", Text, key="verdict"),
    Column("case_id", LargeBinary),
    Column("code", Text),
    whole("answered_ms", default=None),
    CheckConstraint("status IN ('acked','held','quarantined')"),
    # The few that a person should see are found without reading the many that went well.
    Index("delivery_held", "status", sqlite_where=Column("status").in_(("held", "quarantined"))),
    # What of a new page's places was answered is asked at the next hello.
    Index("delivery_by_place", "store_seq"),
    **KEYED,
)

feed = Table(
    "feed",
    metadata,
    Column("store_seq", Integer, primary_key=True),
    raw("event_id"),
    Column("class", Text, key="verdict", nullable=False),
    whole("held", default=None),
    whole("lane", default=None),
    raw("feed_hash"),
    UniqueConstraint("event_id"),
    **NUMBERED,
)

till_state = Table(
    "till_state",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1"), primary_key=True),
    whole("store_id", default=None),
    text("store_name", default=None),
    text("currency", default=None),
    raw("till_id"),
    whole("till_no", default=None),
    whole("epoch", default=None),
    text("server_nonce"),
    whole("till_seq"),
    raw("tip_hash"),
    whole("hlc_ms"),
    whole("hlc_counter"),
    Column("feed_id", LargeBinary),
    whole("cursor"),
    raw("feed_hash"),
    text("fold_digest", default="0" * 16),
    whole("lease"),
    # Where the till ran when the server last found all in order (operations/whereabouts.py).
    text("machine"),
    text("place"),
    whole("matched"),
    Column("last_sync_ms", Integer),
    Column("server_url", Text),
    Column("key_id", Text),
    whole("last_product_n"),
    whole("last_vendor_n"),
    whole("wall_ms"),
    whole("mono_ms"),
    raw("boot"),
    whole("projection_version", default=None),
    **NUMBERED,
)

# ------------------------------------------------------------------ projections: the catalogue

product = Table(
    "product",
    metadata,
    Column("product_id", Integer, primary_key=True),
    text("name_en"),
    text("name_ur"),
    text("name_hi"),
    text("barcodes", default="[]"),
    text("unit", default="piece"),
    whole("price"),
    Column("cost", Integer),
    Column("vendor_id", Integer),
    Column("low_at", Integer),
    whole("tax_bp"),
    text("category"),
    whole("revision"),
    whole("is_listed"),
    text("folded"),
    raw("stamp"),
    # The lists of few among very many are read without reading the many.
    Index("product_low", "product_id", sqlite_where=condition("low_at IS NOT NULL AND is_listed")),
    Index("product_uncoded", "product_id", sqlite_where=condition("barcodes = '[]' AND is_listed")),
    Index("product_category", "category", sqlite_where=condition("category > '' AND is_listed")),
    **NUMBERED,
)

product_field = Table(
    "product_field",
    metadata,
    Column("product_id", Integer, primary_key=True),
    Column("field", Text, primary_key=True),
    raw("stamp"),
    **KEYED,
)

barcode = Table(
    "barcode",
    metadata,
    Column("code", Text, primary_key=True),
    Column("product_id", Integer, primary_key=True),
    whole("quantity", default=None),
    **KEYED,
)

vendor = Table(
    "vendor",
    metadata,
    Column("vendor_id", Integer, primary_key=True),
    text("name", default=None),
    raw("stamp"),
    **NUMBERED,
)

store_rule = Table(
    "store_rule",
    metadata,
    Column("name", Text, primary_key=True),
    text("value", default=None),
    raw("stamp"),
    **KEYED,
)

# ------------------------------------------------------------------ projections: stock

stock_level = Table(
    "stock_level",
    metadata,
    Column("product_id", Integer, primary_key=True),
    whole("confirmed"),
    whole("version"),
    whole("pending"),
    whole("pending_lines"),
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
    text("type", default=None),
    text("reason", default=None),
    whole("quantity", default=None),
    whole("occurred_ms", default=None),
    CheckConstraint("quantity > 0"),
    CheckConstraint("type IN ('stock_in','sale','manual_removal')"),
    # What was thrown away is little, and found without reading what was sold.
    Index("movement_expired", "event_id", sqlite_where=condition("reason = 'expired'")),
    **KEYED,
)

correction = Table(
    "correction",
    metadata,
    Column("corrects", LargeBinary, primary_key=True),
    Column("event_id", LargeBinary, primary_key=True),
    text("kind", default=None),
    **KEYED,
)

# ------------------------------------------------------------------ projections: sales and money

sale = Table(
    "sale",
    metadata,
    Column("event_id", LargeBinary, primary_key=True),
    text("kind", default=None),
    whole("till_no", default=None),
    whole("epoch", default=None),
    whole("till_seq", default=None),
    raw("shift_id"),
    whole("occurred_ms", default=None),
    text("day", default=None),
    whole("lines", default=None),
    whole("total", default=None),
    Column("customer_id", Integer),
    CheckConstraint("kind IN ('sale','return')"),
    Index("sale_by_day", "day"),
    **KEYED,
)

returned = Table(
    "returned",
    metadata,
    Column("sale_id", LargeBinary, primary_key=True),
    Column("product_id", Integer, primary_key=True),
    whole("quantity", default=None),
    **KEYED,
)

takings = Table(
    "takings",
    metadata,
    Column("day", Text, primary_key=True),
    Column("till_no", Integer, primary_key=True),
    whole("sales_total"),
    whole("returns_total"),
    whole("sales"),
    whole("returns"),
    **KEYED,
)

# ------------------------------------------------------------------ projections: khata

customer = Table(
    "customer",
    metadata,
    Column("customer_id", Integer, primary_key=True),
    text("name"),
    text("phone"),
    Column("owes_max", Integer),
    text("folded"),
    raw("name_stamp"),
    raw("phone_stamp"),
    raw("owes_max_stamp"),
    **NUMBERED,
)

khata_balance = Table(
    "khata_balance",
    metadata,
    Column("customer_id", Integer, primary_key=True),
    whole("balance", default=None),
    **NUMBERED,
)

khata_entry = Table(
    "khata_entry",
    metadata,
    Column("customer_id", Integer, primary_key=True),
    Column("hlc_ms", Integer, primary_key=True),
    Column("event_id", LargeBinary, primary_key=True),
    text("kind", default=None),
    whole("amount", default=None),
    whole("occurred_ms", default=None),
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
    batch,
    correction,
    sale,
    returned,
    takings,
    sold_hour,
    sold_product,
    sold_month,
    sold_by,
    paid_by,
    taken_out,
    tender_total,
    seen_payment,
    payment_number,
    shift,
    shift_close,
    shift_total,
    audit_entry,
    customer,
    khata_balance,
    khata_entry,
)
"""What can be thrown away and made again from the log and the feed."""
