"""The listener tells of news once, listens from the worker's place, and is quiet in between."""

import threading
from random import Random
from uuid import UUID

import pytest
from pos_protocol.sync import FeedEntry, FeedPage
from PySide6.QtCore import QObject, Signal

from pos_app.errors import Offline
from pos_app.sync.listener import Listener
from pos_app.sync.loop import LoopThread
from pos_app.sync.report import RoundReport
from tests.support.signals import Collected

FEED = UUID(int=9)
HASH = "00" * 32


def page(head):
    entry = FeedEntry(
        store_seq=head,
        event_id=UUID(int=head),
        hash=HASH,
        body="{}",
        till=UUID(int=1),
        epoch=1,
        till_seq=1,
        verdict="match",
        versions=[],
    )
    return FeedPage(feed_id=FEED, entries=[entry], feed_hash=HASH, head=head)


class ScriptedPoll:
    """Answers from a list, then waits until it is cut."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.asked = []
        self.cut = threading.Event()

    def pull(self, *, feed_id, after, limit, wait_s=0):
        self.asked.append((feed_id, after, limit, wait_s))
        if self.answers:
            answer = self.answers.pop(0)
            if isinstance(answer, Exception):
                raise answer
            return answer
        self.cut.wait(60)
        raise Offline(url="x")

    def abort(self):
        self.cut.set()

    def close(self):
        pass


@pytest.fixture
def listening():
    threads = []

    def start(*answers):
        poll = ScriptedPoll(*answers)
        listener = Listener(lambda: poll, rng=Random(2))
        threads.append(LoopThread(listener, name="listener"))
        threads[-1].start()
        return listener, poll

    yield start
    assert all(thread.stop() for thread in threads)


class Rounds(QObject):
    """Brings reports to the listener as the worker's signal does."""

    done = Signal(object)


def done(listener, **report):
    rounds = Rounds()
    rounds.done.connect(listener.round_done)
    rounds.done.emit(RoundReport(feed_id=FEED, **report))


def test_news_is_told_with_the_feeds_head(qtbot, listening):
    listener, poll = listening(page(5))
    heard = Collected(listener.heard)
    done(listener, cursor=4)
    assert heard.wait_for(qtbot) == 5
    assert poll.asked == [(FEED, 4, 1, 25)]


def test_it_listens_again_from_where_the_worker_came_to(qtbot, listening):
    listener, poll = listening(page(5), page(9))
    heard = Collected(listener.heard)
    done(listener, cursor=4)
    heard.wait_for(qtbot)
    done(listener, cursor=5)
    assert heard.wait_for(qtbot, 2) == 9
    assert [after for _, after, _, _ in poll.asked] == [4, 5]


def test_it_waits_for_a_round_that_went_well(qtbot, listening):
    listener, poll = listening(page(5))
    done(listener, cursor=0, error=Offline(url="x"))
    done(listener, cursor=0, has_more=True)
    qtbot.wait(300)
    assert poll.asked == []


def test_fault_is_tried_again_by_itself(qtbot, listening):
    listener, _ = listening(Offline(url="x"), page(6))
    heard = Collected(listener.heard)
    done(listener, cursor=5)
    assert heard.wait_for(qtbot) == 6


def test_stop_cuts_the_long_poll(qtbot, listening):
    listener, poll = listening()
    done(listener, cursor=5)
    qtbot.waitUntil(lambda: len(poll.asked) == 1)
