"""Days as people write them, also from clocks that stand anywhere."""

import pytest

from pos_app.viewmodels.figures import isolated
from pos_app.viewmodels.khata.rows import day_text


@pytest.mark.parametrize(
    ("at_ms", "zone", "shown"),
    [
        (1_795_337_100_000, "+05:00", "22.11.2026"),
        (1_795_388_400_000, "+05:00", "23.11.2026"),
        (1_795_388_400_000, "-03:30", "22.11.2026"),
        (0, "+00:00", "01.01.1970"),
    ],
)
def test_a_day_is_that_of_the_till(at_ms, zone, shown):
    assert day_text(at_ms, zone) == isolated(shown)


@pytest.mark.parametrize(("at_ms", "zone"), [(10**18, "+05:00"), (0, "x"), (0, "")])
def test_what_is_no_day_is_a_dash(at_ms, zone):
    assert day_text(at_ms, zone) == "\u2014"
