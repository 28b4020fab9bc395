"""The window beside a server that dies and comes back: its badge, and a report sent meanwhile."""

from random import Random

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from pos_app.clock import SystemClock
from pos_app.db.queries import sync_status
from pos_app.operations.opening import open_till
from pos_app.settings import load_settings
from pos_app.sync.once import enrol_till
from pos_app.till_window import TillWindow
from pos_app.ui.frame.top_bar import TopBar
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.main_window import MainWindow
from pos_app.ui.single_window import SingleWindow
from pos_app.ui.widgets.card import Label
from pos_app.ui.widgets.pill import Pill
from tests.support.factories import make_product
from tests.support.server import running_server

CODE = "8964000153451"
WAIT_MS = 60_000


@pytest.fixture
def server():
    with running_server() as server:
        yield server


@pytest.fixture
def opened(qapp, server, tmp_path, monkeypatch):
    """The whole window of an enrolled till, with its sync threads, as main builds it."""
    monkeypatch.setenv("SYNC_INTERVAL_SECONDS", "1")
    enrol_till(tmp_path, server.url, server.enrol_code())
    settings = load_settings(tmp_path)
    till = open_till(settings, SystemClock(), Random(1))
    make_product(till, "Tea 190 g", code=CODE, price_paisa=54_000)
    # A window of an earlier test may still wait to be deleted.
    others = set(_frames())
    window = TillWindow(qapp, till, SingleWindow(settings.window_lock))
    window.show()
    (frame,) = (each for each in _frames() if each not in others)
    yield frame, till
    window.stop()
    frame.close()
    frame.deleteLater()


def _frames():
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]


def badge(frame):
    """The words of the top bar's badge."""
    return " ".join(pill.accessibleName() for pill in frame.findChild(TopBar).findChildren(Pill))


def sell(frame):
    frame.take_scan(CODE)
    assert frame.take_command(Command.CASH)


@pytest.mark.timeout(240)
def test_badge_is_calm_while_the_server_is_away_and_everything_arrives_later(opened, server, qtbot):
    frame, till = opened
    qtbot.waitUntil(lambda: "Synced" in badge(frame), timeout=WAIT_MS)
    server.kill()
    sell(frame)
    qtbot.waitUntil(lambda: "Offline" in badge(frame), timeout=WAIT_MS)
    sell(frame)
    assert "record" in badge(frame)
    with till.db.read() as tx:
        assert sync_status.status(tx).unsynced >= 2
    server.start()
    qtbot.waitUntil(lambda: "Synced" in badge(frame), timeout=WAIT_MS)
    with till.db.read() as tx:
        assert sync_status.status(tx).unsynced == 0


@pytest.mark.timeout(240)
def test_a_report_that_is_sent_while_the_server_is_away_arrives_later(opened, server, qtbot):
    frame, till = opened
    qtbot.waitUntil(lambda: "Synced" in badge(frame), timeout=WAIT_MS)
    server.kill()
    sell(frame)
    frame.open_screen(ScreenName.SETTINGS)
    frame.take_command(Command.TAB_10)

    def says(words):
        return any(words in label.text() for label in frame.front.findChildren(Label))

    buttons = frame.front.findChildren(QAbstractButton)
    (send,) = (each for each in buttons if each.text() == "Send to head office")
    send.click()
    qtbot.waitUntil(lambda: says("with the next sync"), timeout=WAIT_MS)
    server.start()
    qtbot.waitUntil(lambda: says("at head office since"), timeout=WAIT_MS)
    assert says("under number")
    with till.db.read() as tx:
        assert sync_status.status(tx).unsynced == 0, "the events went first"
