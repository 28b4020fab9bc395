"""Stock per product and the movements that made it: a sum, with a version for every line."""

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct
from sqlalchemy import case, select, update

from sync_server.db import schema
from sync_server.db.bulk import UPDATE_ROWS_MAX, Row, insert_rows
from sync_server.db.database import Tx


class Level(Struct, kw_only=True):
    """A product's stock in thousandths. `version` counts its movement lines, applied or held."""

    quantity: int = 0
    version: int = 0
    first_in_ms: int | None = None
    is_new: bool = True


def load(tx: Tx, store_id: int, product_ids: Collection[int]) -> dict[int, Level]:
    """The levels of those of the products that ever moved."""
    column = schema.stock_on_hand.c
    rows = tx.execute(
        select(
            column.product_id, column.quantity_milli, column.version, column.first_stocked_in_ms
        ).where(column.store_id == store_id, column.product_id.in_(product_ids))
    )
    return {
        product_id: Level(quantity=quantity, version=version, first_in_ms=first, is_new=False)
        for product_id, quantity, version, first in rows
    }


def load_all(tx: Tx, store_id: int) -> dict[int, Level]:
    """The level of every product of a store."""
    column = schema.stock_on_hand.c
    rows = tx.execute(select(schema.stock_on_hand).where(column.store_id == store_id))
    return {
        row.product_id: Level(
            quantity=row.quantity_milli,
            version=row.version,
            first_in_ms=row.first_stocked_in_ms,
            is_new=False,
        )
        for row in rows
    }


def save(tx: Tx, store_id: int, *, levels: Mapping[int, Level], movements: Sequence[Row]) -> None:
    """Write the touched levels and the new movements; every product must have its row."""
    fresh = sorted((product, level) for product, level in levels.items() if level.is_new)
    insert_rows(
        tx,
        schema.stock_on_hand,
        [
            (store_id, product, level.quantity, level.version, level.first_in_ms)
            for product, level in fresh
        ],
    )
    changed = sorted((product, level) for product, level in levels.items() if not level.is_new)
    for start in range(0, len(changed), UPDATE_ROWS_MAX):
        _update(tx, store_id, dict(changed[start : start + UPDATE_ROWS_MAX]))
    insert_rows(tx, schema.stock_movements, movements)


def _update(tx: Tx, store_id: int, levels: Mapping[int, Level]) -> None:
    column = schema.stock_on_hand.c
    tx.execute(
        update(schema.stock_on_hand)
        .where(column.store_id == store_id, column.product_id.in_(list(levels)))
        .values(
            quantity_milli=case(
                {product: level.quantity for product, level in levels.items()},
                value=column.product_id,
            ),
            version=case(
                {product: level.version for product, level in levels.items()},
                value=column.product_id,
            ),
            first_stocked_in_ms=case(
                {product: level.first_in_ms for product, level in levels.items()},
                value=column.product_id,
            ),
        )
    )
