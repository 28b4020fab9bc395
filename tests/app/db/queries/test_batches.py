"""Batches with a date: read by their index, a page at a time, and never held ones."""

from datetime import date

from pos_app.db.queries import batches
from pos_app.domain.stock import Receipt
from pos_app.operations import stocking
from tests.support.factories import make_product


def test_dated_batches_are_found_by_their_index_up_to_a_limit(till):
    milk = make_product(till)
    lines = [
        Receipt(product_id=milk.product_id, quantity_milli=1_000, expiry=f"2027-01-0{n}")
        for n in range(1, 4)
    ]
    stocking.receive_stock(till, lines)
    with till.db.read() as tx:
        found = batches.expiring(tx, until=date(2027, 1, 2), limit=9)
        assert [each.expiry.day for each in found] == [1, 2]
        assert len(batches.expiring(tx, until=date(2027, 1, 9), limit=1)) == 1
        assert batches.costs(tx, milk.product_id, limit=9) == ()
        values = {"until": "2027-01-02", "open_item": 0, "limit": 1}
        plan = tx.execute(f"EXPLAIN QUERY PLAN {batches._EXPIRING.sql}", values)  # noqa: SLF001
        assert "batch_by_expiry" in " ".join(row[3] for row in plan)
