"""Days as numbers, 20261128, and months as days without a day, 20261100."""

from datetime import date, timedelta

MONTH = 100
LAST_OF_MONTH = 99
DAYS_OF_MONTHS_ROWS = 7
"""As many rows as a month has, since each of its products has one, so many days have."""

type Span = tuple[int, int]
"""The first and the last of some numbers of days, or one month twice."""


def day_number(day: date) -> int:
    """28 November 2026 is 20261128."""
    return day.year * 10_000 + day.month * MONTH + day.day


def day_of(number: int) -> date:
    """The other way round. Raises ValueError for a number that is no day."""
    return date(number // 10_000, number // MONTH % MONTH, number % MONTH)


def day_text(number: int) -> str:
    """`2026-11-28`; a month, which has no day, is `2026-11`."""
    year, month, day = number // 10_000, number // MONTH % MONTH, number % MONTH
    return f"{year:04d}-{month:02d}-{day:02d}" if day else f"{year:04d}-{month:02d}"


def number_of(text: str) -> int:
    """`2026-11-28` as a number."""
    return int(text[:4]) * 10_000 + int(text[5:7]) * MONTH + int(text[8:10])


def month_of(day: int) -> int:
    """The month that a day belongs to."""
    return day // MONTH * MONTH


def pieces(start: int, end: int) -> list[int]:
    """The months and days that together are all days from `start` to `end`, each once."""
    first, last = day_of(start), day_of(end)
    found = []
    while first <= last:
        after_month = (first.replace(day=1) + timedelta(days=31)).replace(day=1)
        if first.day == 1 and after_month <= last + timedelta(days=1):
            found.append(month_of(day_number(first)))
            first = after_month
        else:
            found.append(day_number(first))
            first += timedelta(days=1)
    return found


def added_and_taken(start: int, end: int) -> tuple[list[Span], list[Span]]:
    """Spans whose sums, less those of the second ones, are the sum of all days to `end`, a today.

    Of a month that is meant but for its first days those are taken from the month's own sum, where
    that reads fewer rows; what is dated after today is taken off too, and hardly ever there.
    """
    added: list[Span] = []
    taken: list[Span] = []
    month = month_of(start)
    while month <= end:
        low, high = max(start, month + 1), min(end, month + LAST_OF_MONTH)
        before, inside = low - (month + 1), min(high, month + 31) - low + 1
        if before + DAYS_OF_MONTHS_ROWS >= inside:
            added.append((low, high))
        else:
            added.append((month, month))
            taken += [(month + 1, low - 1)] if before else []
            taken += [(high + 1, month + LAST_OF_MONTH)] if high == end else []
        december = month // MONTH % MONTH == 12
        month += 10_000 - 11 * MONTH if december else MONTH
    return added, taken


def days(start: int, end: int) -> list[int]:
    """Every day from `start` to `end`."""
    first, last = day_of(start), day_of(end)
    return [day_number(first + timedelta(days=n)) for n in range((last - first).days + 1)]
