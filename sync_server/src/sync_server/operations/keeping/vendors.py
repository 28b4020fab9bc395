"""Vendors named at the office: each name is an event, and the newest one counts."""

from msgspec import Struct
from pos_protocol.events import VendorAdded
from pos_protocol.hlc import ZERO, Hlc
from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID

from sync_server.db.projections import catalogue
from sync_server.db.queries import vendors
from sync_server.db.queries.vendors import VendorView
from sync_server.errors import RefusedError, ServerCode
from sync_server.operations.commands import Office, Outcome
from sync_server.operations.conditions import Conditions, check_tags, content_tag
from sync_server.operations.office import Draft


class VendorEntry(Struct, frozen=True, kw_only=True):
    """A vendor as a form says it; without a number it gets the next free one."""

    vendor_id: int | None
    name: str


def add_vendor(office: Office, entry: VendorEntry) -> Outcome[VendorView]:
    """Make a vendor known, or name one that goods were booked on before anybody named it.

    Raises RefusedError(VENDOR_EXISTS, VENDOR_REFUSED).
    """
    number = entry.vendor_id or _free_number(office)
    known = vendors.find(office.tx, office.store_id, number)
    if known is not None and known.name:
        raise RefusedError(
            ServerCode.VENDOR_EXISTS, f"vendor {number} is there already: {known.name}"
        )
    return _record(office, number, entry.name)


def rename_vendor(
    office: Office, number: int, name: str, *, conditions: Conditions
) -> Outcome[VendorView]:
    """Give a vendor another name. Raises RefusedError(NOT_FOUND, PRECONDITION_FAILED)."""
    known = vendors.find(office.tx, office.store_id, number)
    if known is None:
        raise unknown_vendor(number)
    check_tags(conditions, {vendor_tag(known)})
    if known.name == name:
        return Outcome(value=known)
    return _record(office, number, name)


def vendor_tag(vendor: VendorView) -> str:
    """Changes with a vendor's name."""
    return content_tag(vendor)


def unknown_vendor(number: int) -> RefusedError:
    """What is said of a vendor that is not there."""
    return RefusedError(ServerCode.NOT_FOUND, f"there is no vendor {number} in this store")


def _record(office: Office, number: int, name: str) -> Outcome[VendorView]:
    loaded = catalogue.load(office.tx, office.store_id, product_ids=(), vendor_ids=(number,))
    known = loaded.vendors.get(number)
    newest = Hlc(known.stamp[0], known.stamp[1]) if known else ZERO
    results = office.record(([Draft(VendorAdded(vendor_id=number, name=name))], newest))
    vendor = VendorView(vendor_id=number, name=name)
    return Outcome(value=vendor, is_new=True, store_seq=results[-1].store_seq or 0)


def _free_number(office: Office) -> int:
    free = vendors.highest_below(office.tx, office.store_id, OPEN_ITEM_PRODUCT_ID) + 1
    if free >= OPEN_ITEM_PRODUCT_ID:
        raise RefusedError(
            ServerCode.VENDOR_REFUSED, "the office has no vendor numbers left: give one"
        )
    return free
