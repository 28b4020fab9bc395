"""The tables of what was printed and what waits for paper; never sent, never rebuilt."""

from sqlalchemy import CheckConstraint, Column, Integer, LargeBinary, Table, Text

from pos_app.db.tables.columns import KEYED, NUMBERED, metadata

print_job = Table(
    "print_job",
    metadata,
    # A job is about an event of the log: what was never committed can have none.
    Column("event_id", LargeBinary, primary_key=True),
    Column("state", Text, nullable=False),
    Column("problem", Text, nullable=False),
    Column("changed_ms", Integer, nullable=False),
    CheckConstraint("state IN ('waiting','printed','skipped')"),
    **KEYED,
)

# Up to which row of the log every event with a slip was decided. One row at most.
print_mark = Table(
    "print_mark",
    metadata,
    Column("one", Integer, primary_key=True),
    Column("log_no", Integer, nullable=False),
    CheckConstraint("one = 1"),
    **NUMBERED,
)
