"""Goods in and out are put right by a movement the other way, once, and never deleted."""

from datetime import date

import pytest
from pos_protocol.events import OutReason

from pos_app.domain.shift import CashCount
from pos_app.operations import shifts, stocking
from tests.support.factories import on_hand
from tests.support.shops.staff import hire, seat


@pytest.fixture
def entries(models, till, goods):
    tea = goods[0].product_id
    wanted = stocking.Removal(product_id=tea, quantity_milli=2000, reason=OutReason.DAMAGE)
    stocking.remove_stock(till, [wanted])
    came = [stocking.Receipt(product_id=tea, quantity_milli=5000)]
    bill = stocking.VendorBill(number="8812", day=date(2025, 11, 22))
    stocking.receive_stock(till, came, bill=bill)
    models.history.show_tab(entries=True)
    return models.history.entries


def choose(entries, *, is_in):
    """The first entry of a kind that can be put right."""
    rows = entries.rows.rows
    entries.choose(next(n for n, row in enumerate(rows) if row.is_in is is_in and row.can_undo))


def test_entries_are_put_right_once(entries, till, goods, notices):
    had = on_hand(till, goods[0])
    choose(entries, is_in=True)
    assert entries.current.paper == "Bill \u20668812\u2069 of \u206622.11.2025\u2069"
    entries.undo()
    assert on_hand(till, goods[0]) == had - 5000
    choose(entries, is_in=False)
    entries.undo()
    assert on_hand(till, goods[0]) == had - 3000
    marks = [row.mark for row in entries.rows.rows[:4]]
    assert sorted(marks) == ["Corrected since"] * 2 + ["Corrects another entry"] * 2
    for place in range(4):
        entries.choose(place)
        entries.undo()
        assert notices[-1].is_error
    assert on_hand(till, goods[0]) == had - 3000


def test_whoever_may_not_asks_a_manager(entries, models, till, goods):
    hire(till)
    seat(models, "Aslam")
    had = on_hand(till, goods[0])
    choose(entries, is_in=False)
    entries.undo()
    assert models.desk.approver.question is not None
    assert on_hand(till, goods[0]) == had


def test_moving_reads_older_entries(entries, monkeypatch):
    monkeypatch.setattr("pos_app.viewmodels.history.entries.PAGE_ROWS", 3)
    entries.read()
    assert len(entries.rows.rows) == 3
    for _ in range(20):
        entries.move(1)
    assert len({row.event_id for row in entries.rows.rows}) == 10
    entries.move(-100)
    assert entries.current_row == 0


def test_money_for_a_delivery_that_is_undone_is_told_of(entries, till, goods, notices):
    line = stocking.Receipt(product_id=goods[0].product_id, quantity_milli=2000, cost_paisa=15_000)
    for _ in range(2):
        stocking.receive_paid_stock(till, [line])
    entries.read()
    entries.choose(0)
    entries.undo()
    assert notices[-1].text.endswith("Rs\xa0300\u2069 back in the drawer")
    shifts.close_shift(till, CashCount(counted_paisa=0))
    entries.choose(2)
    entries.undo()
    assert notices[-1].text.endswith("300\u2069 was paid for it: Paid in on Shift, when it is back")
