"""The table of batches: what came with one delivery, as the vendor's bill and the goods said."""

from sqlalchemy import CheckConstraint, Column, Index, Integer, LargeBinary, Table, Text
from sqlalchemy import text as condition

from pos_app.db.tables.columns import KEYED, metadata, text, whole

batch = Table(
    "batch",
    metadata,
    Column("product_id", Integer, primary_key=True),
    Column("hlc_ms", Integer, primary_key=True),
    Column("event_id", LargeBinary, primary_key=True),
    Column("n", Integer, primary_key=True),
    whole("quantity", default=None),
    Column("cost", Integer),
    Column("expiry", Text),
    text("lot"),
    Column("vendor_id", Integer),
    text("bill_no"),
    Column("delivered_on", Text),
    whole("occurred_ms", default=None),
    CheckConstraint("quantity > 0"),
    # Most goods bear no date: those that do are found without reading the others.
    Index("batch_by_expiry", "expiry", "product_id", sqlite_where=condition("expiry IS NOT NULL")),
    **KEYED,
)
