"""SQLAlchemy's statements on one SQLite connection, without its pool and events, for most seeds.

The statements, their SQL and their values are the server's own; what is left out took a third of a
run and says nothing about sync. One seed in twenty runs through SQLAlchemy itself.
"""

import sqlite3
from collections import namedtuple
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, Self

from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler

from tests.simulation.ground.connection import PooledConnection, writes_to

_DIALECT = sqlite.dialect(paramstyle="qmark")
_EXECUTE = sqlite3.Connection.execute
"""Past the watched one: this connection itself begins, commits and notes what it writes."""
type Values = Sequence[Any]


class LightEngine:
    """What Database asks of an engine."""

    dialect = _DIALECT

    def __init__(self, connection: PooledConnection) -> None:
        self._connection = connection

    def connect(self) -> "LightConnection":
        """The one connection, for one transaction."""
        return LightConnection(self._connection)

    def dispose(self) -> None:
        """Nothing lies in a pool."""


class LightConnection:
    """What the functions of the server's db/ ask of a connection."""

    dialect = _DIALECT

    def __init__(self, connection: PooledConnection) -> None:
        self._connection = connection
        self._options: dict[str, object] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def execution_options(self, **options: object) -> Self:
        """Keep options; `kiryana_write` is that of a transaction that writes."""
        self._options.update(options)
        return self

    def get_execution_options(self) -> Mapping[str, object]:
        """What was kept."""
        return self._options

    def begin(self) -> "_Begun":
        """A transaction that ends with the block."""
        is_writing = bool(self._options.get("kiryana_write"))
        self._connection.is_writing = is_writing
        _EXECUTE(self._connection, "BEGIN IMMEDIATE" if is_writing else "BEGIN")
        return _Begun(self._connection)

    def execute(self, statement: Any, values: Any = None) -> "LightResult":
        """Run a statement of SQLAlchemy's, with one set of values or with many."""
        if isinstance(values, list):
            if not values:
                return LightResult(0, iter(()), None)
            form, extracted = _form_of(statement, tuple(values[0]))
            rows = [form.placed(each, extracted) for each in values]
            return LightResult(self._said_many(form.sql, rows).rowcount, iter(()), None)
        given = values or _NOTHING
        form, extracted = _form_of(statement, tuple(given))
        sql, placed = form.said(given, extracted)
        return LightResult.of(self._said(sql, placed), form)

    def exec_driver_sql(
        self, sql: str, values: Any = None, *, execution_options: object = None
    ) -> "LightResult":
        """Run SQL that is written out; what SQLAlchemy is told besides concerns other drivers."""
        if isinstance(values, list):
            cursor = self._said_many(sql, values)
        else:
            cursor = self._said(sql, values or ())
        return LightResult.of(cursor, None)

    def _said(self, sql: str, values: Values) -> sqlite3.Cursor:
        try:
            touched = writes_to(sql)
            if touched is not None:
                self._connection.before_statement()
                self._connection.touched |= touched
            return _EXECUTE(self._connection, sql, values)
        except sqlite3.Error as error:
            raise _wrapped(sql, error) from error

    def _said_many(self, sql: str, rows: Sequence[Values]) -> sqlite3.Cursor:
        try:
            cursor: sqlite3.Cursor = self._connection.executemany(sql, rows)
        except sqlite3.Error as error:
            raise _wrapped(sql, error) from error
        return cursor


