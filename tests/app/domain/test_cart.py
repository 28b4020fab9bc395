"""The open bill: exact amounts, merging, limits."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pos_protocol.events import Unit
from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID
from pos_protocol.money import MONEY_PAISA_MAX
from pos_protocol.quantity import QUANTITY_MILLI_MAX

from pos_app.domain.cart import CART_LINES_MAX, Cart, CartEntry, Discount
from pos_app.domain.product import Product
from pos_app.domain.rules import StoreRules
from pos_app.domain.tax import bill_of
from pos_app.errors import (
    CartFull,
    LineNotFound,
    NameRefused,
    PriceRefused,
    QuantityNotWhole,
    QuantityRefused,
)

EMPTY = Cart(cart_id=UUID(int=1))
MILK = Product(product_id=1, name_en="Milk", name_ur="دودھ", price_paisa=38_000)
SUGAR = Product(product_id=2, name_en="Sugar", unit=Unit.KG, price_paisa=15_500)


def total(cart, step=1):
    return bill_of(cart, StoreRules(rounding_paisa=step)).total_paisa


weighed = st.tuples(
    st.integers(0, 10**7),
    st.integers(1, 10**6),
    st.integers(0, 10**12),
)


@given(st.lists(weighed, max_size=30), st.integers(0, 10**12), st.sampled_from([1, 50, 100, 500]))
def test_total_equals_integer_arithmetic(lines, bill_discount, step):
    cart, expected = EMPTY, 0
    for price, quantity, discount in lines:
        gross = (price * quantity * 2 + 1000) // 2000
        cart = cart.enter(
            SUGAR,
            CartEntry(
                quantity_milli=quantity, price_paisa=price, discount_paisa=discount % (gross + 1)
            ),
        )
        expected += gross - discount % (gross + 1)
    cart = cart.set_bill_discount(Discount(bill_discount % (expected + 1)))
    expected -= bill_discount % (expected + 1)

    assert total(cart) == expected
    rounded = total(cart, step)
    assert rounded % step == 0
    assert -step <= 2 * (expected - rounded) < step, "half a step goes up"


@given(st.lists(st.tuples(st.sampled_from([1, 2, 3]), st.integers(1, 9)), max_size=40))
def test_pieces_of_one_product_are_one_line(scans):
    cart = EMPTY
    for product_id, pieces in scans:
        product = Product(product_id=product_id, name_en="x", price_paisa=product_id * 99)
        cart = cart.add(product, pieces * 1000)
    assert len(cart.lines) == len({product_id for product_id, _ in scans})
    assert total(cart) == sum(product_id * 99 * pieces for product_id, pieces in scans)


def test_half_a_rupee_rounds_up():
    cart = EMPTY.add(MILK, price_paisa=150)
    assert total(cart, 100) == 200
    assert total(EMPTY.add(MILK, price_paisa=149), 100) == 100


def test_each_weighing_is_a_line_of_its_own():
    cart = EMPTY.add(SUGAR, 1250).add(SUGAR, 1250)
    assert [line.amount_paisa for line in cart.lines] == [19_375, 19_375]


@pytest.mark.parametrize(
    "entry",
    [
        CartEntry(price_paisa=1),
        CartEntry(discount_paisa=5),
        CartEntry(gross_paisa=30_000),
        CartEntry(lot="L1"),
        CartEntry(code="other"),
    ],
)
def test_what_differs_is_not_merged(entry):
    assert len(EMPTY.add(MILK).enter(MILK, entry).lines) == 2


def test_the_same_goods_in_another_language_are_the_same_line():
    cart = EMPTY.enter(MILK, CartEntry(name="Milk")).enter(MILK, CartEntry(name="دودھ"))
    assert [(line.name, line.quantity_milli) for line in cart.lines] == [("Milk", 2000)]


def test_two_open_items_of_one_price_stay_apart_by_name():
    item = Product(product_id=OPEN_ITEM_PRODUCT_ID, name_en="Item", price_paisa=5000)
    cart = EMPTY.enter(item, CartEntry(name="Brush")).enter(item, CartEntry(name="Comb"))
    assert [line.name for line in cart.lines] == ["Brush", "Comb"]


def test_a_line_total_may_be_a_fact_of_its_own():
    cart = EMPTY.enter(MILK, CartEntry(quantity_milli=3000, price_paisa=3333, gross_paisa=10_000))
    assert cart.lines[0].gross_paisa == total(cart) == 10_000


def test_changing_a_line_keeps_its_place_and_its_number():
    cart = EMPTY.add(MILK).add(SUGAR, 500).add(MILK, 1000, code="x")
    changed = cart.set_quantity(2, 750).set_price(1, 40_000).set_discount(3, Discount(8000))
    assert [line.n for line in changed.lines] == [1, 2, 3]
    assert [line.amount_paisa for line in changed.lines] == [40_000, 11_625, 30_000]
    left = changed.remove(2)
    assert [line.n for line in left.lines] == [1, 3]
    assert left.add(SUGAR, 100).lines[-1].n == 4
    assert total(cart) == 38_000 + 7750 + 38_000, "the cart before is unchanged"


def test_a_discount_never_exceeds_what_it_is_taken_from():
    cart = (
        EMPTY.add(MILK)
        .set_discount(1, Discount(38_000))
        .add(SUGAR, 1000)
        .set_bill_discount(Discount(15_500))
    )
    assert total(cart) == 0
    assert cart.remove(2).bill_discount_paisa == 0
    for too_much in (-1, 15_501):
        with pytest.raises(PriceRefused):
            cart.set_bill_discount(Discount(too_much))


@pytest.mark.parametrize(
    "quantity", [0, -1000, QUANTITY_MILLI_MAX + 1, 10**40, 8964000123454 * 1000]
)
def test_absurd_quantities_are_refused(quantity):
    with pytest.raises(QuantityRefused):
        EMPTY.add(MILK, quantity)
    with pytest.raises(QuantityRefused):
        EMPTY.add(MILK).set_quantity(1, quantity)


def test_pieces_are_whole():
    with pytest.raises(QuantityNotWhole):
        EMPTY.add(MILK, 1500)


@pytest.mark.parametrize("price", [-1, MONEY_PAISA_MAX + 1, 10**400])
def test_absurd_prices_are_refused(price):
    with pytest.raises(PriceRefused):
        EMPTY.add(MILK, price_paisa=price)


def test_a_total_that_cannot_be_written_down_is_refused():
    with pytest.raises(PriceRefused):
        EMPTY.add(MILK, 2_000_000, price_paisa=MONEY_PAISA_MAX)
    with pytest.raises(PriceRefused):
        EMPTY.add(SUGAR, 1000, price_paisa=MONEY_PAISA_MAX - 1000).add(
            SUGAR, 1000, price_paisa=2000
        )


@pytest.mark.parametrize("name", ["x" * 201, "x" * 10_000_000, "a\x00b", "a\nb", "\x1b[2J"])
def test_names_that_cannot_be_printed_are_refused(name):
    with pytest.raises(NameRefused):
        EMPTY.enter(MILK, CartEntry(name=name))


def test_a_cart_has_an_end():
    cart = EMPTY
    for product_id in range(CART_LINES_MAX):
        cart = cart.add(Product(product_id=product_id + 1, name_en="x", price_paisa=1))
    with pytest.raises(CartFull):
        cart.add(SUGAR, 100)
    assert (
        cart.add(Product(product_id=1, name_en="x", price_paisa=1)).line(1).quantity_milli == 2000
    )


def test_a_line_that_is_not_there_is_said_so():
    with pytest.raises(LineNotFound):
        EMPTY.add(MILK).remove(7)


def test_the_name_is_in_the_cashiers_language():
    assert EMPTY.add(MILK, lang="ur").lines[0].name == "دودھ"
    assert EMPTY.add(MILK, lang="hi").lines[0].name == "Milk"
