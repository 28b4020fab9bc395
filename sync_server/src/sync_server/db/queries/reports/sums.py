"""Sums over stores and periods, read from the summaries by their keys.

The statements are spelled here: all that varies in them are names of ours and whole numbers, and a
report of one store takes the database less time than SQLAlchemy needs to build its question.
"""

from collections import defaultdict, namedtuple
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import batched
from typing import Any

from msgspec import Struct
from pos_protocol.events import category_key

from sync_server.db.bulk import rows_of_arrays
from sync_server.db.database import Tx
from sync_server.db.reporting.periods import LAST_OF_MONTH, MONTH, month_of, pieces
from sync_server.db.reporting.schema import CHAIN_SLOTS, CHAINS, SUMMARIES, WORDS

RANGES_MAX = 2000
"""Places in an index that a database still finds one by one, before its optimiser gives up."""

STORES_AT_ONCE = 10
"""Stores whose products one statement sums: of many more MariaDB would sum them on its disk."""

type Sums = Any
"""A row: the columns asked for, then the sums of every figure of the table by its name."""


class Scope(Struct, frozen=True, kw_only=True):
    """Which stores, None for all of them, and which days: numbers, both ends included.

    `beside` are more columns, the same in each row: what would else be a statement of its own.
    `figures` are those that are wanted, none for all: the driver reads each value by itself.
    """

    stores: tuple[int, ...] | None
    start: int
    end: int
    beside: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()

    def of_store(self, store_id: int) -> "Scope":
        """The same days of one store."""
        return self.of_stores((store_id,))

    def of_stores(self, stores: tuple[int, ...]) -> "Scope":
        """The same days of these stores."""
        return Scope(stores=stores, start=self.start, end=self.end)


FIGURES = {
    "margin": "SUM(t.net_paisa - t.tax_paisa - t.uncosted_paisa - t.cost_paisa)",
    "net": "SUM(t.net_paisa)",
    "quantity": "SUM(t.sold_milli - t.returned_milli)",
}
"""What products can be put in order by."""


_BY_UNIT = [
    f"CAST(SUM(CASE WHEN COALESCE(p.unit, 'piece') = '{unit}' THEN t.went_milli ELSE 0 END)"
    f" AS SIGNED) AS {column}"
    for unit, column in (("piece", "piece_milli"), ("kg", "kg_milli"), ("l", "litre_milli"))
]
_APART = {*WORDS, "category", "name", "unit", "low_at_milli"}
"""Columns that are words, or may be empty."""
_EARNED = (
    "line_count",
    "gross_paisa",
    "discount_paisa",
    "tax_paisa",
    "net_paisa",
    "cost_paisa",
    "uncosted_paisa",
)
_OF_CATEGORY = (
    "MIN(t.product_id) AS first_product",
    "COUNT(*) AS products",
    *_BY_UNIT,
    *(f"CAST(SUM(t.{one}) AS SIGNED) AS {one}" for one in (*_EARNED, "weight")),
)
_SUMMED = (*_EARNED, "sold_milli", "returned_milli")
_EXACT_BELOW = 2**52
"""Doubles sum whole numbers exactly up to 2**53; half of that, for what is held against it is such
a sum itself."""


def by_key(
    tx: Tx,
    name: str,
    scope: Scope,
    *,
    by: tuple[str, ...] = (),
    after: int | None = None,
    limit: int | None = None,
) -> Sequence[Sums]:
    """The sums for each value of the columns `by`, in their order, those above `after` only.

    `after` is held against the last of the columns, which are whole numbers then.
    """
    columns = [f"t.{column}" for column in by]
    where = [] if after is None else [f"{columns[-1]} > {after:d}"]
    order = _ordered(columns, limit)
    by_store = "store_id" in by
    chosen = [*columns, *scope.beside]
    return read(
        tx, _sums(name, scope.figures), chosen, _asked(name, scope, where, by_store=by_store), order
    )


def largest(
    tx: Tx, name: str, scope: Scope, *, by: tuple[str, ...], figure: str, limit: int
) -> Sequence[Sums]:
    """The rows of `by_key` with the largest sums of a figure; of equal ones the first key."""
    columns = [f"t.{column}" for column in by]
    keys = ", ".join(columns)
    order = f"GROUP BY {keys} ORDER BY {FIGURES[figure]} DESC, {keys} LIMIT {limit:d}"
    return read(tx, _sums(name, scope.figures), columns, _asked(name, scope), order)


def by_day(tx: Tx, name: str, scope: Scope) -> Sequence[Sums]:
    """The sums of each day, in order; `period` is the day."""
    table, whose = _source(name, scope)
    where = [
        *whose,
        f"t.period BETWEEN {scope.start:d} AND {scope.end:d}",
        f"t.period % {MONTH} <> 0",
    ]
    asked = f"FROM {table} t WHERE {' AND '.join(where)}"
    chosen = ["t.period", *scope.beside]
    if table == name and len(scope.stores or ()) == 1 and _keys(name) == {"store_id", "period"}:
        # A row is a day's sum already.
        return read(tx, _figures(name, scope.figures), chosen, asked, "ORDER BY t.period")
    return read(tx, _sums(name, scope.figures), chosen, asked, _ordered(["t.period"]))