class _Begun:
    """Commits when the block ends well."""

    def __init__(self, connection: PooledConnection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        """Begun already."""

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is not None:
            self._connection.close()
            return
        try:
            self._connection.commit()
        except sqlite3.Error as error:
            self._connection.close()
            raise _wrapped("COMMIT", error) from error


class LightResult:
    """Rows, as SQLAlchemy gives them."""

    def __init__(self, rowcount: int, rows: Iterator[Any], names: Any) -> None:
        self.rowcount = rowcount
        self._rows = rows if names is None else map(names._make, rows)

    @classmethod
    def of(cls, cursor: sqlite3.Cursor, form: "_Form | None") -> Self:
        """The rows of a cursor, with the names of the statement's columns."""
        if cursor.description is None:
            return cls(cursor.rowcount, iter(()), None)
        # A form keeps its rows' type: most statements have one, and SQL that is written out none.
        names = form.names(cursor.description) if form else _row_type(cursor.description)
        # Read whole at once: an open cursor would keep its transaction's snapshot.
        return cls(cursor.rowcount, iter(cursor.fetchall()), names)

    def __iter__(self) -> Iterator[Any]:
        return self._rows

    def all(self) -> list[Any]:
        """Every row."""
        return list(self._rows)

    def first(self) -> Any:
        """The first row, or None."""
        return next(self._rows, None)

    def one_or_none(self) -> Any:
        """The only row, or None."""
        found = list(self._rows)
        assert len(found) <= 1, found
        return found[0] if found else None

    def one(self) -> Any:
        """The only row."""
        [found] = self._rows
        return found

    def scalar(self) -> Any:
        """The first value, or None."""
        found = self.first()
        return None if found is None else found[0]

    def scalar_one(self) -> Any:
        """The only value."""
        return self.one()[0]

    def scalar_one_or_none(self) -> Any:
        """The only value, or None."""
        found = self.one_or_none()
        return None if found is None else found[0]

    def scalars(self) -> "LightResult":
        """The first value of each row."""
        return LightResult(self.rowcount, map(itemgetter(0), self._rows), None)


class _Form:
    """A compiled statement: its SQL, and where each value of it comes from."""

    def __init__(self, compiled: SQLCompiler, key: Any) -> None:
        self._compiled = compiled
        self.sql = str(compiled)
        self._names: Any = None
        self._is_expanding = bool(compiled.post_compile_params)
        place = {bind.key: n for n, bind in enumerate(key.bindparams)} if key else {}
        self._places: list[tuple[str, Any, int | None]] = []
        for name in compiled.positiontup or ():
            bind = compiled.binds[name]
            self._places.append((bind.key, bind, place.get(bind.key)))
        self._key = key

    def names(self, description: Any) -> Any:
        """The rows' type."""
        if self._names is None:
            self._names = _row_type(description)
        return self._names

    def said(self, values: Mapping[str, object], extracted: Any) -> tuple[str, Values]:
        """The SQL and its values in order; lists of IN are written out."""
        placed = self.placed(values, extracted)
        if not self._is_expanding:
            return self.sql, placed
        sql, flat = self.sql, []
        for (_, bind, _), value in zip(self._places, placed, strict=True):
            if not bind.expanding:
                flat.append(value)
                continue
            many = list(value)
            marks = ", ".join("?" * len(many)) or _NONE_OF_THEM
            sql = sql.replace(f"__[POSTCOMPILE_{self._compiled.bind_names[bind]}]", marks, 1)
            flat += many
        return sql, flat

    def placed(self, values: Mapping[str, object], extracted: Any) -> list[Any]:
        """The values in the order of the placeholders."""
        return [
            values[name]
            if name in values
            else (bind if n is None else extracted[n]).effective_value
            for name, bind, n in self._places
        ]


def _row_type(description: Any) -> Any:
    return _named(tuple(column[0] for column in description))


@cache
def _named(names: tuple[str, ...]) -> Any:
    row = namedtuple  # noqa: PYI024 - its fields are found at run time
    return row("Row", names, rename=True)


_NOTHING: Mapping[str, object] = {}
_FORMS: dict[object, _Form] = {}
_KEPT = "_light_forms"
_NONE_OF_THEM = "SELECT 1 FROM (SELECT 1) WHERE 1 != 1"


def _form_of(statement: Any, given: tuple[str, ...]) -> tuple[_Form, Any]:
    """What a statement is compiled to, and its own values; found again on the statement itself."""
    kept = statement.__dict__.get(_KEPT)
    if kept is None:
        key = statement._generate_cache_key()  # noqa: SLF001
        kept = statement.__dict__[_KEPT] = (key, {})
    key, forms = kept
    form = forms.get(given)
    if form is None:
        columns = tuple(sorted(given))
        place = (key.key, columns)
        form = _FORMS.get(place)
        if form is None:
            compiled = statement._compiler(  # noqa: SLF001
                _DIALECT, cache_key=key, column_keys=list(columns) or None
            )
            form = _FORMS[place] = _Form(compiled, key)
        forms[given] = form
    return form, key.bindparams


def _wrapped(sql: str, error: sqlite3.Error) -> BaseException:
    return DBAPIError.instance(sql, None, error, sqlite3.Error, dialect=_DIALECT)
