"""The till's SQLite file: opened safely, read and written in whole transactions, faults named."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import NoReturn, Self

from pos_app.db.migrations import FORMAT, is_current, migrate
from pos_app.db.statement import Tx
from pos_app.db.turns import Turns, turns_at
from pos_app.errors import (
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseTooNew,
    DiskFull,
    FolderNotUsable,
    NotEnrolled,
    OutsideError,
    UpdateNeeded,
)

SQLITE_VERSION = sqlite3.sqlite_version
BUSY_TIMEOUT_S = 5.0
CACHE_KIB = 16 * 1024
LONG_READ_CACHE_KIB = 65_536
"""What a read of much of the file may keep: a year of sums is gone through several times."""
SPACE_MIN_BYTES = 64 * 1024
"""The index of a write-ahead log takes half of this; below it no till's file can be opened."""
APPLICATION_ID = 0x4B495259
"""Marks the file as a till's (PRAGMA application_id): the letters KIRY."""

PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    f"cache_size = -{CACHE_KIB}",
    "temp_store = MEMORY",
    "trusted_schema = OFF",
    # REPLACE deletes without firing the log's guard unless triggers may recurse.
    "recursive_triggers = ON",
)

_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_UNUSABLE = {
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_PERM,
}


class Database:
    """One connection to one till's file. It belongs to the thread that opened it.

    Several processes may have the same file open: WAL lets readers go on beside one writer, and a
    writer waits up to five seconds for another.
    """

    def __init__(self, path: Path, connection: Tx, *, closing: ExitStack | None = None) -> None:
        self.path = path
        self._closing = closing
        self._connection = connection
        self._turns = turns_at(path.absolute())

    @classmethod
    def open(cls, path: Path, *, readonly: bool = False, as_it_is: bool = False) -> Self:
        """Open an existing till's file, and bring an older one up to date (after a backup).

        So it is even when it is then only read; `as_it_is` raises UpdateNeeded instead. Raises
        NotEnrolled when there is no file, DatabaseTooNew, DatabaseDamaged, DatabaseBusy, DiskFull,
        FolderNotUsable.
        """
        if not path.exists():
            raise NotEnrolled(path=path.parent)
        mode = "ro" if readonly else "rw"
        with sqlite_faults(path):
            connection = _connect(_uri(path, mode))
            try:
                _refuse_foreign(connection, path)
                if (readonly or as_it_is) and not is_current(connection):
                    if as_it_is:
                        raise UpdateNeeded(path=path)
                    cls.open(path).close()
                _set_up(connection)
                if not readonly:
                    migrate(connection, path)
            except BaseException:
                connection.close()
                raise
        return cls(path, connection)

    @classmethod
    def open_for_long_read(cls, path: Path) -> Self:
        """Open a file for reading a lot of it once, as reports do; close it soon. Raises as `open`.

        On a connection of its own nothing is in memory yet: what is kept there is read once.
        """
        db = cls.open(path, readonly=True)
        with db.read() as tx:
            tx.execute(f"PRAGMA cache_size = -{LONG_READ_CACHE_KIB}")
        return db

    @classmethod
    def open_at_rest(cls, path: Path) -> Self:
        """Open a till's file that can only be read: a full disk, a copy on a disk without writing.

        SQLite then needs no file beside it, and takes no lock; where commits wait in a file beside
        it, a copy with them is read, until this is closed. Raises NotEnrolled, UpdateNeeded,
        DatabaseTooNew, DatabaseDamaged; FolderNotUsable where that copy cannot be made.
        """
        if not path.exists():
            raise NotEnrolled(path=path.parent)
        waiting = path.with_name(f"{path.name}-wal")
        with sqlite_faults(path), ExitStack() as undo:
            file = path
            if waiting.exists() and waiting.stat().st_size:
                # Loads tempfile: no till that can write pays for it.
                from pos_app.db import resting  # noqa: PLC0415

                file = Path(undo.enter_context(resting.joined(path))) / path.name
            connection = _connect(f"{_uri(file, 'ro')}&immutable=1")
            undo.callback(connection.close)
            _refuse_foreign(connection, path)
            if not is_current(connection):
                raise UpdateNeeded(path=path)
            return cls(path, connection, closing=undo.pop_all())

    @classmethod
    def create(cls, path: Path) -> Self:
        """Make a new till's file with all its tables; an existing one is opened as it is.

        The store's identity is written by the caller's first transaction. Raises as `open`.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FolderNotUsable(path=path.parent, problem=error.strerror) from error
        if path.exists() and path.stat().st_size:
            return cls.open(path)
        with sqlite_faults(path):
            connection = _connect(_uri(path, "rwc"))
            try:
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                _set_up(connection)
                migrate(connection, path)
            except BaseException:
                connection.close()
                raise
        return cls(path, connection)

    def read(self) -> AbstractContextManager[Tx, None]:
        """A consistent view: what other processes commit meanwhile is not seen."""
        return _Transaction(self._connection, self.path, "BEGIN")

    def write(self) -> AbstractContextManager[Tx, None]:
        """One durable transaction: after the block it is on the disk, or nothing happened at all.

        It takes the write lock at once, so that what it reads is what it changes; other threads
        wait for it in the order in which they came.
        """
        return _Transaction(self._connection, self.path, "BEGIN IMMEDIATE", turns=self._turns)

    def close(self) -> None:
        """Close the connection; an open transaction is undone."""
        self._connection.close()
        if self._closing is not None:
            self._closing.close()


class _Transaction:
    """Begins with the block and commits at its end; undone by whatever the block raises.

    A class rather than two nested generators: the till opens some dozens for one sale and its
    sync, and generators were a twentieth of that time.
    """

    __slots__ = ("_begin", "_connection", "_path", "_turns")

    def __init__(
        self, connection: Tx, path: Path, begin: str, *, turns: Turns | None = None
    ) -> None:
        self._connection, self._path, self._begin = connection, path, begin
        self._turns = turns

    def __enter__(self) -> Tx:
        if self._turns is not None and not self._turns.take(BUSY_TIMEOUT_S):
            raise DatabaseBusy(path=self._path)
        try:
            self._connection.execute(self._begin)
        except BaseException as error:
            self._give_turn()
            if isinstance(error, sqlite3.Error):
                _raise_named(error, self._path)
            raise
        return self._connection

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if error is None:
                self._commit()
                return
            self._undo()
        finally:
            self._give_turn()
        if isinstance(error, sqlite3.Error):
            _raise_named(error, self._path)

    def _commit(self) -> None:
        try:
            self._connection.execute("COMMIT")
        except BaseException as fault:
            self._undo()
            if isinstance(fault, sqlite3.Error):
                _raise_named(fault, self._path)
            raise

    def _give_turn(self) -> None:
        if self._turns is not None:
            self._turns.give()

    def _undo(self) -> None:
        # SQLite undoes the transaction by itself on some faults (a full disk).
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")


def _uri(path: Path, mode: str) -> str:
    """A file's address for SQLite (sqlite.org/uri.html), where three signs have a meaning.

    What pathlib writes is equal, but loads urllib: 3 ms of each start.
    """
    text = path.absolute().as_posix()
    if not text.isascii() or not text.startswith("/"):
        return f"{path.absolute().as_uri()}?mode={mode}"
    for sign, spelling in (("%", "%25"), ("?", "%3f"), ("#", "%23")):
        text = text.replace(sign, spelling)
    return f"file://{text}?mode={mode}"


def _connect(uri: str) -> Tx:
    return sqlite3.connect(
        uri, uri=True, isolation_level=None, timeout=BUSY_TIMEOUT_S, cached_statements=256
    )


def _set_up(connection: Tx) -> None:
    """Make it durable and fast. This may write to the file: only one that is a till's."""
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _refuse_foreign(connection: Tx, path: Path) -> None:
    """A file of another program, or of a newer version of this one, is left as it is."""
    application_id = connection.execute("PRAGMA application_id").fetchone()[0]
    if application_id != APPLICATION_ID:
        raise DatabaseDamaged(path=path, problem="not a till's database")
    refuse_newer(connection, path)


