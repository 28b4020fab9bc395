"""Products with their stock, as people and programs read them."""

from collections.abc import Sequence
from uuid import UUID

import msgspec
from msgspec import Struct
from pos_protocol.events import category_key
from sqlalchemy import BindParameter, ColumnElement, Row, Select, bindparam, select

from sync_server.db import schema
from sync_server.db.database import Tx
from sync_server.db.queries.wording import all_in


class ProductView(Struct, frozen=True, kw_only=True):
    """A product of the catalogue with its stock. Paisa, thousandths, milliseconds.

    `revision` counts the catalogue's events about it, `version` its stock movements.
    """

    product_id: int
    name: str
    unit: str
    price_paisa: int
    vendor_id: int | None
    barcodes: tuple[str, ...]
    quantity_milli: int
    first_stocked_in_ms: int | None
    revision: int
    version: int
    cost_paisa: int | None = None
    low_at_milli: int | None = None
    category: str = ""


class Sought(Struct, frozen=True, kw_only=True):
    """Which products: all `words` stand in a name, `code` is one of its barcodes; empty for any.

    `category` is theirs in any spelling, empty for goods that stand in none; None for any.
    """

    words: str = ""
    code: str = ""
    category: str | None = None


class StockView(Struct, frozen=True, kw_only=True):
    """The stock of a product; `since_ms` is when the server learned of its newest movement."""

    quantity_milli: int
    version: int
    since_ms: int


def find(tx: Tx, store_id: int, product_id: int) -> ProductView | None:
    """A live product by its number."""
    rows = tx.execute(_ONE, {"of_store": store_id, "of_product": product_id}).all()
    return _view(rows[0], [row.code for row in rows if row.code is not None]) if rows else None


def page(
    tx: Tx, store_id: int, *, after: int, limit: int, sought: Sought | None = None
) -> list[ProductView]:
    """A store's live products whose numbers are above `after`, by number."""
    product = schema.product.c
    wanted = _wanted(tx, store_id, sought or Sought())
    rows = tx.execute(
        _products(store_id)
        .where(product.product_id > after, *wanted)
        .order_by(product.product_id)
        .limit(limit)
    ).all()
    return _views(tx, store_id, rows)


def _wanted(tx: Tx, store_id: int, sought: Sought) -> list[ColumnElement[bool]]:
    product, barcode = schema.product.c, schema.product_barcode.c
    wanted = all_in(sought.words, product.name_en, product.name_ur, product.name_hi)
    if sought.category is not None:
        wanted.append(product.category.in_(_spellings(tx, store_id, sought.category)))
    if sought.code:
        owners = select(barcode.product_id).where(
            barcode.store_id == store_id, barcode.code == sought.code
        )
        wanted.append(product.product_id.in_(owners))
    return wanted


def _spellings(tx: Tx, store_id: int, category: str) -> list[str]:
    """How a store spells a category; "" is none."""
    product, key = schema.product.c, category_key(category)
    kept = tx.execute(select(product.category).where(product.store_id == store_id).distinct())
    return [name for (name,) in kept if category_key(name) == key]


def with_barcodes(tx: Tx, store_id: int, codes: Sequence[str]) -> dict[str, int]:
    """Which of these codes a live product has already, and which product."""
    if not codes:
        return {}
    barcode, product = schema.product_barcode.c, schema.product.c
    rows = tx.execute(
        select(barcode.code, barcode.product_id)
        .join_from(
            schema.product_barcode,
            schema.product,
            (barcode.store_id == product.store_id) & (barcode.product_id == product.product_id),
        )
        .where(barcode.store_id == store_id, barcode.code.in_(codes), product.state == "live")
        .order_by(barcode.product_id.desc())
    )
    return {row.code: row.product_id for row in rows}


