"""What a bill comes to, against plain arithmetic with fractions."""

from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pos_protocol.events import Unit

from pos_app.domain.cart import Cart, CartEntry, Discount
from pos_app.domain.product import Product
from pos_app.domain.rules import StoreRules
from pos_app.domain.tax import LineTax, bill_of, rounding_of, settled, tax_on

EMPTY = Cart(cart_id=UUID(int=1))
ON_TOP = StoreRules(tax_inclusive=False)


def taxed(tax_bp, price=10_000):
    return Product(product_id=1, name_en="x", unit=Unit.KG, price_paisa=price, tax_bp=tax_bp)


@given(st.integers(0, 10**12), st.integers(0, 10_000), st.booleans())
def test_a_tax_is_rounded_half_up_once(base, rate, inside):
    exact = Fraction(base * rate, (10_000 + rate) if inside else 10_000)
    found = tax_on(base, rate, is_inclusive=inside)
    tax = found.included_paisa if inside else found.added_paisa
    assert Fraction(-1, 2) < tax - exact <= Fraction(1, 2)
    assert tax <= base


@given(
    st.lists(
        st.tuples(
            st.integers(0, 10**6),
            st.integers(1, 9999),
            st.integers(0, 10**6),
            st.sampled_from([0, 500, 1700, 1800, 10_000]),
        ),
        min_size=1,
        max_size=12,
    ),
    st.integers(0, 10**9),
    st.booleans(),
    st.sampled_from([1, 50, 100]),
)
def test_the_figures_of_a_bill_add_up(lines, off, inside, step):
    cart = EMPTY
    for price, quantity, discount, rate in lines:
        gross = (price * quantity + 500) // 1000
        entry = CartEntry(quantity_milli=quantity, discount_paisa=discount % (gross + 1))
        cart = cart.enter(taxed(rate, price), entry)
    cart = cart.set_bill_discount(Discount(off % (cart.lines_paisa + 1)))
    bill = bill_of(cart, StoreRules(tax_inclusive=inside, rounding_paisa=step))

    exact = bill.gross_paisa - bill.discount_paisa + bill.tax_added_paisa
    assert bill.total_paisa == exact + bill.rounding_paisa
    assert bill.total_paisa % step == 0
    assert (bill.tax_added_paisa == 0) or not inside
    assert (bill.tax_included_paisa == 0) or inside
    assert len(bill.taxes) == len(cart.lines)
    back = settled(cart, StoreRules(tax_inclusive=inside))
    assert bill_of(back).total_paisa == exact
    assert bill_of(back).tax_paisa == bill.tax_paisa


def test_a_discount_of_the_bill_lessens_the_tax():
    cart = EMPTY.enter(taxed(1800), CartEntry()).set_bill_discount(Discount(bp=1000))
    assert bill_of(cart, ON_TOP).taxes == (LineTax(1620, 0),)
    assert bill_of(cart, ON_TOP).total_paisa == 9000 + 1620
    assert bill_of(cart).taxes == (LineTax(0, 1373),)
    assert bill_of(cart).total_paisa == 9000


def test_a_rate_follows_what_it_is_taken_from():
    cart = EMPTY.enter(taxed(0), CartEntry()).set_discount(1, Discount(bp=1250))
    assert cart.lines[0].discount_paisa == 1250
    assert cart.set_quantity(1, 3000).lines[0].discount_paisa == 3750
    cart = EMPTY.enter(taxed(0), CartEntry()).set_bill_discount(Discount(bp=500))
    assert cart.enter(taxed(0), CartEntry()).bill_discount_paisa == 1000


@pytest.mark.parametrize(
    ("exact", "step", "rounding"), [(149, 100, -49), (150, 100, 50), (-150, 100, 50), (7, 1, 0)]
)
def test_half_a_step_goes_up(exact, step, rounding):
    assert rounding_of(exact, step) == rounding
