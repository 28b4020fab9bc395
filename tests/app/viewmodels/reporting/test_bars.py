"""Every day of a span has its bar, also one without a sale; long spans are months."""

from datetime import date

from pos_app.domain.report import Column, Days, Kind, Report
from pos_app.viewmodels.reporting.bars import bars_of, hour_bars, longest

COLUMNS = (Column(name="day", kind=Kind.DAY), Column(name="net", kind=Kind.MONEY))


def takings(first, last, *rows):
    days = Days(first=first, last=last)
    return Report(name="takings", days=days, columns=COLUMNS, rows=rows, bar="net")


def test_a_day_without_a_sale_has_its_place():
    report = takings(date(2026, 11, 1), date(2026, 11, 4), ("2026-11-02", 500))
    assert [bar.amount for bar in bars_of(report)] == [0, 500, 0, 0]


def test_a_long_span_is_months():
    rows = (("2026-01-31", 1), ("2026-02-01", 2), ("2026-02-28", 3))
    report = takings(date(2026, 1, 1), date(2026, 3, 31), *rows)
    assert [bar.amount for bar in bars_of(report)] == [1, 5, 0]


def test_hours_run_from_the_first_to_the_last_with_a_sale():
    heat = [[0] * 24 for _ in range(7)]
    heat[0][9], heat[6][9], heat[3][12] = 1, 2, 5
    assert [bar.amount for bar in hour_bars(tuple(map(tuple, heat)))] == [3, 0, 0, 5]
    assert hour_bars(tuple((0,) * 24 for _ in range(7))) == ()


def test_the_longest_bar_is_that_of_the_largest_amount():
    assert longest(takings(date(2026, 11, 1), date(2026, 11, 2), ("2026-11-01", 5))) == 5
    refunds = (("2026-11-01", -5), ("2026-11-02", None))
    assert longest(takings(date(2026, 11, 1), date(2026, 11, 2), *refunds)) == -5
    assert longest(takings(date(2026, 11, 1), date(2026, 11, 2))) == 0
