"""Vendors of a store, as people read them."""

from msgspec import Struct
from sqlalchemy import func, select

from sync_server.db import schema
from sync_server.db.database import Tx


class VendorView(Struct, frozen=True, kw_only=True):
    """A vendor; the name is empty while only goods have named the number."""

    vendor_id: int
    name: str


def page(tx: Tx, store_id: int, *, after: int, limit: int) -> list[VendorView]:
    """A store's vendors whose numbers are above `after`, by number."""
    column = schema.vendor.c
    rows = tx.execute(
        select(column.vendor_id, column.name)
        .where(column.store_id == store_id, column.vendor_id > after)
        .order_by(column.vendor_id)
        .limit(limit)
    )
    return [VendorView(vendor_id=row.vendor_id, name=row.name) for row in rows]


def find(tx: Tx, store_id: int, vendor_id: int) -> VendorView | None:
    """A vendor by number."""
    found = page(tx, store_id, after=vendor_id - 1, limit=1)
    return found[0] if found and found[0].vendor_id == vendor_id else None


def highest_below(tx: Tx, store_id: int, number: int) -> int:
    """The highest number of a vendor below one, 0 for none."""
    column = schema.vendor.c
    found = tx.execute(
        select(func.max(column.vendor_id)).where(
            column.store_id == store_id, column.vendor_id < number
        )
    ).scalar_one()
    return int(found or 0)
