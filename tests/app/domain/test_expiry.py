"""Expiry dates: as shopkeepers write them, and nothing that could be read in two ways."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.expiry import (
    batch_note,
    is_doubtful,
    is_expiry,
    is_like_date,
    noted_batch,
    read_expiry,
)
from pos_app.errors import ExpiryRefused

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(2013, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3112", date(2026, 12, 31)),
        ("112", date(2026, 12, 1)),
        ("2211", date(2026, 11, 22)),
        ("2111", date(2027, 11, 21)),
        ("2902", date(2028, 2, 29)),
        ("311226", date(2026, 12, 31)),
        ("31122026", date(2026, 12, 31)),
        ("20261231", date(2026, 12, 31)),
        ("2026-12-31", date(2026, 12, 31)),
        ("31/12/26", date(2026, 12, 31)),
        ("31.12.2026", date(2026, 12, 31)),
        ("1-2-27", date(2027, 2, 1)),
        ("31 12 26", date(2026, 12, 31)),
        ("12/26", date(2026, 12, 31)),
        ("2/28", date(2028, 2, 29)),
        ("02/2027", date(2027, 2, 28)),
        ("1226", date(2026, 12, 31)),
        ("122026", date(2026, 12, 31)),
        ("2027-02", date(2027, 2, 28)),
        ("5/11", date(2027, 11, 5)),
        ("05/12", date(2026, 12, 5)),
        ("۳۱/۱۲/۲۶", date(2026, 12, 31)),
        ("३११२", date(2026, 12, 31)),
        (" 12/26 ", date(2026, 12, 31)),
        ("12/13", date(2013, 12, 31)),
        ("0", None),
    ],
)
def test_a_date_is_what_a_shopkeeper_means(typed, meant):
    assert read_expiry(typed, TODAY) == meant


@pytest.mark.parametrize(
    "typed",
    [
        *("", "7", "31", "00", "3102", "3002", "0/12", "32/1", "13/0", "310226", "29/2/27"),
        *("13/2026", "31/12/1999", "31/12/2100", "31/12/226", "1/2/3/4", "//", "1//26", "12/"),
        *("31122", "3112267", "8964000123454", "abc", "12/26x", "-1", "1e3", "12²", "9" * 400),
        "31/12/20260",
    ],
)
def test_what_is_no_date_is_refused(typed):
    with pytest.raises(ExpiryRefused):
        read_expiry(typed, TODAY)
    assert not is_expiry(typed, TODAY)


@given(DAYS, st.sampled_from(["%d/%m/%Y", "%d.%m.%y", "%d-%m-%Y", "%d%m%y", "%d%m%Y", "%Y-%m-%d"]))
def test_every_way_to_write_a_whole_date_means_that_day(day, form):
    assert read_expiry(day.strftime(form), TODAY) == day


@given(DAYS, st.sampled_from(["%m/%y", "%m/%Y", "%m%Y", "%Y-%m"]))
def test_a_month_means_its_last_day(day, form):
    end = read_expiry(day.strftime(form), TODAY)
    assert (end.year, end.month) == (day.year, day.month)
    assert (end + timedelta(days=1)).day == 1


@given(DAYS, st.dates(date(2000, 1, 1), date(2090, 12, 31)))
def test_a_day_without_a_year_is_the_next_one(day, today):
    for form in ("%d%m", "%d/%m"):
        found = read_expiry(day.strftime(form), today)
        assert (found.day, found.month) == (day.day, day.month)
        assert today <= found <= today.replace(day=1) + timedelta(days=8 * 366 + 31)


@given(st.text(max_size=20))
def test_any_text_is_a_day_of_this_century_or_refused(text):
    try:
        found = read_expiry(text, TODAY)
    except ExpiryRefused:
        return
    assert found is None or 2000 <= found.year <= 2099


def test_dates_long_past_or_far_away_are_doubtful():
    assert is_doubtful(TODAY - timedelta(days=1), TODAY)
    assert not is_doubtful(TODAY, TODAY)
    assert not is_doubtful(date(2036, 12, 31), TODAY)
    assert is_doubtful(date(2062, 12, 31), TODAY)


@pytest.mark.parametrize(
    ("typed", "is_like"),
    [
        ("31.02.2027", True),
        ("2027/13/01", True),
        ("31-2", True),
        ("31022027", True),
        ("31022026", False),
        ("8964000153451", False),
        ("31", False),
        ("", False),
        ("1.2.3.4", False),
        ("AB-12-34", False),
        ("1,250.00", False),
    ],
)
def test_what_was_meant_for_a_date_is_told_from_a_code(typed, is_like):
    assert is_like_date(typed) is is_like


@pytest.mark.parametrize("lot", ["", "B7", "B 7"])
def test_a_removal_names_its_batch_and_other_notes_name_none(lot):
    assert noted_batch(batch_note(date(2026, 11, 1), lot)) == (date(2026, 11, 1), lot)
    for note in ("", "B7", "2026-13-01", "20261101", "smelled"):
        assert noted_batch(note) is None
