"""Each report equals what a person would add up by hand, and asks for the right to see it."""

from datetime import date
from random import Random

import msgspec
import pytest
from msgspec.structs import replace
from pos_protocol.events import OutReason, TenderKind, Unit

from pos_app.domain.cart import Discount
from pos_app.domain.people import Role
from pos_app.domain.report import Days
from pos_app.domain.sale import Origin
from pos_app.domain.stock import Receipt, Removal
from pos_app.errors import ApprovalNeeded
from pos_app.operations import products, returning, selling, stocking
from pos_app.operations.khata import customers
from pos_app.operations.products import ProductEdit, change_product
from pos_app.operations.reporting import answers
from tests.support.factories import (
    cash,
    make_cart,
    make_product,
    make_sale,
    make_till,
    reopened,
)
from tests.support.reporting.auditor import Auditor
from tests.support.reporting.busy_shop import BusyShop, work

DAY_MS = 86_400_000


@pytest.fixture
def till(tmp_path):
    till = make_till(tmp_path, rounding_paisa=1)
    yield till
    till.close()


@pytest.fixture
def milk(till):
    milk = make_product(till, "Milk", price_paisa=10_000)
    return change_product(till, milk.product_id, ProductEdit(cost_paisa=8_000, low_at_milli=5_000))


def test_goods_brought_in_what_was_paid_for_them_with_a_share_of_the_bills_discount(till, milk):
    tea = make_product(till, "Tea", price_paisa=50_000)
    cart = make_cart(till, (milk, 2_000), (tea, 1_000)).set_bill_discount(Discount(paisa=1_001))
    sale = selling.complete_sale(till, cart, cash(68_999)).recorded.envelope.event_id
    assert {row["name"]: row["amount"] for row in rows(till, "products")} == {
        "Tea": 49_285,
        "Milk": 19_714,
    }
    (day,), (group,), (vendor,) = (
        rows(till, name) for name in ("takings", "categories", "vendors")
    )
    assert day["net"] == group["amount"] == vendor["amount"] == 68_999
    assert answers.glance(till, today(till))[0].profit_paisa == 3_714
    returning.void_sale(till, sale, reason="wrong")
    assert {row["amount"] for row in rows(till, "products")} == {0}


def today(till):
    return Days(first=till.today(), last=till.today())


def rows(till, name, days=None):
    report = answers.read(till, name, days or today(till))
    names = [column.name for column in report.columns]
    return [dict(zip(names, row, strict=True)) for row in report.rows]


def test_a_day_is_told_by_product_hour_person_and_tender(till, milk):
    tea = make_product(till, "Tea", price_paisa=50_000)
    make_sale(till, (milk, 3_000), (tea, 1_000))
    make_sale(till, (milk, 1_000))
    returning.return_sale(till, make_cart(till, (milk, 1_000)))
    first, second = rows(till, "products")
    assert (first["name"], first["amount"], first["cost"], first["margin"]) == (
        ("Tea", 50_000, None, None)
    )
    assert (second["quantity"], second["returned"], second["amount"]) == (3_000, 1_000, 30_000)
    assert (second["cost"], second["profit"], second["margin"]) == (24_000, 6_000, 2_000)
    (day,) = rows(till, "takings")
    assert (day["bills"], day["sales"], day["returned"], day["net"]) == (2, 90_000, 10_000, 80_000)
    (hour,) = rows(till, "hours")
    assert (hour["bills"], hour["net"]) == (2, 80_000)
    (person,) = rows(till, "staff")
    assert (person["sales"], person["average"]) == (90_000, 45_000)
    (paid,) = rows(till, "tenders")
    assert (paid["tender"], paid["sales"], paid["returned"]) == ("cash", 90_000, 10_000)
    assert paid["net"] == 80_000
    assert sum(map(sum, answers.heat(till, today(till)))) == 80_000
    found, before = answers.glance(till, today(till))
    assert (found.net_paisa, found.average_paisa, found.profit_paisa) == (80_000, 45_000, 6_000)
    assert found.average_paisa == person["average"]
    assert found.known_bp == 3_750
    assert before.bills == 0


def test_the_same_weekday_before_is_what_a_day_stands_beside(till, milk):
    make_sale(till, (milk, 2_000))
    till.clock.jump(7 * DAY_MS)
    make_sale(till, (milk, 1_000))
    found, before = answers.glance(till, today(till))
    assert (found.net_paisa, before.net_paisa) == (10_000, 20_000)
    till.clock.jump(-5 * 3_600_000)
    _, before = answers.glance(till, today(till))
    assert before.net_paisa == 0, "at this hour nothing was sold yet a week ago"


