"""What reports ask of the stock of now: its value, what lies dead, what runs low."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Row, case, func, select

from sync_server.db.database import Tx
from sync_server.db.queries.reports.sums import Scope, Sums, read_whole
from sync_server.db.reporting import schema
from sync_server.db.reporting.periods import Span, added_and_taken
from sync_server.db.reporting.schema import report_product_now, report_store_now

type Found = Row[*tuple[object, ...]]


def values_of_stores(tx: Tx, store_ids: Sequence[int]) -> Sequence[Found]:
    """What the stock of each store is worth; a store without an entry has no row."""
    column = report_store_now.c
    return tx.execute(
        select(report_store_now).where(column.store_id.in_(store_ids)).order_by(column.store_id)
    ).all()


def products(tx: Tx, store_id: int, *, after: int, limit: int) -> Sequence[Found]:
    """A store's products with their stock at the cursor, by number; those that have any."""
    now = report_product_now.c
    return tx.execute(
        select(report_product_now)
        .where(now.store_id == store_id, now.product_id > after, now.quantity_milli != 0)
        .order_by(now.product_id)
        .limit(limit)
    ).all()


def some_products(tx: Tx, store_id: int, product_ids: Sequence[int]) -> Sequence[Found]:
    """Some of a store's products with their stock at the cursor."""
    now = report_product_now.c
    return tx.execute(
        select(report_product_now).where(now.store_id == store_id, now.product_id.in_(product_ids))
    ).all()


def dead(tx: Tx, store_id: int, *, before: int, after: int, limit: int) -> Sequence[Found]:
    """Products in stock that neither came in nor were sold on or after a day, by number."""
    now = report_product_now.c
    return tx.execute(
        select(report_product_now)
        .where(
            now.store_id == store_id,
            now.product_id > after,
            now.quantity_milli > 0,
            func.coalesce(now.last_in_day, 0) < before,
            func.coalesce(now.last_sold_day, 0) < before,
        )
        .order_by(now.product_id)
        .limit(limit)
    ).all()


def low(
    tx: Tx,
    scope: Scope,
    *,
    days: int,
    lead_days: int,
    after: int,
    limit: int,
) -> Sequence[Sums]:
    """Live products of one store that are at their limit, or that the next days' sales use up.

    With their names: to ask for those by themselves took longer than all the rest.

    `scope` holds the days of which sales tell the rate.
    """
    assert scope.stores is not None
    (store_id,) = scope.stores
    # Spelled whole: the database needs less time for it than SQLAlchemy to build it.
    on_hand, sold = "COALESCE(l.quantity_milli, 0)", "COALESCE(d.sold_milli, 0)"
    name = "COALESCE(NULLIF(p.name_en, ''), NULLIF(p.name_ur, ''), p.name_hi)"
    # Doubles are exact here up to nine million million units; decimals would take a tenth more.
    whole = f"CAST({sold} AS SIGNED) AS sold_milli"
    columns = ("p.product_id", "p.low_at_milli", "p.unit", f"{name} AS name", *scope.beside)
    added, taken = added_and_taken(scope.start, scope.end)
    went = "sold_milli - returned_milli + 0e0"
    if taken:
        went = f"CASE WHEN {_within(taken)} THEN -1 ELSE 1 END * ({went})"
    return read_whole(
        tx,
        (*columns, f"{on_hand} AS quantity_milli", whole),
        f"""
        FROM product p
        LEFT JOIN stock_on_hand l ON l.store_id = p.store_id AND l.product_id = p.product_id
        LEFT JOIN (
            SELECT product_id, SUM({went}) AS sold_milli
            FROM report_product
            WHERE store_id = {store_id:d} AND ({_within([*added, *taken])})
            GROUP BY product_id ORDER BY NULL
        ) d ON d.product_id = p.product_id
        WHERE p.store_id = {store_id:d} AND p.product_id > {after:d} AND p.state = 'live'
            AND ({on_hand} <= p.low_at_milli OR {on_hand} * {days:d} < {sold} * {lead_days:d})
        ORDER BY p.product_id LIMIT {limit:d}
        """,  # noqa: S608 - whole numbers, and words of ours
    )


def _within(spans: Sequence[Span]) -> str:
    return " OR ".join([f"period BETWEEN {low:d} AND {high:d}" for low, high in spans])


def khata(
    tx: Tx, store_id: int, *, at: int, since: Sequence[int], after: int, limit: int
) -> Sequence[Found]:
    """Customers who owe or are owed at the end of a day, by number: what and since when.

    `since` are the first days of three ages; `newest`, `newer`, `older` is what they came to owe
    in each.
    """
    column = schema.report_khata.c
    balance = func.sum(column.more_paisa - column.less_paisa)
    first, second, third = since

    def owed(low: int, high: int) -> ColumnElement[int]:
        return func.sum(case((column.day.between(low, high), column.more_paisa), else_=0))

    return tx.execute(
        select(
            column.customer_id,
            balance.label("balance"),
            owed(first, at).label("newest"),
            owed(second, first - 1).label("newer"),
            owed(third, second - 1).label("older"),
        )
        .where(column.store_id == store_id, column.customer_id > after, column.day <= at)
        .group_by(column.customer_id)
        .having(balance != 0)
        .order_by(column.customer_id)
        .limit(limit)
    ).all()
