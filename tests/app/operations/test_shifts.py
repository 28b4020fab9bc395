"""A cashier's span at the till."""

import msgspec
import pytest
from pos_protocol.events import Tender, TenderKind

from pos_app.domain.cart import Discount
from pos_app.domain.people import Right, Role
from pos_app.domain.report import days_back
from pos_app.domain.sale import Origin
from pos_app.domain.shift import CashCount
from pos_app.errors import ApprovalNeeded, PriceRefused, ShiftAlreadyOpen, ShiftNotOpen
from pos_app.operations import returning, rules, selling, shifts
from pos_app.operations.paper import slips
from pos_app.operations.paying import confirming
from pos_app.operations.reporting import answers
from tests.support.factories import cash, make_cart, make_product, make_sale, reopened


def test_a_shift_is_opened_worked_and_closed(till):
    milk = make_product(till, price_paisa=10_000)
    assert shifts.shift_now(till) is None
    opened = shifts.open_shift(till, opening_float_paisa=20_000).shift
    make_sale(till, (milk, 2000))
    moved = shifts.move_cash(till, "out", 1500, reason="tea").shift
    assert moved.cash_paisa == 38_500
    with reopened(till) as again:
        assert shifts.shift_now(again) == moved
        count = CashCount(counted_paisa=38_000, first_paisa=37_000)
        done = shifts.close_shift(again, count, note="short")
        closed = done.shift
        assert done.recorded.event.first_counted == 37_000
        assert (closed.shift_id, closed.is_open) == (opened.shift_id, False)
        assert (closed.cash_paisa, closed.counted_paisa) == (38_500, 38_000)
        with again.db.read() as tx:
            row = tx.execute("SELECT expected, counted, grand_total FROM shift_close").fetchone()
        assert row == (38_500, 38_000, 20_000)
        assert shifts.shift_now(again) is None


def test_one_shift_at_a_time(till):
    for refused in (
        lambda: shifts.move_cash(till, "in", 1),
        lambda: shifts.close_shift(till, CashCount(counted_paisa=0)),
    ):
        with pytest.raises(ShiftNotOpen):
            refused()
    shifts.open_shift(till)
    with pytest.raises(ShiftAlreadyOpen):
        shifts.open_shift(till)
    with pytest.raises(PriceRefused):
        shifts.move_cash(till, "in", 0)


def test_the_next_sale_after_a_closing_opens_the_next_shift(till):
    milk = make_product(till)
    first = make_sale(till, (milk, 1000)).recorded.event.shift_id
    shifts.close_shift(till, CashCount(counted_paisa=10_000))
    second = make_sale(till, (milk, 1000)).recorded.event.shift_id
    assert first != second
    now = shifts.shift_now(till)
    assert now is not None
    assert (now.shift_id, now.shift_no) == (second, 2)


def test_the_reports_of_a_shift_read_and_change_nothing(till):
    milk = make_product(till, price_paisa=10_000)
    with pytest.raises(ShiftNotOpen):
        shifts.report(till)
    shifts.open_shift(till, opening_float_paisa=5_000)
    make_sale(till, (milk, 2000))
    cart = make_cart(till, (milk, 1000)).add(milk, 4000).set_quantity(1, 1000)
    wrong = selling.complete_sale(till, cart, cash(10_000))
    returning.void_sale(till, wrong.recorded.envelope.event_id, reason="wrong customer")
    looked = shifts.report(till)
    assert looked == shifts.report(till)
    sums = looked.shift.sums
    assert (sums.voids, sums.voids_total_paisa, sums.returns) == (1, 10_000, 1)
    assert sums.removed_total_paisa == 40_000
    assert looked.took_paisa("sale", "cash") == 30_000
    assert looked.took_paisa("khata", "cash") == 0
    shifts.close_shift(till, CashCount(counted_paisa=25_000))
    with pytest.raises(ShiftNotOpen):
        shifts.report(till)
    closed = shifts.report(till, 1)
    assert closed.shift.variance_paisa == 0
    assert closed.tenders == looked.tenders
    with pytest.raises(ShiftNotOpen):
        shifts.report(till, 9)
    assert [each.shift_no for each in shifts.last_shifts(till)] == [1]


def test_a_return_takes_the_discount_back_as_it_takes_the_tax(till):
    milk = make_product(till, price_paisa=10_000)
    cart = make_cart(till, (milk, 4000)).set_discount(1, Discount(paisa=4_000))
    cart = cart.set_bill_discount(Discount(paisa=2_000))
    sold = selling.complete_sale(till, cart, cash(34_000)).recorded.envelope.event_id
    returning.return_sale(
        till, returning.return_cart(till, sold, {1: 1000}), origin=Origin(sale_id=sold)
    )
    sums = shifts.report(till).shift.sums
    (day,) = answers.read(till, "takings", days_back(till.today(), 1)).values("discount")
    assert (sums.discounts_paisa, day) == (4_500, 4_500)
    returning.void_sale(till, sold, reason="all of it")
    assert shifts.report(till).shift.sums.discounts_paisa == 0


def test_a_drawer_is_opened_without_a_sale_by_right_and_leaves_a_trace(till):
    cashier = msgspec.structs.replace(till, actor="Aslam", role=Role.CASHIER)
    with pytest.raises(ApprovalNeeded):
        shifts.open_drawer(cashier)
    allowed = msgspec.structs.replace(
        cashier, actor="Aslam/Bano", granted=frozenset({Right.OPEN_DRAWER})
    )
    done = shifts.open_drawer(allowed, reason="change for a note")
    assert done.shift.sums.drawer_opened == 1
    (entry,) = shifts.audit_entries(till)
    assert (entry.kind, entry.actor, entry.allowed_by) == ("drawer", "Aslam", "Bano")
    assert entry.note == "change for a note"
    with pytest.raises(ApprovalNeeded):
        shifts.audit_entries(cashier)


def test_a_store_that_counts_first_sells_nothing_before(till):
    rules.set_rule(till, "count_at_open", "true")
    milk = make_product(till)
    with pytest.raises(ShiftNotOpen):
        make_sale(till, (milk, 1000))
    shifts.open_shift(till, opening_float_paisa=5_000)
    make_sale(till, (milk, 1000))


def test_x_and_z_say_how_many_qr_payments_of_their_shift_are_to_be_confirmed(till):
    milk = make_product(till, price_paisa=10_000)
    seen = [Tender(kind=TenderKind.QR, amount=10_000)]

    def sell():
        return selling.complete_sale(till, make_cart(till, (milk, 1000)), seen).recorded

    first = sell()
    sell()
    slip = slips.x_report(till)
    assert (slip.unconfirmed, slip.unconfirmed_paisa) == (2, 20_000)
    closed = shifts.close_shift(till, CashCount(counted_paisa=0)).recorded
    assert shifts.unconfirmed(till) == (), "no shift is open"
    assert len(shifts.report(till, 1).unconfirmed) == 2
    sell()
    assert len(shifts.report(till).unconfirmed) == 1, "each shift tells of its own"
    confirming.confirm_payment(till, first.envelope.event_id, "RA4711")
    assert slips.slip_of(till, closed).unconfirmed == 1
