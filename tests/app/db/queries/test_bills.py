"""Looking back reads by keys and in stretches, never a whole table of bills."""

import msgspec
import pytest

from pos_app.db.queries import bills
from pos_app.db.queries.bills import EVERY_BILL, NEWEST, Wanted
from tests.support.factories import make_product, make_sale, make_till

PAGED = {
    "before": NEWEST,
    "scanned": 50,
    "day": "",
    "total": None,
    "customers": "[]",
    "limit": 50,
}


@pytest.fixture
def till(tmp_path):
    till = make_till(tmp_path)
    yield till
    till.close()


@pytest.mark.parametrize(
    ("statement", "values"),
    [
        (bills.PAGE, PAGED),
        (bills.REACHED, PAGED),
        (bills.DAY_PAGE, PAGED),
        (bills.DAY_REACHED, PAGED),
        (bills.BY_ID, {"event_id": NEWEST}),
        (bills.OF_PRODUCT, {"product_id": 1, "limit": 9}),
        (bills.BY_PLACE, {"till_no": 1, "epoch": 1, "till_seq": 1}),
        (bills.STANDING, {"event_id": NEWEST}),
        (bills.ENTRIES, {"before": 9, "scanned": 9, "limit": 9}),
    ],
    ids=[
        "page",
        "reached",
        "page of a day",
        "reached of a day",
        "by id",
        "of product",
        "by place",
        "standing",
        "entries",
    ],
)
def test_no_statement_reads_a_table_from_end_to_end(till, statement, values):
    with till.db.read() as tx:
        plan = [row[3] for row in tx.execute(f"EXPLAIN QUERY PLAN {statement.sql}", values)]
    # Only stretches, which have a LIMIT of their own, are gone through from end to end.
    gone_through = {step.split()[1] for step in plan if step.startswith("SCAN")}
    assert not gone_through & {"sale", "event_log", "movement", "correction", "delivery"}, plan
    assert any("SEARCH" in step for step in plan), plan


def test_a_rare_amount_costs_a_stretch_and_not_the_log(till, monkeypatch):
    """Steps of the database's own machine, counted: they do not grow with what lies behind."""
    milk = make_product(till)
    for _ in range(120):
        make_sale(till, (milk, 1000))
    monkeypatch.setattr(bills, "SCANNED_MAX", 20)

    def steps(wanted, limit):
        count = 0

        def step():
            nonlocal count
            count += 1

        with till.db.read() as tx:
            tx.set_progress_handler(step, 1)
            page = bills.page(tx, wanted, limit=limit)
            tx.set_progress_handler(None, 1)
        return count, page

    few, page = steps(Wanted(total_paisa=999), 50)
    assert page.rows == ()
    assert page.before is not None
    monkeypatch.setattr(bills, "SCANNED_MAX", 100)
    many, _ = steps(Wanted(total_paisa=999), 50)
    assert few < many / 3
    small, first = steps(EVERY_BILL, 10)
    assert len(first.rows) == 10
    assert small < many


def test_rows_say_what_became_of_a_bill(till):
    sold = make_sale(till, (make_product(till), 2000))
    with till.db.read() as tx:
        (row,) = bills.page(tx, EVERY_BILL).rows
        stands = bills.standing(tx, row.event_id)
    assert (row.total_paisa, row.lines, row.customer, row.status) == (20_000, 1, "", "")
    assert row.event_hash == sold.recorded.hash
    assert msgspec.structs.asdict(stands) | {"log_no": 0} == {
        "log_no": 0,
        "status": "",
        "store_seq": None,
        "verdict": "",
    }
