"""One SQL statement of the till, and what runs it."""

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

type Tx = sqlite3.Connection
"""An open transaction: what `Database.read` and `Database.write` hand out."""

type Row = tuple[Any, ...]
type Values = Mapping[str, Any]

_NONE: dict[str, Any] = {}


class Statement:
    """One statement with named parameters, made at module level; sqlite3 keeps it prepared."""

    __slots__ = ("sql",)

    def __init__(self, sql: str) -> None:
        self.sql = sql

    def run(self, tx: Tx, values: Values = _NONE) -> sqlite3.Cursor:
        """Run it once."""
        return tx.execute(self.sql, values)

    def many(self, tx: Tx, rows: Iterable[Values]) -> int:
        """Run it once for each of many rows; gives how many rows it changed in all."""
        return tx.executemany(self.sql, rows).rowcount

    def one(self, tx: Tx, **values: object) -> Row | None:
        """The first row, or None."""
        row: Row | None = self.run(tx, values).fetchone()
        return row

    def all(self, tx: Tx, **values: object) -> list[Row]:
        """All rows."""
        return self.run(tx, values).fetchall()
