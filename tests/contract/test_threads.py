"""A window's threads against a real server: news is heard at once, a dead server is survived."""

from contextlib import contextmanager
from random import Random

from PySide6.QtCore import Qt

from pos_app.errors import Offline
from pos_app.sync.connection import ServerConnection
from pos_app.sync.listener import Listener
from pos_app.sync.loop import LoopThread
from pos_app.sync.server_api import register
from pos_app.sync.session import open_poll, open_session
from pos_app.sync.worker import SyncWorker
from tests.support.clock import FakeClock
from tests.support.server import running_server
from tests.support.shops.link import wait_until_ready
from tests.support.shops.shop import ShopTill
from tests.support.signals import Collected

NEVER_S = 3600.0


@contextmanager
def window_threads(till: ShopTill):
    """The worker and the listener of a till's window; gives the worker and its reports."""
    folder, keeper = till.folder, till.keeper
    worker = SyncWorker(
        lambda: open_session(folder, FakeClock(), keeper=keeper), interval_s=NEVER_S, rng=Random(1)
    )
    listener = Listener(lambda: open_poll(folder, keeper=keeper), rng=Random(2))
    queued = Qt.ConnectionType.QueuedConnection
    worker.round_done.connect(listener.round_done, queued)
    listener.heard.connect(worker.heard, queued)
    done = Collected(worker.round_done)
    threads = [LoopThread(worker, name="worker"), LoopThread(listener, name="listener")]
    for thread in threads:
        thread.start()
    try:
        yield worker, done
    finally:
        stopped = [thread.stop() for thread in threads]
        assert all(stopped), "a thread still hangs"


def test_what_another_till_did_arrives_by_itself_and_the_long_poll_holds_up_no_stop(
    qtbot, http_link
):
    first, second = http_link.till(), http_link.till()
    product = first.add_product("Tea 200 g")
    first.sync_all(http_link.api(first))
    with window_threads(second) as (_, done):
        done.wait_until(qtbot, lambda report: report.cursor == 1)
        first.receive(product, 7)
        first.sync_all(http_link.api(first))
        # The worker's own timer is an hour away: only the listener can have told it.
        done.wait_until(qtbot, lambda report: report.cursor == 2)
    assert second.stock()[product] == 7_000


def test_sale_is_handed_up_by_a_nudge(qtbot, http_link):
    first = http_link.till()
    with window_threads(first) as (worker, done):
        done.wait_for(qtbot)
        product = first.add_product("Tea 200 g")
        first.sell(product)
        worker.nudge()
        done.wait_until(qtbot, lambda report: report.pushed == 3)
    assert http_link.stock()[product] == -1_000
    assert first.unsynced() == 0


def test_server_that_is_killed_is_told_and_found_again(qtbot, tmp_path):

    with running_server() as server:
        wait_until_ready(server.url)
        connection = ServerConnection(server.url)
        till = ShopTill(
            tmp_path / "till",
            url=server.url,
            code=server.enrol_code(),
            register=lambda request: register(connection, request),
            seed=1,
        )
        connection.close()
        with window_threads(till) as (worker, done):
            done.wait_until(qtbot, lambda report: report.error is None)
            server.kill()
            till.sell(till.add_product("Tea 200 g"))
            worker.sync_now()
            done.wait_until(qtbot, lambda report: isinstance(report.error, Offline))
            assert till.unsynced() == 3
            server.start()
            wait_until_ready(server.url)
            worker.sync_now()
            done.wait_until(qtbot, lambda report: report.pushed == 3 and report.error is None)
        assert till.unsynced() == 0
        till.close()
