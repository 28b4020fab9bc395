"""Whole copies of a till's file, taken while others are at work, and put back while none is."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pos_app.db.database import refuse_newer, sqlite_faults
from pos_app.db.statement import Tx

ALONE_TIMEOUT_S = 1.0


def copy_to(tx: Tx, path: Path) -> int:
    """Copy a till's file, as of one moment, into a new file; give the number of its events.

    The copy is one file without a WAL beside it, and on the disk when this returns.
    """
    copy = sqlite3.connect(path, isolation_level=None)
    try:
        tx.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        events: int = copy.execute("SELECT count(*) FROM event_log").fetchone()[0]
    finally:
        copy.close()
    with path.open("rb") as file:
        os.fsync(file.fileno())
    return events


@contextmanager
def alone(path: Path) -> Iterator[Tx]:
    """A connection to a till's file that no other process has open, or can open meanwhile.

    Raises DatabaseBusy when one has, DatabaseTooNew, DiskFull, FolderNotUsable. A file that is not
    there yet is made.
    """
    with sqlite_faults(path):
        connection = sqlite3.connect(path, isolation_level=None, timeout=ALONE_TIMEOUT_S)
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
            refuse_newer(connection, path)
            yield connection
        finally:
            connection.close()


def put_back(copied: Tx, target: Tx) -> None:
    """Replace the whole content of a till's file: after a crash in between the old one is there."""
    copied.backup(target)
    target.execute("PRAGMA journal_mode = WAL")


def missing_in(copied: Tx, here: Tx) -> int:
    """How many events of the log `here` a copy does not have."""
    known = "SELECT 1 FROM event_log WHERE event_id = ? AND hash = ?"
    rows = here.execute("SELECT event_id, hash FROM event_log")
    return sum(copied.execute(known, row).fetchone() is None for row in rows)
