"""What an owner looks through, as the log says."""

import msgspec
import pytest
from pos_protocol.events import SaleReturned, Tender, TenderKind

from pos_app.db import people as people_rows
from pos_app.db.queries import audit
from pos_app.domain.cart import Discount
from pos_app.domain.people import Right, Role
from pos_app.domain.sale import Origin
from pos_app.domain.shift import CashCount
from pos_app.errors import ApprovalNeeded, LastOwner
from pos_app.operations import people, pricing, returning, selling, shifts
from pos_app.operations.khata import customers
from pos_app.operations.paying import confirming
from tests.support.clock import FakeClock
from tests.support.factories import (
    cash,
    make_cart,
    make_enrolled_till,
    make_product,
    make_sale,
    make_till,
)
from tests.support.feed import Feed
from tests.support.shops.staff import PINS, hire


def entries(till, **wanted):
    with till.db.read() as tx:
        return audit.entries(tx, **wanted)


def test_a_plain_sale_leaves_nothing_to_look_at(till):
    make_sale(till, (make_product(till), 1000))
    assert entries(till) == ()


def test_who_changed_the_staff_and_who_allowed_it_is_told_and_nothing_of_a_pin(till):
    hire(till)
    aslam = people.at_work(till, "Aslam", Role.CASHIER)
    allowed = people.allowed(aslam, Right.EDIT_PEOPLE, by="Sana", role=Role.OWNER)
    hasher = people.hasher_of(till)
    people.add_user(allowed, "Guddu", Role.CASHIER, pin="8642", hasher=hasher)
    people.change_role(allowed, "Guddu", Role.MANAGER)
    people.change_role(allowed, "Guddu", Role.MANAGER)
    people.change_pin(allowed, "Guddu", pin="7531", hasher=hasher)
    people.remove_user(allowed, "Guddu")
    people.change_pin(aslam, "Aslam", pin="6420", hasher=hasher)
    with pytest.raises(ApprovalNeeded):
        people.remove_user(aslam, "Bano")
    with pytest.raises(LastOwner):
        people.remove_user(allowed, "Sana")
    told = [
        (each.kind, each.subject, each.note, each.actor, each.allowed_by) for each in entries(till)
    ]
    assert told[:5] == [
        ("new_pin", "Aslam", "", "Aslam", ""),
        ("let_go", "Guddu", "", "Aslam", "Sana"),
        ("new_pin", "Guddu", "", "Aslam", "Sana"),
        ("new_role", "Guddu", "manager", "Aslam", "Sana"),
        ("hired", "Guddu", "cashier", "Aslam", "Sana"),
    ]
    assert {each[0] for each in told[5:]} == {"hired"}
    with till.db.read() as tx:
        bodies = [body for (body,) in tx.execute("SELECT body FROM event_log")]
        hashes = [people_rows.find(tx, name).pin_hash for name in PINS]
    for secret in ("8642", "7531", "6420", *PINS.values(), *hashes):
        assert not any(f'"{secret}"'.encode() in body for body in bodies)


def test_the_newest_is_first_where_the_clock_went_back(tmp_path):
    clock = FakeClock()
    till = make_till(tmp_path / "jumping", clock=clock)
    shifts.open_shift(till)
    shifts.move_cash(till, "in", 500, reason="before")
    clock.jump(-6 * 365 * 86_400_000)
    shifts.move_cash(till, "in", 500, reason="after")
    shifts.move_cash(till, "in", 500, reason="last")
    assert [entry.note for entry in entries(till)] == ["last", "after", "before"]
    till.close()


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


def told(till):
    return [(entry.kind, entry.allowed_by) for entry in entries(till)]


def bill_with_a_discount_and_a_removed_line(till):
    """What a cashier may do alone: take a line off, and a little off the bill."""
    milk = make_product(till, price_paisa=10_000)
    cart = make_cart(till, (milk, 2000), (make_product(till, "Rusk"), 1000)).remove(2)
    return cart.set_bill_discount(Discount(100))


def test_who_allowed_a_price_did_not_allow_what_the_cashier_did_alone(till):
    allowed = msgspec.structs.replace(till, actor="Aslam/Bilal")
    cart = pricing.set_price(allowed, bill_with_a_discount_and_a_removed_line(till), 9_000, n=1)
    selling.complete_sale(till, cart, cash(20_000))
    assert told(till) == [("price", "Bilal"), ("discount", ""), ("removed", "")]


