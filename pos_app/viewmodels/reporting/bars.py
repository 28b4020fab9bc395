"""A report as bars: every day of a span has its place, also one without a sale."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from pos_app.domain.report import Kind
from pos_app.viewmodels.figures import format_money, isolated
from pos_app.viewmodels.reporting.words import day_text, value_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.report import Days, Report, Row

DAYS_AS_BARS_MAX = 62
"""Beyond these a bar is a month."""


class Bar(NamedTuple):
    """One bar: what it is, a short word under it, how long it is, and its figure."""

    word: str
    short: str
    amount: int
    figure: str


def bars_of(report: Report) -> tuple[Bar, ...]:
    """The bars of a report, in its order."""
    if report.is_over_time:
        return _over_time(report)
    bar_of = bars_by_row(report)
    return tuple(bar_of(row) for row in report.rows)


def bars_by_row(report: Report) -> Callable[[Row], Bar]:
    """What makes the bar of one row: whoever shows a few of thousands makes only those."""
    names = [column.name for column in report.columns]
    charted = names.index(report.bar)
    named = next(n for n, name in enumerate(names) if report.columns[n].kind is not Kind.COUNT)

    def bar_of(row: Row) -> Bar:
        return Bar(
            word=value_text(report.columns[named], row[named]),
            short="",
            amount=amount if isinstance(amount := row[charted], int) else 0,
            figure=value_text(report.columns[charted], row[charted]),
        )

    return bar_of


def longest(report: Report) -> int:
    """The amount of the longest bar of a report; 0 without rows."""
    amounts = report.values(report.bar)
    return max((amount for amount in amounts if isinstance(amount, int)), default=0)


def hour_bars(heat: tuple[tuple[int, ...], ...]) -> tuple[Bar, ...]:
    """The hours between the first and the last one with a sale, over all weekdays."""
    sums = [sum(day[hour] for day in heat) for hour in range(24)]
    busy = [hour for hour, amount in enumerate(sums) if amount]
    if not busy:
        return ()
    return tuple(
        Bar(
            word=isolated(f"{hour:02d}:00"),
            short=isolated(str(hour)),
            amount=sums[hour],
            figure=format_money(sums[hour]),
        )
        for hour in range(busy[0], busy[-1] + 1)
    )


def _over_time(report: Report) -> tuple[Bar, ...]:
    found = dict(zip(report.values("day"), report.values(report.bar), strict=True))
    amounts: dict[str, int] = {}
    for each in _each(report.days):
        amount = found.get(each.isoformat())
        amounts[each.isoformat()] = amount if isinstance(amount, int) else 0
    if report.days.count <= DAYS_AS_BARS_MAX:
        return tuple(_day_bar(date.fromisoformat(day), sold) for day, sold in amounts.items())
    months: dict[str, int] = {}
    for day, sold in amounts.items():
        months[day[:7]] = months.get(day[:7], 0) + sold
    return tuple(
        Bar(
            word=isolated(f"{month[5:]}.{month[:4]}"),
            short=isolated(month[5:]),
            amount=sold,
            figure=format_money(sold),
        )
        for month, sold in months.items()
    )


def _day_bar(day: date, amount: int) -> Bar:
    return Bar(
        word=day_text(day),
        short=isolated(str(day.day)),
        amount=amount,
        figure=format_money(amount),
    )


def _each(days: Days) -> list[date]:
    return [days.first + timedelta(days=n) for n in range(days.count)]
