"""Many rows in few statements."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from types import GenericAlias
from typing import Any

import msgspec
from sqlalchemy import (
    BINARY,
    BigInteger,
    Connection,
    Dialect,
    LargeBinary,
    String,
    Table,
    insert,
)

_ARRAYS = msgspec.json.Decoder(list[tuple[Any, ...]])

type Row = tuple[object, ...]

STATEMENT_CHARS_MAX = 1_000_000
"""Below the smallest packet that a server takes unless told otherwise; a long row goes alone."""
FIGURE_ROWS_MAX = 2000
_AS_IT_IS = {"no_parameters": True}
"""The driver would look through a whole statement for places to put parameters, and has none."""


def insert_rows(tx: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows whose values are in the table's column order: int, bytes, str or None.

    For MySQL the statements are written here, because the driver looks at each value at length:
    bytes, and words that are more than a name, go as hexadecimal digits, so nothing of theirs is
    ever read as SQL. Only bytes of ASCII without quotes and backslashes, as the body of a sale, go
    as they are: half as much to write, to send and to parse. Raises KeyError, AttributeError or
    ValidationError for a value that is not what its column holds.
    """
    _insert(tx, table, rows)


def merge_rows(tx: Connection, table: Table, rows: Sequence[Row], *, is_sum: bool) -> None:
    """Insert rows, or where the key is there already add their figures to it, or replace them.

    Values as in `insert_rows`, each key once; raises the same.
    """
    is_sqlite = tx.dialect.name == "sqlite"
    _insert(tx, table, rows, tail=_merging(table, is_sqlite=is_sqlite, is_sum=is_sum))


@lru_cache(maxsize=64)
def _merging(table: Table, *, is_sqlite: bool, is_sum: bool) -> str:
    """What an INSERT does where the key is there already."""
    keys = [column.name for column in table.primary_key]
    others = [column.name for column in table.columns if column.name not in keys]
    if is_sqlite:
        head = f" ON CONFLICT ({', '.join(keys)}) DO UPDATE SET "
        new = "excluded.{0}"
    else:
        head, new = " ON DUPLICATE KEY UPDATE ", "VALUES({0})"
    change = "{0} = {0} + " + new if is_sum else "{0} = " + new
    return head + ", ".join([change.format(name) for name in others])


def _insert(tx: Connection, table: Table, rows: Sequence[Row], *, tail: str = "") -> None:
    if not rows:
        return
    if tx.dialect.name == "sqlite":
        tx.exec_driver_sql(_insert_sql(table, tx.dialect) + tail, list(rows))
        return
    head, _, _ = _insert_sql(table, tx.dialect).partition(" VALUES ")
    waiting: list[str] = []
    size = 0
    columns = zip(_spellers(table), zip(*rows, strict=True), strict=True)
    for texts in zip(*[spell(column) for spell, column in columns], strict=True):
        text = f"({','.join(texts)})"
        if waiting and size + len(text) > STATEMENT_CHARS_MAX:
            _run(tx, f"{head} VALUES {','.join(waiting)}{tail}")
            waiting, size = [], 0
        waiting.append(text)
        size += len(text)
    _run(tx, f"{head} VALUES {','.join(waiting)}{tail}")


def _run(tx: Connection, statement: str) -> None:
    tx.exec_driver_sql(statement, execution_options=_AS_IT_IS)


def read_arrays(tx: Connection, query: str) -> list[tuple[Any, ...]]:
    """The rows of a query of one column, `json_array(...)`, that is written out whole.

    Written out are whole numbers and hexadecimal digits only.
    """
    found = tx.exec_driver_sql(query, execution_options=_AS_IT_IS)
    return rows_of_arrays(found.scalars().all())


def rows_of_arrays(texts: Sequence[str]) -> list[tuple[Any, ...]]:
    """Rows of figures and words, read as the one column `json_array(...)` of a query.

    The driver takes a microsecond for each value of a row; all rows are decoded here in one go.
    """
    return _ARRAYS.decode(f"[{','.join(texts)}]")


