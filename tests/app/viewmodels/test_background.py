"""A long read runs elsewhere and its answer comes back here."""

from PySide6.QtCore import QObject, QThread

from pos_app.errors import DatabaseBusy
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
