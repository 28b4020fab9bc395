"""The rival of a sale: plain `sqlite3` that writes the very rows the till has just written."""

import sqlite3
from pathlib import Path
from time import perf_counter_ns
from typing import Any, NamedTuple

_ADDED = {"event_log": "event_id", "movement": "event_id", "sale": "event_id"}
_CLEARED = ("cart_line", "cart_step", "cart")
_CHANGED = {
    "stock_level": (("product_id",), ("pending", "pending_lines")),
    "takings": (("day", "till_no"), ("sales_total", "sales")),
    "tender_total": (("shift_id", "source", "kind"), ("amount", "times")),
    "shift_total": (("shift_id",), ("cash", "sales_total", "sales")),
    "till_state": (
        ("id",),
        ("till_seq", "tip_hash", "hlc_ms", "hlc_counter", "wall_ms", "mono_ms", "boot"),
    ),
}
_SUMMED = {
    "sold_hour": ("day", "till_no", "hour"),
    "sold_by": ("day", "till_no", "actor"),
    "paid_by": ("day", "till_no", "source", "kind"),
    "sold_product": ("day", "till_no", "product_id"),
    "sold_month": ("month", "till_no", "product_id"),
}
"""The sums of the reports by their keys; any of them may be new today."""
_SHADOWS = "product_search%"


def connect(path: Path) -> sqlite3.Connection:
    """A connection with what the till's has: WAL, every commit on the disk."""
    connection = sqlite3.connect(path, isolation_level=None, cached_statements=256)
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "cache_size = -16384",
        "temp_store = MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")
    connection.row_factory = sqlite3.Row
    return connection


type Statements = list[tuple[str, list[Any]]]


class CopiedSale(NamedTuple):
    """A sale as statements with their rows: what its cart was before, and what it wrote."""

    cart: Statements
    sale: Statements


class RawSale:
    """Follows a till's file: reads what a sale wrote there and writes the same rows to its own."""

    def __init__(self, till_path: Path, own_path: Path) -> None:
        self._till = connect(till_path)
        self._own = connect(own_path)

    def close(self) -> None:
        """Close both files."""
        self._till.close()
        self._own.close()

    def read_cart(self, cart_id: bytes) -> Statements:
        """The open cart, which the till saved while it was being filled."""
        found = [(table, self._read(table, {"cart_id": cart_id})) for table in _CLEARED]
        return [(_insert(table, rows[0]), [tuple(row) for row in rows]) for table, rows in found]

    def read_sale(self, event_id: bytes, cart_id: bytes, cart: Statements) -> CopiedSale:
        """The rows that the till's last sale wrote; `cart` is its cart before it."""
        return CopiedSale(cart, self._statements(event_id, cart_id))

    def write(self, copied: CopiedSale) -> int:
        """Save the cart, then write the sale, a transaction each; gives the sale's nanoseconds.

        Only the writing is timed: values, statements and their texts are there before.
        """
        self._write(copied.cart)
        started = perf_counter_ns()
        self._write(copied.sale)
        return perf_counter_ns() - started

    def differing_tables(self) -> list[str]:
        """The tables whose rows are not the same in both files, in any column."""
        tables = self._till.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE ?", (_SHADOWS,)
        ).fetchall()
        return [
            name for (name,) in tables if self._all(self._till, name) != self._all(self._own, name)
        ]

    def _write(self, statements: Statements) -> None:
        own = self._own
        own.execute("BEGIN IMMEDIATE")
        for sql, rows in statements:
            own.executemany(sql, rows)
        own.execute("COMMIT")

    def _statements(self, event_id: bytes, cart_id: bytes) -> Statements:
        added = {table: self._read(table, {key: event_id}) for table, key in _ADDED.items()}
        statements: Statements = [
            (_insert(table, rows[0]), [tuple(row) for row in rows]) for table, rows in added.items()
        ]
        log_no = added["event_log"][0]["log_no"]
        statements.append(("INSERT INTO outbox VALUES (?)", [(log_no,)]))
        sale = dict(added["sale"][0])
        found = {"id": 1, "source": "sale", "kind": "cash"} | {
            name: sale[name] for name in ("day", "till_no", "shift_id")
        }
        for table, (keys, columns) in _CHANGED.items():
            wanted = added["movement"] if keys == ("product_id",) else [found]
            rows = [self._read(table, {name: each[name] for name in keys})[0] for each in wanted]
            changed = [tuple(row[name] for name in (*columns, *keys)) for row in rows]
            statements.append((_update(table, keys, columns), changed))
        found["month"] = str(found["day"])[:7]
        for table, keys in _SUMMED.items():
            wanted = added["movement"] if "product_id" in keys else [found]
            summed = [self._summed(table, keys, found | dict(each)) for each in wanted]
            statements.append((_upsert(table, keys, summed[0]), [tuple(row) for row in summed]))
        statements += [
            (f"DELETE FROM {table} WHERE cart_id = ?", [(cart_id,)]) for table in _CLEARED
        ]
        return statements

    def _summed(self, table: str, keys: tuple[str, ...], known: dict[str, Any]) -> sqlite3.Row:
        """The row of a sum that the sale changed: of the hours and people of a day, the last."""
        return self._read(table, {name: known[name] for name in keys if name in known})[-1]

    def _read(self, table: str, key: dict[str, Any]) -> list[sqlite3.Row]:
        where = " AND ".join(f"{name} = :{name}" for name in key)
        return self._till.execute(f"SELECT * FROM {table} WHERE {where}", key).fetchall()

    @staticmethod
    def _all(connection: sqlite3.Connection, table: str) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in connection.execute(f"SELECT * FROM {table}")]


def _insert(table: str, row: sqlite3.Row) -> str:
    return f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})"


def _update(table: str, keys: tuple[str, ...], columns: tuple[str, ...]) -> str:
    changes = ", ".join(f"{name} = ?" for name in columns)
    return f"UPDATE {table} SET {changes} WHERE {' AND '.join(f'{name} = ?' for name in keys)}"


def _upsert(table: str, keys: tuple[str, ...], row: sqlite3.Row) -> str:
    changes = ", ".join(
        f"{name} = excluded.{name}" for name in tuple(row.keys()) if name not in keys
    )
    return f"{_insert(table, row)} ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {changes}"
