"""A loop always comes back, ends quickly, and closes what it holds on its own thread."""

import threading

import pytest
from PySide6.QtCore import Signal

from pos_app.sync.loop import Loop, LoopThread
from tests.support.signals import Collected


class Holding:
    """Something held: a request that waits until it is cut."""

    def __init__(self):
        self.cut = threading.Event()
        self.closed_on = None

    def abort(self):
        self.cut.set()

    def close(self):
        self.closed_on = threading.get_ident()


class CountingLoop(Loop):
    """Counts its steps; fails or waits as told."""

    stepped = Signal(int)

    def __init__(self, holding, *, waits=False):
        super().__init__()
        self.bug_delay_s = 0.01
        self.hold(holding)
        self.holding = holding
        self.waits = waits
        self.steps = 0
        self.thread_seen = None

    def step(self):
        self.steps += 1
        self.thread_seen = threading.get_ident()
        self.stepped.emit(self.steps)
        if self.waits:
            self.holding.cut.wait(60)
        return 0.01


class BrokenLoop(CountingLoop):
    """A bug of ours in every step."""

    def step(self):
        super().step()
        raise ValueError


def test_steps_follow_each_other_on_a_thread_of_their_own(qtbot):
    loop = CountingLoop(Holding())
    thread = LoopThread(loop, name="counting")
    steps = Collected(loop.stepped)
    thread.start()
    steps.wait_for(qtbot, 3)
    assert thread.stop()
    assert loop.thread_seen != threading.get_ident()
    assert loop.holding.closed_on == loop.thread_seen


def test_timer_is_armed_again_even_after_a_bug(qtbot):
    loop = BrokenLoop(Holding())
    thread = LoopThread(loop, name="broken")
    steps = Collected(loop.stepped)
    with qtbot.capture_exceptions() as caught:
        thread.start()
        steps.wait_for(qtbot, 3)
        assert thread.stop()
    assert len(caught) >= 3


def test_stop_cuts_what_is_waited_for(qtbot):
    loop = CountingLoop(Holding(), waits=True)
    thread = LoopThread(loop, name="waiting")
    steps = Collected(loop.stepped)
    thread.start()
    steps.wait_for(qtbot)
    assert thread.stop()
    assert loop.steps == 1
    assert loop.holding.closed_on is not None


@pytest.mark.parametrize("is_started", [True, False])
def test_stop_is_harmless_at_once(qtbot, is_started):
    thread = LoopThread(CountingLoop(Holding()), name="brief")
    if is_started:
        thread.start()
    assert thread.stop()
