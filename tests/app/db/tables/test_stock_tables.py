"""The table of batches is one of the till's, and its index finds those with a date."""

from pos_app.db import schema
from pos_app.db.queries import batches
from pos_app.db.tables import stock_tables


def test_batches_are_projected_and_found_by_their_date(till):
    assert stock_tables.batch in schema.PROJECTED
    with till.db.read() as tx:
        plan = " ".join(
            row[3]
            for row in tx.execute(
                f"EXPLAIN QUERY PLAN {batches._EXPIRING.sql}",  # noqa: SLF001
                {"until": "2026-12-31", "open_item": 0, "limit": 1},
            )
        )
    assert "batch_by_expiry" in plan
