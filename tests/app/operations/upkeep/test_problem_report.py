"""The report tells how a till is, wherever it can still be made, and nothing of the shop."""

import errno
import json
import os
import zipfile
from random import Random

import msgspec
import pytest

from pos_app.errors import DiskFull, FileRefused, NotEnrolled, SettingsRefused
from pos_app.operations.safety.proving import prove
from pos_app.operations.upkeep import problem_report, report_parts
from pos_app.operations.upkeep.problem_report import KEPT, make_report
from pos_app.settings import load_settings
from tests.support.clock import FakeClock
from tests.support.factories import make_product, make_sale, make_till


@pytest.fixture
def clock():
    return FakeClock()


def report_of(till, clock, **more):
    return make_report(till.settings, clock, Random(1), **more)


def texts(path):
    with zipfile.ZipFile(path) as report:
        assert report.testzip() is None
        return {name: report.read(name).decode() for name in report.namelist()}


def answer(path, name):
    return json.loads(texts(path)[f"{name}.json"])


def test_the_report_lies_in_the_folder_of_reports_and_says_how_the_till_is(till, clock):
    make_sale(till, (make_product(till), 1000))
    path = report_of(till, clock)
    assert path.parent == till.settings.data_dir / "reports"
    assert path.name.startswith("kiryana-problem-7-1-2026-01-01-")
    about, status = answer(path, "about"), answer(path, "status")
    assert (about["store_id"], about["till"], about["trouble"]) == (7, 1, None)
    assert about["version"]
    assert about["sqlite"].startswith("3.")
    assert status["events"] == status["unsynced"] > 0
    assert status["server"] is False
    health = answer(path, "health")
    assert health["waits"]["unsynced"]["SaleCompleted"] == 1
    assert health["check"]["chain_ok"] is True
    assert health["files"]["till.db"]["bytes"] > 0
    assert health["disk"]["free_bytes"] > 0
    assert abs(health["clock"]["log_ahead_ms"]) < 3_600_000
    assert answer(path, "settings")["printer.kind"] == ""
    assert "Give it to whoever helps you" in texts(path)["README.txt"]


def test_what_is_wrong_with_the_records_is_told_by_its_table(till, clock):
    make_sale(till, (make_product(till), 1000))
    with till.db.write() as tx:
        tx.execute("UPDATE takings SET sales_total = sales_total + 1")
    check = answer(report_of(till, clock), "health")["check"]
    assert (check["chain_ok"], check["projections_ok"], check["tables"]) == (
        True,
        False,
        ["takings"],
    )


def test_a_long_log_is_not_proven_again_what_the_last_check_said_stands(till, clock, monkeypatch):
    monkeypatch.setattr(report_parts, "PROVEN_EVENTS_MAX", 0)
    make_product(till)
    assert answer(report_of(till, clock), "health")["check"] is None
    prove(till)
    assert answer(report_of(till, clock), "health")["check"]["problems"] == 0


def test_beside_the_backups_only_the_newest_few_of_this_till_stay(till, clock, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "kiryana-problem-7-2-2026-01-01-000000.zip").write_text("another till's")
    settings = msgspec.structs.replace(till.settings, backup_dir=str(stick))
    paths = [make_report(settings, clock, Random(1)) for _ in range(KEPT + 3)]
    assert len(set(paths)) == KEPT + 3
    left = sorted(path for path in stick.iterdir() if "-7-1-" in path.name)
    assert left == sorted(paths)[-KEPT:]
    assert (stick / "kiryana-problem-7-2-2026-01-01-000000.zip").exists()
    clock.jump(-10 * 365 * 24 * 3_600_000)
    assert make_report(settings, clock, Random(1)).exists()


def test_without_its_stick_the_report_lies_on_the_tills_own_disk(till, clock, tmp_path):
    settings = msgspec.structs.replace(till.settings, backup_dir=str(tmp_path / "not there"))
    assert make_report(settings, clock, Random(1)).parent == till.settings.report_folder
    assert not (tmp_path / "not there").exists()


