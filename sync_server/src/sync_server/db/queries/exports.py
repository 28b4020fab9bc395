"""The rows of the two original files, in the original order of columns."""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import select

from sync_server.db import schema
from sync_server.db.database import Tx

ROWS_AT_ONCE = 2000


class ProductRow(NamedTuple):
    """A live product with its stock; amounts in paisa and thousandths, the time in milliseconds.

    The tax is in hundredths of a percent; `barcodes` are codes with the thousandths of one.
    """

    product_id: int
    quantity_milli: int
    price_paisa: int
    name: str
    first_stocked_in_ms: int | None
    vendor_id: int | None
    barcodes: tuple[tuple[str, int], ...]
    unit: str
    tax_bp: int
    category: str
    cost_paisa: int | None
    name_ur: str
    name_hi: str
    low_at_milli: int | None


class MovementRow(NamedTuple):
    """One stock movement; a held one has no effect yet and is not listed."""

    movement_id: int
    product_id: int
    type: str
    quantity_milli: int
    occurred_ms: int
    reason: str


def products(tx: Tx, store_id: int) -> Iterator[ProductRow]:
    """A store's live products by number."""
    product, level, barcode = schema.product.c, schema.stock_on_hand.c, schema.product_barcode.c
    after = 0
    while True:
        rows = tx.execute(
            select(schema.product, level.quantity_milli, level.first_stocked_in_ms)
            .join_from(
                schema.product,
                schema.stock_on_hand,
                (product.store_id == level.store_id) & (product.product_id == level.product_id),
                isouter=True,
            )
            .where(product.store_id == store_id, product.product_id > after)
            .order_by(product.product_id)
            .limit(ROWS_AT_ONCE)
        ).all()
        if not rows:
            return
        codes: dict[int, list[tuple[str, int]]] = {}
        for code in tx.execute(
            select(barcode.product_id, barcode.code, barcode.quantity_milli)
            .where(
                barcode.store_id == store_id,
                barcode.product_id.between(rows[0].product_id, rows[-1].product_id),
            )
            .order_by(barcode.product_id, barcode.position)
        ):
            codes.setdefault(code.product_id, []).append((code.code, code.quantity_milli))
        for row in rows:
            if row.state == "live":
                yield ProductRow(
                    product_id=row.product_id,
                    quantity_milli=row.quantity_milli or 0,
                    price_paisa=row.price_paisa,
                    name=row.name_en or row.name_ur or row.name_hi,
                    first_stocked_in_ms=row.first_stocked_in_ms,
                    vendor_id=row.vendor_id,
                    barcodes=tuple(codes.get(row.product_id, ())),
                    unit=row.unit,
                    tax_bp=row.tax_bp,
                    category=row.category,
                    cost_paisa=row.cost_paisa,
                    name_ur=row.name_ur,
                    name_hi=row.name_hi,
                    low_at_milli=row.low_at_milli,
                )
        after = rows[-1].product_id


def movements(tx: Tx, store_id: int) -> Iterator[MovementRow]:
    """A store's applied movements, product by product, oldest first."""
    column = schema.stock_movements.c
    last = (0, 0)
    while True:
        rows = tx.execute(
            select(schema.stock_movements)
            .where(
                column.store_id == store_id,
                (column.product_id > last[0])
                | ((column.product_id == last[0]) & (column.version > last[1])),
            )
            .order_by(column.product_id, column.version)
            .limit(ROWS_AT_ONCE)
        ).all()
        if not rows:
            return
        for row in rows:
            if row.applied:
                yield MovementRow(
                    movement_id=row.movement_id,
                    product_id=row.product_id,
                    type=row.type,
                    quantity_milli=row.quantity_milli,
                    occurred_ms=row.occurred_ms,
                    reason=row.reason,
                )
        last = (rows[-1].product_id, rows[-1].version)
