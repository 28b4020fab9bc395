"""A moment is read in the shop's zone unless it names its own."""

import pytest

from pos_app.domain.moment import is_in_calendar, read_moment, utc_moment
from pos_app.errors import PastUnknown

TEN_AT_UTC_MS = 1_793_527_200_000


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("2026-11-01T10:00", "+00:00"),
        ("2026-11-01T15:00", "+05:00"),
        ("2026-11-01T15:00+05:00", "-03:00"),
        ("2026-11-01 10:00:00Z", "+05:30"),
    ],
)
def test_a_moment(text, zone):
    assert read_moment(text, zone=zone) == TEN_AT_UTC_MS


def test_a_date_is_its_first_moment():
    assert read_moment("2026-11-01", zone="+05:00") == TEN_AT_UTC_MS - 15 * 3_600_000


@pytest.mark.parametrize("text", ["", "yesterday", "2026-13-01", "10:00", "9" * 50])
def test_what_is_none_is_refused(text):
    with pytest.raises(PastUnknown):
        read_moment(text, zone="+05:00")


def test_a_time_that_no_calendar_has_is_shown_as_the_first_there_is():
    assert utc_moment(TEN_AT_UTC_MS).isoformat() == "2026-11-01T10:00:00+00:00"
    for time_ms in (2**62, -(2**62), 253_402_340_399_000, -62_135_600_000_000):
        assert utc_moment(time_ms).isoformat() == "1970-01-01T00:00:00+00:00"
        assert not is_in_calendar(time_ms)
    assert is_in_calendar(0)
    assert is_in_calendar(-1)
