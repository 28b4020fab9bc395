"""What somebody sends waits on the disk, a few at a time, and what became of it is remembered."""

import errno
import os
from random import Random
from uuid import UUID

import pytest

from pos_app.errors import (
    ApprovalNeeded,
    DiskFull,
    NoHeadOffice,
    ReportsWait,
    ReportTooLarge,
    sentence,
)
from pos_app.operations import people
from pos_app.operations.upkeep import report_sending
from pos_app.operations.upkeep.problem_report import send_report
from pos_app.operations.upkeep.report_sending import (
    WAITING_MAX,
    Outcome,
    SendingNote,
    WaitingReport,
)
from tests.support.shops.staff import ROLES, hire

TILL = UUID(int=7)


def report(asked_ms=1, content=b"zip"):
    return WaitingReport(store=1, till=TILL, asked_ms=asked_ms, content=content)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "reports"


def test_what_was_kept_is_read_as_it_was_the_oldest_first(folder):
    assert report_sending.sending(folder) == report_sending.Sending(waiting=0, last=None)
    for asked_ms in (10**12, 5, 10**13):
        report_sending.keep(folder, report(asked_ms))
    found = [report_sending.read(path) for path in report_sending.waiting(folder)]
    assert found == [report(5), report(10**12), report(10**13)]


def test_only_a_few_wait_and_the_next_one_is_told_so(folder):
    counts = [report_sending.keep(folder, report(n)) for n in range(WAITING_MAX)]
    assert counts == list(range(1, WAITING_MAX + 1))
    with pytest.raises(ReportsWait) as error:
        report_sending.keep(folder, report(99))
    assert "3 reports wait" in sentence(error.value)
    assert len(report_sending.waiting(folder)) == WAITING_MAX
    with pytest.raises(ReportTooLarge):
        report_sending.keep(folder / "other", report(content=bytes(600_000)))
    assert not (folder / "other").exists()


def test_a_full_disk_keeps_none_and_leaves_nothing(folder, monkeypatch):
    report_sending.keep(folder, report(1))

    def full(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        report_sending.keep(folder, report(2))
    note = SendingNote(outcome=Outcome.SENT, at_ms=1, number=7)
    [path] = report_sending.waiting(folder)
    report_sending.settle(folder, path, note)
    assert list(path.parent.iterdir()) == []
    assert report_sending.sending(folder).last is None, "what cannot be written is forgotten"


def test_what_became_of_it_is_remembered_and_it_is_gone(folder):
    report_sending.keep(folder, report())
    [path] = report_sending.waiting(folder)
    note = SendingNote(outcome=Outcome.SENT, at_ms=5, number=12)
    report_sending.settle(folder, path, note)
    report_sending.settle(folder, path, note)
    assert report_sending.sending(folder) == report_sending.Sending(waiting=0, last=note)
    assert report_sending.read(path) is None


def test_what_was_only_begun_or_is_damaged_is_no_report(folder):
    report_sending.keep(folder, report())
    [path] = report_sending.waiting(folder)
    (path.parent / f".{path.name}.abc").write_bytes(b"{")
    path.write_bytes(path.read_bytes()[:20])
    assert report_sending.waiting(folder) == [path]
    assert report_sending.read(path) is None
    (folder / "last-sent.json").write_text("{")
    assert report_sending.sending(folder).last is None


def test_a_till_without_a_head_office_sends_none(till):
    with pytest.raises(NoHeadOffice):
        send_report(till, Random(1))
    assert report_sending.waiting(till.settings.report_folder) == []


def test_only_who_may_sends_one(till):
    hire(till)
    with till.db.write() as tx:
        tx.execute("UPDATE till_state SET server_url = 'http://127.0.0.1:1'")
    cashier = people.at_work(till, "Aslam", ROLES["Aslam"])
    with pytest.raises(ApprovalNeeded) as error:
        send_report(cashier, Random(1))
    assert "Ask a manager" in sentence(error.value)
    assert report_sending.waiting(till.settings.report_folder) == []
    assert send_report(till, Random(1)) == 1
    [path] = report_sending.waiting(till.settings.report_folder)
    assert report_sending.read(path).till == till.identity.till_id
