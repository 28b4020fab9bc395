"""SQLite in memory whose commits can be watched, and cut off before or after they happen."""

import re
import sqlite3
from collections.abc import Callable
from functools import cache
from typing import Self


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


class WatchedConnection(sqlite3.Connection):
    """Calls `before_commit` and `after_commit` around each COMMIT of a writing transaction."""

    before_commit: Callable[[], None] = staticmethod(_nothing)
    after_commit: Callable[[], None] = staticmethod(_nothing)
    is_writing = False

    def __init__(self, *given, **named) -> None:
        super().__init__(*given, **named)
        self.before_statement: Callable[[], None] = _nothing
        """Called before each statement of a transaction that writes."""
        self.touched: set[str] = set()
        """Tables that were named by what was written since an onlooker emptied this."""

    @classmethod
    def from_image(cls, image: bytes | None = None) -> Self:
        """A database in memory with the content of `image`: a crash image, a backup."""
        connection = sqlite3.connect(
            ":memory:",
            isolation_level=None,
            factory=cls,
            cached_statements=STATEMENTS_KEPT,
            check_same_thread=False,
        )
        if image is not None:
            connection.deserialize(image)
        else:
            connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
        connection.execute("PRAGMA foreign_keys = ON")
        return connection

    def execute(self, sql: str, parameters=(), /):
        """As the till's code runs its transactions."""
        touched = writes_to(sql)
        if touched is not None:
            self.before_statement()
            self.touched |= touched
        elif sql == "BEGIN IMMEDIATE":
            self.is_writing = True
        elif sql == "BEGIN":
            self.is_writing = False
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
        sqlite3.Connection.close(self)
