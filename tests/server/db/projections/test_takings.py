"""The day of a sale is the till's own, whatever its clock says."""

import pytest
from sync_server.db.projections.takings import Takings, add, fiscal_day

MIDNIGHT = 1_764_028_800_000  # 2025-11-25 00:00 UTC


@pytest.mark.parametrize(
    ("wall_ms", "zone", "day"),
    [
        (MIDNIGHT, "+00:00", "2025-11-25"),
        (MIDNIGHT - 1, "+00:00", "2025-11-24"),
        (MIDNIGHT - 1, "+05:00", "2025-11-25"),
        (MIDNIGHT, "-00:30", "2025-11-24"),
        (MIDNIGHT - 1, "+0530", "2025-11-25"),
        (MIDNIGHT, "Asia/Karachi", "2025-11-25"),
        (0, "+00:00", "1970-01-01"),
        (-1, "+00:00", "1969-12-31"),
        (2**53, "+00:00", "9999-12-31"),
        (-(2**53), "+00:00", "0001-01-01"),
    ],
)
def test_the_day_is_the_tills(wall_ms, zone, day):
    assert fiscal_day(wall_ms, zone) == day


def test_a_sale_of_nothing_is_a_sale():
    totals = {}
    place = ("2025-11-25", b"t")
    add(totals, place, amount_paisa=500, is_return=False)
    add(totals, place, amount_paisa=0, is_return=False)
    add(totals, place, amount_paisa=-200, is_return=True)
    assert totals == {place: Takings(takings_paisa=300, sales=2, returns=1, returns_paisa=200)}
