"""A file made anew is in place whole or not at all, whoever has it open, whenever it is killed."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading

import pytest

from pos_app.db.brought import replacing
from pos_app.db.database import Database
from pos_app.errors import DatabaseBusy, NotEnrolled
from tests.support.factories import make_product, make_sale, make_till


@pytest.fixture
def till(tmp_path):
    opened = make_till(tmp_path)
    milk = make_product(opened, "Milk")
    for _ in range(5):
        make_sale(opened, (milk, 1000))
    yield opened
    opened.close()


def mark(tx):
    """A change that is seen at once."""
    tx.execute("UPDATE till_state SET store_name = 'New'")
    tx.execute("DELETE FROM event_log WHERE log_no = 1")


def seen(till):
    with till.db.read() as tx:
        name = tx.execute("SELECT store_name FROM till_state").fetchone()[0]
        events = tx.execute("SELECT count(*) FROM event_log").fetchone()[0]
    return name, events


def test_everybody_who_has_it_open_sees_the_new_one(till):
    window = Database.open(till.db.path)
    assert replacing.remake(till.db.path, mark)
    name, events = seen(till)
    assert (name, events) == ("New", 6)
    with window.read() as tx:
        assert tx.execute("SELECT store_name FROM till_state").fetchone() == ("New",)
    with window.write() as tx, pytest.raises(sqlite3.IntegrityError):
        tx.execute("DELETE FROM event_log")
    window.close()
    assert sorted(path.name for path in till.db.path.parent.glob("*.making*")) == []


def test_guards_that_somebody_took_away_are_there_again(till):
    with till.db.write() as tx:
        tx.execute("DROP TRIGGER event_log_is_never_changed")
    assert replacing.remake(till.db.path, mark)
    with till.db.write() as tx, pytest.raises(sqlite3.IntegrityError, match="never changed"):
        tx.execute("UPDATE event_log SET kind = 'X'")


def test_write_in_the_meantime_wins(till):
    def change(tx):
        mark(tx)
        with till.db.write() as own:
            own.execute("UPDATE till_state SET lease = 9")

    assert not replacing.remake(till.db.path, change)
    assert seen(till) == ("Madina Store", 7)


def test_fault_leaves_the_old_one(till):
    def change(tx):
        mark(tx)
        raise NotEnrolled(path=till.db.path)

    with pytest.raises(NotEnrolled):
        replacing.remake(till.db.path, change)
    assert seen(till) == ("Madina Store", 7)


def test_other_writer_is_waited_for_and_then_told(till, monkeypatch):
    monkeypatch.setattr(replacing, "BUSY_TIMEOUT_S", 0.05)
    entered, leave = threading.Event(), threading.Event()

    def hold():
        db = Database.open(till.db.path)
        with db.write():
            entered.set()
            leave.wait(20)
        db.close()

    thread = threading.Thread(target=hold)

    def change(tx):
        mark(tx)
        thread.start()
        entered.wait(20)

    with pytest.raises(DatabaseBusy):
        replacing.remake(till.db.path, change)
    leave.set()
    thread.join()
    assert seen(till) == ("Madina Store", 7)


KILLED = """
import os, signal, sqlite3, sys
from pathlib import Path
from pos_app.db.brought import replacing
step = int(sys.argv[2])
done = 0
class Counted(sqlite3.Connection):
    def execute(self, *args):
        tick()
        return super().execute(*args)
    def backup(self, target, *, progress=None, **named):
        tick()
        def look(*args):
            tick()
            progress and progress(*args)
        return super().backup(target, progress=look, **named)
def tick():
    global done
    done += 1
    if done == step:
        os.kill(os.getpid(), signal.SIGKILL)
connect = sqlite3.connect
sqlite3.connect = lambda *args, **named: connect(*args, factory=Counted, **named)
def mark(tx):
    tx.execute("UPDATE till_state SET store_name = 'New'")
    tx.execute("DELETE FROM event_log WHERE log_no = 1")
replacing.remake(Path(sys.argv[1]), mark)
print(done)
"""


@pytest.mark.timeout(120)
def test_killed_at_any_step_it_is_the_old_or_the_new_one_whole(till):
    steps = 0
    while True:
        steps += 1
        killed = subprocess.run(
            [sys.executable, "-c", KILLED, till.db.path, str(steps)],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        name, events = seen(till)
        assert (name, events) in {("Madina Store", 7), ("New", 6)}
        with till.db.read() as tx:
            assert tx.execute("PRAGMA quick_check").fetchone() == ("ok",)
        if killed.returncode == 0:
            break
        assert killed.returncode == -signal.SIGKILL, killed.stderr
        if name == "New":
            with till.db.write() as tx:
                tx.execute("UPDATE till_state SET store_name = 'Madina Store'")
            break
        # Neighbouring steps are much alike, and each is a process of its own.
        steps += 2
    assert steps > 24
