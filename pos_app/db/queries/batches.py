"""Batches that came with deliveries: what is left of those with a date, and what goods have cost.

Nothing says which piece a customer took. What is left of a batch is an estimate: what came first is
taken to have gone first, so the stock on hand is what came last. Only of what was taken out as
expired it is known: it is not there any more, however much older stock there is. A delivery that
was undone did not come: it has no batch, and its cost was none.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from uuid import UUID

import msgspec
from pos_protocol.events import OutReason, StockRemoved
from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID

from pos_app.clock import local_day
from pos_app.db import event_log
from pos_app.db.queries.products import by_id
from pos_app.db.statement import Row, Statement, Tx
from pos_app.domain.expiry import noted_batch
from pos_app.domain.product import Product

type _Batches = Counter[tuple[str, str]]
"""Thousandths by date and lot; without a date it is empty."""


class _Gone:
    """What was taken out of one product as expired: of batches by name, and else by its day."""

    def __init__(self) -> None:
        self.named: _Batches = Counter()
        self.unnamed: list[tuple[str, int]] = []


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


class Came(msgspec.Struct, frozen=True, kw_only=True):
    """When goods came in with a bill; `delivered_on` is the day on it, where somebody typed one."""

    occurred_ms: int
    delivered_on: str | None = None


_STANDS = (
    "NOT EXISTS (SELECT 1 FROM correction c LEFT JOIN feed cf ON cf.event_id = c.event_id"
    " WHERE c.corrects = b.event_id AND c.kind = 'StockRemoved' AND coalesce(cf.held, 0) = 0)"
)
_EXPIRING = Statement(
    "WITH dated AS (SELECT DISTINCT b.product_id, s.confirmed + s.pending AS on_hand FROM batch b"  # noqa: S608
    " JOIN stock_level s ON s.product_id = b.product_id"
    " WHERE b.expiry IS NOT NULL AND b.expiry <= :until AND s.confirmed + s.pending > 0),"
    " come AS (SELECT d.product_id, d.on_hand, b.expiry, b.lot, b.quantity, sum(b.quantity) OVER"
    " (PARTITION BY b.product_id ORDER BY b.hlc_ms DESC, b.event_id DESC, b.n DESC"
    " ROWS UNBOUNDED PRECEDING) AS upto"
    " FROM dated d JOIN batch b ON b.product_id = d.product_id"
    f" LEFT JOIN feed f ON f.event_id = b.event_id WHERE coalesce(f.held, 0) = 0 AND {_STANDS})"
    " SELECT c.product_id, c.expiry, c.lot, min(c.quantity, c.on_hand - (c.upto - c.quantity)),"
    " c.on_hand FROM come c JOIN product p ON p.product_id = c.product_id"
    " WHERE p.is_listed AND c.product_id != :open_item AND c.expiry IS NOT NULL"
    " AND c.expiry <= :until AND c.upto - c.quantity < c.on_hand"
)
_ON_HAND = Statement("SELECT confirmed + pending FROM stock_level WHERE product_id = :product_id")
_BATCHES = Statement(
    "SELECT b.quantity, b.expiry, b.lot FROM batch b LEFT JOIN feed f ON f.event_id = b.event_id"  # noqa: S608
    f" WHERE b.product_id = :product_id AND coalesce(f.held, 0) = 0 AND {_STANDS}"
    " ORDER BY b.hlc_ms DESC, b.event_id DESC, b.n DESC"
)
# What an undone removal put back is there again; what was only looked at has a correction as well.
# CROSS JOIN: movements are read for what was corrected, which is little, not for each removal.
_TAKEN_OUT = Statement(
    "SELECT DISTINCT m.event_id, m.product_id FROM movement m"
    " LEFT JOIN feed f ON f.event_id = m.event_id"
    " WHERE m.reason = 'expired' AND coalesce(f.held, 0) = 0"
    " AND NOT EXISTS (SELECT 1 FROM correction c CROSS JOIN movement b ON b.event_id = c.event_id"
    " WHERE c.corrects = m.event_id AND b.product_id = m.product_id AND b.type = 'stock_in')"
    " ORDER BY m.event_id"
)
_CAME = Statement(
    "SELECT b.occurred_ms, b.delivered_on FROM batch b"  # noqa: S608
    " LEFT JOIN feed f ON f.event_id = b.event_id"
    " WHERE b.product_id = :product_id AND b.vendor_id IS :vendor_id"
    " AND b.bill_no = :bill_no COLLATE NOCASE"
    f" AND coalesce(f.held, 0) = 0 AND {_STANDS}"
    " ORDER BY b.hlc_ms DESC, b.event_id DESC, b.n DESC LIMIT 1"
)
_COSTS = Statement(
    "SELECT b.cost, b.quantity, b.occurred_ms, coalesce(v.name, ''), b.bill_no,"  # noqa: S608
    " b.delivered_on FROM batch b"
    " LEFT JOIN vendor v ON v.vendor_id = b.vendor_id"
    f" WHERE b.product_id = :product_id AND b.cost IS NOT NULL AND {_STANDS}"
    " ORDER BY b.hlc_ms DESC, b.event_id DESC, b.n DESC LIMIT :limit"
)


def expiring(tx: Tx, *, until: date, limit: int) -> tuple[Expiring, ...]:
    """Batches that expire up to and with a day and are not sold out yet, the earliest first."""
    values = {"until": until.isoformat(), "open_item": OPEN_ITEM_PRODUCT_ID}
    thrown = _thrown_out(tx)
    rows = [row for row in _EXPIRING.all(tx, **values) if row[0] not in thrown]
    for product_id, gone in thrown.items():
        on_hand_milli, left = _left(tx, product_id, gone)
        rows += [
            (product_id, expiry, lot, left_milli, on_hand_milli)
            for (expiry, lot), left_milli in left.items()
            if left_milli and "" < expiry <= until.isoformat()
        ]
    found = []
    for product_id, expiry, lot, left_milli, on_hand_milli in sorted(rows, key=_in_order):
        product = by_id(tx, product_id)
        if product is None:
            continue
        found.append(
            Expiring(
                product=product,
                expiry=date.fromisoformat(expiry),
                lot=lot,
                left_milli=left_milli,
                on_hand_milli=on_hand_milli,
            )
        )
        if len(found) == limit:
            break
    return tuple(found)


def _in_order(row: Row) -> tuple[str, int, str]:
    product_id, expiry, lot, *_ = row
    return expiry, product_id, lot


def _thrown_out(tx: Tx) -> dict[int, _Gone]:
    """Of each product of which some was taken out as expired, how much; each event is read once."""
    thrown: defaultdict[int, _Gone] = defaultdict(_Gone)
    for event_id, rows in groupby(_TAKEN_OUT.all(tx), key=itemgetter(0)):
        recorded = event_log.read(tx, UUID(bytes=event_id))
        if recorded is None or not isinstance(recorded.event, StockRemoved):
            continue
        stands = {product_id for _, product_id in rows} - {OPEN_ITEM_PRODUCT_ID}
        at = recorded.envelope.occurred_at
        for line in recorded.event.lines:
            if line.product_id not in stands or line.reason != OutReason.EXPIRED:
                continue
            batch = noted_batch(line.note)
            gone = thrown[line.product_id]
            if batch is None:
                gone.unnamed.append((local_day(at.wall_ms, at.zone), line.quantity))
            else:
                gone.named[batch[0].isoformat(), batch[1]] += line.quantity
    return thrown


def _left(tx: Tx, product_id: int, gone: _Gone) -> tuple[int, _Batches]:
    """What is on hand of goods of which some were taken out as expired, and of it by date and lot.

    A removal that names no batch is taken to be of the one that expired first, of those that were
    past their date on its day.
    """
    row = _ON_HAND.one(tx, product_id=product_id)
    on_hand_milli = max(0, row[0]) if row else 0
    if not on_hand_milli:
        return 0, Counter()
    named = Counter(gone.named)
    came = _BATCHES.all(tx, product_id=product_id)
    rest = sum(quantity for _, quantity in gone.unnamed)
    for day, quantity in sorted(gone.unnamed):
        # As it was before: what was left of the oldest then is not left any more.
        left = _shared(came, named, on_hand_milli + rest)
        rest -= quantity
        for key in sorted(key for key in left if "" < key[0] <= day):
            taken = min(left[key], quantity)
            named[key] += taken
            quantity -= taken  # noqa: PLW2901 - what is still to be found
    return on_hand_milli, _shared(came, named, on_hand_milli)


def _shared(came: Sequence[Row], gone: _Batches, on_hand_milli: int) -> _Batches:
    """What is on hand shared among deliveries, the newest first, without what is gone of each."""
    gone = Counter(gone)
    left: _Batches = Counter()
    for quantity, expiry, lot in came:
        key = (expiry or "", lot)
        taken = min(quantity, gone[key])
        gone[key] -= taken
        here = min(quantity - taken, on_hand_milli)
        on_hand_milli -= here
        left[key] += here
    return left


def came_with(tx: Tx, product_id: int, *, vendor_id: int | None, bill_no: str) -> Came | None:
    """The last delivery of a product under that number of that vendor, if it came so before."""
    row = _CAME.one(tx, product_id=product_id, vendor_id=vendor_id, bill_no=bill_no)
    return Came(occurred_ms=row[0], delivered_on=row[1]) if row else None


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
