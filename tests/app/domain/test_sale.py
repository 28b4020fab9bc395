"""From cart to event: figures that add up, claims that follow each other."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pos_protocol.events import Tender, TenderKind, Unit
from pos_protocol.ledger import Claim, stock_movements

from pos_app.domain import sale
from pos_app.domain.cart import Cart, CartEntry, Discount
from pos_app.domain.product import Product
from pos_app.domain.rules import StoreRules
from pos_app.domain.tax import bill_of
from pos_app.errors import NothingToSell, TenderTooSmall

CART = Cart(cart_id=UUID(int=1))
SHIFT = UUID(int=2)
KG = Product(product_id=1, name_en="Rice", unit=Unit.KG, price_paisa=33_333)
CLAIMS = {1: Claim(known_quantity=5000, known_version=4, pending=-1000)}


def cash(amount):
    return [Tender(kind=TenderKind.CASH, amount=amount)]


def complete(cart, tenders, step=1):
    return sale.complete(
        cart, tenders, shift_id=SHIFT, claims=CLAIMS, rules=StoreRules(rounding_paisa=step)
    )


@given(
    st.lists(st.tuples(st.integers(1, 99_999), st.integers(0, 10**6)), min_size=1, max_size=20),
    st.integers(0, 10**9),
    st.sampled_from([1, 100]),
    st.integers(0, 10**6),
)
def test_lines_and_tenders_add_up(lines, discount, step, extra):
    cart = CART
    for quantity, price in lines:
        cart = cart.enter(KG, CartEntry(quantity_milli=quantity, price_paisa=price))
    cart = cart.set_bill_discount(Discount(discount % (cart.lines_paisa + 1)))
    due = bill_of(cart, StoreRules(rounding_paisa=step)).total_paisa
    event = complete(cart, cash(due + extra), step)

    assert event.total == sum(line.amount for line in event.lines) - event.discount + event.rounding
    assert sum(tender.amount for tender in event.tenders) - event.change == event.total
    assert event.change == extra
    assert [line.n for line in event.lines] == list(range(1, len(lines) + 1))
    moved = stock_movements(event)
    assert sum(movement.delta for movement in moved) == -sum(quantity for quantity, _ in lines)


def test_each_line_sees_the_lines_before_it():
    event = complete(CART.add(KG, 100).add(KG, 200).add(KG, 50), cash(10**6))
    assert [line.pending for line in event.lines] == [-1000, -1100, -1300]
    assert {(line.known_quantity, line.known_version) for line in event.lines} == {(5000, 4)}


def test_goods_that_come_back_raise_the_next_lines_pending():
    back = sale.give_back(CART.add(KG, 100).add(KG, 200), cash(9999), shift_id=SHIFT, claims=CLAIMS)
    assert [line.pending for line in back.lines] == [-1000, -900]
    assert back.total == 9999 == sum(line.amount for line in back.lines) + back.rounding


def test_lines_are_numbered_anew():
    """Numbers of an open cart grow with each removed line; those of an event have a limit."""
    cart = CART.add(KG, 100).add(KG, 200).remove(1)
    assert [line.n for line in complete(cart, cash(10**6)).lines] == [1]


def test_an_empty_cart_and_a_small_tender_are_refused():
    with pytest.raises(NothingToSell):
        complete(CART, cash(1))
    with pytest.raises(NothingToSell):
        sale.give_back(CART, cash(1), shift_id=SHIFT, claims=CLAIMS)
    with pytest.raises(TenderTooSmall):
        complete(CART.add(KG, 1000), cash(33_332))
