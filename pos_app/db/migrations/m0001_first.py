"""The first format."""

from pos_app.db.projections import catalogue
from pos_app.db.statement import Tx
from pos_app.db.views import GUARDS, SEARCH, VIEWS


def apply(tx: Tx) -> None:
    """Make every table, the search index, the guards of the log and the views."""
    # Used once in a file's life; a start should not wait for SQLAlchemy.
    from sqlalchemy.dialects import sqlite  # noqa: PLC0415
    from sqlalchemy.schema import CreateIndex, CreateTable  # noqa: PLC0415

    # Each module adds its tables to the one list of schema.py.
    from pos_app.db import schema  # noqa: PLC0415
    from pos_app.db.brought import tables  # noqa: PLC0415
    from pos_app.db.tables import (  # noqa: PLC0415
        cart_tables,
        continuity_tables,
        draft_tables,
        people_tables,
    )

    declared = schema.metadata.sorted_tables
    assert {draft_tables.stock_draft, people_tables.person} < set(declared)
    assert {cart_tables.cart} < set(declared)
    assert {continuity_tables.aside, tables.brought} < set(declared)
    dialect = sqlite.dialect()
    for table in declared:
        tx.execute(str(CreateTable(table).compile(dialect=dialect)))
        for index in sorted(table.indexes, key=lambda each: str(each.name)):
            tx.execute(str(CreateIndex(index).compile(dialect=dialect)))
    for text in (SEARCH, *GUARDS, *VIEWS):
        tx.execute(text)
    catalogue.reset(tx)
