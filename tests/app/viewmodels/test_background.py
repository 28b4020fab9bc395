"""A long read runs elsewhere and its answer comes back here."""

import threading
import traceback

from PySide6.QtCore import QObject, QThread, QThreadPool
from shiboken6 import delete

from pos_app.errors import BugError, DatabaseBusy
from pos_app.viewmodels.background import run_query


def test_the_read_is_on_another_thread_and_the_answer_on_this_one(qapp, qtbot):
    here = QThread.currentThread()
    seen = []

    def read():
        return QThread.currentThread() is here

    def done(value):
        seen.append((value, QThread.currentThread() is here))

    parent = QObject()
    run_query(read, done=done, failed=seen.append, parent=parent)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(False, True)]


def test_an_error_comes_back_as_an_error(qapp, qtbot):
    def read():
        raise DatabaseBusy

    failed = []
    parent = QObject()
    run_query(read, done=failed.append, failed=failed.append, parent=parent)
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], DatabaseBusy)


def test_a_mistake_of_ours_ends_the_waiting_and_is_told_as_any_other(qapp, qtbot):
    failed = []
    here, gone = QObject(), QObject()

    def read():
        raise ZeroDivisionError

    for parent in (here, gone):
        with qtbot.captureExceptions() as told:
            run_query(read, done=failed.append, failed=failed.append, parent=parent)
            if parent is gone:
                delete(gone)
            qtbot.waitUntil(lambda told=told: bool(told))
        assert [kind for kind, _, _ in told] == [ZeroDivisionError]
        assert "in read" in "".join(traceback.format_tb(told[0][2])), "where it happened is told"
    assert [type(error) for error in failed] == [BugError]


def test_the_answer_is_dropped_when_nobody_is_there_to_hear_it(qapp, qtbot):
    told = []
    gone, here = QObject(), QObject()
    may_end = threading.Event()
    run_query(may_end.wait, done=told.append, failed=told.append, parent=gone)
    delete(gone)
    may_end.set()
    run_query(lambda: "here", done=told.append, failed=told.append, parent=here)
    qtbot.waitUntil(lambda: "here" in told)
    QThreadPool.globalInstance().waitForDone()
    qapp.processEvents()
    assert told == ["here"]


def test_answers_of_many_reads_each_find_who_asked(qapp, qtbot):
    told = []
    for number in range(300):
        parent = QObject()
        run_query(
            lambda number=number: number,
            done=lambda value, number=number, parent=parent: told.append((number, value)),
            failed=told.append,
            parent=parent,
        )
    qtbot.waitUntil(lambda: len(told) == 300)
    assert sorted(told) == [(number, number) for number in range(300)]
