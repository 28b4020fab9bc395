"""What a shift's events say about its drawer."""

from uuid import UUID

import pytest

from pos_app.domain import shift
from pos_app.domain.shift import CashCount, Drawer
from pos_app.errors import AmountRefused, NameRefused, QuantityRefused

DRAWER = Drawer(
    expected_paisa=150_000,
    count=CashCount(counted_paisa=149_500, first_paisa=149_500),
    sales_total_paisa=100_000,
    returns_total_paisa=0,
    grand_total_paisa=900_000,
)


def test_a_closing_keeps_expected_and_counted_side_by_side():
    event = shift.closed(UUID(int=1), DRAWER, note="short by a tea")
    assert (event.expected, event.counted, event.grand_total) == (150_000, 149_500, 900_000)
    assert DRAWER.variance_paisa == -500


def test_amounts_that_cannot_be_meant_are_refused():
    with pytest.raises(AmountRefused):
        shift.opened(1, -1)
    for amount in (0, -5, 10**20):
        with pytest.raises(AmountRefused):
            shift.cash_moved(UUID(int=1), "out", amount_paisa=amount, reason="")
    with pytest.raises(NameRefused):
        shift.cash_moved(UUID(int=1), "out", amount_paisa=1, reason="x" * 501)
    with pytest.raises(NameRefused):
        shift.drawer_opened(UUID(int=1), reason="x" * 501)


def test_a_count_by_note_and_coin_keeps_what_is_there():
    count = shift.counted({100_000: 31, 500_000: 3, 50_000: 0})
    assert count.counted_paisa == 4_600_000
    assert [(piece.denomination, piece.count) for piece in count.pieces] == [
        (500_000, 3),
        (100_000, 31),
    ]
    assert count.changed_from_paisa is None
    for wrong in (-1, 10**9):
        with pytest.raises(QuantityRefused):
            shift.counted({100: wrong})
