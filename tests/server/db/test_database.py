"""Transactions are whole, and run again as a whole where the database says try again."""

import errno
import os
import sqlite3
import threading
from random import Random

import pymysql
import pytest
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import DBAPIError
from sync_server.db import schema
from sync_server.db.changes import Figure, note_figures, note_products
from sync_server.db.database import ATTEMPTS, RETRY_ERRNOS, Database, is_transient
from sync_server.errors import BusyError, RowsRefusedError, StartRefusedError


@pytest.fixture(params=["sqlite", "mariadb"])
def db(request, tmp_path):
    url = f"sqlite:///{tmp_path / 'server.db'}"
    if request.param == "mariadb":
        url = request.getfixturevalue("mariadb_url")
    database = Database.open(url, rng=Random(1), sleep=lambda _seconds: None)
    database.write(schema.metadata.create_all)
    for store_id in (1, 2):
        database.write(lambda tx, key=store_id: tx.execute(new_store(key)))
    yield database
    database.close()


def new_store(store_id):
    return insert(schema.store).values(store_id=store_id, name="0", currency="PKR", created_ms=0)


def name_of(db, store_id=1):
    with db.read() as tx:
        return tx.execute(
            select(schema.store.c.name).where(schema.store.c.store_id == store_id)
        ).scalar_one()


def rename(tx, name, store_id=1):
    tx.execute(update(schema.store).where(schema.store.c.store_id == store_id).values(name=name))


def refused_by_server(number):
    return DBAPIError("COMMIT", {}, pymysql.err.OperationalError(number, "as if"))


def test_what_raises_leaves_nothing(db):
    def work(tx):
        rename(tx, "half")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        db.write(work)
    assert name_of(db) == "0"


@pytest.mark.parametrize("number", sorted(RETRY_ERRNOS))
def test_the_whole_function_runs_again_on_a_passing_fault(db, number):
    runs = []

    def work(tx):
        runs.append(1)
        rename(tx, str(len(runs)))
        if len(runs) < 3:
            raise refused_by_server(number)

    db.write(work)
    assert len(runs) == 3
    assert name_of(db) == "3"


def test_a_fault_that_does_not_pass_ends_in_busy_and_leaves_nothing(db):
    runs = []

    def work(tx):
        runs.append(1)
        rename(tx, "half")
        raise refused_by_server(1213)

    with pytest.raises(BusyError):
        db.write(work)
    assert len(runs) == ATTEMPTS
    assert name_of(db) == "0"


def test_a_row_that_the_database_refuses_is_not_tried_again(db):
    runs = []

    def work(tx):
        runs.append(1)
        tx.execute(new_store(1))

    with pytest.raises(RowsRefusedError):
        db.write(work)
    assert len(runs) == 1


def test_two_that_wait_for_each_other_both_get_through(db):
    """A real deadlock on MariaDB; on SQLite writers come one after the other anyway."""
    meeting = threading.Barrier(2)

    def work(first, second):
        has_met = []

        def write(tx):
            rename(tx, f"{first}", first)
            if not has_met and not db.is_sqlite:
                has_met.append(1)
                meeting.wait(10)
            rename(tx, f"{first}", second)

        db.write(write)

    threads = [
        threading.Thread(target=work, args=(1, 2)),
        threading.Thread(target=work, args=(2, 1)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert name_of(db, 1) == name_of(db, 2) != "0"


def test_a_snapshot_sees_one_moment(db):
    with db.snapshot() as tx:
        seen = tx.execute(text("SELECT name FROM store WHERE store_id = 1")).scalar_one()
        db.write(lambda other: rename(other, "later"))
        again = tx.execute(text("SELECT name FROM store WHERE store_id = 1")).scalar_one()
    assert seen == again == "0"
    assert name_of(db) == "later"


def test_a_sqlite_file_is_its_owners_and_writes_through(tmp_path):
    path = tmp_path / "server.db"
    db = Database.open(f"sqlite:///{path}", rng=Random(1))
    with db.read() as tx:
        assert tx.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"
        assert tx.exec_driver_sql("PRAGMA synchronous").scalar_one() == 2
        assert tx.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
    db.close()
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_database_that_is_away_is_busy_and_said_in_words():
    db = Database.open(
        "mysql+pymysql://u:secret@127.0.0.1:1/x", rng=Random(1), sleep=lambda _seconds: None
    )
    with pytest.raises(BusyError), db.read():
        pass
    with pytest.raises(StartRefusedError, match="cannot be reached") as refused:
        db.reach()
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("url", ["", "nonsense", "postgresql://127.0.0.1/x", "sqlite://"])
def test_an_address_of_nothing_we_know_is_refused(url):
    with pytest.raises(StartRefusedError):
        Database.open(url, rng=Random(1))


class Watching:
    """Keeps what it is told before COMMIT, and that it was told after."""

    def __init__(self):
        self.told = []

    def prepare(self, _tx, changes):
        figures = dict(changes.products)
        return lambda: self.told.append(figures)


def test_a_watcher_learns_what_is_committed_and_nothing_else(tmp_path):
    db = Database.open(f"sqlite:///{tmp_path / 'watched.db'}", rng=Random(1))
    watcher = Watching()
    db.watch(watcher)
    tea = Figure(quantity_milli=1, version=2, first_in_ms=None, since_ms=3)

    def work(tx):
        note_figures(tx, 1, {7: tea, 8: tea})
        note_products(tx, 1, [8])
        note_figures(tx, 1, {8: tea})

    db.write(work)
    assert watcher.told == [{(1, 7): tea, (1, 8): None}]

    def fail(tx):
        work(tx)
        raise KeyError

    with pytest.raises(KeyError):
        db.write(fail)
    assert len(watcher.told) == 1
    db.close()


@pytest.mark.parametrize(
    ("cause", "passes"),
    [
        (pymysql.err.OperationalError(1290, "running with the --read-only option"), True),
        (pymysql.err.OperationalError(1021, "disk full"), True),
        (pymysql.err.InternalError(1180, "got an error during COMMIT"), True),
        (sqlite3.OperationalError("attempt to write a readonly database"), True),
        (sqlite3.OperationalError("database or disk is full"), True),
        (sqlite3.IntegrityError("CHECK constraint failed"), False),
        (pymysql.err.DataError(1406, "data too long"), False),
        (pymysql.err.ProgrammingError(1064, "syntax"), False),
    ],
)
def test_state_that_passes_is_told_from_rows_that_are_refused(cause, passes):
    """Else a replica that becomes the primary again would send honest events to quarantine."""
    assert is_transient(DBAPIError("INSERT", {}, cause)) is passes


def test_a_file_on_a_disk_for_reading_only_is_told_in_words(tmp_path, monkeypatch):
    """Its rights were set at each connection, and a folder for reading only was a traceback."""
    path = tmp_path / "server.db"

    def refuse(self, _mode):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(self))

    def reach():
        db = Database.open(f"sqlite:///{path}", rng=Random(1))
        try:
            db.reach()
        finally:
            db.close()

    reach()
    monkeypatch.setattr("pathlib.Path.chmod", refuse)
    reach()
    os.chmod(path, 0o644)  # noqa: PTH101 - Path.chmod refuses here
    with pytest.raises(StartRefusedError, match=r"server\.db: Read-only file system"):
        reach()
