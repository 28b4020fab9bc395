"""What single events add to the reports: the worked example, and the corners beside it."""

import pytest
from msgspec import structs
from sync_server.db.reporting.keeping import cost_of
from sync_server.db.reporting.schema import PRODUCT_FIGURES, STORE_FIGURES, VENDOR_FIGURES
from sync_server.operations.reporting.folding import Fact, ReportFold

from pos_protocol import events
from tests.support.events import record
from tests.support.reporting.worked_example import STORY, TEA, VENDOR, at, bill, delivery, line_of


def fold_of(*story, held=()):
    fold = ReportFold(1)
    for seq, (when, event) in enumerate(story, 1):
        envelope = record(event, till_seq=seq, occurred_at=at(when), actor="amna/farah").envelope
        fold.apply(Fact(store_seq=seq, envelope=envelope, event=event, held=seq in held))
    return fold


def figures(fold, table, *key):
    names = {
        "report_sales": STORE_FIGURES,
        "report_product": PRODUCT_FIGURES,
        "report_vendor": VENDOR_FIGURES,
    }[table]
    return dict(zip(names, fold.sums[table][key], strict=True))


def some(found, *names):
    return tuple(found[name] for name in names)


def test_the_worked_example():
    fold = fold_of(*STORY)
    january = figures(fold, "report_sales", 20260100)
    assert some(january, "sales", "returns", "net_paisa") == (1, 1, 59_000)
    assert some(january, "gross_paisa", "discount_paisa", "returned_paisa") == (
        60_000,
        1_000,
        15_000,
    )
    assert some(january, "cost_paisa", "uncosted_paisa") == (44_000, 0)
    assert january["stock_value_paisa"] == 154_000 - 100_000
    assert figures(fold, "report_sales", 20251231)["stock_value_paisa"] == 100_000
    tea = fold.products[TEA]
    assert (tea.quantity_milli, tea.average_millipaisa) == (14_000, 11_000_000)
    assert (tea.value_paisa, fold.store.stock_value_paisa) == (154_000, 154_000)
    assert (tea.last_in_day, tea.last_sold_day) == (20260101, 20260101)
    assert fold.sums["report_moved"][20260105, "manual_removal", "spoilage"] == [1, 22_000, 0]
    vendor = figures(fold, "report_vendor", 20260100, VENDOR)
    assert some(vendor, "deliveries", "purchased_paisa", "lost_paisa", "net_paisa") == (
        1,
        120_000,
        22_000,
        59_000,
    )
    assert set(fold.sums["report_hour"]) == {
        *((20260101, 9), (20260100, 9)),
        *((20260102, 10), (20260100, 10)),
    }
    assert (20260101, "amna") in fold.sums["report_cashier"], "who allowed it is not who sold"


def test_a_bills_discount_is_shared_and_rounding_is_apart():
    one = bill(events.SaleCompleted, 1)
    lines = tuple(
        structs.replace(one.lines[0], n=n, product_id=n, amount=amount, gross=amount)
        for n, amount in enumerate((10_000, 5_000, 0), 1)
    )
    sale = structs.replace(one, lines=lines, discount=1_001, rounding=1, total=14_000)
    fold = fold_of(("2026-01-01 09:00", sale))
    net = [fold.sums["report_product"][20260101, n][6] for n in (1, 2, 3)]
    assert net == [10_000 - 667, 5_000 - 334, 0]
    day = figures(fold, "report_sales", 20260101)
    assert some(day, "rounding_paisa", "net_paisa", "uncosted_paisa") == (1, 14_000, 13_999)


def test_tax_is_no_revenue():
    one = bill(events.SaleCompleted, 1)
    line = structs.replace(one.lines[0], tax_added=1_500, tax_included=700, amount=16_500)
    sale = structs.replace(one, lines=(line,), total=16_500)
    fold = fold_of(("2026-01-01 09:00", sale))
    assert some(figures(fold, "report_sales", 20260101), "tax_paisa", "uncosted_paisa") == (
        2_200,
        14_300,
    )


