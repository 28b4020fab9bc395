"""Sums over stores and periods, read from the summaries by their keys."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import (
    ColumnElement,
    Select,
    Table,
    func,
    literal,
    select,
    union_all,
)

from sync_server.db import schema as feed
from sync_server.db.database import Tx
from sync_server.db.reporting import schema
from sync_server.db.reporting.periods import LAST_OF_MONTH, MONTH, days, month_of, pieces
from sync_server.db.reporting.schema import SUMMARIES

RANGES_MAX = 2000
"""Places in an index that a database still finds one by one, before its optimiser gives up."""

type Sums = Any
"""A row: the columns asked for, then the sums of every figure of the table by its name."""


class Scope(Struct, frozen=True, kw_only=True):
    """Which stores, None for all of them, and which days: numbers, both ends included."""

    stores: tuple[int, ...] | None
    start: int
    end: int

    def of_store(self, store_id: int) -> "Scope":
        """The same days of one store."""
        return Scope(stores=(store_id,), start=self.start, end=self.end)


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
    table = SUMMARIES[name]
    columns = [table.c[column] for column in by]
    query = _summed(table, columns, scope).order_by(*columns)
    if after is not None:
        query = query.where(columns[-1] > after)
    if limit is not None:
        query = query.limit(limit)
    return tx.execute(query).all()


def largest(
    tx: Tx, name: str, scope: Scope, *, by: tuple[str, ...], figure: str, limit: int
) -> Sequence[Sums]:
    """The rows of `by_key` with the largest sums of a figure; of equal ones the first key."""
    table = SUMMARIES[name]
    columns = [table.c[column] for column in by]
    figures = {
        "margin": func.sum(
            table.c.net_paisa - table.c.tax_paisa - table.c.uncosted_paisa - table.c.cost_paisa
        ),
        "net": func.sum(table.c.net_paisa),
        "quantity": func.sum(table.c.sold_milli - table.c.returned_milli),
    }
    query = _summed(table, columns, scope).order_by(figures[figure].desc(), *columns)
    return tx.execute(query.limit(limit)).all()


def by_day(tx: Tx, name: str, scope: Scope) -> Sequence[Sums]:
    """The sums of each day, in order; `period` is the day."""
    table = SUMMARIES[name]
    period = table.c.period
    query = (
        select(period, *_sums(table))
        .where(
            *_in_stores(table, scope),
            period.between(scope.start, scope.end),
            period % MONTH != 0,
        )
        .group_by(period)
        .order_by(period)
    )
    return tx.execute(query).all()


def by_month(tx: Tx, name: str, scope: Scope) -> Sequence[Sums]:
    """The sums of each month, or of that part of it that is asked for; `period` is the month."""
    table = SUMMARIES[name]
    month = (table.c.period - table.c.period % MONTH).label("period")
    query = _summed(table, [month], scope).order_by(month)
    return tx.execute(query).all()


def changes_after(
    tx: Tx, name: str, scope: Scope, *, by: tuple[str, ...], only: Sequence[int] | None = None
) -> Sequence[Sums]:
    """The sums of all that is dated after the scope's end; `only` some values of the last column.

    It leads from what is there now back to what was there then.
    """
    table = SUMMARIES[name]
    period, month = table.c.period, month_of(scope.end)
    later = (period > scope.end) & (period <= month + LAST_OF_MONTH)
    later |= (period > month + LAST_OF_MONTH) & (period % MONTH == 0)
    columns = [table.c[column] for column in by]
    query = select(*columns, *_sums(table)).where(*_in_stores(table, scope), later)
    if only is not None:
        query = query.where(columns[-1].in_(only))
    return tx.execute(query.group_by(*columns)).all()


def sold_since(scope: Scope) -> Select[tuple[int, int]]:
    """What each product of one store sold less its returns, in thousandths: a part of a query."""
    table = schema.report_product
    return (
        select(
            table.c.product_id,
            func.sum(table.c.sold_milli - table.c.returned_milli).label("sold_milli"),
        )
        .where(
            *_in_stores(table, scope),
            table.c.period.in_(days(scope.start, scope.end)),
        )
        .group_by(table.c.product_id)
    )


def _summed(
    table: Table, columns: Sequence[ColumnElement[int]], scope: Scope
) -> Select[*tuple[Any, ...]]:
    periods = pieces(scope.start, scope.end)
    query = select(*columns, *_sums(table))
    if columns:
        query = query.group_by(*columns)
    if scope.stores is not None and len(scope.stores) * len(periods) <= RANGES_MAX:
        return query.where(*_in_stores(table, scope), table.c.period.in_(periods))
    # Each store, each period, and then the row: a list of all pairs would be too long to plan.
    every = union_all(*(select(literal(one).label("period")) for one in periods))
    asked = every.alias("asked")
    store = feed.store
    joined = store.join(asked, store.c.store_id > 0).join(
        table, (table.c.store_id == store.c.store_id) & (table.c.period == asked.c.period)
    )
    query = query.select_from(joined).prefix_with("STRAIGHT_JOIN", dialect="mysql")
    query = query.prefix_with("STRAIGHT_JOIN", dialect="mariadb")
    return query.where(*_in_stores(store, scope))


def _sums(table: Table) -> list[ColumnElement[int]]:
    keys = {column.name for column in table.primary_key}
    return [
        func.coalesce(func.sum(column), 0).label(column.name)
        for column in table.columns
        if column.name not in keys
    ]


def _in_stores(table: Table, scope: Scope) -> list[ColumnElement[bool]]:
    return [] if scope.stores is None else [table.c.store_id.in_(scope.stores)]
