"""Many rows in few statements."""

from collections.abc import Sequence
from functools import lru_cache

from sqlalchemy import Connection, Dialect, Table, insert

type Row = tuple[object, ...]

UPDATE_ROWS_MAX = 60
"""Rows in one UPDATE ... CASE: cases are walked one by one, so many small ones beat one long."""


def insert_rows(tx: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows whose values are in the table's column order, as the driver wants them.

    PyMySQL joins them into statements of up to a megabyte; SQLite runs one prepared statement.
    Measured beside Core's insert of dictionaries on MariaDB: 1.7 times as fast.
    """
    if rows:
        tx.exec_driver_sql(_insert_sql(table, tx.dialect), list(rows))


@lru_cache(maxsize=64)
def _insert_sql(table: Table, dialect: Dialect) -> str:
    named = str(insert(table).compile(dialect=dialect))
    # The names of the placeholders are the driver's style or the dialect's; rows are tuples.
    head, _, _ = named.partition(" VALUES ")
    mark = "?" if dialect.name == "sqlite" else "%s"
    return f"{head} VALUES ({', '.join([mark] * len(table.columns))})"