def by_month(tx: Tx, name: str, scope: Scope) -> Sequence[Sums]:
    """The sums of each month, or of that part of it that is asked for; `period` is the month."""
    month = f"t.period - t.period % {MONTH}"
    chosen = [f"{month} AS period", *scope.beside]
    return read(
        tx,
        _sums(name, scope.figures),
        chosen,
        _asked(name, scope),
        f"GROUP BY {month} ORDER BY {month}",
    )


def run(tx: Tx, sql: str) -> Sequence[Sums]:
    """The rows of a statement that is spelled whole."""
    # The driver puts values where a percent sign stands; a doubled one is one.
    return tx.exec_driver_sql(sql if tx.dialect.name == "sqlite" else sql.replace("%", "%%")).all()


def by_category(tx: Tx, scope: Scope) -> Sequence[Sums]:
    """What was sold in the categories of now, in their order, what stands in none at the end.

    `category`, `products` that were sold or came back, what went of them in `piece_milli`,
    `kg_milli` and `litre_milli`, and the sums of `report_product` that the report shows. Spellings
    of one category are one, under that of the product with the lowest number.
    """
    stores = scope.stores
    if stores is None:
        stores = tuple(row.store_id for row in run(tx, "SELECT store_id FROM store"))
    found = defaultdict(list)
    for some in batched(sorted(stores), STORES_AT_ONCE):
        for category, first, *figures in _by_category(tx, scope.of_stores(some)):
            found[category_key(category)].append(((first, category), figures))
    made = _row_of(("category", *_OF_CATEGORY))
    rows = []
    for key in sorted(found, key=lambda key: (not key, key)):
        spellings = found[key]
        first, category = min(spelling for spelling, _ in spellings)
        sums = map(sum, zip(*(figures for _, figures in spellings), strict=True))
        rows.append(made(category, first, *sums))
    return rows


def _by_category(tx: Tx, scope: Scope) -> Sequence[Sums]:
    if tx.dialect.name == "sqlite":
        return _categories(tx, scope, "SUM({})", weight="0")
    # MariaDB sums whole numbers as decimals, which took most of the time. Doubles are as exact
    # while the amounts themselves, all taken as above zero, stay below what a double counts.
    amounts = " + ".join([f"ABS(t.{one})" for one in _SUMMED])
    found = _categories(tx, scope, "SUM({} + 0e0)", weight=f"SUM(0e0 + {amounts})")
    if all(row.weight < _EXACT_BELOW for row in found):
        return found
    return _categories(tx, scope, "SUM({})", weight="0")


def _categories(tx: Tx, scope: Scope, summed: str, *, weight: str) -> Sequence[Sums]:
    straight = "STRAIGHT_JOIN " if tx.dialect.name != "sqlite" else ""
    every = [f"{summed.format(f't.{one}')} AS {one}" for one in (*_EARNED, "returned_milli")]
    went = f"{summed.format('(t.sold_milli - t.returned_milli)')} AS went_milli"
    # Summed first, then looked up: a year has many more days than products.
    goods = (
        f"SELECT {straight}t.store_id, t.product_id, {', '.join([*every, went])},"
        f" {weight} AS weight {_asked('report_product', scope)} GROUP BY t.store_id, t.product_id"
    )
    category = "COALESCE(p.category, '')"
    return read(
        tx,
        _OF_CATEGORY,
        [f"{category} AS category"],
        f"FROM ({goods}) t LEFT JOIN product p"
        " ON p.store_id = t.store_id AND p.product_id = t.product_id"
        " WHERE t.line_count <> 0 OR t.returned_milli <> 0"
        f" GROUP BY {category}",
    )


def changes_after(
    tx: Tx, name: str, scope: Scope, *, by: tuple[str, ...], only: Sequence[int] | None = None
) -> Sequence[Sums]:
    """The sums of all that is dated after the scope's end; `only` some values of the last column.

    It leads from what is there now back to what was there then.
    """
    columns = [f"t.{column}" for column in by]
    last = month_of(scope.end) + LAST_OF_MONTH
    rest = f"t.period > {scope.end:d} AND t.period <= {last:d}"
    where = [
        *_in("t.store_id", scope.stores),
        *_in(columns[-1], only),
        f"({rest} OR t.period > {last:d} AND t.period % {MONTH} = 0)",
    ]
    asked = f"FROM {name} t WHERE {' AND '.join(where)}"
    return read(tx, _sums(name, scope.figures), columns, asked, _ordered(columns))


