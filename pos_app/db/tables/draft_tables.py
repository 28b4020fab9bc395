"""The tables of what is being entered on the screens of stock and shift; never sent or rebuilt."""

from sqlalchemy import Column, Integer, LargeBinary, Table, Text

from pos_app.db.tables.columns import KEYED, metadata

stock_draft = Table(
    "stock_draft",
    metadata,
    Column("name", Text, primary_key=True),
    Column("vendor_name", Text, nullable=False),
    Column("bill_no", Text, nullable=False),
    Column("delivered_on", Text),
    Column("is_paid_now", Integer),
    Column("changed_ms", Integer, nullable=False),
    **KEYED,
)

stock_draft_line = Table(
    "stock_draft_line",
    metadata,
    Column("name", Text, primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("line", LargeBinary, nullable=False),
    **KEYED,
)

stock_draft_step = Table(
    "stock_draft_step",
    metadata,
    Column("name", Text, primary_key=True),
    Column("step", Integer, primary_key=True),
    Column("undo", LargeBinary, nullable=False),
    **KEYED,
)

saved_list = Table(
    "saved_list",
    metadata,
    Column("name", Text, primary_key=True),
    Column("lines", LargeBinary, nullable=False),
    **KEYED,
)

drawer_count = Table(
    "drawer_count",
    metadata,
    Column("shift_no", Integer, primary_key=True),
    Column("pieces", LargeBinary, nullable=False),
    Column("first_paisa", Integer),
    **KEYED,
)