def test_a_held_sale_is_taken_and_moves_no_stock_a_held_delivery_is_not_there():
    story = (
        ("2026-01-01 08:00", delivery(10, 10_000)),
        ("2026-01-01 09:00", bill(events.SaleCompleted, 2)),
        ("2026-01-01 10:00", delivery(10, 20_000)),
    )
    fold = fold_of(*story, held=(2, 3))
    assert figures(fold, "report_sales", 20260101)["net_paisa"] == 30_000
    assert figures(fold, "report_sales", 20260101)["cost_paisa"] == 20_000
    assert fold.products[TEA].quantity_milli == 10_000
    assert fold.products[TEA].average_millipaisa == 10_000_000
    assert figures(fold, "report_vendor", 20260101, VENDOR)["deliveries"] == 1


def test_what_was_oversold_does_not_weigh_in_the_average():
    fold = fold_of(
        ("2026-01-01 08:00", delivery(1, 10_000)),
        ("2026-01-01 09:00", bill(events.SaleCompleted, 5)),
        ("2026-01-01 10:00", delivery(10, 20_000)),
    )
    tea = fold.products[TEA]
    assert (tea.quantity_milli, tea.average_millipaisa) == (6_000, 20_000_000)
    assert fold.store.below_zero_products == 0
    assert tea.value_paisa == fold.store.stock_value_paisa == 120_000


def test_the_catalogues_cost_stands_in_until_something_was_paid():
    named = events.ProductAdded(product_id=TEA, name_en="Tea", price=15_000, cost=9_000)
    free = structs.replace(delivery(10, 1), lines=(line_of(events.ReceivedLine, 10),))
    fold = fold_of(
        ("2026-01-01 07:00", free),
        ("2026-01-01 08:00", named),
        ("2026-01-01 09:00", bill(events.SaleCompleted, 1)),
        ("2026-01-02 09:00", delivery(1, 19_000)),
    )
    assert figures(fold, "report_sales", 20260101)["cost_paisa"] == 9_000
    assert figures(fold, "report_vendor", 20260101, VENDOR)["unvalued_lines"] == 1
    assert fold.products[TEA].average_millipaisa == 10_000_000
    assert fold.store.unvalued_products == 0
    changes = [fold.sums["report_sales"][day,][-1] for day in (20260101, 20260102)]
    assert sum(changes) == fold.store.stock_value_paisa == 100_000


def test_tenders_are_what_stayed_and_khata_is_owed():
    sale = bill(events.SaleCompleted, 1)
    tenders = (
        events.Tender(kind=events.TenderKind.KHATA, amount=10_000),
        events.Tender(kind=events.TenderKind.CASH, amount=10_000),
    )
    paid = events.KhataPaid(
        shift_id=sale.shift_id,
        customer_id=3,
        tender=events.Tender(kind=events.TenderKind.QR, amount=4_000),
    )
    fold = fold_of(
        ("2026-01-01 09:00", structs.replace(sale, tenders=tenders, change=5_000, customer_id=3)),
        ("2026-01-03 09:00", paid),
    )
    tender = {key[1]: sums for key, sums in fold.sums["report_tender"].items() if key[0] % 100}
    assert tender == {
        "khata": [1, 10_000, 0, 0],
        "cash": [1, 5_000, 0, 0],
        "qr": [0, 0, 0, 4_000],
    }
    assert fold.sums["report_khata"] == {(3, 20260101): [10_000, 0], (3, 20260103): [0, 4_000]}
    assert fold.sums["report_takings"][20260101, 9, "amna", "cash"] == [1, 5_000]


@pytest.mark.parametrize(
    ("milli", "unit", "cost"),
    [(1_250, 10_000_000, 12_500), (1, 499_999, 0), (1, 500_000_000, 500), (3, 500, 0)],
)
def test_costs_are_rounded_half_up_once(milli, unit, cost):
    assert cost_of(milli, unit) == cost
    assert cost_of(milli, None) is None