def _source(name: str, scope: Scope) -> tuple[str, list[str]]:
    """The table that has the sums of a scope in the fewest rows, and which of them are meant."""
    if scope.stores is None and name in CHAINS:
        return CHAINS[name].name, _in("t.slot", range(CHAIN_SLOTS))
    return name, _in("t.store_id", scope.stores)


def _asked(name: str, scope: Scope, more: Iterable[str] = (), *, by_store: bool = False) -> str:
    periods = pieces(scope.start, scope.end)
    table, whose = _source(name, scope)
    if table != name and not by_store:
        where = [*whose, *_in("t.period", periods), *more]
        return f"FROM {table} t WHERE {' AND '.join(where)}"
    if scope.stores is not None and len(scope.stores) * len(periods) <= RANGES_MAX:
        where = [*_in("t.store_id", scope.stores), *_in("t.period", periods), *more]
        return f"FROM {name} t WHERE {' AND '.join(where)}"
    # Each store, each period, and then the row: a list of all pairs would be too long to plan.
    every = " UNION ALL ".join([f"SELECT {one:d} AS period" for one in periods])
    where = [*_in("s.store_id", scope.stores), *more]
    return (
        f"FROM store s CROSS JOIN ({every}) asked CROSS JOIN {name} t"
        f" WHERE {' AND '.join(['t.store_id = s.store_id', 't.period = asked.period', *where])}"
    )


def read(tx: Tx, figures: tuple[str, ...], columns: Sequence[str], *rest: str) -> Sequence[Sums]:
    """The rows of `SELECT columns, figures rest`, figures being whole numbers."""
    asked = " ".join(rest)
    if tx.dialect.name == "sqlite":
        return run(tx, f"SELECT {', '.join([*columns, *figures])} {asked}")
    # The driver reads value by value in Python, which took most of a report's time: so all the
    # whole numbers of a row come as one text. In the order in which the tables are named: the
    # optimisers guess wrong about few of many.
    apart = [one for one in columns if _name(one) in _APART]
    numbers = [one for one in columns if _name(one) not in _APART]
    summed = ", ".join([one.rpartition(" AS ")[0] or one for one in (*numbers, *figures)])
    packed = f"CONCAT('[', CONCAT_WS(',', {summed}), ']') AS packed"
    found = run(tx, f"SELECT STRAIGHT_JOIN {', '.join([*apart, packed])} {asked}")
    make = _row_of((*apart, *numbers, *figures))._make
    figured = rows_of_arrays([row[-1] for row in found])
    if not apart:
        return list(map(make, figured))
    return [make((*row[:-1], *some)) for row, some in zip(found, figured, strict=True)]


def read_whole(tx: Tx, columns: Sequence[str], *rest: str) -> Sequence[Sums]:
    """The rows of `SELECT columns rest`, which groups nothing: words, numbers and what is empty."""
    asked = " ".join(rest)
    if tx.dialect.name == "sqlite":
        return run(tx, f"SELECT {', '.join(columns)} {asked}")
    # As in `read`; the database spells words as well, where it need not find them in a group.
    bare = ", ".join([one.rpartition(" AS ")[0] or one for one in columns])
    found = run(tx, f"SELECT STRAIGHT_JOIN JSON_ARRAY({bare}) AS packed {asked}")
    return list(map(_row_of(tuple(columns))._make, rows_of_arrays([row[0] for row in found])))


@lru_cache
def _row_of(columns: tuple[str, ...]) -> type[Any]:
    """Rows as the database would give them, by the names of their columns."""
    return namedtuple("Sums", map(_name, columns))  # noqa: PYI024 - known at run time


def _name(column: str) -> str:
    return column.rpartition(" AS ")[2].rpartition(".")[2]


def _ordered(columns: Sequence[str], limit: int | None = None) -> str:
    if not columns:
        return ""
    keys = ", ".join(columns)
    return f"GROUP BY {keys} ORDER BY {keys}{'' if limit is None else f' LIMIT {limit:d}'}"


@lru_cache
def _sums(name: str, wanted: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        f"CAST(COALESCE(SUM({one}), 0) AS SIGNED) AS {one[2:]}" for one in _figures(name, wanted)
    )


@lru_cache
def _figures(name: str, wanted: tuple[str, ...]) -> tuple[str, ...]:
    keys = _keys(name)
    every = [column.name for column in SUMMARIES[name].columns if column.name not in keys]
    return tuple(f"t.{one}" for one in every if one in wanted or not wanted)


def _keys(name: str) -> set[str]:
    return {column.name for column in SUMMARIES[name].primary_key}


def _in(column: str, numbers: Collection[int] | None) -> list[str]:
    if numbers is None:
        return []
    # No number at all is no row, which SQL has no list for.
    return [f"{column} IN ({','.join([f'{one:d}' for one in numbers]) or 'NULL'})"]
