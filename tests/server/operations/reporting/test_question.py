"""Days are read strictly, and shares are rounded half up."""

import pytest
from sync_server.errors import RefusedError
from sync_server.operations.reporting.question import percent, ratio, read_day


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (1, 3, "33.33"),
        (2, 3, "66.67"),
        (-1, 3, "-33.33"),
        (1, 8, "12.50"),
        (10_000, 100, "10000.00"),
        (5, 0, None),
        (5, -5, None),
        (0, 5, "0.00"),
    ],
)
def test_a_share_has_two_places_or_is_none(part, whole, shown):
    assert percent(part, whole) == shown


def test_a_half_goes_up():
    assert (ratio(1, 200), ratio(-1, 200), ratio(1, 201)) == ("0.01", "-0.01", "0.00")


@pytest.mark.parametrize("text", ["2026-2-1", "20260201", "2026-W05-1", "2026-13-01", "٢٠٢٦-01-01"])
def test_only_a_day_of_the_calendar_is_a_day(text):
    with pytest.raises(RefusedError):
        read_day("from", text)
