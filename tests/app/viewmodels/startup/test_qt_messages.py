"""Qt's warnings are noted in plain words, and told as before."""

import sys
import threading

import pytest
from PySide6.QtCore import QLoggingCategory, qDebug, qInstallMessageHandler, qWarning

from pos_app.viewmodels.startup.qt_messages import QtMessages


@pytest.fixture
def noted():
    """What was noted; pytest's own reader of Qt's messages is back afterwards."""
    told = []
    before = qInstallMessageHandler(None)
    messages = QtMessages(lambda word, text: told.append((word, text)))
    messages.install()
    yield told
    messages.remove()
    qInstallMessageHandler(before)


def test_a_warning_is_noted_without_names_and_still_told(noted, capsys):
    qWarning("QPdfWriter::begin: Unable to open rashid mehmood.pdf")
    assert noted == [("qt", "warning QPdfWriter::begin Unable to open _ _")]
    assert capsys.readouterr().err == "QPdfWriter::begin: Unable to open rashid mehmood.pdf\n"


def test_what_is_no_warning_is_only_told(noted, capsys):
    QLoggingCategory.setFilterRules("default.debug=true")
    qDebug("hello")
    assert noted == []
    assert capsys.readouterr().err == "hello\n"


def test_a_warning_of_another_thread_is_noted(noted, capsys):
    thread = threading.Thread(target=lambda: qWarning("Timers cannot be stopped"))
    thread.start()
    thread.join()
    assert noted == [("qt", "warning Timers cannot be _")]


def test_a_standard_error_that_takes_nothing_is_no_harm(noted, monkeypatch):
    class Closed:
        def write(self, _text):
            raise OSError("the terminal is gone")

    monkeypatch.setattr(sys, "stderr", Closed())
    qWarning("Timers cannot be stopped")
    assert len(noted) == 1


def test_whoever_had_the_messages_before_has_them_still_and_again(noted):
    heard = []
    before = qInstallMessageHandler(lambda _kind, _context, text: heard.append(text))
    messages = QtMessages(lambda *_: None)
    messages.install()
    qWarning("one")
    messages.remove()
    qWarning("two")
    qInstallMessageHandler(before)
    assert heard == ["one", "two"]
