"""Goods in and out without a sale, and a removal that is put back."""

from datetime import date
from uuid import UUID

import msgspec
import pytest
from pos_protocol.events import (
    EVENT_VERSIONS,
    CashMoved,
    InReason,
    OutReason,
    StockReceived,
    Unit,
)
from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID

from pos_app.db import cursors, event_log
from pos_app.db.queries import products as queries
from pos_app.db.queries import shifts as shift_queries
from pos_app.domain.people import Role
from pos_app.domain.shift import CashCount
from pos_app.errors import (
    AlreadyUndone,
    DeliveryDayRefused,
    EventNotFound,
    NothingChanged,
    PriceRefused,
    ProductNotFound,
    QuantityNotWhole,
    QuantityRefused,
    VendorNotFound,
)
from pos_app.operations import products, shifts, stocking
from pos_app.operations.stocking import Count, Receipt, Removal, VendorBill
from tests.support.factories import make_product, make_sale, on_hand


@pytest.fixture
def milk(till):
    return make_product(till)


def receive(till, product, quantity_milli, **fields):
    lines = [Receipt(product_id=product.product_id, quantity_milli=quantity_milli)]
    return stocking.receive_stock(till, lines, **fields)


def remove(till, product, quantity_milli):
    line = Removal(
        product_id=product.product_id, quantity_milli=quantity_milli, reason=OutReason.DAMAGE
    )
    return stocking.remove_stock(till, [line])


def test_stock_comes_in_and_goes_out(till, milk):
    sugar = make_product(till, "Sugar", unit=Unit.KG)
    vendor = products.add_vendor(till, "Metro")
    came = stocking.receive_stock(
        till,
        [
            Receipt(product_id=milk.product_id, quantity_milli=12_000, cost_paisa=900),
            Receipt(product_id=sugar.product_id, quantity_milli=50_250),
        ],
        bill=VendorBill(vendor_id=vendor.vendor_id, number="8812"),
    )
    assert came.quantities_milli == {milk.product_id: 12_000, sugar.product_id: 50_250}
    assert remove(till, sugar, 250).quantities_milli == {sugar.product_id: 50_000}
    counted = stocking.count_stock(till, [Count(product_id=milk.product_id, counted_milli=0)])
    assert counted.quantities_milli == {milk.product_id: 0}


def test_a_removal_is_undone_once_by_a_movement_of_its_own(till, milk):
    receive(till, milk, 5000)
    removal = remove(till, milk, 2000).recorded.envelope.event_id
    undone = stocking.undo_removal(till, removal)
    assert isinstance(undone.recorded.event, StockReceived)
    assert undone.recorded.event.reason is InReason.CORRECTION
    assert undone.recorded.envelope.corrects == removal
    assert on_hand(till, milk) == 5000
    with pytest.raises(AlreadyUndone):
        stocking.undo_removal(till, removal)
    for other in (UUID(int=1), make_sale(till, (milk, 1000)).recorded.envelope.event_id):
        with pytest.raises(EventNotFound):
            stocking.undo_removal(till, other)


@pytest.mark.parametrize("quantity", [0, -1000, 8964000123454 * 1000, 10**30])
def test_absurd_quantities_change_nothing(till, milk, quantity):
    for change in (receive, remove):
        with pytest.raises(QuantityRefused):
            change(till, milk, quantity)
    assert on_hand(till, milk) == 0


def test_one_bad_line_refuses_them_all(till, milk):
    good = Receipt(product_id=milk.product_id, quantity_milli=1000)
    for bad in (404, -1, 10**40, OPEN_ITEM_PRODUCT_ID):
        with pytest.raises(ProductNotFound):
            stocking.receive_stock(till, [good, Receipt(product_id=bad, quantity_milli=1000)])
    with pytest.raises(QuantityNotWhole):
        receive(till, milk, 1500)
    with pytest.raises(VendorNotFound):
        receive(till, milk, 1000, bill=VendorBill(vendor_id=404))
    with pytest.raises(NothingChanged):
        stocking.remove_stock(till, [])
    assert on_hand(till, milk) == 0