def test_days_and_whole_months_add_up_to_any_span(till, milk):
    for _ in range(9):
        make_sale(till, (milk, 1_000))
        till.clock.jump(9 * DAY_MS)
    last = till.today()
    for start in range(0, 81, 5):
        days = Days(first=date.fromordinal(last.toordinal() - start), last=last)
        sold = sum(row["net"] for row in rows(till, "takings", days))
        assert sum(row["amount"] for row in rows(till, "products", days)) == sold


def grouped(till, name, category, *, cost=None, unit=Unit.PIECE):
    product = make_product(till, name, price_paisa=10_000)
    edit = ProductEdit(category=category, cost_paisa=cost, unit=unit)
    return change_product(till, product.product_id, edit)


def test_a_category_adds_up_its_goods_by_unit_and_the_rest_are_one_group(till, milk):
    curd = grouped(till, "Curd", "Dairy", cost=6_000)
    ghee = grouped(till, "Ghee", "Dairy", unit=Unit.KG)
    oil = grouped(till, "Oil", "چکنائی", unit=Unit.LITRE)
    make_sale(till, (milk, 1_000), (curd, 3_000), (ghee, 1_500), (oil, 2_000))
    returning.return_sale(till, make_cart(till, (curd, 1_000)))
    dairy, fat, rest = rows(till, "categories")
    assert [row["category"] for row in (dairy, fat, rest)] == ["Dairy", "چکنائی", ""]
    assert (dairy["pieces"], dairy["kg"], dairy["litres"]) == (2_000, 1_500, 0)
    assert (dairy["amount"], dairy["cost"], dairy["profit"]) == (35_000, 12_000, 8_000)
    assert dairy["margin"] == 4_000, "of what the curd brought in: what the ghee cost nobody knows"
    assert (fat["amount"], fat["cost"], fat["profit"], fat["margin"]) == (20_000, None, None, None)
    assert (rest["pieces"], rest["profit"]) == (1_000, 2_000)
    sold = rows(till, "products")
    for name in ("amount", "tax"):
        assert sum(row[name] for row in sold) == dairy[name] + fat[name] + rest[name]


def test_goods_are_named_in_the_language_of_the_till(till, milk):
    names = ProductEdit(name_ur="\u062f\u0648\u062f\u06be", low_at_milli=10**9)
    change_product(till, milk.product_id, names)
    curd = make_product(till, "Curd", price_paisa=5_000)
    make_sale(till, (milk, 1_000), (curd, 1_000))
    for lang, name in (
        ("en", milk.name_en),
        ("ur", "\u062f\u0648\u062f\u06be"),
        ("hi", milk.name_en),
    ):
        there = replace(till, settings=replace(till.settings, lang=lang))
        assert [row["name"] for row in rows(there, "products")] == [name, "Curd"]
        assert [row["name"] for row in rows(there, "low-stock")] == [name]


def test_spellings_of_a_category_are_one_and_the_first_is_shown(till, milk):
    curd = grouped(till, "Curd", "dairy & eggs", cost=6_000)
    ghee = grouped(till, "Ghee", "Dairy & Eggs", unit=Unit.KG)
    eggs = grouped(till, "Eggs", "DAIRY &EGGS", cost=1_000)
    oil = grouped(till, "Oil", "Oil")
    make_sale(till, (ghee, 2_000), (curd, 1_000), (eggs, 3_000), (oil, 7_000))
    make_sale(till, (milk, 1_000))
    oils, dairy, rest = rows(till, "categories")
    assert [row["category"] for row in (oils, dairy, rest)] == ["Oil", "dairy & eggs", ""]
    assert (dairy["pieces"], dairy["kg"], dairy["amount"]) == (4_000, 2_000, 60_000)
    assert (dairy["cost"], dairy["profit"]) == (9_000, 31_000), "of the two whose cost is known"
    assert (oils["cost"], oils["profit"]) == (None, None)


