"""A till's file that can only be read while commits wait beside it: read from a copy of both.

SQLite joins the waiting commits (the write-ahead log) to the file when it is opened, and for that
it must write. So both are copied to where that may be done; the folder stays as it is.
"""

import shutil
import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

from pos_app.errors import FolderNotUsable

TRIES_MAX = 3
WAL = "-wal"


def joined(path: Path) -> TemporaryDirectory[str]:
    """A folder of its own with a whole copy of the file, under the same name; for whoever closes.

    Raises FolderNotUsable where the two cannot be copied as of one moment.
    """
    try:
        folder = TemporaryDirectory(prefix="kiryana-")
    except OSError as error:
        raise _refused(path, error) from error
    try:
        copy = Path(folder.name) / path.name
        _copy_both(path, copy)
        connection = sqlite3.connect(copy, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = DELETE")
        finally:
            connection.close()
    except BaseException as error:
        folder.cleanup()
        if isinstance(error, OSError):
            raise _refused(path, error) from error
        raise
    return folder


def _refused(path: Path, error: OSError) -> FolderNotUsable:
    problem = f"commits wait beside the file, and a copy of both failed: {error.strerror}"
    return FolderNotUsable(path=path.parent, problem=problem)


def _copy_both(path: Path, copy: Path) -> None:
    """Copy until nobody has written meanwhile: half of a checkpoint would be no till's file."""
    waiting, waiting_copy = (each.with_name(each.name + WAL) for each in (path, copy))
    for _ in range(TRIES_MAX):
        before = _state(path), _state(waiting)
        shutil.copyfile(path, copy)
        shutil.copyfile(waiting, waiting_copy)
        if (_state(path), _state(waiting)) == before:
            return
    problem = "commits wait beside the file, and another program goes on writing them"
    raise FolderNotUsable(path=path.parent, problem=problem)


def _state(path: Path) -> tuple[int, int, int]:
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns
