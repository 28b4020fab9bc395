"""Batches that came with deliveries: what is left of those with a date, and what goods have cost.

Nothing says which piece a customer took. What is left of a batch is an estimate: what came first is
taken to have gone first, so the stock on hand is what came last.
"""

from datetime import date

import msgspec
from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID

from pos_app.db.queries.products import by_id
from pos_app.db.statement import Statement, Tx
from pos_app.domain.product import Product


class Expiring(msgspec.Struct, frozen=True, kw_only=True):
    """A batch that is past its date or near it, with what is left of it in thousandths."""

    product: Product
    expiry: date
    lot: str
    left_milli: int
    on_hand_milli: int


class Cost(msgspec.Struct, frozen=True, kw_only=True):
    """What a unit cost in one delivery, in paisa; quantity in thousandths.

    `delivered_on` is the day on the vendor's bill, as 2026-11-28, where somebody typed one.
    """

    cost_paisa: int
    quantity_milli: int
    occurred_ms: int
    vendor: str
    bill_no: str
    delivered_on: str | None = None


_EXPIRING = Statement(
    "WITH dated AS (SELECT DISTINCT b.product_id, s.confirmed + s.pending AS on_hand FROM batch b"
    " JOIN stock_level s ON s.product_id = b.product_id"
    " WHERE b.expiry IS NOT NULL AND b.expiry <= :until AND s.confirmed + s.pending > 0),"
    " come AS (SELECT d.product_id, d.on_hand, b.expiry, b.lot, b.quantity, sum(b.quantity) OVER"
    " (PARTITION BY b.product_id ORDER BY b.hlc_ms DESC, b.event_id DESC, b.n DESC"
    " ROWS UNBOUNDED PRECEDING) AS upto"
    " FROM dated d JOIN batch b ON b.product_id = d.product_id"
    " LEFT JOIN feed f ON f.event_id = b.event_id WHERE coalesce(f.held, 0) = 0)"
    " SELECT c.product_id, c.expiry, c.lot, min(c.quantity, c.on_hand - (c.upto - c.quantity)),"
    " c.on_hand FROM come c JOIN product p ON p.product_id = c.product_id"
    " WHERE p.is_listed AND c.product_id != :open_item AND c.expiry IS NOT NULL"
    " AND c.expiry <= :until AND c.upto - c.quantity < c.on_hand"
    " ORDER BY c.expiry, c.product_id, c.lot LIMIT :limit"
)
_COSTS = Statement(
    "SELECT b.cost, b.quantity, b.occurred_ms, coalesce(v.name, ''), b.bill_no,"
    " b.delivered_on FROM batch b"
    " LEFT JOIN vendor v ON v.vendor_id = b.vendor_id"
    " WHERE b.product_id = :product_id AND b.cost IS NOT NULL"
    " ORDER BY b.hlc_ms DESC, b.event_id DESC, b.n DESC LIMIT :limit"
)


def expiring(tx: Tx, *, until: date, limit: int) -> tuple[Expiring, ...]:
    """Batches that expire up to and with a day and are not sold out yet, the earliest first."""
    values = {"until": until.isoformat(), "open_item": OPEN_ITEM_PRODUCT_ID, "limit": limit}
    found = []
    for product_id, expiry, lot, left_milli, on_hand_milli in _EXPIRING.all(tx, **values):
        product = by_id(tx, product_id)
        assert product is not None, product_id
        found.append(
            Expiring(
                product=product,
                expiry=date.fromisoformat(expiry),
                lot=lot,
                left_milli=left_milli,
                on_hand_milli=on_hand_milli,
            )
        )
    return tuple(found)


def costs(tx: Tx, product_id: int, *, limit: int) -> tuple[Cost, ...]:
    """What a product cost in its latest deliveries, the newest first."""
    rows = _COSTS.all(tx, product_id=product_id, limit=limit)
    return tuple(
        Cost(
            cost_paisa=cost,
            quantity_milli=quantity,
            occurred_ms=occurred_ms,
            vendor=vendor,
            bill_no=bill_no,
            delivered_on=delivered_on,
        )
        for cost, quantity, occurred_ms, vendor, bill_no, delivered_on in rows
    )
