"""Makes the tables of a new file, and those again that are derived from the log.

Loads SQLAlchemy: for the first start in a folder, and the first after the program was exchanged.
"""

from collections.abc import Iterable
from functools import cache

from sqlalchemy import Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from pos_app.db import schema
from pos_app.db.brought import tables
from pos_app.db.projections import catalogue
from pos_app.db.statement import Tx
from pos_app.db.tables import (
    cart_tables,
    continuity_tables,
    draft_tables,
    paper_tables,
    people_tables,
)
from pos_app.db.views import GUARDS, SEARCH, VIEWS

DECLARED = schema.metadata.sorted_tables
# Each module adds its tables to that one list: they must have been loaded before it was read.
assert {cart_tables.cart, continuity_tables.aside, tables.brought} < set(DECLARED)
assert {draft_tables.stock_draft, people_tables.person} < set(DECLARED)
assert {paper_tables.print_job} < set(DECLARED)


def make(tx: Tx) -> None:
    """Make every table, the search index, the guards of the log and the views."""
    _make_tables(tx, DECLARED)
    _make_derived(tx)


def drop_projections(tx: Tx) -> None:
    """Take away whatever follows from the log, as an older program had it, and the log's guards."""
    derived = "SELECT type, name FROM sqlite_master WHERE type IN ('view','trigger')"
    for kind, name in tx.execute(derived).fetchall():
        tx.execute(f'DROP {kind} "{name}"')
    for name in ("product_search", *(table.name for table in schema.PROJECTED)):
        tx.execute(f"DROP TABLE IF EXISTS {name}")


def make_projections(tx: Tx) -> None:
    """Make empty what `drop_projections` took away, as this program has it."""
    _make_tables(tx, schema.PROJECTED)
    _make_derived(tx)


def _make_tables(tx: Tx, wanted: Iterable[Table]) -> None:
    for table in wanted:
        for sql in _made_by(table):
            tx.execute(sql)


@cache
def _made_by(table: Table) -> tuple[str, ...]:
    """A table's statements and those of its indexes: whoever verifies a log makes them often."""
    indexes = sorted(table.indexes, key=lambda each: str(each.name))
    parts: tuple[CreateTable | CreateIndex, ...] = (CreateTable(table), *map(CreateIndex, indexes))
    dialect = sqlite.dialect()
    return tuple(str(part.compile(dialect=dialect)) for part in parts)


def _make_derived(tx: Tx) -> None:
    for text in (SEARCH, *GUARDS, *VIEWS):
        tx.execute(text)
    catalogue.reset(tx)
