"""What to order and what expires: lists that an owner takes to the vendor or to the shelf."""

from collections.abc import Iterable
from datetime import date, timedelta

import msgspec
from pos_protocol.events import CODE_CHARS_MAX
from pos_protocol.quantity import LOOK_BACK_DAYS, to_order

from pos_app.clock import local_day
from pos_app.db.queries import batches, ordering, reports
from pos_app.db.queries.batches import Cost, Expiring
from pos_app.db.queries.ordering import Selling
from pos_app.db.queries.reports import Span
from pos_app.domain.product import checked_text
from pos_app.domain.report import days_back
from pos_app.domain.stock import VendorBill
from pos_app.operations.context import TillContext

__all__ = ["Cost", "Expiring", "LowStock", "came_before", "costs", "expiring", "low_stock"]

LISTED_MAX = 1000
FAR_DAYS = 36_500
SOON_DAYS = 7


class LowStock(msgspec.Struct, frozen=True, kw_only=True):
    """A product that runs low and how much of it to order, in thousandths."""

    selling: Selling
    suggested_milli: int


def low_stock(till: TillContext, *, limit: int = LISTED_MAX) -> tuple[LowStock, ...]:
    """What is at or below its mark, with a suggestion; by vendor, those without one last."""
    days = days_back(till.today(), LOOK_BACK_DAYS)
    span = Span(first=days.first.isoformat(), last=days.last.isoformat())
    with till.db.read() as tx:
        found = ordering.low(tx, sold=reports.sold(tx, span), limit=limit)
    rows = [
        LowStock(
            selling=each,
            suggested_milli=to_order(
                each.hit.quantity_milli, each.hit.product.low_at_milli or 0, each.sold_milli
            ),
        )
        for each in found
    ]
    rows.sort(key=lambda row: (not row.selling.vendor, row.selling.vendor.casefold()))
    return tuple(rows)


def expiring(
    till: TillContext, *, days: int = SOON_DAYS, limit: int = LISTED_MAX
) -> tuple[Expiring, ...]:
    """Batches that are past their date or will be within some days, the earliest first.

    More days than FAR_DAYS are no more: a calendar ends.
    """
    until = till.today() + timedelta(days=min(days, FAR_DAYS))
    with till.db.read() as tx:
        return batches.expiring(tx, until=until, limit=limit)


def came_before(
    till: TillContext, product_ids: Iterable[int], bill: VendorBill
) -> tuple[int, date] | None:
    """The first of these products that came in under that bill already, and the day; else None.

    The same goods on the same bill are mostly a bill that is entered twice. Without a number
    nothing is known of it. Raises NameRefused.
    """
    number = checked_text(bill.number, field="bill number", chars_max=CODE_CHARS_MAX)
    if not number:
        return None
    with till.db.read() as tx:
        for product_id in product_ids:
            came = batches.came_with(tx, product_id, vendor_id=bill.vendor_id, bill_no=number)
            if came is not None:
                day = came.delivered_on or local_day(came.occurred_ms, till.clock.zone())
                return product_id, date.fromisoformat(day)
    return None


def costs(till: TillContext, product_id: int, *, limit: int = 20) -> tuple[Cost, ...]:
    """What a product cost in its latest deliveries, the newest first."""
    with till.db.read() as tx:
        return batches.costs(tx, product_id, limit=limit)
