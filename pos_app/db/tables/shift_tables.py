"""The tables of shifts, their drawers and what an owner looks through; folded from the log."""

from sqlalchemy import CheckConstraint, Column, Index, Integer, LargeBinary, Table, Text
from sqlalchemy import text as condition

from pos_app.db import sql
from pos_app.db.tables.columns import KEYED, metadata, raw, text, whole

tender_total = Table(
    "tender_total",
    metadata,
    Column("shift_id", LargeBinary, primary_key=True),
    Column("source", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    whole("amount", default=None),
    whole("times", default=None),
    CheckConstraint("source IN ('sale','return','khata')"),
    **KEYED,
)

seen_payment = Table(
    "seen_payment",
    metadata,
    Column("sale_id", LargeBinary, primary_key=True),
    Column("shift_id", LargeBinary),
    whole("amount"),
    whole("paid"),
    whole("given_back"),
    text("reference"),
    Column("stamp", LargeBinary, nullable=False, server_default=condition("x''")),
    whole("is_void"),
    Index(
        "unconfirmed_payment",
        "shift_id",
        sqlite_where=condition(sql.UNCONFIRMED),
    ),
    **KEYED,
)

payment_number = Table(
    "payment_number",
    metadata,
    Column("number", Text, primary_key=True),
    Column("event_id", LargeBinary, primary_key=True),
    raw("paid_id"),
    whole("amount", default=None),
    whole("at_ms", default=None),
    whole("till_no", default=None),
    text("actor", default=None),
    whole("is_shared", default=None),
    Index("shared_number", "event_id", sqlite_where=condition(sql.SHARED)),
    **KEYED,
)

shift = Table(
    "shift",
    metadata,
    Column("shift_id", LargeBinary, primary_key=True),
    whole("till_no", default=None),
    whole("shift_no", default=None),
    whole("opened_ms", default=None),
    text("actor", default=None),
    whole("opening_float", default=None),
    Index("shift_by_till", "till_no", "shift_no"),
    **KEYED,
)

shift_close = Table(
    "shift_close",
    metadata,
    Column("shift_id", LargeBinary, primary_key=True),
    raw("event_id"),
    whole("closed_ms", default=None),
    text("actor", default=None),
    whole("expected", default=None),
    whole("counted", default=None),
    Column("first_counted", Integer),
    text("note"),
    text("pieces"),
    whole("grand_total", default=None),
    raw("stamp"),
    **KEYED,
)

shift_total = Table(
    "shift_total",
    metadata,
    Column("shift_id", LargeBinary, primary_key=True),
    whole("cash"),
    whole("sales_total"),
    whole("returns_total"),
    whole("sales"),
    whole("returns"),
    whole("cash_in"),
    whole("cash_out"),
    whole("drawer_opened"),
    whole("discounts"),
    whole("rounding"),
    whole("tax"),
    whole("voids"),
    whole("voids_total"),
    whole("removed_total"),
    **KEYED,
)

audit_entry = Table(
    "audit_entry",
    metadata,
    Column("event_id", LargeBinary, primary_key=True),
    Column("n", Integer, primary_key=True),
    text("kind", default=None),
    whole("at_ms", default=None),
    whole("till_no", default=None),
    text("actor", default=None),
    text("allowed_by", default=None),
    whole("amount", default=None),
    text("subject", default=None),
    text("note", default=None),
    Index("audit_by_time", "at_ms"),
    **KEYED,
)
