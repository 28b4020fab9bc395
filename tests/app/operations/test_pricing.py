"""Prices and discounts on the bill: who may, how far, and that the event says so."""

from datetime import timedelta

import msgspec
import pytest
from pos_protocol.events import SaleCompleted, Unit

from pos_app.domain.cart import CartEntry, Discount
from pos_app.domain.people import Right, Role
from pos_app.domain.product import Product
from pos_app.errors import ApprovalNeeded, LineNotFound, NotForMoney, PriceRefused
from pos_app.operations import pricing, selling
from pos_app.operations.rules import set_rule
from tests.support.factories import cash, make_cart, make_product

SUGAR = Product(product_id=1, name_en="Sugar", unit=Unit.KG, price_paisa=15_500)


@pytest.fixture
def cashier(till):
    return msgspec.structs.replace(till, actor="Aslam", role=Role.CASHIER)


@pytest.fixture
def milk(till):
    return make_product(till)


def allowed(cashier, right):
    return msgspec.structs.replace(cashier, actor="Aslam/Bilal", granted=frozenset({right}))


def sold(till, cart):
    done = selling.complete_sale(till, cart, cash(selling.due_paisa(till, cart)))
    event = done.recorded.event
    assert isinstance(event, SaleCompleted)
    return event, done.recorded.envelope.actor


def test_another_price_asks_and_is_told_in_the_event(cashier, milk):
    cart = make_cart(cashier, (milk, 2000))
    with pytest.raises(ApprovalNeeded):
        pricing.set_price(cashier, cart, 9000, n=1)
    cart = pricing.set_price(allowed(cashier, Right.CHANGE_PRICE), cart, 9000, n=1)
    event, actor = sold(cashier, cart)
    line = event.lines[0]
    assert (line.price, line.list_price, line.amount) == (9000, milk.price_paisa, 18_000)
    assert actor == "Aslam/Bilal"


def test_leave_for_one_piece_at_a_lower_price_is_none_for_ten(till, cashier, milk):
    manager = allowed(cashier, Right.CHANGE_PRICE)
    cart = pricing.set_price(manager, make_cart(till, (milk, 1000)), 9_000, n=1)
    with pytest.raises(ApprovalNeeded):
        pricing.set_quantity(cashier, cart, 10_000, n=1)
    more = pricing.set_quantity(manager, cart, 10_000, n=1)
    assert more.lines[0].amount_paisa == 90_000
    fewer = pricing.set_quantity(cashier, more, 2_000, n=1)
    assert sold(cashier, fewer)[1] == "Aslam/Bilal"
    dearer = pricing.set_price(manager, make_cart(till, (milk, 1000)), 90_000, n=1)
    assert pricing.set_quantity(cashier, dearer, 2_000, n=1).lines_paisa == 180_000
    again = cart.enter(milk, CartEntry(quantity_milli=1000))
    assert [line.price_paisa for line in again.lines] == [9_000, milk.price_paisa]


def test_more_of_goods_past_their_date_is_asked_for_again(till, cashier, milk):
    gone = (till.today() - timedelta(days=1)).isoformat()
    cart = make_cart(till).enter(milk, CartEntry(expiry=gone))
    with pytest.raises(ApprovalNeeded):
        pricing.set_quantity(cashier, cart, 2_000, n=1)
    assert pricing.set_quantity(allowed(cashier, Right.SELL_EXPIRED), cart, 2_000, n=1)
    set_rule(till, "expired_asks", "false")
    assert pricing.set_quantity(cashier, cart, 2_000, n=1).lines[0].quantity_milli == 2_000


def test_the_catalogues_own_price_again_is_no_change(till, milk):
    cart = pricing.set_price(till, make_cart(till, (milk, 1000)), 1, n=1)
    cart = pricing.set_price(till, cart, milk.price_paisa, n=1)
    assert cart.lines[0].list_price_paisa is None
    with pytest.raises(LineNotFound):
        pricing.set_price(till, cart, 1, n=9)


