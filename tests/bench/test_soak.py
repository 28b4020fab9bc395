"""The soak: a window that is worked at does not grow, and whatever grows is named."""

import os
import threading

from PySide6.QtCore import QObject

from bench.soak import bare
from bench.soak.playing import soak
from bench.soak.samples import (
    MIB,
    OBJECTS_RATIO_MAX,
    RSS_GROWTH_MIB_MAX,
    table,
    take_sample,
    verdict,
)
from pos_app.ui.widgets.theme import Writing
from tests.support.screens import sample_till

BILLS = 20


def kept(start, middle, end):
    return {row.name: row.is_kept for row in verdict(start, middle, end)}


def test_check_40_a_window_that_is_worked_at_does_not_grow(qapp, tmp_path):
    told = []
    rows = soak(qapp, sample_till(tmp_path), bills=BILLS, tell=told.append)
    qapp.set_language("en")
    qapp.set_writing(Writing())
    assert all(row.is_kept for row in rows), table(rows)
    assert len(told) == 11


def test_a_bare_window_is_looked_at_three_times_as_well():
    row = bare.growth(BILLS)
    assert 0 < row.start <= row.middle * OBJECTS_RATIO_MAX
    assert row.end - row.start <= RSS_GROWTH_MIB_MAX


def test_what_grows_is_named(qapp):
    """A leak of each kind is planted: objects, memory, a file, two threads."""
    root = QObject()
    # What a test before this one left goes first: what goes later would hide what grows.
    take_sample(0, [root])
    start = take_sample(0, [root])
    assert all(kept(start, start, start).values())
    leaked = [QObject(root) for _ in range(start.qt_objects // 10 + 5)]
    leaked.append([[] for _ in range(start.python_objects // 10)])
    leaked.append(bytearray(os.urandom(1)) * (2 * RSS_GROWTH_MIB_MAX * MIB))
    files = [os.open(os.devnull, os.O_RDONLY) for _ in range(3)]
    stop = threading.Event()
    threads = [threading.Thread(target=stop.wait) for _ in range(2)]
    for thread in threads:
        thread.start()
    end = take_sample(10, [root])
    stop.set()
    for file in files:
        os.close(file)
    for thread in threads:
        thread.join()
    verdicts = kept(start, start, end)
    assert [name for name, is_kept in verdicts.items() if is_kept] == [
        "references to None lost in 300 calls"
    ]
    assert "NO" in table(verdict(start, start, end))
