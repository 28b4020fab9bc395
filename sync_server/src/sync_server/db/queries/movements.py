"""The applied movements of one product, oldest first."""

from msgspec import Struct
from sqlalchemy import Select, select

from sync_server.db import schema
from sync_server.db.database import Tx


class MovementView(Struct, frozen=True, kw_only=True):
    """One movement and the stock after it, in thousandths; `version` is its place."""

    movement_id: int
    product_id: int
    type: str
    reason: str
    quantity_milli: int
    quantity_after_milli: int
    version: int
    verdict: str
    occurred_ms: int


def page(tx: Tx, store_id: int, product_id: int, *, after: int, limit: int) -> list[MovementView]:
    """Movements after a version, in order; a held one has no effect yet and is not listed."""
    column = schema.stock_movements.c
    return _read(
        tx,
        select(schema.stock_movements)
        .where(
            column.store_id == store_id,
            column.product_id == product_id,
            column.version > after,
            column.applied == 1,
        )
        .order_by(column.version)
        .limit(limit),
    )


def newest(tx: Tx, store_id: int, product_id: int) -> MovementView:
    """The newest movement of a product that has moved."""
    column = schema.stock_movements.c
    (found,) = _read(
        tx,
        select(schema.stock_movements)
        .where(column.store_id == store_id, column.product_id == product_id)
        .order_by(column.version.desc())
        .limit(1),
    )
    return found


def _read(tx: Tx, query: Select[tuple[object, ...]]) -> list[MovementView]:
    return [
        MovementView(
            movement_id=row.movement_id,
            product_id=row.product_id,
            type=row.type,
            reason=row.reason,
            quantity_milli=row.quantity_milli,
            quantity_after_milli=row.quantity_after_milli,
            version=row.version,
            verdict=row.verdict,
            occurred_ms=row.occurred_ms,
        )
        for row in tx.execute(query)
    ]
