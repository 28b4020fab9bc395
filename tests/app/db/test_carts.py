"""The open bill survives a power cut, line by line, and so does what can be undone."""

from uuid import UUID

import msgspec
import pytest
from pos_protocol.events import TenderKind

from pos_app.db import carts, people
from pos_app.db.people import Kept
from pos_app.domain.cart import Awaited, Cart, Discount
from pos_app.domain.people import Role
from pos_app.domain.product import Product

MILK = Product(product_id=1, name_en="Milk", price_paisa=38_000)
SUGAR = Product(product_id=2, name_en="Sugar", price_paisa=15_500)
EMPTY = Cart(cart_id=UUID(int=5))


def save(till, cart, now_ms=1):
    with till.db.write() as tx:
        before = tx.total_changes
        carts.save(tx, cart, now_ms=now_ms)
        return tx.total_changes - before


def load(till):
    with till.db.read() as tx:
        return carts.load_open(tx)


def undo(till):
    with till.db.write() as tx:
        return carts.undo(tx, EMPTY.cart_id, now_ms=9)


def redo(till):
    with till.db.write() as tx:
        return carts.redo(tx, EMPTY.cart_id, now_ms=9)


def test_a_cart_comes_back_as_it_was_saved(till):
    assert load(till) is None
    cart = EMPTY.add(MILK).add(SUGAR, 3000).remove(1).add(MILK, 5000, price_paisa=1)
    cart = cart.set_bill_discount(Discount(bp=500))
    save(till, cart)
    assert load(till) == cart
    save(till, cart.remove(2))
    assert load(till) == cart.remove(2)


def test_what_is_awaited_comes_back_and_is_no_step_to_undo(till):
    asked = Awaited(kind=TenderKind.QR, typed_paisa=20_000, reference="RA47")
    save(till, EMPTY.add(MILK))
    cart = EMPTY.add(MILK).add(SUGAR)
    save(till, cart)
    save(till, cart.awaiting(asked))
    assert load(till) == cart.awaiting(asked)
    assert undo(till).lines == EMPTY.add(MILK).lines
    assert load(till).awaited == asked
    assert redo(till) == cart.awaiting(asked)
    save(till, cart)
    undo(till)
    assert load(till).awaited is None
    save(till, cart.awaiting(asked).remove(1).remove(2))
    assert load(till).awaited is None, "there is nothing to pay for"


def test_only_what_changed_is_written(till):
    cart = EMPTY
    for number in range(1, 101):
        cart = cart.add(Product(product_id=number, name_en="x", price_paisa=1))
    save(till, cart)
    assert save(till, cart.set_quantity(7, 9000)) <= 3, "the cart, the line, the step"


def test_the_cart_changed_last_is_the_open_one(till):
    other = Cart(cart_id=UUID(int=6)).add(SUGAR)
    save(till, EMPTY.add(MILK), now_ms=5)
    save(till, other, now_ms=9)
    assert load(till) == other


def test_steps_are_taken_back_one_by_one(till):
    states = [EMPTY, EMPTY.add(MILK)]
    states.append(states[-1].add(SUGAR))
    states.append(states[-1].set_quantity(1, 4000))
    states.append(states[-1].remove(2))
    states.append(states[-1].set_bill_discount(Discount(50)))
    for cart in states[1:]:
        save(till, cart)
        save(till, cart)
    for cart in reversed(states[:-1]):
        before = undo(till)
        assert msgspec.structs.replace(before, removed=cart.removed) == cart
        assert load(till) == before
    assert undo(till) is None
    for cart in states[1:]:
        after = redo(till)
        assert msgspec.structs.replace(after, removed=cart.removed) == cart
        assert load(till) == after
    assert redo(till) is None
    assert load(till) == states[-1]


def test_a_change_forgets_what_was_undone_before_it(till):
    for cart in (EMPTY.add(MILK), EMPTY.add(MILK).add(SUGAR)):
        save(till, cart)
    undo(till)
    other = EMPTY.add(MILK).set_price(1, 100)
    save(till, other)
    assert redo(till) is None
    assert undo(till).lines == EMPTY.add(MILK).lines
    assert redo(till).lines == other.lines


