"""Alerts about a product's stock: opened once, closed when it is over, acknowledged by people."""

import hashlib
from collections.abc import Collection

from msgspec import Struct
from sqlalchemy import Row, insert, select, update

from sync_server.db.bulk import read_arrays
from sync_server.db.database import Tx
from sync_server.db.queue import schema

LOW, NEGATIVE = "low_stock", "negative_stock"


# The look-ups are in two keys for each product; only what somebody should see is read.
_TOO_LITTLE = (
    "SELECT json_array(product.product_id, coalesce(level.quantity_milli, 0), product.low_at_milli)"
    " FROM product LEFT JOIN stock_on_hand AS level ON level.store_id = product.store_id"
    " AND level.product_id = product.product_id WHERE product.store_id = {store_id:d}"
    " AND product.product_id IN ({products}) AND product.state = 'live'"
    " AND (level.quantity_milli < 0 OR coalesce(level.quantity_milli, 0) <= product.low_at_milli)"
)
_OPEN = (
    "SELECT json_array(product_id, kind, alert_id) FROM alert"
    " WHERE store_id = {store_id:d} AND product_id IN ({products}) AND closed_ms IS NULL"
)


class StockLevel(Struct, frozen=True, kw_only=True):
    """A live product's stock and the limit under which it is low, in thousandths."""

    product_id: int
    quantity_milli: int
    low_at_milli: int | None


class Alert(Struct, frozen=True, kw_only=True):
    """One alert: open until `closed_ms`."""

    alert_id: int
    kind: str
    product_id: int
    quantity_milli: int
    low_at_milli: int | None
    opened_seq: int
    opened_ms: int
    closed_ms: int | None = None
    acked_ms: int | None = None
    acked_by: str = ""


def levels(tx: Tx, store_id: int, product_ids: Collection[int]) -> list[StockLevel]:
    """Those of these products that have too little now: live, and low or below zero."""
    products = ",".join([f"{product:d}" for product in product_ids])
    rows = read_arrays(tx, _TOO_LITTLE.format(store_id=store_id, products=products))
    return [
        StockLevel(product_id=product_id, quantity_milli=quantity, low_at_milli=low_at)
        for product_id, quantity, low_at in sorted(rows, key=lambda row: row[0])
    ]


def open_of(tx: Tx, store_id: int, product_ids: Collection[int]) -> dict[tuple[int, str], int]:
    """The open alerts of these products: (product_id, kind) to alert_id."""
    products = ",".join([f"{product:d}" for product in product_ids])
    rows = read_arrays(tx, _OPEN.format(store_id=store_id, products=products))
    return {(product_id, kind): alert_id for product_id, kind, alert_id in rows}


def add(tx: Tx, store_id: int, alert: Alert) -> None:
    """Open an alert."""
    values = {name: getattr(alert, name) for name in alert.__struct_fields__}
    tx.execute(insert(schema.alert).values(store_id=store_id, **values))


def close(tx: Tx, store_id: int, alert_ids: Collection[int], *, now_ms: int) -> None:
    """Close alerts whose cause is gone."""
    column = schema.alert.c
    tx.execute(
        update(schema.alert)
        .where(column.store_id == store_id, column.alert_id.in_(alert_ids))
        .values(closed_ms=now_ms)
    )


def acknowledge(tx: Tx, store_id: int, alert_id: int, *, actor: str, now_ms: int) -> Alert | None:
    """Note who has seen an alert first; None for one that is not there."""
    column = schema.alert.c
    tx.execute(
        update(schema.alert)
        .where(
            column.store_id == store_id,
            column.alert_id == alert_id,
            column.acked_ms.is_(None),
        )
        .values(acked_ms=now_ms, acked_by=actor)
    )
    row = tx.execute(
        select(schema.alert).where(column.store_id == store_id, column.alert_id == alert_id)
    ).one_or_none()
    return None if row is None else _alert(row)


def page(tx: Tx, store_id: int, *, after: int, limit: int) -> list[Alert]:
    """A store's alerts that are open or not acknowledged yet, by number."""
    column = schema.alert.c
    rows = tx.execute(
        select(schema.alert)
        .where(
            column.store_id == store_id,
            column.alert_id > after,
            column.closed_ms.is_(None) | column.acked_ms.is_(None),
        )
        .order_by(column.alert_id)
        .limit(limit)
    )
    return [_alert(row) for row in rows]


def alert_id_of(store_seq: int, product_id: int, kind: str) -> int:
    """A number for the alert that an entry opened: the same whoever opens it, below 2^53."""
    digest = hashlib.sha256(f"{store_seq}|{product_id}|{kind}".encode()).digest()
    return int.from_bytes(digest[:6])


def _alert(row: Row[*tuple[object, ...]]) -> Alert:
    values = row._asdict()
    del values["store_id"]
    return Alert(**values)