def test_no_delivery_is_of_a_day_to_come_whatever_the_clock_says(till, milk):
    today, tomorrow = date(2026, 1, 1), date(2026, 1, 2)
    with pytest.raises(DeliveryDayRefused):
        receive(till, milk, 1000, bill=VendorBill(day=tomorrow))
    came = receive(till, milk, 1000, bill=VendorBill(day=today)).recorded
    assert came.event.delivered_on == "2026-01-01"
    till.clock.jump(-6 * 365 * 24 * 3600 * 1000)
    receive(till, milk, 1000, bill=VendorBill(day=today))
    with pytest.raises(DeliveryDayRefused):
        receive(till, milk, 1000, bill=VendorBill(day=tomorrow))
    assert on_hand(till, milk) == 2000


def test_what_is_paid_at_once_leaves_the_drawer_with_the_goods_coming_in(till, milk):
    vendor = products.add_vendor(till, "Metro")
    lines = [
        Receipt(product_id=milk.product_id, quantity_milli=12_000, cost_paisa=900),
        Receipt(product_id=make_product(till, "Tea").product_id, quantity_milli=3_000),
    ]
    done = stocking.receive_paid_stock(
        till, lines, bill=VendorBill(vendor_id=vendor.vendor_id, number="8812")
    )
    moved = done.paid.event
    assert (moved.direction, moved.amount, moved.reason) == ("out", 10_800, "Metro 8812")
    assert on_hand(till, milk) == 12_000


def test_what_was_paid_without_a_vendor_is_known_by_its_goods(till, milk):
    lines = [Receipt(product_id=milk.product_id, quantity_milli=2000, cost_paisa=900)]
    assert stocking.receive_paid_stock(till, lines).paid.event.reason == milk.name()


def drawer(till):
    with till.db.read() as tx:
        return shift_queries.latest(tx, till.identity.till_no).cash_paisa


def test_a_paid_delivery_that_is_undone_puts_the_money_back_into_its_drawer(till, milk):
    lines = [Receipt(product_id=milk.product_id, quantity_milli=12_000, cost_paisa=900)]
    bill = VendorBill(number="8812")
    came = stocking.receive_paid_stock(till, lines, bill=bill).recorded
    assert drawer(till) == -10_800
    done = stocking.undo_receipt(till, came.envelope.event_id)
    assert (done.paid.event.direction, done.paid.event.reason) == ("in", "8812")
    assert (drawer(till), done.was_paid_paisa, on_hand(till, milk)) == (0, 10_800, 0)
    with pytest.raises(AlreadyUndone):
        stocking.undo_receipt(till, came.envelope.event_id)
    # Entered once more, it has been paid once.
    stocking.receive_paid_stock(till, lines, bill=bill)
    assert drawer(till) == -10_800


def test_a_drawer_that_was_closed_since_keeps_what_a_delivery_was_paid(till, milk):
    lines = [Receipt(product_id=milk.product_id, quantity_milli=12_000, cost_paisa=900)]
    came = stocking.receive_paid_stock(till, lines).recorded
    shifts.close_shift(till, CashCount(counted_paisa=0))
    shifts.open_shift(till, opening_float_paisa=5000)
    done = stocking.undo_receipt(till, came.envelope.event_id)
    assert (drawer(till), done.paid, done.was_paid_paisa) == (5000, None, 10_800)


def undone_after_its_sum_was_paid_by_hand(till, milk, *, after_ms):
    line = Receipt(product_id=milk.product_id, quantity_milli=12_000, cost_paisa=900)
    stocking.receive_stock(till, [line])
    came = stocking.receive_stock(till, [line]).recorded
    till.clock.advance(after_ms)
    shifts.move_cash(till, "out", 10_800)
    done = stocking.undo_receipt(till, came.envelope.event_id)
    return drawer(till), done.was_paid_paisa


@pytest.mark.parametrize("after_ms", [0, 30_000])
def test_what_is_paid_out_by_hand_after_a_delivery_on_credit_is_not_its_money(till, milk, after_ms):
    shifts.open_shift(till, opening_float_paisa=50_000)
    found = undone_after_its_sum_was_paid_by_hand(till, milk, after_ms=after_ms)
    assert found == (39_200, 0)


