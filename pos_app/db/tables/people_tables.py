"""The table of the people who work at this till; never sent, never rebuilt."""

from sqlalchemy import CheckConstraint, Column, Integer, Table, Text

from pos_app.db.tables.columns import KEYED, metadata

person = Table(
    "person",
    metadata,
    Column("name", Text, primary_key=True),
    Column("role", Text, nullable=False),
    # argon2id, peppered; empty where no PIN is asked. It stays in this file: the log has no PINs.
    Column("pin_hash", Text, nullable=False),
    # How long it is, so that the last digit needs no Enter. Whoever could try PINs here would begin
    # with the short ones anyway; what it tells is worth a tenth of the tries at most.
    Column("pin_digits", Integer, nullable=False),
    Column("wrong_tries", Integer, nullable=False),
    Column("wait_until_ms", Integer, nullable=False),
    CheckConstraint("role IN ('viewer','cashier','manager','owner')"),
    **KEYED,
)
