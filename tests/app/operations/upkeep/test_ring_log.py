"""The ring log holds the newest lines, stays small, and is never in anybody's way."""

import os
import threading

import pytest

from pos_app.clock import SystemClock
from pos_app.operations.upkeep import ring_log
from pos_app.operations.upkeep.ring_log import LINES_A_SECOND_MAX, LOG_BYTES_MAX, LOG_FILE, RingLog
from tests.support.clock import FakeClock


@pytest.fixture
def clock():
    return FakeClock(step_ms=0)


@pytest.fixture
def log(tmp_path, clock):
    made = RingLog(tmp_path / "log", clock)
    yield made
    made.close()


def lines(folder):
    return (folder / "log" / LOG_FILE).read_text().splitlines()


def test_a_line_has_its_time_its_word_and_its_kind(log, tmp_path, clock):
    assert not (tmp_path / "log").exists()
    log.note("printer", "PrinterOutOfPaper")
    (line,) = lines(tmp_path)
    assert line.endswith("Z printer PrinterOutOfPaper")
    assert line[:4].isdecimal()


def test_a_line_stays_one_line_in_plain_letters(log, tmp_path):
    log.note("failed", "Disk\nFull \x1b[31m \u0631\u0627\u0634\u062f\u2028" + "x" * 1000)
    (line,) = lines(tmp_path)
    assert line.isascii()
    assert line.isprintable()
    assert len(line) < 300


def test_the_newest_lines_are_kept_and_the_files_stay_small(log, tmp_path, clock):
    for number in range(10_000):
        clock.advance(1000)
        log.note("sync", f"round {number} failed with TimedOutError")
    files = sorted(path.name for path in (tmp_path / "log").iterdir())
    assert files == [LOG_FILE, f"{LOG_FILE}.1"]
    assert all(path.stat().st_size <= LOG_BYTES_MAX for path in (tmp_path / "log").iterdir())
    assert "round 9999 " in lines(tmp_path)[-1]


def test_what_repeats_is_bounded_and_counted(log, tmp_path, clock):
    for _ in range(1000):
        log.note("qt", "warning")
    assert len(lines(tmp_path)) == LINES_A_SECOND_MAX
    clock.advance(1000)
    log.note("ended")
    told = lines(tmp_path)[LINES_A_SECOND_MAX:]
    assert told[0].endswith(f"left_out {1000 - LINES_A_SECOND_MAX}")
    assert told[1].endswith("ended")


def test_what_was_left_out_last_is_told_at_the_end(log, tmp_path):
    for _ in range(LINES_A_SECOND_MAX + 3):
        log.note("qt", "warning")
    log.close()
    assert lines(tmp_path)[-1].endswith("left_out 3")


def test_a_folder_that_cannot_be_made_is_no_harm(tmp_path, clock, capfd):
    (tmp_path / "log").write_text("a file in the way")
    log = RingLog(tmp_path / "log", clock)
    log.note("started")
    log.close()
    assert capfd.readouterr().err == ""


@pytest.mark.skipif(os.name == "nt", reason="there is no such device")
def test_a_full_disk_is_no_harm_and_lines_come_again_with_its_space(tmp_path, clock, capfd):
    (tmp_path / "log").mkdir()
    (tmp_path / "log" / LOG_FILE).symlink_to("/dev/full")
    log = RingLog(tmp_path / "log", clock)
    log.note("started")
    log.close()
    assert capfd.readouterr().err == ""


def test_threads_write_whole_lines(tmp_path, monkeypatch):
    monkeypatch.setattr(ring_log, "LINES_A_SECOND_MAX", 1000)
    log = RingLog(tmp_path / "log", SystemClock())
    threads = [
        threading.Thread(target=lambda: [log.note("qt", "warning thread") for _ in range(50)])
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    log.close()
    assert len(lines(tmp_path)) == 200
    assert all(line.endswith("Z qt warning thread") for line in lines(tmp_path))
