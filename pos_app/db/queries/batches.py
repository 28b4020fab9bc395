"""Batches that came with deliveries: what is left of those with a date, and what goods have cost.

Nothing says which piece a customer took. What is left of a batch is an estimate: what came first is
taken to have gone first, so the stock on hand is what came last. Only what was thrown away as one
batch, which its removal names, is known to have left that one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby
from uuid import UUID

import msgspec
from pos_protocol.events import OutReason, StockRemoved
from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID

from pos_app.db import event_log
from pos_app.db.queries.products import by_id
from pos_app.db.statement import Statement, Tx
from pos_app.domain.product import Product
from pos_app.domain.stock import batch_name

type Found = tuple[int, str, str, int, int]
"""A product's number, a batch's date and lot, what is left of it, and what is on hand."""


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
_THROWN = Statement(
    "SELECT m.product_id, m.event_id FROM json_each(:products) p JOIN movement m"
    " ON m.product_id = p.value LEFT JOIN feed f ON f.event_id = m.event_id"
    " WHERE m.type = 'manual_removal' AND m.reason = :reason AND coalesce(f.held, 0) = 0"
    " AND NOT EXISTS (SELECT 1 FROM correction c WHERE c.corrects = m.event_id)"
)
_CAME = Statement(
    "SELECT b.expiry, b.lot, b.quantity FROM batch b LEFT JOIN feed f ON f.event_id = b.event_id"
    " WHERE b.product_id = :product_id AND coalesce(f.held, 0) = 0"
    " ORDER BY b.hlc_ms DESC, b.event_id DESC, b.n DESC"
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
    rows: list[Found] = list(map(tuple, _EXPIRING.all(tx, **values)))
    for product_id, expiry, lot, left_milli, on_hand_milli in _without_thrown(tx, rows, until):
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


def _without_thrown(tx: Tx, rows: list[Found], until: date) -> Iterable[Found]:
    """The rows, anew for products of which whole batches were thrown away."""
    thrown = _thrown(tx, {row[0] for row in rows})
    if not thrown:
        return rows
    kept = [row for row in rows if row[0] not in thrown]
    for product_id, on_hand in {row[0]: row[4] for row in rows}.items():
        if product_id in thrown:
            kept += _left(tx, product_id, on_hand=on_hand, thrown=thrown[product_id], until=until)
    return sorted(kept, key=lambda row: (row[1], row[0], row[2]))


def _thrown(tx: Tx, product_ids: Iterable[int]) -> Mapping[int, Counter[str]]:
    """By product how much of which named batch was thrown away, and not put back since."""
    values = {"products": msgspec.json.encode(sorted(product_ids)).decode()}
    found = sorted(_THROWN.all(tx, **values, reason=OutReason.EXPIRED.value))
    thrown: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for (product_id, event_id), _ in groupby(found):
        recorded = event_log.read(tx, UUID(bytes=event_id))
        if recorded is None or not isinstance(recorded.event, StockRemoved):
            # Put away by a compaction: long gone, and the batch with it.
            continue
        for line in recorded.event.lines:
            if (line.product_id, line.reason) == (product_id, OutReason.EXPIRED) and line.note:
                thrown[product_id][line.note] += line.quantity
    return thrown


def _left(
    tx: Tx, product_id: int, *, on_hand: int, thrown: Counter[str], until: date
) -> list[Found]:
    """What is left of each dated batch: the newest stock, without what was thrown away of them."""
    came = [list(row) for row in _CAME.all(tx, product_id=product_id)]
    for batch in reversed(came):
        expiry, lot, _ = batch
        # Whoever takes a lot out by hand notes the lot alone.
        for name in filter(None, (batch_name(lot, expiry), lot)) if expiry else ():
            gone = min(batch[2], thrown[name])
            thrown[name] -= gone
            batch[2] -= gone
    found: list[Found] = []
    room = on_hand
    for expiry, lot, quantity in came:
        left, room = min(quantity, room), max(0, room - quantity)
        if left and expiry and expiry <= until.isoformat():
            found.append((product_id, expiry, lot, left, on_hand))
    return found


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
