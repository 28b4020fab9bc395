"""Days and months cover a range exactly, each day once."""

from datetime import date, timedelta

import pytest
from sync_server.db.reporting.periods import (
    added_and_taken,
    day_number,
    day_of,
    day_text,
    days,
    month_of,
    number_of,
    pieces,
)


def covered(found):
    """Every day that the pieces stand for."""
    every = []
    for piece in found:
        if piece % 100:
            every.append(piece)
            continue
        first = day_of(piece + 1)
        while month_of(day_number(first)) == piece:
            every.append(day_number(first))
            first += timedelta(days=1)
    return every


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        (20261128, 20261128, 1),
        (20260101, 20261231, 12),
        (20251231, 20270101, 14),
        (20240201, 20240229, 1),
        (20240201, 20240228, 28),
        (20240131, 20240301, 3),
        (20250228, 20250301, 2),
    ],
)
def test_pieces_are_the_whole_range_and_few(start, end, count):
    found = pieces(start, end)
    assert len(found) == count
    assert covered(found) == days(start, end)


@pytest.mark.parametrize(
    ("start", "end", "spans"),
    [
        (20261128, 20261128, 1),
        (20261104, 20261201, 3),
        (20251204, 20251231, 3),
        (20261019, 20261115, 3),
        (20260101, 20261231, 13),
        (20251231, 20270114, 15),
        (20240131, 20240301, 3),
    ],
)
def test_spans_less_what_is_taken_are_each_day_once(start, end, spans):
    """Some days after the end have sums too: clocks run ahead."""
    year = timedelta(days=400)
    every = days(day_number(day_of(start) - year), day_number(day_of(end) + year))
    sums = {day: 1000 + number for number, day in enumerate(every)}
    for day in every:
        sums[month_of(day)] = sums.get(month_of(day), 0) + sums[day]
    added, taken = added_and_taken(start, end)

    def sum_of(found):
        return sum(sums[key] for low, high in found for key in sums if low <= key <= high)

    assert sum_of(added) - sum_of(taken) == sum(sums[day] for day in days(start, end))
    assert len(added) + len(taken) == spans


def test_a_day_is_its_number_and_its_text():
    assert day_number(date(2026, 11, 28)) == number_of("2026-11-28") == 20261128
    assert (day_text(20261128), day_text(20261100)) == ("2026-11-28", "2026-11")
    with pytest.raises(ValueError, match="day"):
        day_of(20260230)
