"""Many rows in few statements."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec
from sqlalchemy import Connection, Dialect, Table, insert

_ARRAYS = msgspec.json.Decoder(list[tuple[Any, ...]])

type Row = tuple[object, ...]

STATEMENT_CHARS_MAX = 1_000_000
"""Below the smallest packet that a server takes unless told otherwise; a long row goes alone."""
FIGURE_ROWS_MAX = 2000
UPDATE_ROWS_MAX = 150
"""Rows in one UPDATE ... CASE: cases are walked one by one, so many small ones beat one long."""


def insert_rows(tx: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows whose values are in the table's column order: int, bytes, str or None.

    For MySQL the statements are written here, because the driver looks at each value at length:
    bytes, and words that are more than a name, go as hexadecimal digits, so nothing of theirs is
    ever read as SQL. Measured on MariaDB beside PyMySQL's own way: three quarters of the time.
    Raises KeyError for any other type.
    """
    _insert(tx, table, rows)


def merge_rows(tx: Connection, table: Table, rows: Sequence[Row], *, is_sum: bool) -> None:
    """Insert rows, or where the key is there already add their figures to it, or replace them.

    Values as in `insert_rows`, each key once. Raises KeyError for any other type.
    """
    keys = [column.name for column in table.primary_key]
    others = [column.name for column in table.columns if column.name not in keys]
    if tx.dialect.name == "sqlite":
        head = f" ON CONFLICT ({', '.join(keys)}) DO UPDATE SET "
        new = "excluded.{0}"
    else:
        head, new = " ON DUPLICATE KEY UPDATE ", "VALUES({0})"
    change = "{0} = {0} + " + new if is_sum else "{0} = " + new
    _insert(tx, table, rows, tail=head + ", ".join([change.format(name) for name in others]))


def _insert(tx: Connection, table: Table, rows: Sequence[Row], *, tail: str = "") -> None:
    if not rows:
        return
    if tx.dialect.name == "sqlite":
        tx.exec_driver_sql(_insert_sql(table, tx.dialect) + tail, list(rows))
        return
    head, _, _ = _insert_sql(table, tx.dialect).partition(" VALUES ")
    waiting: list[str] = []
    size = 0
    for row in rows:
        text = f"({','.join([_LITERALS[type(value)](value) for value in row])})"
        if waiting and size + len(text) > STATEMENT_CHARS_MAX:
            tx.exec_driver_sql(f"{head} VALUES {','.join(waiting)}{tail}")
            waiting, size = [], 0
        waiting.append(text)
        size += len(text)
    tx.exec_driver_sql(f"{head} VALUES {','.join(waiting)}{tail}")


def rows_of_arrays(texts: Sequence[str]) -> list[tuple[Any, ...]]:
    """Rows of figures and words, read as the one column `json_array(...)` of a query.

    The driver takes a microsecond for each value of a row; all rows are decoded here in one go.
    """
    return _ARRAYS.decode(f"[{','.join(texts)}]")


def _bytes(value: bytes) -> str:
    return f"x'{value.hex()}'"


def _words(value: str) -> str:
    if value.isascii() and value.isidentifier():
        return f"'{value}'"
    return f"_utf8mb4 x'{value.encode().hex()}'"


_LITERALS: Mapping[type, Callable[[Any], str]] = {
    int: str,
    bytes: _bytes,
    str: _words,
    type(None): lambda _: "NULL",
}


@lru_cache(maxsize=64)
def _insert_sql(table: Table, dialect: Dialect) -> str:
    named = str(insert(table).compile(dialect=dialect))
    # The names of the placeholders are the driver's style or the dialect's; rows are tuples.
    head, _, _ = named.partition(" VALUES ")
    mark = "?" if dialect.name == "sqlite" else "%s"
    return f"{head} VALUES ({', '.join([mark] * len(table.columns))})"


def insert_figures(tx: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows of whole numbers and plain words, as `insert_rows` does.

    For MySQL the statement is written here, a row at a time: to look at each value by itself, for
    rows of sixteen figures, takes longer than the database does. Raises TypeError for any other
    value, so nothing can slip into the statement.
    """
    if not rows:
        return
    if tx.dialect.name == "sqlite":
        insert_rows(tx, table, rows)
        return
    head, _, _ = _insert_sql(table, tx.dialect).partition(" VALUES ")
    for start in range(0, len(rows), FIGURE_ROWS_MAX):
        values = _figures(rows[start : start + FIGURE_ROWS_MAX])
        tx.exec_driver_sql(f"{head} VALUES {values}")


def _figures(rows: Sequence[Row]) -> str:
    """Rows of figures as SQL spells them, which is nearly how Python does."""
    words = set()
    for value in {value for row in rows for value in row if type(value) is not int}:
        if value is not None and not (type(value) is str and _is_word(value)):
            raise TypeError(type(value).__name__)
        words.add(value)
    text = ",".join(map(repr, rows))
    return text.replace("None", "NULL") if None in words else text


def _is_word(value: str) -> bool:
    # A word with Python's None in it would be changed where NULL is put in for None.
    return value.isascii() and value.isidentifier() and "None" not in value


def update_figures(
    tx: Connection, table: Table, *, store_id: int, rows: Mapping[int, Row], columns: Sequence[str]
) -> None:
    """Set `columns` of the rows of a store that are found by their second key column.

    One statement for many rows (`SET c = CASE key WHEN ...`), the same on every engine; whole
    numbers and NULL only, as in `insert_figures`.
    """
    store, key = (column.name for column in list(table.primary_key)[:2])
    keys = sorted(rows)
    for start in range(0, len(keys), UPDATE_ROWS_MAX):
        some = keys[start : start + UPDATE_ROWS_MAX]
        changes = []
        for place, column in enumerate(columns):
            cases = [f"WHEN {one:d} THEN {_figure(rows[one][place])}" for one in some]
            changes.append(f"{column} = CASE {key} {' '.join(cases)} END")
        named = ",".join([f"{one:d}" for one in some])
        tx.exec_driver_sql(
            f"UPDATE {table.name} SET {', '.join(changes)}"  # noqa: S608 - own names, whole numbers
            f" WHERE {store} = {store_id:d} AND {key} IN ({named})"
        )


def _figure(value: object) -> str:
    if type(value) is int:
        return str(value)
    if value is None:
        return "NULL"
    raise TypeError(type(value).__name__)