def test_a_file_that_was_named_is_written_and_nothing_beside_it(till, clock, tmp_path):
    path = tmp_path / "for the helper.zip"
    assert report_of(till, clock, path=path) == path
    assert "about.json" in texts(path)
    assert not till.settings.report_folder.exists()
    with pytest.raises(FileRefused):
        report_of(till, clock, path=tmp_path / "no folder" / "x.zip")


def test_a_full_disk_is_told_and_an_older_report_is_as_it_was(till, clock, tmp_path, monkeypatch):
    path = report_of(till, clock, path=tmp_path / "report.zip")
    before = path.read_bytes()

    def full(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        report_of(till, clock, path=path)
    with pytest.raises(DiskFull):
        report_of(till, clock)
    assert path.read_bytes() == before
    assert [each for each in tmp_path.iterdir() if each.is_file()] == [path]
    assert list(till.settings.report_folder.iterdir()) == []


def test_a_till_that_cannot_open_is_reported_with_the_reason(tmp_path, clock):
    till = make_till(tmp_path)
    till.close()
    (tmp_path / "till.db").write_bytes(b"no database" * 1000)
    (tmp_path / "till.db-wal").unlink(missing_ok=True)
    path = report_of(till, clock)
    assert path.name.startswith("kiryana-problem-closed-")
    about = answer(path, "about")
    assert (about["trouble"], about["store_id"]) == ("DatabaseDamaged", None)
    assert answer(path, "status") is None
    assert answer(path, "health")["files"]["till.db"]["bytes"] == 11_000


def test_a_till_that_cannot_be_written_is_reported_from_what_can_be_read(
    till, clock, tmp_path, monkeypatch
):
    make_product(till)
    whole = problem_report.open_till

    def full(*given, at_rest=False):
        if not at_rest:
            raise DiskFull
        return whole(*given, at_rest=True)

    monkeypatch.setattr(problem_report, "open_till", full)
    path = report_of(till, clock, path=tmp_path / "elsewhere.zip")
    assert answer(path, "about")["trouble"] == "DiskFull"
    assert answer(path, "status")["events"] == 1


def test_settings_that_cannot_be_read_are_the_reason_then(till, clock):
    error = SettingsRefused(where="settings.toml", problem="Rashid is no setting")
    path = report_of(till, clock, trouble=error)
    assert answer(path, "about")["trouble"] == "SettingsRefused"
    assert answer(path, "about")["store_id"] == 7


def test_a_folder_without_a_store_is_refused_and_stays_as_it_is(tmp_path, clock):
    with pytest.raises(NotEnrolled):
        make_report(load_settings(tmp_path / "no till", {}), clock, Random(1))
    assert not (tmp_path / "no till").exists()


def test_a_clock_that_says_1970_hinders_no_report(till):
    assert report_of(till, FakeClock(wall_ms=0)).exists()


def test_the_newest_mistakes_and_the_log_are_in_it(till, clock):
    log = till.settings.log_dir
    log.mkdir()
    frame = (
        'Traceback (most recent call last):\n  File "/x/pos_app/a.py", line {}, in f\nKeyError: 1'
    )
    for number in range(1, 8):
        (log / f"mistake-{number}-1.txt").write_text(frame.format(number))
    (log / "mistake-Rashid-1.txt").write_text(frame.format(99))
    (log / "mistakes.log").write_text("customer add --name Rashid\n" + frame.format(50))
    (log / "till.log").write_text("2026-01-01T00:00:00Z started 0.1.0\n")
    found = texts(report_of(till, clock))
    assert "mistakes/mistake-7-1.txt" in found
    assert "mistakes/mistake-2-1.txt" not in found
    assert "mistakes/mistake-Rashid-1.txt" not in found
    assert found["mistakes/mistakes.log"].splitlines()[1:] == ["  pos_app/a.py:50 f", "KeyError"]
    assert found["log/till.log"] == "2026-01-01T00:00:00Z started 0.1.0\n"
