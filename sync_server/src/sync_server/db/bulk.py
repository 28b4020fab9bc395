"""Many rows in few statements."""

from collections.abc import Mapping, Sequence
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


def update_rows(
    tx: Connection, table: Table, *, store_id: int, rows: Mapping[int, Row], columns: Sequence[str]
) -> None:
    """Set `columns` of the rows of a store that are found by their second key column.

    One statement for many rows (`SET c = CASE key WHEN ...`), the same on every engine. Built as
    text from the table's own names: Core's CASE costs more than the database does.
    """
    keys = sorted(rows)
    for start in range(0, len(keys), UPDATE_ROWS_MAX):
        some = keys[start : start + UPDATE_ROWS_MAX]
        values: list[object] = []
        for place in range(len(columns)):
            for key in some:
                values += (key, rows[key][place])
        tx.exec_driver_sql(
            _update_sql(table, tx.dialect, columns=tuple(columns), count=len(some)),
            (*values, store_id, *some),
        )


@lru_cache(maxsize=256)
def _update_sql(table: Table, dialect: Dialect, *, columns: tuple[str, ...], count: int) -> str:
    mark = "?" if dialect.name == "sqlite" else "%s"
    store, key = (column.name for column in list(table.primary_key)[:2])
    cases = f" WHEN {mark} THEN {mark}" * count
    changes = ", ".join(f"{column} = CASE {key}{cases} END" for column in columns)
    places = ", ".join([mark] * count)
    return f"UPDATE {table.name} SET {changes} WHERE {store} = {mark} AND {key} IN ({places})"  # noqa: S608
