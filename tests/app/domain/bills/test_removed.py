"""What was taken off a bill is told, as much of it as a sale may say."""

from uuid import UUID

from pos_protocol.events import REMOVED_MAX

from pos_app.domain.bills.removed import Removed, joined, taken_off, without
from pos_app.domain.cart import Cart
from pos_app.domain.product import Product

MILK = Product(product_id=1, name_en="Milk", price_paisa=38_000)
TEA = Product(product_id=2, name_en="Tea", price_paisa=54_000)
BILL = Cart(cart_id=UUID(int=1)).add(MILK, 3000).add(TEA)


def told(cart):
    return [(each.name, each.quantity_milli, each.amount_paisa) for each in cart.removed]


def test_a_removed_line_and_a_lowered_quantity_are_told_with_what_they_came_to():
    assert told(BILL.set_quantity(1, 1000)) == [("Milk", 2000, 76_000)]
    assert told(BILL.remove(2).remove(1)) == [("Tea", 1000, 54_000), ("Milk", 3000, 114_000)]
    assert told(BILL.set_quantity(1, 5000)) == []
    assert told(BILL.set_price(1, 30_000)) == [], "that is a changed price, and told as one"


def test_lines_that_stayed_took_nothing_off():
    assert taken_off(BILL.lines, BILL.lines) == ()
    [gone] = taken_off(BILL.lines, BILL.remove(1).lines)
    assert gone == Removed(product_id=1, name="Milk", quantity_milli=3000, amount_paisa=114_000)


def test_of_very_many_the_dear_ones_are_told():
    def worth(paisa):
        return Removed(product_id=1, name="Milk", quantity_milli=1000, amount_paisa=paisa)

    dear = worth(900)
    many = joined([dear], [worth(n) for n in range(REMOVED_MAX)])
    assert len(many) == REMOVED_MAX
    assert dear in many
    assert worth(0) not in many
    assert len(without(many, [dear, worth(7), worth(5000)])) == REMOVED_MAX - 2