def test_goods_that_move_to_another_category_take_their_past_with_them(till, milk):
    curd = grouped(till, "Curd", "Dairy")
    make_sale(till, (milk, 1_000), (curd, 3_000))
    till.clock.jump(40 * DAY_MS)
    change_product(till, curd.product_id, ProductEdit(category="Breakfast"))
    days = Days(first=date.fromordinal(till.today().toordinal() - 60), last=till.today())
    assert [(row["category"], row["amount"]) for row in rows(till, "categories", days)] == [
        ("Breakfast", 30_000),
        ("", 10_000),
    ]
    products.remove_product(till, curd.product_id)
    assert rows(till, "categories", days)[0]["category"] == "Breakfast", "what was sold was sold"


def test_stock_losses_debts_and_orders(till, milk):
    make_sale(till, (milk, 2_000))
    stocking.receive_stock(till, [Receipt(product_id=milk.product_id, quantity_milli=6_000)])
    removal = Removal(product_id=milk.product_id, quantity_milli=1_000, reason=OutReason.EXPIRED)
    stocking.remove_stock(till, [removal])
    undone = stocking.remove_stock(till, [removal])
    stocking.undo_removal(till, undone.recorded.envelope.event_id)
    lost, back = rows(till, "shrinkage")
    assert (lost["times"], lost["at_price"]) == (2, 20_000)
    assert (back["reason"], back["at_price"], back["at_cost"]) == ("put_back", -10_000, -8_000)
    (worth,) = rows(till, "stock-value")
    assert (worth["products"], worth["at_price"], worth["at_cost"]) == (1, 30_000, 24_000)
    (low,) = rows(till, "low-stock")
    assert (low["stock"], low["sold_28_days"], low["to_order"]) == (3_000, 2_000, 3_000)
    account = customers.add_customer(till, "Rashid")
    customers.adjust_khata(till, account.customer.customer_id, 4_500, note="book")
    (owed,) = rows(till, "khata-ageing")
    assert (owed["customer"], owed["balance"], owed["to_30"]) == ("Rashid", 4_500, 4_500)
    (vendor,) = rows(till, "vendors")
    assert (vendor["vendor"], vendor["profit"]) == ("", 4_000)


def test_cost_is_for_managers_and_all_of_it_for_who_may_see_reports(till, milk):
    make_sale(till, (milk, 1_000))
    viewer = msgspec.structs.replace(till, role=Role.VIEWER)
    report = answers.read(viewer, "products", today(till))
    assert not {"cost", "profit", "margin"} & {column.name for column in report.columns}
    assert len(report.rows[0]) == len(report.columns)
    assert answers.glance(viewer, today(till))[0].profit_paisa is None
    cashier = msgspec.structs.replace(till, role=Role.CASHIER)
    with pytest.raises(ApprovalNeeded):
        answers.read(cashier, "products", today(till))
    with pytest.raises(answers.DaysRefusedError):
        answers.read(till, "products", Days(first=date(1, 1, 1), last=date(2026, 1, 1)))


def test_change_is_no_takings_and_a_shop_alone_hears_of_nobody(till, milk):
    selling.complete_sale(till, make_cart(till, (milk, 1_000)), cash(50_000))
    (paid,) = rows(till, "tenders")
    assert (paid["tender"], paid["sales"]) == (TenderKind.CASH.value, 10_000)
    assert answers.coverage(till).others_ms is None


def test_what_is_exchanged_is_goods_and_no_money(till, milk):
    """Tea for two milks: the tender report knows only the cash that came and went."""
    tea = make_product(till, "Tea", price_paisa=50_000)
    sale_id = make_sale(till, (tea, 1_000)).recorded.envelope.event_id
    back = returning.return_cart(till, sale_id, {1: 1_000})
    cart = returning.begin_exchange(
        till, make_cart(till, (milk, 2_000)), back, origin=Origin(sale_id=sale_id)
    )
    returning.exchange(till, cart, ())
    (paid,) = rows(till, "tenders")
    assert (paid["tender"], paid["sales"], paid["returned"]) == ("cash", 50_000, 30_000)
    (day,) = rows(till, "takings")
    assert day["net"] == paid["net"] == 20_000


@pytest.mark.parametrize("seed", range(6))
def test_every_figure_of_a_busy_shop_is_that_of_its_paper_book(tmp_path, seed):
    till = make_till(tmp_path, seed=seed)
    try:
        shop = BusyShop(till, Random(seed))
        for _ in range(3):
            work(shop, 30)
            Auditor(till, shop.book).check()
        with reopened(till) as again:
            Auditor(again, shop.book).check()
    finally:
        till.close()
