"""How much to order."""

import pytest

from pos_app.domain.restocking import suggested_milli


@pytest.mark.parametrize(
    ("sold", "on_hand", "low_at", "order"),
    [
        (28_000, 0, 0, 7_000),
        (28_000, 3_000, 0, 4_000),
        (29_000, 3_000, 0, 5_000),
        (0, 2_000, 5_000, 4_000),
        (0, 0, 0, 1_000),
        (28_000, -2_000, 0, 9_000),
        (28_000, 50_000, 0, 0),
        (3_500, 250, 0, 1_000),
    ],
)
def test_a_week_of_sales_and_above_the_mark_in_whole_units(sold, on_hand, low_at, order):
    found = suggested_milli(sold_milli=sold, on_hand_milli=on_hand, low_at_milli=low_at)
    assert found == order
