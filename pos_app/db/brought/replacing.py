"""A till's whole file made anew beside the old one, and put in its place in one transaction.

The new content goes into the old file page by page, by SQLite's own backup: windows and programs
that have it open go on, and see the old or the new, never a part. A crash at any moment leaves
one of the two. What is worked on is a copy, so selling goes on meanwhile.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from pos_app.db.database import BUSY_TIMEOUT_S, sqlite_faults
from pos_app.db.statement import Tx
from pos_app.db.views import GUARDS
from pos_app.errors import DatabaseBusy

FOLLOWS = ".making"
FIRST_PAGES = 16
"""In one step, fewer than the smallest file has: the first one, which takes the lock, is never the
last."""
UNUSED_PART = 8
"""A file of which more than this part lies unused is made smaller."""


class _ChangedMeanwhileError(Exception):
    """Somebody wrote to the old file while the new one was being made."""


def remake(path: Path, change: Callable[[Tx], None]) -> bool:
    """Copy the file at `path`, let `change` work on the copy, and put the copy in its place.

    False when somebody wrote to the file in the meantime: then it is as they left it. What
    `change` raises passes, and nothing changed. Raises DatabaseBusy, DiskFull, FolderNotUsable.
    """
    making = path.with_name(path.name + FOLLOWS)
    _remove(making)
    with sqlite_faults(path):
        watcher = sqlite3.connect(path, isolation_level=None, timeout=BUSY_TIMEOUT_S)
        try:
            copied = sqlite3.connect(making, isolation_level=None)
            try:
                seen = _copy(watcher, copied)
                _work(copied, change)
                return _put(copied, path, watcher=watcher, seen=seen)
            finally:
                copied.close()
        finally:
            watcher.close()
            _remove(making)


def _copy(watcher: Tx, copied: Tx) -> int:
    """Copy all of one moment; gives the mark by which a later change is noticed."""
    watcher.execute("BEGIN")
    watcher.execute("SELECT count(*) FROM till_state").fetchone()
    seen: int = watcher.execute("PRAGMA data_version").fetchone()[0]
    watcher.backup(copied)
    watcher.execute("COMMIT")
    return seen


def _work(copied: Tx, change: Callable[[Tx], None]) -> None:
    # Nobody else knows the copy, and after a crash it is thrown away: nothing needs to be durable.
    for pragma in ("journal_mode = MEMORY", "synchronous = OFF", "cache_size = -65536"):
        copied.execute(f"PRAGMA {pragma}")
    copied.execute("BEGIN")
    # The log of a file in use is never shortened; this one is no till's file yet. Whoever altered
    # a log by hand took the guards away: what is made anew has them again.
    for guard in GUARDS:
        copied.execute(f"DROP TRIGGER IF EXISTS {guard.split()[2]}")
    change(copied)
    for guard in GUARDS:
        copied.execute(guard)
    copied.execute("COMMIT")
    unused: int = copied.execute("PRAGMA freelist_count").fetchone()[0]
    if unused * UNUSED_PART > copied.execute("PRAGMA page_count").fetchone()[0]:
        copied.execute("VACUUM")


def _put(copied: Tx, path: Path, *, watcher: Tx, seen: int) -> bool:
    target = sqlite3.connect(path, isolation_level=None, timeout=BUSY_TIMEOUT_S)
    target.execute("PRAGMA synchronous = FULL")

    def look(status: int, _remaining: int, _total: int) -> None:
        # From the first step that succeeds until it is done, no other writer gets in.
        if status == sqlite3.SQLITE_DONE:
            return
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise DatabaseBusy(path=path)
        if watcher.execute("PRAGMA data_version").fetchone()[0] != seen:
            raise _ChangedMeanwhileError

    try:
        # Held open, so that each step need not lock the copy anew.
        copied.execute("BEGIN")
        pages: int = copied.execute("PRAGMA page_count").fetchone()[0]
        copied.execute("SELECT count(*) FROM till_state").fetchone()
        assert pages > FIRST_PAGES, pages
        copied.backup(target, pages=FIRST_PAGES, progress=look, sleep=0.01)
    except _ChangedMeanwhileError:
        return False
    finally:
        copied.execute("ROLLBACK")
        target.close()
    return True


def _remove(making: Path) -> None:
    for end in ("", "-journal", "-wal", "-shm"):
        making.with_name(making.name + end).unlink(missing_ok=True)
