"""The tables of the open and the parked bills; never sent, never rebuilt."""

from sqlalchemy import CheckConstraint, Column, Integer, LargeBinary, Table, Text

from pos_app.db.tables.columns import KEYED, metadata

cart = Table(
    "cart",
    metadata,
    Column("cart_id", LargeBinary, primary_key=True),
    Column("state", Text, nullable=False, server_default="open"),
    Column("label", Text, nullable=False, server_default=""),
    # Whose open bill it is: each who signs in finds their own again.
    Column("actor", Text, nullable=False, server_default=""),
    # The customer, the discount of the whole bill, who allowed it.
    Column("head", LargeBinary, nullable=False),
    # The step that was made last; those after it were undone and can be made again.
    Column("step", Integer, nullable=False, server_default="0"),
    Column("changed_ms", Integer, nullable=False, server_default="0"),
    CheckConstraint("state IN ('open','parked')"),
    **KEYED,
)

cart_line = Table(
    "cart_line",
    metadata,
    Column("cart_id", LargeBinary, primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("line", LargeBinary, nullable=False),
    **KEYED,
)

cart_step = Table(
    "cart_step",
    metadata,
    Column("cart_id", LargeBinary, primary_key=True),
    Column("step", Integer, primary_key=True),
    Column("change", LargeBinary, nullable=False),
    **KEYED,
)
