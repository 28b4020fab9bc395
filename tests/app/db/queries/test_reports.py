"""Spans of days are cut at whole months, and what a till did not see is told as unknown."""

import pytest

from pos_app.db.queries import reports
from pos_app.db.queries.reports import Span
from tests.support.factories import make_product, make_sale


@pytest.mark.parametrize(
    ("first", "last", "before", "after", "month", "month_end"),
    [
        ("2025-11-29", "2026-11-28", "2025-12-01", "2026-11-01", "2025-12", "2026-11"),
        ("2026-11-01", "2026-11-30", "2026-11-01", "2026-12-01", "2026-11", "2026-12"),
        ("2026-11-02", "2026-12-30", "2026-12-31", "9999-12-31", "", ""),
        ("2026-11-28", "2026-11-28", "2026-11-29", "9999-12-31", "", ""),
    ],
)
def test_a_span_is_whole_months_and_the_days_around_them(
    first, last, before, after, month, month_end
):
    parts = Span(first=first, last=last).parts()
    assert (parts["before"], parts["after"]) == (before, after)
    assert (parts["month"], parts["month_end"]) == (month, month_end)


def test_days_within_whole_months_cost_nothing(till):
    year = Span(first="2025-11-29", last="2026-11-28")
    with till.db.write() as tx:
        _sell(tx, {"2025-11-28": 1, "2025-11-29": 2, "2026-11-01": 8, "2026-11-28": 16})
        _sell(tx, {"2026-11-29": 32})
        tx.executemany(
            "INSERT INTO sold_month VALUES (?, 1, 10000001, 1000, 0, ?, 0)",
            [("2025-11", 64), ("2025-12", 128), ("2026-10", 256), ("2026-11", 512)],
        )
        steps, amount = _steps_and_amount(tx, year)
        days = {f"2026-05-{day:02d}": 4 for day in range(1, 32)}
        _sell(tx, days)
        steps_then, amount_then = _steps_and_amount(tx, year)
    # How SQLite counts its steps differs a little from run to run, and from release to release.
    assert steps_then < steps + len(days)
    assert amount_then == amount == 2 + 8 + 16 + 128 + 256


def _sell(tx, amounts):
    tx.executemany(
        "INSERT INTO sold_product VALUES (?, 1, 10000001, 1000, 0, ?, 0)", amounts.items()
    )


def _steps_and_amount(tx, span):
    """What SQLite's machine takes to answer, in its own steps, and the amount it finds."""
    steps = 0

    def count():
        nonlocal steps
        steps += 1

    tx.set_progress_handler(count, 1)
    ((_, _, _, _, amount, *_),) = reports.categories(tx, span)
    tx.set_progress_handler(None, 1)
    return steps, amount


def test_of_a_day_with_bills_elsewhere_only_the_takings_are_told(till):
    make_sale(till, (make_product(till), 1000))
    day = till.today().isoformat()
    span = Span(first=day, last=day)
    with till.db.read() as tx:
        ((_, bills, sales, _, _, discount, _),) = reports.days(tx, span)
        assert (bills, sales, discount) == (1, 10_000, 0)
        assert not reports.has_other_tills(tx)
        assert reports.first_day(tx) == day
        assert reports.began_ms(tx) is None
    with till.db.write() as tx:
        tx.execute("INSERT INTO takings VALUES (?, 2, 500, 0, 1, 0)", (day,))
    with till.db.read() as tx:
        ((_, bills, sales, _, _, discount, _),) = reports.days(tx, span)
        assert (bills, sales, discount) == (2, 10_500, None)
        assert reports.has_other_tills(tx)
