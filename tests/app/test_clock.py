"""Zones and days; the machine's own clocks."""

from datetime import timedelta

import pytest

from pos_app import clock
from pos_app.clock import SystemClock, local_day, zone_text


def test_the_machines_clocks_are_of_their_kinds():
    machine = SystemClock()
    assert machine.wall_ms() > 1_600_000_000_000
    assert machine.mono_ms() <= machine.mono_ms()
    assert machine.boot() == machine.boot()
    assert local_day(machine.wall_ms(), machine.zone()) > "2020"


def test_a_machine_without_a_boot_name_gets_one(tmp_path, monkeypatch):
    monkeypatch.setattr(clock, "BOOT_ID", tmp_path / "none")
    assert SystemClock().boot() != SystemClock().boot()


@pytest.mark.parametrize(
    ("minutes", "text"), [(300, "+05:00"), (330, "+05:30"), (-210, "-03:30"), (0, "+00:00")]
)
def test_offsets_are_written_out(minutes, text):
    assert zone_text(timedelta(minutes=minutes)) == text
    assert zone_text(None) == "+00:00"


@pytest.mark.parametrize(
    ("wall_ms", "zone", "day"),
    [
        (0, "+00:00", "1970-01-01"),
        (0, "-00:30", "1969-12-31"),
        (19 * 3_600_000, "+05:00", "1970-01-02"),
        (0, "nonsense", "1970-01-01"),
        (0, "+0x:00", "1970-01-01"),
        (10**18, "+05:00", "1970-01-01"),
        (-(10**18), "+05:00", "1970-01-01"),
    ],
)
def test_a_day_is_that_of_the_zone(wall_ms, zone, day):
    assert local_day(wall_ms, zone) == day
