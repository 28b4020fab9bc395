"""Days to compare with, and what goods are worth."""

from datetime import date

import pytest

from pos_app.domain.report import (
    Glance,
    change_bp,
    days_back,
    rate_bp,
    read_day,
    worth,
)


def test_what_is_compared_ends_on_the_same_weekday():
    saturday = date(2026, 11, 28)
    for count, back in ((1, 7), (7, 7), (8, 14), (30, 35), (365, 371)):
        days = days_back(saturday, count)
        before = days.before()
        assert days.count == before.count == count
        assert (days.last - before.last).days == back
        assert before.last.weekday() == saturday.weekday()
        assert before.last < days.first


def test_rates_are_whole_hundredths_of_a_percent_and_unknown_of_nothing():
    assert change_bp(110, 100) == 1_000
    assert change_bp(90, 100) == -1_000
    assert change_bp(5, 0) is None
    assert rate_bp(1, 3) == 3_333
    assert (rate_bp(1, 6), rate_bp(-1, 6)) == (1_667, -1_667), "half away from zero"
    assert rate_bp(1, 0) is None
    assert Glance(sales_paisa=1_001, bills=2).average_paisa == 501
    assert Glance(sales_paisa=1_001, returns_paisa=400, bills=2).average_paisa == 501
    assert Glance().average_paisa == 0


@pytest.mark.parametrize(
    ("price", "quantity", "amount"),
    [(333, 1_500, 500), (333, -1_500, -500), (1, 499, 0), (1, 500, 1)],
)
def test_worth_is_rounded_once_away_from_zero(price, quantity, amount):
    assert worth(price, quantity) == amount


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("28.11.2026", date(2026, 11, 28)),
        ("28/11", date(2026, 11, 28)),
        ("2911", date(2025, 11, 29)),
        ("281126", date(2026, 11, 28)),
        ("28112026", date(2026, 11, 28)),
        ("2026-11-28", date(2026, 11, 28)),
        ("31.2.2026", None),
        ("yesterday", None),
        ("", None),
        ("1", None),
        ("\u06f1/\u06f2", None),
        ("9999999", None),
    ],
)
def test_a_day_is_read_day_before_month_and_is_no_future(text, day):
    assert read_day(text, date(2026, 11, 28)) == day
