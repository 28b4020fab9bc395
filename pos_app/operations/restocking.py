"""What to order and what expires: lists that an owner takes to the vendor or to the shelf."""

from datetime import date, timedelta

import msgspec

from pos_app.db.queries import batches, ordering
from pos_app.db.queries.batches import Cost, Expiring
from pos_app.db.queries.ordering import Selling
from pos_app.domain.stock import LEAD_DAYS, SOLD_DAYS, suggested_milli
from pos_app.operations.context import TillContext

__all__ = ["Cost", "Expiring", "LowStock", "costs", "expiring", "low_stock"]

LISTED_MAX = 1000
DAY_MS = 24 * 60 * 60 * 1000


class LowStock(msgspec.Struct, frozen=True, kw_only=True):
    """A product that runs low and how much of it to order, in thousandths."""

    selling: Selling
    suggested_milli: int


def low_stock(till: TillContext, *, limit: int = LISTED_MAX) -> tuple[LowStock, ...]:
    """What is at or below its mark, with a suggestion; by vendor, those without one last."""
    since_ms = till.clock.wall_ms() - SOLD_DAYS * DAY_MS
    with till.db.read() as tx:
        found = ordering.low(tx, since_ms=since_ms, limit=limit)
    rows = [
        LowStock(
            selling=each,
            suggested_milli=suggested_milli(
                sold_milli=each.sold_milli,
                on_hand_milli=each.hit.quantity_milli,
                low_at_milli=each.hit.product.low_at_milli or 0,
            ),
        )
        for each in found
    ]
    rows.sort(key=lambda row: (not row.selling.vendor, row.selling.vendor.casefold()))
    return tuple(rows)


def expiring(
    till: TillContext, *, days: int = LEAD_DAYS, limit: int = LISTED_MAX
) -> tuple[Expiring, ...]:
    """Batches that are past their date or will be within some days, the earliest first."""
    with till.db.read() as tx:
        today = till.today()
        until = today + timedelta(days=min(days, (date.max - today).days))
        return batches.expiring(tx, until=until, limit=limit)


def costs(till: TillContext, product_id: int, *, limit: int = 20) -> tuple[Cost, ...]:
    """What a product cost in its latest deliveries, the newest first."""
    with till.db.read() as tx:
        return batches.costs(tx, product_id, limit=limit)
