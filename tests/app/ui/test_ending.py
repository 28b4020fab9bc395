"""The system asks the program to end: the event loop hears it, and nobody else is disturbed."""

import os
import signal

import pytest
from PySide6.QtCore import QObject

from pos_app.ui.ending import EndRequests


@pytest.fixture
def ends(qapp):
    parent = QObject()
    ends = EndRequests(parent)
    yield ends
    ends.stop()
    parent.deleteLater()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_request_to_end_wakes_the_event_loop(ends, qtbot, number):
    with qtbot.waitSignal(ends.asked):
        os.kill(os.getpid(), number)


def test_afterwards_the_signals_are_whose_they_were(qapp):
    before = signal.getsignal(signal.SIGINT)
    parent = QObject()
    ends = EndRequests(parent)
    assert signal.getsignal(signal.SIGINT) is not before
    ends.stop()
    assert signal.getsignal(signal.SIGINT) is before
    parent.deleteLater()


def test_a_signal_that_is_ignored_stays_so(qapp):
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    parent = QObject()
    ends = EndRequests(parent)
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    ends.stop()
    signal.signal(signal.SIGHUP, before)
    parent.deleteLater()
