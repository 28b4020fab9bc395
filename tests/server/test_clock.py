"""The server's clock is the machine's."""

from pathlib import Path

from sync_server.clock import SystemClock


def test_the_clock_is_the_machines_in_milliseconds(tmp_path: Path):
    file = tmp_path / "written"
    before = SystemClock().wall_ms()
    file.write_text("now")
    after = SystemClock().wall_ms()
    # The kernel stamps files by a clock of its own steps, some milliseconds coarse.
    assert before - 50 <= file.stat().st_mtime_ns // 1_000_000 <= after + 50