def refuse_newer(connection: Tx, path: Path) -> None:
    """Raise DatabaseTooNew for a file of a newer program: nobody here knows what is in it."""
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    if found > FORMAT:
        raise DatabaseTooNew(path=path, found=found, known=FORMAT)


@contextmanager
def sqlite_faults(path: Path) -> Iterator[None]:
    """Give the driver's errors about the file at `path` the names that the till's callers know."""
    try:
        yield
    except sqlite3.Error as error:
        _raise_named(error, path)


def _raise_named(error: sqlite3.Error, path: Path) -> NoReturn:
    """The driver's error by the name that the till's callers know, where it has one."""
    named = _named(error, path)
    if named is None:
        raise error
    raise named from error


def _named(error: sqlite3.Error, path: Path) -> OutsideError | None:
    primary = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    if primary == sqlite3.SQLITE_FULL:
        return DiskFull(path=path)
    if primary in _LOCKED:
        return DatabaseBusy(path=path)
    if primary in _DAMAGED:
        return DatabaseDamaged(path=path, problem=str(error))
    if primary in _UNUSABLE and _is_full(path.parent):
        # Where not even the files beside the database fit, SQLite calls it an I/O error.
        return DiskFull(path=path)
    if primary in _UNUSABLE:
        return FolderNotUsable(path=path.parent, problem=str(error))
    return None


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < SPACE_MIN_BYTES
    except OSError:
        return False
