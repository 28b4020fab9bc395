"""A till that nobody works at tidies up by itself, and tries again later when somebody came."""

import pytest

from pos_app.db.brought.compaction import Compacted
from pos_app.errors import DatabaseBusy, Offline
from pos_app.sync import idle
from pos_app.sync.idle import QUIET_ROUNDS, ROUNDS_BETWEEN, IdleUpkeep
from pos_app.sync.report import RoundReport
from tests.support.clock import FakeClock

QUIET = RoundReport()
LIVELY = (
    RoundReport(pushed=1),
    RoundReport(pulled=1),
    RoundReport(has_more=True),
    RoundReport(error=Offline(url="http://127.0.0.1:1")),
)


@pytest.fixture
def tried(monkeypatch):
    calls = []

    def put_away(db, clock):
        calls.append(db)
        return Compacted(events=5, store_seq=5)

    monkeypatch.setattr(idle, "put_away", put_away)
    return calls


@pytest.mark.parametrize("lively", LIVELY)
def test_only_after_enough_quiet_rounds_on_end(tried, lively):
    upkeep = IdleUpkeep(None, FakeClock())
    for _ in range(QUIET_ROUNDS - 1):
        assert not upkeep.after(QUIET)
    assert not upkeep.after(lively)
    for _ in range(QUIET_ROUNDS - 1):
        assert not upkeep.after(QUIET)
    assert upkeep.after(QUIET)
    assert len(tried) == 1


def test_next_try_is_long_after(tried):
    upkeep = IdleUpkeep(None, FakeClock())
    for _ in range(QUIET_ROUNDS + ROUNDS_BETWEEN - 1):
        upkeep.after(QUIET)
    assert len(tried) == 1
    upkeep.after(QUIET)
    assert len(tried) == 2


def test_somebody_at_work_is_no_fault(monkeypatch):
    def busy(db, clock):
        raise DatabaseBusy(path="till.db")

    monkeypatch.setattr(idle, "put_away", busy)
    upkeep = IdleUpkeep(None, FakeClock())
    assert not any(upkeep.after(QUIET) for _ in range(QUIET_ROUNDS + 1))
