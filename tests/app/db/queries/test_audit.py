"""What an owner looks through, as the log says."""

import msgspec
from pos_protocol.events import SaleReturned

from pos_app.db.queries import audit
from pos_app.domain.sale import Origin
from pos_app.domain.shift import CashCount
from pos_app.operations import pricing, returning, selling, shifts
from tests.support.factories import cash, make_cart, make_product, make_sale


def entries(till, **wanted):
    with till.db.read() as tx:
        return audit.entries(tx, **wanted)


def test_a_plain_sale_leaves_nothing_to_look_at(till):
    make_sale(till, (make_product(till), 1000))
    assert entries(till) == ()


def test_prices_discounts_returns_cash_and_short_drawers_are_told(till):
    milk = make_product(till, price_paisa=10_000)
    cart = make_cart(till, (milk, 2000))
    cart = pricing.set_price(till, cart, 9_000, n=1)
    cart = cart.add(milk, 3000).remove(2)
    selling.complete_sale(till, cart, cash(20_000))
    returning.return_sale(till, make_cart(till, (milk, 1000)), origin=Origin(reason="sour"))
    shifts.move_cash(till, "out", 1_500, reason="tea")
    shifts.move_cash(till, "in", 500)
    shifts.close_shift(till, CashCount(counted_paisa=6_500, first_paisa=6_000), note="a tea")
    told = {entry.kind: (entry.amount_paisa, entry.note) for entry in entries(till)}
    assert told == {
        "price": (-2_000, ""),
        "removed": (-30_000, ""),
        "return": (-10_000, "sour"),
        "cash_out": (-1_500, "tea"),
        "cash_in": (500, ""),
        "short": (-500, "a tea"),
        "recounted": (500, "a tea"),
    }
    with till.db.read() as tx:
        sums = {each.kind: each.times for each in audit.sums(tx)}
    assert sums == dict.fromkeys(told, 1)
    assert [entry.kind for entry in entries(till, kind="return")] == ["return"]
    assert entries(till, since_ms=2**50) == ()
    assert len(entries(till, limit=2)) == 2


def test_a_void_and_whatever_somebody_allowed_are_told_by_their_name(till):
    milk = make_product(till, price_paisa=10_000)
    allowed = msgspec.structs.replace(till, actor="Aslam/Bano")
    sold = make_sale(till, (milk, 1000))
    returning.void_sale(till, sold.recorded.envelope.event_id, reason="wrong customer")
    make_product(allowed, "Rusk")
    kinds = {entry.kind: entry.allowed_by for entry in entries(till)}
    assert kinds == {"void": "", "ProductAdded": "Bano"}
    assert SaleReturned.__name__ not in kinds
