"""The rival of a push: multi-row inserts by PyMySQL of the rows that the server has just made."""

from collections.abc import Sequence
from time import perf_counter_ns
from typing import Any

from sync_server.db import schema

from bench._central import STORE_ID, Central

ROWS_A_COMMIT = 500
_IDENTITY = ("store", "till", "till_epoch")
_ADDED = ("event_log", "tip_signature", "stock_movements")
_CATALOGUE = ("product", "product_barcode")
_CHANGED = ("stock_on_hand", "sales_daily", "till_head", "store_head")
_COMPARED = ("reconciliation", *_IDENTITY, *_CATALOGUE, *_ADDED, *_CHANGED)
type Rows = list[tuple[Any, ...]]


class RawCentral:
    """A second database with the server's own tables, followed row by row."""

    def __init__(self, central: Central) -> None:
        self.database = central.mariadb.new_database()
        self._theirs = central.connect()
        self._own = central.connect(self.database)
        self._last = {"store_seq": 0, "till_seq": 0}
        self._copy_tables(central.database)
        self.write(self._statements(_IDENTITY))

    def close(self) -> None:
        """Close both connections."""
        self._theirs.close()
        self._own.close()

    def follow(self) -> int:
        """Read what the last push made, untimed, and write it; gives the writing's nanoseconds."""
        self._theirs.rollback()
        statements = self._statements((*_CATALOGUE, *_ADDED, *_CHANGED))
        took_ns = self.write(statements)
        with self._theirs.cursor() as cursor:
            cursor.execute("SELECT seq FROM store_head WHERE store_id = %s", (STORE_ID,))
            self._last["store_seq"] = cursor.fetchone()[0]
            cursor.execute("SELECT max(till_seq) FROM till_head WHERE store_id = %s", (STORE_ID,))
            self._last["till_seq"] = cursor.fetchone()[0]
        return took_ns

    def write(self, statements: Sequence[tuple[str, Rows]]) -> int:
        """Write rows, 500 to a commit, many to a statement; gives the nanoseconds."""
        started = perf_counter_ns()
        waiting = 0
        with self._own.cursor() as cursor:
            for sql, rows in statements:
                for start in range(0, len(rows), ROWS_A_COMMIT):
                    part = rows[start : start + ROWS_A_COMMIT]
                    cursor.executemany(sql, part)
                    waiting += len(part)
                    if waiting >= ROWS_A_COMMIT:
                        self._own.commit()
                        waiting = 0
        self._own.commit()
        return perf_counter_ns() - started

    def differing_tables(self) -> list[str]:
        """The tables whose contents are not the same in both databases."""
        names = ", ".join(_COMPARED)
        found = []
        for connection in (self._theirs, self._own):
            connection.rollback()
            with connection.cursor() as cursor:
                cursor.execute(f"CHECKSUM TABLE {names} EXTENDED")
                found.append([checksum for _, checksum in cursor.fetchall()])
        pairs = zip(_COMPARED, *found, strict=True)
        return [name for name, theirs, own in pairs if theirs != own]

    def _copy_tables(self, database: str) -> None:
        with self._own.cursor() as cursor:
            cursor.execute("SET foreign_key_checks = 0")
            for table in schema.metadata.sorted_tables:
                cursor.execute(f"SHOW CREATE TABLE {database}.{table.name}")
                cursor.execute(cursor.fetchone()[1])
            cursor.execute("SET foreign_key_checks = 1")
        self._own.commit()

    def _statements(self, tables: Sequence[str]) -> list[tuple[str, Rows]]:
        return [(_sql(table), self._rows(table)) for table in tables]

    def _rows(self, table: str) -> Rows:
        column = {
            "event_log": "store_seq",
            "stock_movements": "store_seq",
            "tip_signature": "till_seq",
        }.get(table)
        with self._theirs.cursor() as cursor:
            if column:
                sql = f"SELECT * FROM {table} WHERE {column} > %s ORDER BY {column}"
                cursor.execute(sql, (self._last[column],))
            elif table in _CATALOGUE and self._last["store_seq"]:
                return []  # Only sales come after the catalogue.
            else:
                cursor.execute(f"SELECT * FROM {table}")
            return list(cursor.fetchall())


def _sql(table: str) -> str:
    verb = "REPLACE" if table in _CHANGED else "INSERT"
    marks = ", ".join(["%s"] * len(schema.metadata.tables[table].columns))
    return f"{verb} INTO {table} VALUES ({marks})"
