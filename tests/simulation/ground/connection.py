"""SQLite in memory whose commits can be watched, and cut off before or after they happen."""

import itertools
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from typing import Any, Self


def _nothing() -> None:
    """Nobody watches."""


NO_LIMIT = 2**30
"""Pages that a disk without a limit takes."""
PAGE_BYTES = 1024
"""A fourth of the usual: most of a small database's pages are nearly empty, and each is copied for
every crash, backup and replica."""
STATEMENTS_KEPT = 1024
WRITING = frozenset({"INSERT", "UPDATE", "DELETE", "REPLAC", "WITH "})
LOOKED_AT = frozenset(
    {"event_log", "till_state", "feed", "delivery", "quarantine", "stock_movements"}
)
"""The tables that onlookers read again when they were written to."""


@cache
def writes_to(sql: str) -> frozenset[str] | None:
    """Which of the tables that are looked at a statement names; None where it only reads."""
    if sql[:6] not in WRITING:
        return None
    return LOOKED_AT.intersection(re.findall(r"[a-z_]+", sql))


_EXECUTE, _EXECUTE_MANY = sqlite3.Connection.execute, sqlite3.Connection.executemany
_BEGINS = {"BEGIN": False, "BEGIN IMMEDIATE": True}
"""What begins a transaction, and whether that may write."""
_COOKIE = slice(40, 44)
"""Where an image says which schema it has (sqlite.org/fileformat.html)."""
_PRIVATE = ":memory:"
_numbers = itertools.count()
_UNUSED: dict[type, list[Any]] = defaultdict(list)
"""Connections that were let go, with their statements, each to take an image again."""
_MADE = (
    "SELECT schema_version, foreign_keys, (SELECT count(*) FROM sqlite_temp_schema)"
    " FROM pragma_schema_version, pragma_foreign_keys"
)


@cache
def _source() -> sqlite3.Connection:
    """Whatever image is to be copied next."""
    return sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)


def _opened[T: sqlite3.Connection](file: str, factory: type[T]) -> T:
    opened = sqlite3.connect(
        file,
        isolation_level=None,
        factory=factory,
        cached_statements=STATEMENTS_KEPT,
        check_same_thread=False,
        timeout=0,
        uri=True,
    )
    sqlite3.Connection.execute(opened, f"PRAGMA page_size = {PAGE_BYTES}")
    # Only now: to set it is to prepare every statement anew.
    sqlite3.Connection.execute(opened, "PRAGMA foreign_keys = ON")
    return opened


class WatchedConnection(sqlite3.Connection):
    """Calls `before_commit` and `after_commit` around each COMMIT of a writing transaction."""

    before_commit: Callable[[], None] = staticmethod(_nothing)
    after_commit: Callable[[], None] = staticmethod(_nothing)
    is_writing = False

    def __init__(self, file: str, **named) -> None:
        super().__init__(file, **named)
        self._begin(None if file == _PRIVATE else _opened(file, sqlite3.Connection))

    def _begin(self, loader: sqlite3.Connection | None) -> None:
        self.before_statement: Callable[[], None] = _nothing
        """Called before each statement of a transaction that writes."""
        self.touched: set[str] = set()
        """Tables that were named by what was written since an onlooker emptied this."""
        self._loader = loader
        """The same database once more: what is written here looks like another program's work."""
        self._cookie = 0
        self._is_unused = False

    @classmethod
    def from_image(cls, image: bytes | None = None) -> Self:
        """A database in memory with the content of `image`: a crash image, a backup.

        It may have had another image before, and then has the statements that were prepared on it:
        to read the schema and to prepare them for every image took a tenth of a run.
        """
        if image is None:
            return _opened(_PRIVATE, cls)
        if unused := _UNUSED[cls]:
            made: Self = unused.pop()
            made._is_unused = False
        else:
            made = _opened(f"file:/{cls.__name__}{next(_numbers)}?vfs=memdb", cls)
        made.load(image)
        return made

    def load(self, image: bytes) -> None:
        """Put an image in the place of what is there."""
        loader = self._loader
        assert loader is not None
        # Raises where somebody still reads: copying would wait for that without an end.
        loader.execute("BEGIN EXCLUSIVE")
        loader.execute("COMMIT")
        source = _source()
        source.deserialize(image)
        source.backup(loader)
        self._cookie = int.from_bytes(image[_COOKIE])
        # Copying counts as a change of the schema; as long as it is the same one, the statements
        # stay good.
        loader.execute(f"PRAGMA schema_version = {self._cookie}")

    def close(self) -> None:
        """The end of its use: it may take another image, if it is as it was but for the rows."""
        if self._is_unused:
            return
        if self._loader is not None and self._is_as_made():
            loader = self._loader
            # Also what a mutant has noted on it.
            vars(self).clear()
            self._begin(loader)
            self._is_unused = True
            _EXECUTE(self, f"PRAGMA max_page_count = {NO_LIMIT}")
            _UNUSED[type(self)].append(self)
            return
        super().close()
        if self._loader is not None:
            self._loader.close()

    def _is_as_made(self) -> bool:
        """Whether it has the schema and the settings that it was given, and nobody reads."""
        if self.in_transaction:
            _EXECUTE(self, "ROLLBACK")
        if _EXECUTE(self, _MADE).fetchone() != (self._cookie, 1, 0):
            return False
        assert self._loader is not None
        try:
            self._loader.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            return False
        self._loader.execute("COMMIT")
        return True

    def execute(self, sql: str, parameters=(), /):
        """As the till's code runs its transactions."""
        touched = writes_to(sql)
        if touched is not None:
            self.before_statement()
            self.touched |= touched
        elif sql in _BEGINS:
            self.is_writing = _BEGINS[sql]
        elif sql == "COMMIT" and self.is_writing:
            return self._committed(lambda: _EXECUTE(self, sql))
        return _EXECUTE(self, sql, parameters)

    def executemany(self, sql: str, parameters, /):
        """Rows of one table."""
        self.before_statement()
        self.touched |= writes_to(sql) or frozenset()
        return _EXECUTE_MANY(self, sql, parameters)

    def commit(self) -> None:
        """As SQLAlchemy ends the server's transactions."""
        self._committed(super().commit)

    def image(self) -> bytes:
        """What a crash leaves: all that is committed, nothing of an open transaction."""
        if self.in_transaction:
            super().execute("ROLLBACK")
        return self.serialize()

    def cut_off(self) -> Self:
        """The disk after the program on it has ended, for the next one: what `image` would hold.

        It is the same connection, with the statements that it has prepared: reading the schema and
        preparing them anew at each start took a tenth of a run.
        """
        if self.in_transaction:
            super().execute("ROLLBACK")
        self.before_commit = self.after_commit = self.before_statement = _nothing
        self.is_writing = False
        super().execute(f"PRAGMA max_page_count = {NO_LIMIT}")
        return self

    def _committed(self, commit: Callable[[], object]) -> object:
        if not self.in_transaction or not self.is_writing:
            return commit()
        self.before_commit()
        done = commit()
        self.is_writing = False
        self.after_commit()
        return done


class PooledConnection(WatchedConnection):
    """The same for a pool that closes what failed: in memory a closed database would be lost."""

    def close(self) -> None:
        """Undo what is open; `shut` really closes."""
        if self.in_transaction:
            self.rollback()

    def shut(self) -> None:
        """Let go of the database."""
        super().close()
