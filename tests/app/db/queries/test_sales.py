"""Takings by the till's own calendar, and sales found again by what their receipt says."""

from pos_app.clock import local_day
from pos_app.db.queries import sales
from pos_app.domain.sale import Origin
from pos_app.operations import returning
from tests.support.clock import START_MS, FakeClock
from tests.support.factories import make_cart, make_product, make_sale, make_till


def test_takings_are_sales_less_returns(till):
    milk = make_product(till, price_paisa=10_000)
    sold = make_sale(till, (milk, 3000))
    origin = Origin(sale_id=sold.recorded.envelope.event_id)
    returning.return_sale(till, make_cart(till, (milk, 1000)), origin=origin)
    day = local_day(START_MS, "+05:00")
    with till.db.read() as tx:
        found = sales.takings(tx, day)
        assert found == sales.takings(tx, day, till_no=1) == sales.takings_by_day(tx)[day]
        assert sales.takings(tx, "1999-01-01").takings_paisa == 0
        assert sales.takings(tx, day, till_no=2).sales == 0
        assert sales.returned(tx, sold.recorded.envelope.event_id) == {milk.product_id: 1000}
    assert (found.sales, found.returns, found.takings_paisa) == (1, 1, 20_000)


def test_a_day_is_the_tills_own(tmp_path):
    """Twenty past eight in the evening in UTC is after midnight in Karachi."""
    clock = FakeClock(START_MS - 4 * 3_600_000)
    till = make_till(tmp_path, clock=clock)
    make_sale(till, (make_product(till), 1000))
    with till.db.read() as tx:
        assert list(sales.takings_by_day(tx)) == ["2026-01-01"]
    till.close()


def test_a_sale_is_found_by_its_receipt(till):
    milk = make_product(till)
    first, last = make_sale(till, (milk, 1000)), make_sale(till, (milk, 2000))
    with till.db.read() as tx:
        assert sales.by_receipt_no(tx, first.receipt_no) == first.recorded
        assert sales.by_receipt_no(tx, f" {first.receipt_no.upper()} ") == first.recorded
        assert sales.last_sale(tx, 1) == last.recorded
        assert sales.last_sale(tx, 2) is None
        recent = sales.recent(tx, 1)
        assert [each.event_id for each in recent] == [last.recorded.envelope.event_id]
        forged = first.receipt_no[:-8] + "00000000"
        for wrong in (
            "",
            "1-1-1",
            "a-b-c-d",
            "1-1-999-12345678",
            forged,
            "1" * 99 + "-1-1-ab",
            "-1-1-1-ab",
        ):
            assert sales.by_receipt_no(tx, wrong) is None
