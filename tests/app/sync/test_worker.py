"""The worker runs rounds, backs off, is nudged, and never stops trying."""

import threading
from random import Random

import pytest
from PySide6.QtCore import QObject, Signal

from pos_app.errors import DiskFull, Offline
from pos_app.sync.faults import VerdictError
from pos_app.sync.loop import LoopThread
from pos_app.sync.report import RoundReport
from pos_app.sync.worker import NUDGE_S, VERDICT_DELAY_S, SyncWorker
from tests.support.signals import Collected

INTERVAL_S = 3600.0


class ScriptedSession:
    """Gives reports from a list, then good ones; waits in a round when told to."""

    def __init__(self, *reports):
        self.reports = list(reports)
        self.rounds = 0
        self.cut = threading.Event()
        self.opened_on = threading.get_ident()
        self.closed_on = None

    def round(self, stop):
        self.rounds += 1
        report = self.reports.pop(0) if self.reports else RoundReport()
        if report == "wait":
            self.cut.wait(60)
            return RoundReport(error=Offline(url="x"))
        if isinstance(report, Exception):
            raise report
        return report

    def abort(self):
        self.cut.set()

    def close(self):
        self.closed_on = threading.get_ident()


class Hearing(QObject):
    """Brings a signal to the worker as the listener would."""

    heard = Signal(int)


class Bench:
    """A worker on its thread, with what it opened."""

    def __init__(self, *reports, openings=()):
        self.sessions = []
        self.reports = reports
        self.openings = list(openings)
        self.worker = SyncWorker(self._open, interval_s=INTERVAL_S, rng=Random(1))
        self.done = Collected(self.worker.round_done)
        self._hearing = Hearing()
        self.hear = self._hearing.heard
        self.hear.connect(self.worker.heard)
        self.thread = LoopThread(self.worker, name="sync")

    def _open(self):
        if self.openings:
            raise self.openings.pop(0)
        self.sessions.append(ScriptedSession(*self.reports))
        return self.sessions[-1]


@pytest.fixture
def bench_of():
    made = []

    def make(*reports, openings=()):
        made.append(Bench(*reports, openings=openings))
        return made[-1]

    yield make
    assert all(bench.thread.stop() for bench in made)


def test_first_round_follows_the_start_on_the_workers_own_thread(qtbot, bench_of):
    bench = bench_of(RoundReport(pulled=3))
    bench.thread.start()
    assert bench.done.wait_for(qtbot).pulled == 3
    assert bench.sessions[0].opened_on != threading.get_ident()


def test_round_that_left_something_is_followed_by_another_at_once(qtbot, bench_of):
    bench = bench_of(RoundReport(has_more=True), RoundReport(has_more=True), RoundReport(pulled=9))
    bench.thread.start()
    bench.done.wait_until(qtbot, lambda report: report.pulled == 9)
    assert bench.sessions[0].rounds == 3


def test_nudge_brings_the_next_round_forward(qtbot, bench_of):
    bench = bench_of()
    bench.thread.start()
    bench.done.wait_for(qtbot)
    bench.worker.nudge()
    bench.done.wait_for(qtbot, 2)


def test_listener_that_heard_what_is_applied_already_changes_nothing(qtbot, bench_of):
    bench = bench_of(RoundReport(cursor=7))
    bench.thread.start()
    bench.done.wait_for(qtbot)
    bench.hear.emit(7)
    qtbot.wait(round(NUDGE_S * 2000))
    assert len(bench.done.seen) == 1
    bench.hear.emit(8)
    bench.done.wait_for(qtbot, 2)


def test_session_that_cannot_be_opened_is_told_and_tried_again(qtbot, bench_of):
    bench = bench_of(RoundReport(pulled=1), openings=[DiskFull(path="x")])
    bench.thread.start()
    assert isinstance(bench.done.wait_for(qtbot).error, DiskFull)
    bench.worker.sync_now()
    bench.done.wait_until(qtbot, lambda report: report.pulled == 1)


def test_failure_is_tried_again_by_itself(qtbot, bench_of):
    bench = bench_of(RoundReport(error=Offline(url="x")), RoundReport(pulled=5))
    bench.thread.start()
    bench.done.wait_until(qtbot, lambda report: report.pulled == 5)


def test_person_who_asks_does_not_wait_for_the_back_off(qtbot, bench_of):
    judged = RoundReport(error=VerdictError("revoked"), verdict="revoked")
    bench = bench_of(judged, RoundReport(pulled=2))
    bench.thread.start()
    bench.done.wait_for(qtbot)
    bench.worker.nudge()
    qtbot.wait(round(NUDGE_S * 2000))
    assert len(bench.done.seen) == 1, "a sale does not break the back-off"
    bench.worker.sync_now()
    bench.done.wait_until(qtbot, lambda report: report.pulled == 2)


def test_stop_in_the_middle_of_a_round_is_quick_and_closes_the_session(qtbot, bench_of):
    bench = bench_of("wait")
    bench.thread.start()
    qtbot.waitUntil(lambda: bool(bench.sessions) and bench.sessions[0].rounds == 1)
    assert bench.thread.stop()
    assert bench.sessions[0].closed_on == bench.sessions[0].opened_on


def armed_after(report):
    """Seconds until the next round after a first report, on this thread and without a loop."""
    worker = SyncWorker(lambda: ScriptedSession(report), interval_s=INTERVAL_S, rng=Random(1))
    worker.begin()
    worker._tick()  # noqa: SLF001 - the step that the timer would make
    return worker.armed_s


def test_delay_follows_the_report(qtbot):
    assert armed_after(RoundReport()) == pytest.approx(INTERVAL_S, abs=5)
    assert armed_after(RoundReport(error=Offline(url="x"))) <= 2.0
    busy = RoundReport(error=Offline(url="x"), retry_after_s=300.0)
    assert 295.0 <= armed_after(busy) <= 360.0
    judged = RoundReport(error=VerdictError("rebootstrap"))
    assert armed_after(judged) >= 0.75 * VERDICT_DELAY_S
