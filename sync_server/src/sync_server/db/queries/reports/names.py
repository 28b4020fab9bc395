"""What things in reports are called, and how far the reports have come."""

from collections.abc import Collection

from msgspec import Struct
from sqlalchemy import bindparam, select

from sync_server.db import bootstrap_schema
from sync_server.db import schema as feed
from sync_server.db.database import Tx
from sync_server.db.reporting.keeping import CONSUMER
from sync_server.db.reporting.schema import report_store_now

_product = feed.product.c
# Built once: a report of one store takes the database less time than building its question.
_PRODUCTS = select(
    _product.product_id,
    _product.name_en,
    _product.name_ur,
    _product.name_hi,
    _product.unit,
    _product.state,
).where(
    _product.store_id == bindparam("store_id"),
    _product.product_id.in_(bindparam("product_ids", expanding=True)),
)
_BEHIND = (
    "SELECT CAST(COALESCE(SUM(h.seq - COALESCE(c.store_seq, 0)), 0) AS SIGNED) FROM store_head h"  # noqa: S608 - a word of ours
    f" LEFT JOIN consumer_cursor c ON c.store_id = h.store_id AND c.consumer = '{CONSUMER}'"
)
_ZONE = f"SELECT COALESCE(MAX(zone_min), 0) FROM {report_store_now.name}"  # noqa: S608 - as above


class ProductName(Struct, frozen=True, kw_only=True):
    """How a product is called; `state` is live, removed, or unknown to the catalogue."""

    name: str = ""
    unit: str = "piece"
    state: str = "unknown"


def stores(
    tx: Tx, store_ids: Collection[int] | None, *, after: int = 0, limit: int | None = None
) -> dict[int, str]:
    """The names of stores, all for None, by their numbers in order; so many behind `after`."""
    column = feed.store.c
    query = select(column.store_id, column.name).where(column.store_id > after)
    query = query.order_by(column.store_id).limit(limit)
    if store_ids is not None:
        query = query.where(column.store_id.in_(store_ids))
    return {row.store_id: row.name for row in tx.execute(query)}


def products(tx: Tx, store_id: int, product_ids: Collection[int]) -> dict[int, ProductName]:
    """The names of a store's products, removed ones too."""
    rows = tx.execute(_PRODUCTS, {"store_id": store_id, "product_ids": list(product_ids)})
    return {
        product_id: ProductName(name=name_en or name_ur or name_hi, unit=unit, state=state)
        for product_id, name_en, name_ur, name_hi, unit, state in rows
    }


def vendors(tx: Tx, store_id: int, vendor_ids: Collection[int]) -> dict[int, str]:
    """The names of a store's vendors."""
    column = feed.vendor.c
    rows = tx.execute(
        select(column.vendor_id, column.name).where(
            column.store_id == store_id, column.vendor_id.in_(vendor_ids)
        )
    )
    return {row.vendor_id: row.name for row in rows}


def customers(tx: Tx, store_id: int, customer_ids: Collection[int]) -> dict[int, str]:
    """The names of a store's customers."""
    column = bootstrap_schema.customer.c
    rows = tx.execute(
        select(column.customer_id, column.name).where(
            column.store_id == store_id, column.customer_id.in_(customer_ids)
        )
    )
    return {row.customer_id: row.name for row in rows}


def behind(tx: Tx, store_ids: Collection[int] | None) -> int:
    """How many entries of the stores' feeds the reports do not hold yet."""
    return int(tx.exec_driver_sql(_behind(store_ids)).scalar_one())


def behind_beside(store_ids: Collection[int] | None) -> str:
    """The same as a column `behind` of another statement."""
    return f"({_behind(store_ids)}) AS behind"


def _behind(store_ids: Collection[int] | None) -> str:
    return f"{_BEHIND}{_where('h.store_id', store_ids)}"


def zone_min(tx: Tx, store_ids: Collection[int] | None) -> int:
    """The zone of the stores' tills, in minutes from UTC: of several the one where it is latest."""
    return int(tx.exec_driver_sql(_zone(store_ids)).scalar_one())


def zone_beside(store_ids: Collection[int] | None) -> str:
    """The same as a column `zone_min` of another statement."""
    return f"({_zone(store_ids)}) AS zone_min"


def _zone(store_ids: Collection[int] | None) -> str:
    return f"{_ZONE}{_where('store_id', store_ids)}"


def _where(column: str, store_ids: Collection[int] | None) -> str:
    if store_ids is None:
        return ""
    # No store at all is no row, which SQL has no list for.
    return f" WHERE {column} IN ({','.join([f'{one:d}' for one in store_ids]) or 'NULL'})"