def test_a_cashier_gives_as_much_as_the_store_lets(till, cashier, milk):
    cart = make_cart(cashier, (milk, 1000))
    with pytest.raises(ApprovalNeeded):
        pricing.set_discount(cashier, cart, Discount(1), n=1)
    set_rule(till, "discount_bp_max", "500")
    cart = pricing.set_discount(cashier, cart, Discount(bp=300), n=1)
    with pytest.raises(ApprovalNeeded):
        pricing.set_bill_discount(cashier, cart, Discount(bp=300))
    cart = pricing.set_bill_discount(cashier, cart, Discount(bp=200))
    assert sold(cashier, cart)[1] == "Aslam", "nobody had to be asked"
    less = pricing.set_bill_discount(cashier, cart, Discount())
    assert less.bill_discount_paisa == 0


def test_a_discount_cannot_grow_by_taking_lines_away(till, cashier, milk):
    set_rule(till, "discount_bp_max", "500")
    cart = make_cart(cashier, (milk, 1000), (make_product(till, "Rice"), 90_000))
    cart = pricing.set_bill_discount(cashier, cart, Discount(bp=500))
    whole = pricing.set_bill_discount(cashier, cart, Discount(cart.bill_discount_paisa))
    with pytest.raises(ApprovalNeeded):
        sold(cashier, whole.remove(2))


def test_leave_for_something_else_is_none_for_a_discount(till, cashier, milk):
    set_rule(till, "discount_bp_max", "500")
    cart = make_cart(cashier, (milk, 1000), (make_product(till, "Rice"), 90_000))
    cart = pricing.set_price(allowed(cashier, Right.CHANGE_PRICE), cart, 9_999, n=1)
    cart = pricing.set_bill_discount(cashier, cart, Discount(4_000))
    with pytest.raises(ApprovalNeeded):
        sold(cashier, cart.remove(2))


def test_what_was_allowed_holds_when_the_bill_shrinks_and_when_it_grows(till, cashier, milk):
    rice = make_product(till, "Rice", price_paisa=10_000)
    manager = allowed(cashier, Right.DISCOUNT)
    cart = make_cart(cashier, (milk, 1000), (rice, 1000))
    fixed = pricing.set_bill_discount(manager, cart, Discount(3_000))
    assert sold(cashier, fixed.remove(2))[0].total == milk.price_paisa - 3_000
    part = pricing.set_bill_discount(manager, cart, Discount(bp=1500))
    assert sold(cashier, part.add(rice, 5000))[1] == "Aslam/Bilal"
    larger = part.set_discount(1, Discount(bp=5000))
    with pytest.raises(ApprovalNeeded):
        sold(cashier, larger)


def test_who_allowed_it_stays_with_the_bill(cashier, milk):
    cart = make_cart(cashier, (milk, 1000))
    owner = msgspec.structs.replace(cashier, actor="Sana", role=Role.OWNER)
    cart = pricing.set_bill_discount(owner, cart, Discount(100))
    assert sold(owner, cart)[1] == "Sana"
    assert sold(cashier, cart)[1] == "Aslam/Sana"


@pytest.mark.parametrize(
    ("money", "milli"), [(5000, 323), (15_500, 1000), (1, 1), (7750, 500), (10**9, 64_516_129)]
)
def test_fifty_of_sugar_is_exactly_fifty(money, milli):
    entry = pricing.money_worth(SUGAR, money)
    assert (entry.gross_paisa, entry.quantity_milli) == (money, milli)


def test_what_cannot_be_sold_by_money_is_refused():
    with pytest.raises(PriceRefused, match=r"0\.00"):
        pricing.money_worth(SUGAR, 0)
    for fault in ({"unit": Unit.PIECE}, {"price_paisa": 0}):
        product = msgspec.structs.replace(SUGAR, name_ur="چینی", **fault)
        with pytest.raises(NotForMoney, match="چینی"):
            pricing.money_worth(product, 5000, lang="ur")


@pytest.mark.parametrize("off", [Discount(bp=10_000), Discount(10_000)])
def test_leave_for_one_line_is_none_for_all_the_others(till, cashier, milk, off):
    """Milk as a gift was allowed, while it was all that was on the bill."""
    cart = pricing.set_discount(
        allowed(cashier, Right.DISCOUNT), make_cart(cashier, (milk, 1000)), off, n=1
    )
    cart = cart.add(make_product(till, "Rice", price_paisa=90_000), 1000)
    assert sold(cashier, cart)[0].total == 90_000
    for more in (Discount(bp=10_000), Discount(90_000)):
        with pytest.raises(ApprovalNeeded):
            pricing.set_bill_discount(cashier, cart, more)
        with pytest.raises(ApprovalNeeded):
            pricing.set_discount(cashier, cart, more, n=2)
