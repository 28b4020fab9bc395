"""What to order and what expires, from the till's own log."""

from datetime import timedelta

import pytest
from pos_protocol.events import InReason, OutReason

from pos_app.domain.report import days_back
from pos_app.domain.stock import Receipt, Removal
from pos_app.operations import products, restocking, stocking
from pos_app.operations.products import ProductEdit
from pos_app.operations.reporting import answers
from tests.support.factories import make_product, make_sale


def came(till, product, quantity_milli, **line):
    received = Receipt(product_id=product.product_id, quantity_milli=quantity_milli, **line)
    return stocking.receive_stock(till, [received])


def left(till, days=30):
    found = restocking.expiring(till, days=days)
    return [(each.expiry.isoformat(), each.lot, each.left_milli) for each in found]


@pytest.fixture
def day(till):
    def iso(days):
        return (till.today() + timedelta(days=days)).isoformat()

    return iso


def test_what_came_first_is_taken_to_be_sold_first(till, day):
    milk = make_product(till)
    came(till, milk, 10_000, expiry=day(3), lot="A")
    came(till, milk, 5_000)
    came(till, milk, 6_000, expiry=day(20), lot="B")
    assert left(till) == [(day(3), "A", 10_000), (day(20), "B", 6_000)]
    make_sale(till, (milk, 4_000))
    assert left(till) == [(day(3), "A", 6_000), (day(20), "B", 6_000)]
    make_sale(till, (milk, 6_000))
    assert left(till) == [(day(20), "B", 6_000)], "what expired was sold out"
    make_sale(till, (milk, 7_000))
    assert left(till) == [(day(20), "B", 4_000)]
    assert left(till, days=19) == []
    products.remove_product(till, milk.product_id)
    assert left(till) == []


def test_what_is_put_back_or_counted_is_no_new_batch(till, day):
    milk = make_product(till)
    came(till, milk, 10_000, expiry=day(-1))
    gone = Removal(product_id=milk.product_id, quantity_milli=10_000, reason=OutReason.EXPIRED)
    done = stocking.remove_stock(till, [gone])
    assert left(till) == []
    stocking.undo_removal(till, done.recorded.envelope.event_id)
    assert left(till) == [(day(-1), "", 10_000)]
    more = Receipt(product_id=milk.product_id, quantity_milli=3_000)
    stocking.receive_stock(till, [more], reason=InReason.COUNT_GAIN)
    assert left(till) == [(day(-1), "", 10_000)]


def test_what_runs_low_is_listed_by_vendor_with_what_to_order(till):
    metro = products.add_vendor(till, "Metro")
    soap, tea, rice = (make_product(till, name) for name in ("Soap", "Tea", "Rice"))
    for product, mark, vendor_id in ((soap, 5_000, None), (tea, 0, metro.vendor_id)):
        edit = ProductEdit(low_at_milli=mark, vendor_id=vendor_id)
        products.change_product(till, product.product_id, edit)
    came(till, soap, 5_000)
    came(till, rice, 1_000)
    make_sale(till, (tea, 8_000))
    found = restocking.low_stock(till)
    assert [(each.selling.hit.product.name_en, each.selling.vendor) for each in found] == [
        ("Tea", "Metro"),
        ("Soap", ""),
    ]
    assert [each.suggested_milli for each in found] == [12_000, 1_000]
    for day in (till.today(), till.today() - timedelta(days=90)):
        report = answers.read(till, "low-stock", days_back(day, 1))
        told = dict(zip(report.values("product_id"), report.values("to_order"), strict=True))
        assert told == {each.selling.hit.product.product_id: each.suggested_milli for each in found}
    came(till, soap, 1_000)
    assert len(restocking.low_stock(till)) == 1


def test_what_a_unit_cost_is_told_newest_first(till):
    metro = products.add_vendor(till, "Metro")
    milk = make_product(till)
    came(till, milk, 10_000, cost_paisa=9_000)
    came(till, milk, 1_000)
    line = Receipt(product_id=milk.product_id, quantity_milli=2_000, cost_paisa=9_500)
    bill = stocking.VendorBill(vendor_id=metro.vendor_id, number="88")
    stocking.receive_stock(till, [line], bill=bill)
    found = restocking.costs(till, milk.product_id)
    assert [(each.cost_paisa, each.vendor, each.bill_no) for each in found] == [
        (9_500, "Metro", "88"),
        (9_000, "", ""),
    ]
    assert len(restocking.costs(till, milk.product_id, limit=1)) == 1
