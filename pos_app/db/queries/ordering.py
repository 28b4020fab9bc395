"""What runs low: goods at or below the mark that was set for them, and how fast they sell."""

from collections.abc import Mapping

import msgspec
from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID

from pos_app.db.queries.products import ProductHit, by_id, vendors
from pos_app.db.statement import Statement, Tx


class Selling(msgspec.Struct, frozen=True, kw_only=True):
    """A product that runs low, its vendor's name, and what was sold of it lately."""

    hit: ProductHit
    vendor: str
    sold_milli: int


_LOW = Statement(
    "SELECT p.product_id, coalesce(s.confirmed + s.pending, 0) FROM product p"
    " LEFT JOIN stock_level s ON s.product_id = p.product_id"
    " WHERE p.low_at IS NOT NULL AND p.is_listed AND p.product_id != :open_item"
    " AND coalesce(s.confirmed + s.pending, 0) <= p.low_at ORDER BY p.product_id LIMIT :limit"
)


def low(tx: Tx, *, sold: Mapping[int, int], limit: int) -> tuple[Selling, ...]:
    """Products at or below their mark; `sold` is what went of each lately, in thousandths."""
    called = {vendor.vendor_id: vendor.name for vendor in vendors(tx)}
    found = []
    values = {"open_item": OPEN_ITEM_PRODUCT_ID, "limit": limit}
    for product_id, quantity_milli in _LOW.all(tx, **values):
        product = by_id(tx, product_id)
        assert product is not None, product_id
        found.append(
            Selling(
                hit=ProductHit(product=product, quantity_milli=quantity_milli),
                vendor=called.get(product.vendor_id or 0, ""),
                sold_milli=max(sold.get(product_id, 0), 0),
            )
        )
    return tuple(found)