def stock(tx: Tx, store_id: int, product_id: int) -> StockView | None:
    """The stock of a live product."""
    product, level = schema.product.c, schema.stock_on_hand.c
    row = tx.execute(
        select(level.quantity_milli, level.version, product.stamps)
        .join_from(
            schema.product,
            schema.stock_on_hand,
            (product.store_id == level.store_id) & (product.product_id == level.product_id),
            isouter=True,
        )
        .where(
            product.store_id == store_id,
            product.product_id == product_id,
            product.state == "live",
        )
    ).one_or_none()
    if row is None:
        return None
    version = row.version or 0
    if version:
        since_ms = _moved_ms(tx, store_id, product_id, version=version)
    else:
        since_ms = _added_ms(tx, store_id, row.stamps)
    return StockView(quantity_milli=row.quantity_milli or 0, version=version, since_ms=since_ms)


def _moved_ms(tx: Tx, store_id: int, product_id: int, *, version: int) -> int:
    moved, log = schema.stock_movements.c, schema.event_log.c
    return int(
        tx.execute(
            select(log.received_ms)
            .join_from(
                schema.stock_movements,
                schema.event_log,
                (moved.store_id == log.store_id) & (moved.store_seq == log.store_seq),
            )
            .where(
                moved.store_id == store_id,
                moved.product_id == product_id,
                moved.version == version,
            )
        ).scalar_one()
    )


def _added_ms(tx: Tx, store_id: int, stamps: bytes) -> int:
    made_by = msgspec.json.decode(stamps, type=dict[str, tuple[int, int, str]])["state"]
    log = schema.event_log.c
    return int(
        tx.execute(
            select(log.received_ms).where(
                log.store_id == store_id, log.event_id == UUID(made_by[2]).bytes
            )
        ).scalar_one()
    )


def _products(store_id: int | BindParameter[int]) -> Select[tuple[object, ...]]:
    product, level = schema.product.c, schema.stock_on_hand.c
    return (
        select(
            product.product_id,
            product.name_en,
            product.name_ur,
            product.name_hi,
            product.unit,
            product.price_paisa,
            product.vendor_id,
            product.revision,
            product.cost_paisa,
            product.low_at_milli,
            product.category,
            level.quantity_milli,
            level.first_stocked_in_ms,
            level.version,
        )
        .join_from(
            schema.product,
            schema.stock_on_hand,
            (product.store_id == level.store_id) & (product.product_id == level.product_id),
            isouter=True,
        )
        .where(product.store_id == store_id, product.state == "live")
    )


def _views(tx: Tx, store_id: int, rows: Sequence[Row[tuple[object, ...]]]) -> list[ProductView]:
    barcode = schema.product_barcode.c
    codes: dict[int, list[str]] = {}
    for found in tx.execute(
        select(barcode.product_id, barcode.code)
        .where(
            barcode.store_id == store_id,
            barcode.product_id.in_([row.product_id for row in rows]),
        )
        .order_by(barcode.product_id, barcode.position)
    ):
        codes.setdefault(found.product_id, []).append(found.code)
    return [_view(row, codes.get(row.product_id, ())) for row in rows]


def _view(row: Row[tuple[object, ...]], codes: Sequence[str]) -> ProductView:
    return ProductView(
        product_id=row.product_id,
        name=row.name_en or row.name_ur or row.name_hi,
        unit=row.unit,
        price_paisa=row.price_paisa,
        vendor_id=row.vendor_id,
        barcodes=tuple(codes),
        quantity_milli=row.quantity_milli or 0,
        first_stocked_in_ms=row.first_stocked_in_ms,
        revision=row.revision,
        version=row.version or 0,
        cost_paisa=row.cost_paisa,
        low_at_milli=row.low_at_milli,
        category=row.category,
    )


_barcode = schema.product_barcode.c
# A sale of goods that were not sold lately asks it under the store's lock: it is built once.
_ONE = (
    _products(bindparam("of_store"))
    .outerjoin(
        schema.product_barcode,
        (schema.product.c.store_id == _barcode.store_id)
        & (schema.product.c.product_id == _barcode.product_id),
    )
    .add_columns(_barcode.code)
    .where(schema.product.c.product_id == bindparam("of_product"))
    .order_by(_barcode.position)
)