def test_a_bill_names_everyone_who_allowed_a_part_of_it(till):
    for_price, for_khata = (
        msgspec.structs.replace(till, actor=f"Aslam/{name}") for name in ("Bilal", "Sana")
    )
    cart = bill_with_a_discount_and_a_removed_line(till)
    cart = pricing.set_price(for_price, cart, 9_000, n=1)
    selling.complete_sale(for_khata, cart, cash(20_000))
    assert told(till)[0] == ("price", "Bilal/Sana")
    cart = pricing.set_price(for_price, bill_with_a_discount_and_a_removed_line(till), 9_000, n=1)
    cart = pricing.set_price(for_khata, cart, 8_000, n=1)
    selling.complete_sale(msgspec.structs.replace(till, actor="Aslam"), cart, cash(20_000))
    assert told(till)[0] == ("price", "Bilal/Sana")


def test_a_discount_names_who_allowed_it_where_nothing_else_can_have_been_meant(till):
    cart = bill_with_a_discount_and_a_removed_line(till)
    cart = msgspec.structs.replace(cart, allowed_by="Bilal")
    selling.complete_sale(till, cart, cash(20_000))
    assert told(till) == [("discount", "Bilal"), ("removed", "")]


def test_an_approval_that_fits_nothing_on_the_list_stands_by_itself(till):
    rashid = customers.add_customer(till, "Rashid").customer.customer_id
    cart = bill_with_a_discount_and_a_removed_line(till)
    cart = msgspec.structs.replace(cart, allowed_by="Bilal", customer_id=rashid)
    selling.complete_sale(till, cart, [Tender(kind=TenderKind.KHATA, amount=19_900)])
    assert told(till) == [("discount", ""), ("removed", ""), ("SaleCompleted", "Bilal")]


def test_goods_exchanged_with_a_receipt_were_allowed_by_nobody(till):
    milk = make_product(till, price_paisa=10_000)
    sold = make_sale(till, (milk, 2000)).recorded.envelope.event_id
    back = returning.return_cart(till, sold, {1: 1000})
    allowed = msgspec.structs.replace(till, actor="Aslam/Bilal")
    cart = pricing.set_price(allowed, make_cart(till, (milk, 3000)), 9_000, n=1)
    cart = returning.begin_exchange(till, cart, back, origin=Origin(sale_id=sold))
    returning.exchange(till, cart, cash(17_000))
    assert told(till) == [("price", "Bilal"), ("return", "")]


def by_qr(till, reference):
    milk = make_product(till, price_paisa=10_000)
    tender = Tender(kind=TenderKind.QR, amount=10_000, reference=reference)
    return selling.complete_sale(till, make_cart(till, (milk, 1000)), [tender])


def test_a_number_of_two_bills_is_told_at_the_later_one(till):
    first, other = by_qr(till, "RA-4711"), by_qr(till, "RA-4712")
    seen = by_qr(till, "")
    assert entries(till) == ()
    seen_id = seen.recorded.envelope.event_id
    cashier = msgspec.structs.replace(till, actor="Aslam")
    confirming.confirm_payment(cashier, seen_id, "ra 4711")
    (entry,) = entries(till)
    assert (entry.kind, entry.actor, entry.amount_paisa) == ("number_used", "Aslam", 10_000)
    assert (entry.subject, entry.note) == ("RA4711", first.receipt_no)
    again = by_qr(till, "RA4712")
    assert [entry.note for entry in entries(till)] == [other.receipt_no, first.receipt_no]
    assert entries(till, kind="number_used")[0].event_id == again.recorded.envelope.event_id
    assert [entry.subject for entry in entries(till, limit=1)] == ["RA4712"]
    assert entries(till, since_ms=2**50) == ()
    with till.db.read() as tx:
        (told,) = audit.sums(tx)
    assert (told.kind, told.times, told.amount_paisa) == ("number_used", 2, 20_000)


def test_a_number_that_two_tills_took_without_a_network_is_told_once_they_have_met(tmp_path):
    feed = Feed()
    first, second = tills = [
        make_enrolled_till(tmp_path / str(no), till_no=no, feed_id=feed.feed_id) for no in (1, 2)
    ]
    sold = by_qr(first, "RA4711")
    second.clock.advance(60_000)
    by_qr(second, "RA4711")
    assert entries(first) == entries(second) == ()
    feed.sync(tills)
    for till in tills:
        (entry,) = entries(till)
        assert (entry.kind, entry.till_no, entry.note) == ("number_used", 2, sold.receipt_no)
        till.close()


def test_shared_numbers_are_read_by_an_index_of_the_few(till):
    by_qr(till, "RA4711")
    with till.db.read() as tx:
        values = {"since_ms": 0, "kind": "", "limit": 5}
        rows = tx.execute(f"EXPLAIN QUERY PLAN {audit._LIST.sql}", values)  # noqa: SLF001 - the plan is the promise
        plan = [row[3] for row in rows]
    assert "SCAN n USING INDEX shared_number" in plan, plan
    assert not any(each.startswith("SCAN o") for each in plan), plan
