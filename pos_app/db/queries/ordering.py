"""What runs low: goods at or below the mark that was set for them, and how fast they sell."""

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
    "SELECT p.product_id, coalesce(s.confirmed + s.pending, 0),"
    " (SELECT coalesce(sum(CASE m.type WHEN 'sale' THEN m.quantity ELSE -m.quantity END), 0)"
    " FROM movement m WHERE m.product_id = p.product_id AND m.hlc_ms >= :since_ms"
    " AND (m.type = 'sale' OR m.reason = 'customer_return'))"
    " FROM product p LEFT JOIN stock_level s ON s.product_id = p.product_id"
    " WHERE p.low_at IS NOT NULL AND p.is_listed AND p.product_id != :open_item"
    " AND coalesce(s.confirmed + s.pending, 0) <= p.low_at ORDER BY p.product_id LIMIT :limit"
)


def low(tx: Tx, *, since_ms: int, limit: int) -> tuple[Selling, ...]:
    """Products at or below their mark, with what was sold since a moment, returns taken off."""
    called = {vendor.vendor_id: vendor.name for vendor in vendors(tx)}
    found = []
    values = {"since_ms": since_ms, "open_item": OPEN_ITEM_PRODUCT_ID, "limit": limit}
    for product_id, quantity_milli, sold_milli in _LOW.all(tx, **values):
        product = by_id(tx, product_id)
        assert product is not None, product_id
        found.append(
            Selling(
                hit=ProductHit(product=product, quantity_milli=quantity_milli),
                vendor=called.get(product.vendor_id or 0, ""),
                sold_milli=max(sold_milli, 0),
            )
        )
    return tuple(found)
