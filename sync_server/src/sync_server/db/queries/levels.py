"""What a store has of each product, and what is running out."""

from msgspec import Struct
from sqlalchemy import func, select

from sync_server.db import schema
from sync_server.db.database import Tx


class LevelView(Struct, frozen=True, kw_only=True):
    """A product's stock in thousandths; `low_at_milli` is where it runs low, None for nowhere."""

    product_id: int
    name: str
    unit: str
    quantity_milli: int
    version: int
    low_at_milli: int | None


def page(tx: Tx, store_id: int, *, after: int, limit: int, is_low: bool = False) -> list[LevelView]:
    """Live products whose numbers are above `after`; `is_low` those at their limit or below it."""
    product, level = schema.product.c, schema.stock_on_hand.c
    quantity = func.coalesce(level.quantity_milli, 0)
    query = (
        select(
            product.product_id,
            product.name_en,
            product.name_ur,
            product.name_hi,
            product.unit,
            product.low_at_milli,
            quantity.label("quantity_milli"),
            func.coalesce(level.version, 0).label("version"),
        )
        .join_from(
            schema.product,
            schema.stock_on_hand,
            (product.store_id == level.store_id) & (product.product_id == level.product_id),
            isouter=True,
        )
        .where(product.store_id == store_id, product.product_id > after, product.state == "live")
        .order_by(product.product_id)
        .limit(limit)
    )
    if is_low:
        query = query.where(quantity <= product.low_at_milli)
    return [
        LevelView(
            product_id=row.product_id,
            name=row.name_en or row.name_ur or row.name_hi,
            unit=row.unit,
            quantity_milli=row.quantity_milli,
            version=row.version,
            low_at_milli=row.low_at_milli,
        )
        for row in tx.execute(query)
    ]
