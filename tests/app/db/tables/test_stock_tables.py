"""The table of batches is one of those that are projected."""

from pos_app.db import schema
from pos_app.db.tables import stock_tables


def test_batches_are_projected():
    assert stock_tables.batch in schema.PROJECTED
