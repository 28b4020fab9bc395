"""Reports go after a round that handed the events up, not after each one when they cannot go."""

from random import Random

import pytest
from PySide6.QtCore import QObject, Signal

from pos_app.errors import Offline
from pos_app.operations.upkeep.report_sending import Outcome, SendingNote
from pos_app.sync.faults import ServerBusyError, VerdictError
from pos_app.sync.loop import LoopThread
from pos_app.sync.problem_reports.handing_up import HandedUp
from pos_app.sync.report import RoundReport
from pos_app.sync.report_loop import LOOK_S, ReportLoop
from tests.support.signals import Collected

SENT = HandedUp(notes=(SendingNote(outcome=Outcome.SENT, at_ms=1, number=4),))
DONE = RoundReport(report_bytes_max=1000)


class ScriptedLine:
    """Answers from a list, and then that there was nothing."""

    def __init__(self, *answers):
        self.answers, self.asked, self.is_closed = list(answers), [], False

    def hand_up(self, bytes_max, *, stop):
        assert not stop()
        self.asked.append(bytes_max)
        return self.answers.pop(0) if self.answers else HandedUp()

    def abort(self):
        pass

    def close(self):
        self.is_closed = True


def loop_of(line, *, waits=True):
    return ReportLoop(lambda: line, has_waiting=lambda: waits, rng=Random(1))


def test_a_round_that_did_not_hand_the_events_up_sends_none(qapp):
    line = ScriptedLine(SENT)
    loop = loop_of(line)
    for report in (
        RoundReport(error=Offline(), report_bytes_max=1000),
        RoundReport(has_more=True, report_bytes_max=1000),
        RoundReport(error=VerdictError("revoked"), report_bytes_max=1000),
        RoundReport(error=VerdictError("retry"), report_bytes_max=1000),
    ):
        loop.round_done(report)
        assert loop.step() == LOOK_S
    assert line.asked == []
    loop.round_done(RoundReport(error=VerdictError("rebootstrap"), report_bytes_max=7))
    loop.step()
    assert line.asked == [7], "who is in trouble with its server has something to report"


def test_where_nothing_waits_no_connection_is_opened(qapp):
    def refuse():
        raise AssertionError

    loop = ReportLoop(refuse, has_waiting=lambda: False, rng=Random(1))
    loop.round_done(DONE)
    assert loop.step() == LOOK_S


@pytest.mark.parametrize(
    ("error", "least_s"), [(Offline(), 0.2), (ServerBusyError("busy", retry_after_s=99), 99)]
)
def test_after_a_failure_it_waits_longer_and_longer(qapp, error, least_s):
    line = ScriptedLine(*[HandedUp(error=error)] * 30, SENT)
    loop = loop_of(line)
    loop.round_done(DONE)
    delays = [loop.step() for _ in range(30)]
    assert min(delays) >= least_s
    assert max(delays) > 60
    loop.round_done(DONE)
    assert len(line.asked) == 30, "a round does not hasten it"
    assert loop.step() == LOOK_S


def test_a_folder_that_cannot_be_opened_is_a_failure_like_others(qapp):
    def closed():
        raise Offline

    loop = ReportLoop(closed, has_waiting=lambda: True, rng=Random(1))
    loop.round_done(DONE)
    assert loop.step() >= 0.2


class Rounds(QObject):
    done = Signal(object)


def test_on_its_thread_it_tells_what_became_of_them_and_ends(qapp, qtbot):
    line, rounds = ScriptedLine(SENT), Rounds()
    loop = loop_of(line)
    told = Collected(loop.told)
    rounds.done.connect(loop.round_done)
    thread = LoopThread(loop, name="reports")
    thread.start()
    rounds.done.emit(DONE)
    qtbot.waitUntil(lambda: bool(told.seen))
    assert told.seen == [SENT.notes]
    assert thread.stop()
    assert line.is_closed
