"""Slips out of the log: each kind of event, and the log alone."""

import msgspec
import pytest
from pos_protocol.events import Tender, TenderKind

from pos_app.domain.shift import CashCount, uncounted_note
from pos_app.domain.slips.slip import CashSlip, KhataSlip, Receipt, ShiftSlip
from pos_app.errors import EventNotFound, ShiftNotOpen
from pos_app.operations import returning, selling, shifts
from pos_app.operations.khata import customers
from pos_app.operations.opening import OWNER
from pos_app.operations.paper import slips
from tests.support.factories import make_cart, make_exchange, make_product, make_sale


def test_a_sale_on_khata_says_what_was_owed_before_and_after(till):
    milk = make_product(till)
    rashid = customers.add_customer(till, "Rashid", phone="0300-1234567").customer
    for _ in range(2):
        cart = make_cart(till, (milk, 3000)).for_customer(rashid.customer_id)
        tender = Tender(kind=TenderKind.KHATA, amount=30_000)
        done = selling.complete_sale(till, cart, [tender])
    slip = slips.slip_of(till, done.recorded)
    assert isinstance(slip, Receipt)
    assert (slip.khata.before_paisa, slip.khata.after_paisa) == (30_000, 60_000)
    assert slip.head.number == done.receipt_no
    payment = customers.take_khata_payment(
        till, rashid.customer_id, Tender(kind=TenderKind.CASH, amount=10_000)
    )
    paid = slips.slip_of(till, payment.recorded)
    assert isinstance(paid, KhataSlip)
    assert (paid.khata.before_paisa, paid.khata.after_paisa) == (60_000, 50_000)


def test_the_same_event_has_the_same_slip_later_but_for_the_mark_of_a_copy(till):
    milk = make_product(till)
    done = make_sale(till, (milk, 1000))
    before = slips.slip_of(till, done.recorded)
    make_sale(till, (milk, 5000))
    found = slips.by_receipt_no(till, done.receipt_no)
    assert slips.slip_of(till, found) == before
    assert slips.slip_of(till, found, is_copy=True).head.is_copy


def test_a_return_names_the_receipt_it_comes_from(till):
    milk = make_product(till)
    sold = make_sale(till, (milk, 2000))
    back = returning.void_sale(till, sold.recorded.envelope.event_id, reason="wrong bill")
    slip = slips.slip_of(till, back.recorded)
    assert slip.is_return
    assert slip.is_void
    assert slip.of_sale == sold.receipt_no
    assert slip.reason == "wrong bill"


def test_cash_and_the_shift_have_slips_of_the_shifts_own_figures(till):
    with pytest.raises(ShiftNotOpen):
        slips.x_report(till)
    shifts.open_shift(till, opening_float_paisa=50_000)
    make_sale(till, (make_product(till), 2000))
    moved = shifts.move_cash(till, "out", 5_000, reason="tea")
    assert slips.slip_of(till, moved.recorded) == CashSlip(
        head=slips.slip_of(till, moved.recorded).head, is_in=False, amount_paisa=5_000, reason="tea"
    )
    looked = slips.x_report(till)
    assert isinstance(looked, ShiftSlip)
    assert not looked.is_closed
    assert looked.expected_paisa == 50_000 + 20_000 - 5_000
    closed = shifts.close_shift(till, CashCount(counted_paisa=64_000))
    report = slips.slip_of(till, closed.recorded)
    assert report.is_closed
    assert (report.expected_paisa, report.counted_paisa) == (65_000, 64_000)
    assert report.grand_total_paisa == 20_000


def test_a_shift_that_nobody_counted_prints_no_sum_as_counted(till):
    shifts.open_shift(till, opening_float_paisa=50_000)
    note = uncounted_note("in a hurry")
    closed = shifts.close_shift(till, CashCount(counted_paisa=50_000), note=note)
    report = slips.slip_of(till, closed.recorded)
    assert (report.expected_paisa, report.counted_paisa, report.note) == (
        50_000,
        None,
        "in a hurry",
    )


def test_what_has_no_slip_has_none_and_no_number_is_nobodys(till):
    opened = shifts.open_shift(till)
    assert slips.slip_of(till, opened.recorded) is None
    with pytest.raises(EventNotFound):
        slips.by_receipt_no(till, "last")
    with pytest.raises(EventNotFound):
        slips.by_receipt_no(till, "1-1-99-00000000")


def test_a_strange_zone_does_not_keep_a_slip_from_being_made():
    assert slips.local_time(0, "+05:00") == "1970-01-01 05:00"
    assert slips.local_time(0, "Asia/Karachi") == "1970-01-01 00:00"


def test_an_exchange_is_one_slip_again_whichever_half_is_asked_for(till):
    done = make_exchange(till)
    make_sale(till, (make_product(till), 1000))
    for half in done:
        found = slips.by_receipt_no(till, half.receipt_no)
        again = slips.slips_of(till, found, is_copy=True)
        assert [slip.head.number for slip in again] == [each.receipt_no for each in done]
        assert [slip.is_return for slip in again] == [True, False]


@pytest.mark.parametrize(
    ("actor", "named"), [(OWNER, ""), ("Aslam", "Aslam"), ("Aslam/Bano", "Aslam")]
)
def test_a_slip_names_its_cashier_and_nobody_in_a_store_without_users(till, actor, named):
    till = msgspec.structs.replace(till, actor=actor)
    slip = slips.slip_of(till, make_sale(till, (make_product(till), 1000)).recorded)
    assert slip.head.cashier == named
    assert slips.x_report(till).head.cashier == named


def test_a_receipt_knows_what_its_goods_are_called_elsewhere(till):
    sugar = make_product(till)
    slip = slips.slip_of(till, make_sale(till, (sugar, 1000)).recorded)
    assert slip.product(slip.lines[0]) == sugar


@pytest.mark.parametrize("wall_ms", [2**62, -(2**62), 253_402_300_799_000, -62_135_596_800_000])
@pytest.mark.parametrize("zone", ["+14:00", "-11:00", "Karachi"])
def test_a_foreign_clock_at_the_end_of_the_calendar_leaves_the_slip_to_be_made(wall_ms, zone):
    assert len(slips.local_time(wall_ms, zone)) == len("2026-11-22 10:45")
