"""The first format."""

from pos_app.db.projections import catalogue
from pos_app.db.statement import Tx
from pos_app.db.views import GUARDS, SEARCH, VIEWS


def apply(tx: Tx) -> None:
    """Make every table, the search index, the guards of the log and the views."""
    # Used once in a file's life; a start should not wait for SQLAlchemy.
    from sqlalchemy.dialects import sqlite  # noqa: PLC0415
    from sqlalchemy.schema import CreateIndex, CreateTable  # noqa: PLC0415

    from pos_app.db.draft_tables import metadata  # noqa: PLC0415 - with all tables of schema.py

    dialect = sqlite.dialect()
    for table in metadata.sorted_tables:
        tx.execute(str(CreateTable(table).compile(dialect=dialect)))
        for index in sorted(table.indexes, key=lambda each: str(each.name)):
            tx.execute(str(CreateIndex(index).compile(dialect=dialect)))
    for text in (SEARCH, *GUARDS, *VIEWS):
        tx.execute(text)
    catalogue.reset(tx)