@lru_cache(maxsize=64)
def _spellers(table: Table) -> list[Callable[[Sequence[Any]], Iterable[str]]]:
    """For each column what writes its values as SQL spells them."""
    return [_any if column.nullable else _SPELLERS[type(column.type)] for column in table.columns]


def _numbers(column: Sequence[object]) -> list[str]:
    # JSON spells whole numbers as SQL does, and a column of them in one go.
    numbers = msgspec.convert(column, list[int])
    return msgspec.json.encode(numbers).decode("ascii").strip("[]").split(",")


def _any(column: Sequence[object]) -> list[str]:
    return [_LITERALS[type(value)](value) for value in column]


def _bytes(value: bytes) -> str:
    if value.isascii():
        text = value.decode("ascii")
        # Inside of quotes nothing else in ASCII means anything to SQL.
        if "'" not in text and "\\" not in text:
            return f"_binary'{text}'"
    return f"x'{value.hex()}'"


@lru_cache(maxsize=256)
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
_SPELLERS: Mapping[type, Callable[[Sequence[Any]], Iterable[str]]] = {
    BigInteger: _numbers,
    # Ids and hashes, which are no text.
    BINARY: lambda column: [f"x'{value.hex()}'" for value in column],
    LargeBinary: lambda column: map(_bytes, column),
    String: lambda column: map(_words, column),
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

    For MySQL the statement is written here, all rows at once: to look at each value by itself, for
    rows of sixteen figures, takes longer than the database does. Raises ValidationError for any
    other value, so nothing can slip into the statement.
    """
    if not rows:
        return
    if tx.dialect.name == "sqlite":
        insert_rows(tx, table, rows)
        return
    head, _, _ = _insert_sql(table, tx.dialect).partition(" VALUES ")
    for start in range(0, len(rows), FIGURE_ROWS_MAX):
        values = _figures(table, rows[start : start + FIGURE_ROWS_MAX])
        _run(tx, f"{head} VALUES {values}")


def put_figures(tx: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows of figures as `insert_figures` does, over those with the same key."""
    if not rows:
        return
    insert_sql, update_sql = _put_sql(table, tx.dialect)
    if tx.dialect.name == "sqlite":
        tx.exec_driver_sql(f"{insert_sql} {update_sql}", list(rows))
        return
    head, _, _ = insert_sql.partition(" VALUES ")
    for start in range(0, len(rows), FIGURE_ROWS_MAX):
        values = _figures(table, rows[start : start + FIGURE_ROWS_MAX])
        _run(tx, f"{head} VALUES {values} {update_sql}")


@lru_cache(maxsize=16)
def _put_sql(table: Table, dialect: Dialect) -> tuple[str, str]:
    """The statement's beginning, and what is to be done with a row that is there."""
    keys = [column.name for column in table.primary_key]
    others = [column.name for column in table.columns if column.name not in keys]
    if dialect.name == "sqlite":
        sets = ", ".join(f"{name} = excluded.{name}" for name in others)
        doing = f"ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {sets}"
    else:
        sets = ", ".join(f"{name} = VALUES({name})" for name in others)
        doing = f"ON DUPLICATE KEY UPDATE {sets}"
    return _insert_sql(table, dialect), doing


def _figures(table: Table, rows: Sequence[Row]) -> str:
    """Rows of figures as SQL spells them, which is nearly how JSON does and much sooner written."""
    rows_type, places_of_words = _form(table)
    known: list[Any] = msgspec.convert(rows, rows_type)
    for place in places_of_words:
        # Few words stand in many rows.
        for word in {row[place] for row in known}:
            if word is not None and not (word.isascii() and word.isidentifier()):
                raise msgspec.ValidationError(word)
    text = msgspec.json.encode(known).decode("ascii")
    return f"({text[2:-2]})".replace("],[", "),(").replace('"', "'")


@lru_cache(maxsize=16)
def _form(table: Table) -> tuple[GenericAlias, list[int]]:
    """The type of many rows of a table, and in which of its columns words stand."""
    types = [column.type.python_type for column in table.columns]
    assert set(types) <= {int, str}, table.name
    row_type = GenericAlias(tuple, tuple(each | None for each in types))
    rows_type = GenericAlias(list, (row_type,))
    return rows_type, [place for place, each in enumerate(types) if each is str]
