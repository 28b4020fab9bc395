"""Parts of a sale that come back are worth their share of what was paid."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pos_protocol.events import SaleCompleted, Tender, TenderKind
from pos_protocol.ledger import Claim

from pos_app.domain import sale
from pos_app.domain.bills import returns
from pos_app.domain.cart import Cart, CartEntry, Discount
from pos_app.domain.product import Product
from pos_app.domain.tax import bill_of
from pos_app.errors import LineNotFound, QuantityRefused, ReturnRefused

CLAIM = Claim(known_quantity=0, known_version=0, pending=0)


def sold(*lines, discount=0, returned=None) -> returns.Sold:
    cart = Cart(cart_id=UUID(int=1))
    for product_id, pieces, price, off in lines:
        product = Product(product_id=product_id, name_en="x", price_paisa=price)
        entry = CartEntry(quantity_milli=pieces * 1000, discount_paisa=off)
        cart = cart.enter(product, entry)
    cart = cart.set_bill_discount(Discount(discount))
    event: SaleCompleted = sale.complete(
        cart,
        [Tender(kind=TenderKind.CASH, amount=bill_of(cart).total_paisa)],
        shift_id=UUID(int=2),
        claims={line[0]: CLAIM for line in lines},
    )
    return returns.Sold(event=event, returned=returned or {})


@given(
    st.lists(
        st.tuples(st.integers(1, 50), st.integers(0, 10**6), st.integers(0, 10**6)),
        min_size=1,
        max_size=8,
    ),
    st.integers(0, 10**9),
)
def test_all_that_was_sold_comes_back_for_all_that_was_paid(lines, discount):
    whole = [
        (n, pieces, price, off % (pieces * price + 1))
        for n, (pieces, price, off) in enumerate(lines, 1)
    ]
    paid = sum(pieces * price - off for _, pieces, price, off in whole)
    bill = sold(*whole, discount=discount % (paid + 1))
    cart = returns.part_of(
        bill, {line.n: line.quantity for line in bill.event.lines}, cart_id=UUID(int=9)
    )
    assert bill_of(cart).total_paisa == bill.event.total


def test_a_part_costs_its_share():
    bill = sold((1, 3, 10_000, 3000), (2, 1, 3000, 0), discount=3000)
    cart = returns.part_of(bill, {1: 1000}, cart_id=UUID(int=9))
    assert (cart.lines[0].gross_paisa, cart.lines[0].discount_paisa) == (10_000, 1000)
    assert cart.bill_discount_paisa == 900, "nine of thirty thousand paid of a bill's discount"


def test_no_more_comes_back_than_went_out():
    bill = sold((1, 3, 100, 0), returned={1: 2000})
    assert bill.left() == {1: 1000}
    with pytest.raises(ReturnRefused):
        returns.part_of(bill, {1: 2000}, cart_id=UUID(int=9))
    with pytest.raises(LineNotFound):
        returns.part_of(bill, {7: 1000}, cart_id=UUID(int=9))
    with pytest.raises(QuantityRefused):
        returns.part_of(bill, {1: 0}, cart_id=UUID(int=9))
