"""What holds a QObject is destroyed on the window's thread, whichever thread allocates."""

import gc
import threading

import pytest
from PySide6.QtCore import QObject, Qt

from pos_app.ui.collector import GarbageCollector, collect_due


@pytest.fixture
def collector(qapp):
    """Garbage is collected by the timer, and after the test as before it."""
    was_enabled = gc.isenabled()
    parent = QObject()
    yield GarbageCollector(parent)
    parent.deleteLater()
    (gc.enable if was_enabled else gc.disable)()


def cycle(destroyed):
    """Leave a QObject that only a collection can free; it tells the thread that it ends on."""
    thing = QObject()
    thing.itself = thing
    thing.destroyed.connect(
        lambda: destroyed.append(threading.current_thread()), Qt.ConnectionType.DirectConnection
    )


def allocate():
    """As much as makes the interpreter collect many times, were it allowed to."""
    kept = [[] for _ in range(200_000)]
    assert not gc.isenabled()
    del kept


def test_a_busy_thread_destroys_nothing_of_the_windows(collector, qtbot):
    destroyed = []
    cycle(destroyed)
    busy = threading.Thread(target=allocate, name="sync")
    busy.start()
    busy.join()
    assert destroyed == []

    kept = []

    def collected():
        # What is freed again before the timer looks is not counted.
        kept.extend([] for _ in range(gc.get_threshold()[0] + 1))
        return bool(destroyed)

    qtbot.waitUntil(collected)
    assert destroyed == [threading.main_thread()]


def test_nothing_is_collected_before_its_turn(qapp):
    gc.collect()
    counted = []
    watch = lambda phase, about: counted.append(about["generation"])  # noqa: E731
    gc.callbacks.append(watch)
    try:
        collect_due()
        assert counted == []
    finally:
        gc.callbacks.remove(watch)
