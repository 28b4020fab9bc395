"""Writers of one file: who waits longest is next, and nobody waits for ever."""

import sqlite3
import threading
from contextlib import closing
from itertools import count
from time import sleep

import pytest

from pos_app.db import database
from pos_app.db.database import Database
from pos_app.db.turns import Turns, turns_at
from pos_app.errors import DatabaseBusy

LONG_S = 30.0
PIECE_S = 0.002


def test_who_waits_is_next_beside_a_thread_that_writes_piece_by_piece():
    turns, is_over = Turns(), threading.Event()
    pieces = count()
    begun = threading.Barrier(2)

    def write_pieces():
        begun.wait()
        while not is_over.is_set():
            turns.take(LONG_S)
            next(pieces)
            sleep(PIECE_S)
            turns.give()

    writer = threading.Thread(target=write_pieces)
    writer.start()
    begun.wait()
    passed = []
    for _ in range(10):
        before = next(pieces)
        turns.take(LONG_S)
        passed.append(next(pieces) - before - 1)
        turns.give()
        sleep(PIECE_S)
    is_over.set()
    writer.join()

    assert max(passed) <= 2, "the one under way, and one that asked in the same moment"


def test_a_turn_that_does_not_come_leaves_nothing_taken():
    turns = Turns()
    turns.take(LONG_S)
    assert not turns.take(0.01)
    turns.give()
    assert turns.take(0)


def test_a_file_has_the_same_turns_for_whoever_opens_it(tmp_path):
    here = turns_at(tmp_path / "till.db")
    assert turns_at(tmp_path / "till.db") is here
    assert turns_at(tmp_path / "other.db") is not here


@pytest.mark.parametrize("fault", [None, OSError("in the middle")])
def test_a_transaction_gives_its_turn_back(tmp_path, fault):
    path = tmp_path / "till.db"
    with closing(Database.create(path)) as one, closing(Database.open(path)) as other:
        try:
            with one.write():
                if fault is not None:
                    raise fault
        except OSError:
            pass
        with other.write() as tx:
            assert tx.in_transaction


def test_a_transaction_that_could_not_begin_gives_its_turn_back(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "BUSY_TIMEOUT_S", 0.01)
    path = tmp_path / "till.db"
    with closing(Database.create(path)) as one, closing(Database.open(path)) as other:
        outside = sqlite3.connect(path, isolation_level=None)
        outside.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseBusy), one.write():
            pass
        outside.close()
        with other.write():
            pass


def test_a_second_write_of_the_same_thread_is_refused_and_does_not_hang(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "BUSY_TIMEOUT_S", 0.01)
    path = tmp_path / "till.db"
    with closing(Database.create(path)) as one, closing(Database.open(path)) as other:
        with one.write(), pytest.raises(DatabaseBusy), other.write():
            pass
        with other.write():
            pass