def test_what_an_undo_takes_off_is_written_down_until_it_comes_back(till):
    """An undo empties a bill as well as Delete does; what it brings back was never taken off."""
    scanned = EMPTY.add(MILK).add(SUGAR, 3000)
    save(till, EMPTY.add(MILK))
    save(till, scanned)
    undo(till)
    gone = undo(till)
    assert gone.is_empty
    assert [(each.name, each.quantity_milli) for each in gone.removed] == [
        ("Sugar", 3000),
        ("Milk", 1000),
    ]
    assert [each.name for each in redo(till).removed] == ["Sugar"]
    assert redo(till) == scanned
    save(till, scanned.remove(2))
    assert [each.name for each in load(till).removed] == ["Sugar"]
    assert undo(till) == scanned, "a removal that was a mistake leaves nothing to look at"


def test_undo_goes_back_fifty_steps(till):
    cart = EMPTY
    for _ in range(60):
        cart = cart.add(MILK)
        save(till, cart)
    steps = 0
    while undo(till) is not None:
        steps += 1
    assert steps == carts.UNDO_STEPS_MAX
    with till.db.read() as tx:
        kept = tx.execute("SELECT count(*) FROM cart_step").fetchone()
    assert kept == (carts.UNDO_STEPS_MAX,), "they can all be made again"


def test_a_parked_cart_is_not_open_until_it_is_recalled(till):
    cart = EMPTY.add(MILK)
    save(till, cart)
    with till.db.write() as tx:
        park = {"label": "red cap", "actor": "Aslam", "now_ms": 7}
        assert carts.set_parked(tx, cart.cart_id, is_parked=True, **park)
        assert not carts.set_parked(tx, cart.cart_id, is_parked=True, **park)
        assert carts.load_open(tx) is None
        shown = carts.parked(tx)
        assert [(each.label, each.actor, each.parked_ms, each.cart) for each in shown] == [
            ("red cap", "Aslam", 7, cart)
        ]
        assert carts.set_parked(tx, cart.cart_id, is_parked=False, now_ms=8)
        assert not carts.set_parked(tx, UUID(int=77), is_parked=False, now_ms=8)
    assert load(till) == cart


@pytest.mark.parametrize("table", ["cart", "cart_line", "cart_step"])
def test_a_cleared_cart_leaves_nothing(till, table):
    save(till, EMPTY.add(MILK))
    with till.db.write() as tx:
        carts.clear(tx, EMPTY.cart_id)
        assert tx.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_each_finds_their_own_open_cart_and_one_that_nobody_owns(till):
    with till.db.write() as tx:
        people.add(tx, Kept(name="Aslam", role=Role.CASHIER, pin_hash=""))
        people.add(tx, Kept(name="Bano", role=Role.CASHIER, pin_hash=""))
        carts.save(tx, EMPTY.add(MILK), now_ms=1, actor="Aslam")
        theirs = Cart(cart_id=UUID(int=6)).add(SUGAR).add(MILK)
        carts.save(tx, theirs, now_ms=2, actor="owner")
        assert carts.load_open(tx, actor="Aslam") == EMPTY.add(MILK)
        assert carts.load_open(tx, actor="Bano") == theirs
        carts.claim(tx, theirs.cart_id, actor="Bano")
        assert carts.waiting(tx) == {"Aslam": 1, "Bano": 2}
        assert carts.load_open(tx, actor="Sana") is None
        people.remove(tx, "Aslam")
        assert carts.load_open(tx, actor="Sana") == EMPTY.add(MILK)


def test_a_save_of_a_long_bill_reads_none_of_its_lines(till):
    """What a scan costs does not grow with the bill."""
    goods = [Product(product_id=n, name_en=f"Item {n}", price_paisa=100) for n in range(1, 202)]
    cart = EMPTY
    for product in goods[:200]:
        cart = cart.add(product)
    said = []
    with till.db.write() as tx:
        last = carts.save(tx, cart, now_ms=1)
        tx.set_trace_callback(said.append)
        last = carts.save(tx, cart.add(goods[200]), now_ms=2, last=last)
        tx.set_trace_callback(None)
    assert load(till) == last.cart
    assert [text for text in said if "FROM cart_line" in text] == []
    assert len([text for text in said if "INSERT INTO cart_line" in text]) == 1
    assert len(said) <= 6


def test_a_save_after_somebody_else_wrote_the_bill_reads_it_again(till):
    with till.db.write() as tx:
        last = carts.save(tx, EMPTY.add(MILK), now_ms=1)
        carts.save(tx, EMPTY.add(MILK).add(SUGAR), now_ms=2)
        carts.save(tx, EMPTY.add(MILK, 3000), now_ms=3, last=last)
    assert load(till) == EMPTY.add(MILK, 3000)
    assert undo(till).lines == EMPTY.add(MILK).add(SUGAR).lines
