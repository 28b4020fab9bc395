"""The sums behind the till's reports: a row for each day, till and subject; folded from the log."""

from sqlalchemy import CheckConstraint, Column, Integer, Table, Text

from pos_app.db.tables.columns import KEYED, metadata, whole

sold_hour = Table(
    "sold_hour",
    metadata,
    Column("day", Text, primary_key=True),
    Column("till_no", Integer, primary_key=True),
    Column("hour", Integer, primary_key=True),
    whole("sales"),
    whole("sales_total"),
    whole("returns"),
    whole("returns_total"),
    whole("discount"),
    whole("tax"),
    CheckConstraint("hour BETWEEN 0 AND 23"),
    **KEYED,
)

sold_product = Table(
    "sold_product",
    metadata,
    Column("day", Text, primary_key=True),
    Column("till_no", Integer, primary_key=True),
    Column("product_id", Integer, primary_key=True),
    whole("quantity"),
    whole("returned"),
    whole("amount"),
    whole("tax"),
    **KEYED,
)
"""`quantity` and `amount` are what was sold less what came back; `returned` is what came back."""

sold_month = Table(
    "sold_month",
    metadata,
    Column("month", Text, primary_key=True),
    Column("till_no", Integer, primary_key=True),
    Column("product_id", Integer, primary_key=True),
    whole("quantity"),
    whole("returned"),
    whole("amount"),
    whole("tax"),
    **KEYED,
)
"""The same by calendar month, so that a year is twelve rows of a product and not 365."""

sold_by = Table(
    "sold_by",
    metadata,
    Column("day", Text, primary_key=True),
    Column("till_no", Integer, primary_key=True),
    Column("actor", Text, primary_key=True),
    whole("sales"),
    whole("sales_total"),
    whole("returns"),
    whole("returns_total"),
    whole("discount"),
    **KEYED,
)

paid_by = Table(
    "paid_by",
    metadata,
    Column("day", Text, primary_key=True),
    Column("till_no", Integer, primary_key=True),
    Column("source", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    whole("amount"),
    whole("times"),
    CheckConstraint("source IN ('sale','return','khata')"),
    **KEYED,
)

taken_out = Table(
    "taken_out",
    metadata,
    Column("day", Text, primary_key=True),
    Column("till_no", Integer, primary_key=True),
    Column("reason", Text, primary_key=True),
    Column("product_id", Integer, primary_key=True),
    whole("quantity"),
    whole("times"),
    **KEYED,
)
