"""Spans of days are cut at whole months, and what a till did not see is told as unknown."""

import pytest

from pos_app.db.queries import reports
from pos_app.db.queries.reports import Span
from tests.support.factories import make_product, make_sale


@pytest.mark.parametrize(
    ("first", "last", "begins", "ends", "month", "month_end"),
    [
        ("2025-11-29", "2026-11-28", "2025-12-01", "2026-11-01", "2025-12", "2026-11"),
        ("2026-11-01", "2026-11-30", "2026-11-01", "2026-12-01", "2026-11", "2026-12"),
        ("2026-11-02", "2026-12-30", "9999-12-31", "9999-12-31", "", ""),
        ("2026-11-28", "2026-11-28", "9999-12-31", "9999-12-31", "", ""),
    ],
)
def test_a_span_is_whole_months_and_the_days_around_them(
    first, last, begins, ends, month, month_end
):
    parts = Span(first=first, last=last).parts()
    assert (parts["begins"], parts["ends"]) == (begins, ends)
    assert (parts["month"], parts["month_end"]) == (month, month_end)


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