@pytest.mark.parametrize(("after_ms", "left", "paid"), [(0, 50_000, 10_800), (30_000, 39_200, 0)])
def test_in_a_log_that_does_not_name_the_delivery_the_sum_and_the_moment_tell(
    till, milk, monkeypatch, after_ms, left, paid
):
    monkeypatch.setitem(EVENT_VERSIONS, "CashMoved", 1)
    shifts.open_shift(till, opening_float_paisa=50_000)
    found = undone_after_its_sum_was_paid_by_hand(till, milk, after_ms=after_ms)
    assert found == (left, paid)


def test_what_a_delivery_paid_names_it_also_where_the_clock_goes_back_meanwhile(
    till, milk, monkeypatch
):
    line = Receipt(product_id=milk.product_id, quantity_milli=12_000, cost_paisa=900)
    shifts.open_shift(till)
    append = event_log.append

    def set_back(tx, new, **fields):
        till.clock.jump(-60_000)
        return append(tx, new, **fields)

    monkeypatch.setattr(event_log, "append", set_back)
    came = stocking.receive_paid_stock(till, [line])
    received = came.recorded.envelope
    assert came.paid.event.delivery == received.event_id
    assert came.paid.envelope.till_seq == received.till_seq + 2, "the jump is noted between"
    back = stocking.undo_receipt(till, received.event_id)
    assert (back.paid.event.direction, back.paid.event.delivery) == ("in", received.event_id)
    assert drawer(till) == 0


def test_a_count_takes_along_what_came_and_went_since_down_to_nothing(till, milk):
    receive(till, milk, 5000)
    for counted, known, left in ((4000, 5000, 4000), (4000, 6000, 2000), (1000, 5000, 0)):
        line = Count(product_id=milk.product_id, counted_milli=counted, known_milli=known)
        assert stocking.count_stock(till, [line]).quantities_milli == {milk.product_id: left}


def cost_of(till, product):
    with till.db.read() as tx:
        return queries.by_id(tx, product.product_id).cost_paisa


def deliver(till, product, cost_paisa, *, day=None, **fields):
    line = Receipt(product_id=product.product_id, quantity_milli=1000, cost_paisa=cost_paisa)
    return stocking.receive_stock(till, [line], bill=VendorBill(day=day), **fields)


def test_what_was_paid_last_is_what_goods_cost_from_then_on(till, milk):
    cashier = msgspec.structs.replace(till, actor="Aslam", role=Role.CASHIER)
    deliver(cashier, milk, 900)
    assert cost_of(till, milk) == 900
    with till.db.read() as tx:
        before = cursors.state(tx).till_seq
    assert deliver(cashier, milk, 900).paid is None
    receive(till, milk, 1000)
    with till.db.read() as tx:
        assert cursors.state(tx).till_seq == before + 2, "the catalogue named that cost already"
    deliver(till, milk, 700, reason=InReason.CUSTOMER_RETURN)
    assert cost_of(till, milk) == 900, "what a customer brings back was bought before"
    lines = [Receipt(product_id=milk.product_id, quantity_milli=1000, cost_paisa=950)]
    assert isinstance(stocking.receive_paid_stock(till, lines).paid.event, CashMoved)
    assert cost_of(till, milk) == 950


def test_a_bill_that_is_entered_late_leaves_the_newer_cost(till, milk):
    deliver(till, milk, 900, day=date(2026, 1, 1))
    deliver(till, milk, 800, day=date(2025, 12, 20))
    assert cost_of(till, milk) == 900
    deliver(till, milk, 950, day=date(2026, 1, 1))
    assert cost_of(till, milk) == 950


def test_a_delivery_that_was_undone_keeps_no_cost_from_being_learnt(till, milk):
    wrong = deliver(till, milk, 90_000)
    stocking.undo_receipt(till, wrong.recorded.envelope.event_id)
    deliver(till, milk, 900, day=date(2025, 12, 20))
    assert cost_of(till, milk) == 900


def test_goods_that_cost_nothing_are_not_paid_for_and_then_do_not_come_in(till, milk):
    lines = [Receipt(product_id=milk.product_id, quantity_milli=12_000)]
    with pytest.raises(PriceRefused):
        stocking.receive_paid_stock(till, lines)
    with pytest.raises(VendorNotFound):
        stocking.receive_paid_stock(till, lines, bill=VendorBill(vendor_id=99))
    assert on_hand(till, milk) == 0
