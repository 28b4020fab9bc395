"""What a shift's events say about its drawer."""

from uuid import UUID

import pytest

from pos_app.domain import shift
from pos_app.domain.shift import Drawer
from pos_app.errors import NameRefused, PriceRefused

DRAWER = Drawer(
    expected_paisa=150_000,
    counted_paisa=149_500,
    sales_total_paisa=100_000,
    returns_total_paisa=0,
    grand_total_paisa=900_000,
)


def test_a_closing_keeps_expected_and_counted_side_by_side():
    event = shift.closed(UUID(int=1), DRAWER, note="short by a tea")
    assert (event.expected, event.counted, event.grand_total) == (150_000, 149_500, 900_000)
    assert DRAWER.variance_paisa == -500


def test_amounts_that_cannot_be_meant_are_refused():
    with pytest.raises(PriceRefused):
        shift.opened(1, -1)
    for amount in (0, -5, 10**20):
        with pytest.raises(PriceRefused):
            shift.cash_moved(UUID(int=1), "out", amount_paisa=amount, reason="")
    with pytest.raises(NameRefused):
        shift.cash_moved(UUID(int=1), "out", amount_paisa=1, reason="x" * 501)
