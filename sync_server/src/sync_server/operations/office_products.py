"""The catalogue edited at the office: products added, changed and removed."""

from msgspec import UNSET, Struct, UnsetType
from pos_protocol.events import (
    Barcode,
    CountedLine,
    InReason,
    ProductAdded,
    ProductChanged,
    ProductRemoved,
    ReceivedLine,
    StockCounted,
    StockReceived,
    Unit,
)
from pos_protocol.hlc import ZERO, Hlc
from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID, product_id
from pos_protocol.sheets import printed_code

from sync_server.db.projections import catalogue, stock
from sync_server.db.queries import products as queries
from sync_server.db.queries.catalogue import free_office_numbers
from sync_server.db.queries.products import ProductView
from sync_server.errors import RefusedError, ServerCode
from sync_server.operations.commands import Office, Outcome
from sync_server.operations.conditions import Conditions, check_edit
from sync_server.operations.office import Draft
from sync_server.operations.office_stock import new_vendors, refuse_parts
from sync_server.operations.reading import find_product


class ProductEntry(Struct, frozen=True, kw_only=True):
    """A product as a form says it. Paisa, thousandths; None was not said.

    `opening_milli` is stock that a new product comes with, since `stocked_in_ms`.
    """

    product_id: int | None
    name: str
    price_paisa: int
    barcodes: tuple[str, ...] | None = None
    unit: Unit | None = None
    vendor_id: int | None = None
    category: str | None = None
    opening_milli: int = 0
    stocked_in_ms: int | None = None
    conditions: Conditions


class ProductChange(Struct, frozen=True, kw_only=True):
    """Fields that change; UNSET leaves one as it is, None takes it away. Paisa, thousandths."""

    name: str | UnsetType = UNSET
    price_paisa: int | UnsetType = UNSET
    barcodes: tuple[str, ...] | UnsetType = UNSET
    unit: Unit | UnsetType = UNSET
    vendor_id: int | UnsetType | None = UNSET
    low_at_milli: int | UnsetType | None = UNSET
    category: str | UnsetType = UNSET
    conditions: Conditions


class Removed(Struct, frozen=True, kw_only=True):
    """A product that is in no list any more."""

    store_id: int
    product_id: int


def put_product(office: Office, entry: ProductEntry) -> Outcome[ProductView]:
    """Make a product what the entry says: a new one, or the changed fields of a known one.

    Stock of a known product is left alone: it is the sum of its movements. Raises
    RefusedError(DUPLICATE_BARCODE, PRODUCT_NUMBER_REFUSED, QUANTITY_REFUSED, PRECONDITION_FAILED),
    ProtocolError.
    """
    known = entry.product_id and queries.find(office.tx, office.store_id, entry.product_id)
    if not known:
        return add_product(office, entry)
    check_edit(entry.conditions, known)
    change = _change(known, entry)
    if change is None:
        return Outcome(value=known)
    _refuse_twins(office, entry.barcodes or (), known.product_id)
    drafts = [*new_vendors(office, entry.vendor_id), Draft(change)]
    return _record(office, known.product_id, drafts=drafts, is_new=False)


def add_product(office: Office, entry: ProductEntry) -> Outcome[ProductView]:
    """Put a new product into the catalogue, with its opening stock.

    Raises as `put_product`, and RefusedError(PRODUCT_EXISTS).
    """
    number = entry.product_id or _free_number(office)
    if queries.find(office.tx, office.store_id, number) is not None:
        raise RefusedError(ServerCode.PRODUCT_EXISTS, f"there is a product {number} already")
    check_edit(entry.conditions, None)
    _refuse_number(office, number)
    _refuse_twins(office, entry.barcodes or (), number)
    unit = entry.unit or Unit.PIECE
    refuse_parts(unit, entry.opening_milli)
    added = ProductAdded(
        product_id=number,
        name_en=entry.name,
        barcodes=tuple(Barcode(code=code) for code in entry.barcodes or ()),
        unit=unit,
        price=entry.price_paisa,
        vendor_id=entry.vendor_id,
        category=entry.category or "",
    )
    drafts = [*new_vendors(office, entry.vendor_id), Draft(added), *_opening(office, number, entry)]
    return _record(office, number, drafts=drafts, is_new=True)


def remove_product(office: Office, number: int, *, conditions: Conditions) -> Outcome[Removed]:
    """Take a product and its records off every list; again is no fault, the log keeps all.

    Raises RefusedError(NOT_FOUND, PRECONDITION_FAILED).
    """
    removed = Removed(store_id=office.store_id, product_id=number)
    known = queries.find(office.tx, office.store_id, number)
    if known is None:
        loaded = _loaded(office, number).products.get(number)
        if loaded is None or loaded.state != "removed":
            raise RefusedError(ServerCode.NOT_FOUND, f"there is no product {number} in this store")
        return Outcome(value=removed)
    check_edit(conditions, known)
    event = ProductRemoved(product_id=number, base=known.revision)
    results = office.record(([Draft(event)], _newest(office, number)))
    return Outcome(value=removed, store_seq=results[-1].store_seq or 0)


def patch_product(office: Office, number: int, patch: ProductChange) -> Outcome[ProductView]:
    """Change the fields that are named, of a product that is there.

    Raises RefusedError(NOT_FOUND, PRECONDITION_FAILED, DUPLICATE_BARCODE), ProtocolError.
    """
    known = find_product(office.tx, office.store_id, number)
    check_edit(patch.conditions, known)
    nothing = ProductChanged(product_id=number, base=known.revision)
    change = ProductChanged(
        product_id=number,
        base=known.revision,
        name_en=_unless(patch.name, known.name),
        price=_unless(patch.price_paisa, known.price_paisa),
        unit=_unless(patch.unit, known.unit),
        vendor_id=_unless(patch.vendor_id, known.vendor_id),
        low_at=_unless(patch.low_at_milli, known.low_at_milli),
        category=_unless(patch.category, known.category),
        barcodes=UNSET
        if patch.barcodes is UNSET or patch.barcodes == known.barcodes
        else tuple(Barcode(code=code) for code in patch.barcodes),
    )
    if change == nothing:
        return Outcome(value=known)
    _refuse_twins(office, patch.barcodes or (), number)
    drafts = [*new_vendors(office, patch.vendor_id or None), Draft(change)]
    return _record(office, number, drafts=drafts, is_new=False)


def _unless[T](value: T | UnsetType, known: object) -> T | UnsetType:
    """The value where it says something new."""
    return UNSET if value is UNSET or value == known else value


def _change(known: ProductView, entry: ProductEntry) -> ProductChanged | None:
    """Only the fields that are said otherwise."""
    nothing = ProductChanged(product_id=known.product_id, base=known.revision)
    change = ProductChanged(
        product_id=known.product_id,
        base=known.revision,
        name_en=entry.name if entry.name != known.name else UNSET,
        price=entry.price_paisa if entry.price_paisa != known.price_paisa else UNSET,
        unit=entry.unit if entry.unit not in {None, known.unit} and entry.unit else UNSET,
        vendor_id=entry.vendor_id if entry.vendor_id not in {None, known.vendor_id} else UNSET,
        category=UNSET if entry.category is None else _unless(entry.category, known.category),
        barcodes=tuple(Barcode(code=code) for code in entry.barcodes)
        if entry.barcodes is not None and entry.barcodes != known.barcodes
        else UNSET,
    )
    return None if change == nothing else change


def _opening(office: Office, number: int, entry: ProductEntry) -> list[Draft]:
    if not entry.opening_milli:
        return []
    level = stock.load(office.tx, office.store_id, (number,)).get(number) or stock.Level()
    if number in _loaded(office, number).products and level.version:
        # It was here before, under the same number: what is said now is what lies on the shelf.
        seen = CountedLine(
            n=1,
            product_id=number,
            counted=entry.opening_milli,
            known_quantity=level.quantity,
            known_version=level.version,
            pending=0,
        )
        return [Draft(StockCounted(lines=(seen,)))]
    line = ReceivedLine(
        n=1,
        product_id=number,
        quantity=entry.opening_milli,
        known_quantity=level.quantity,
        known_version=level.version,
        pending=0,
    )
    received = StockReceived(lines=(line,), reason=InReason.OPENING, vendor_id=entry.vendor_id)
    return [Draft(received, entry.stocked_in_ms)]


def _free_number(office: Office) -> int:
    free = next(free_office_numbers(office.tx, office.store_id), None)
    if free is None:
        raise RefusedError(
            ServerCode.PRODUCT_NUMBER_REFUSED, "the office has no product numbers left"
        )
    return product_id(0, free)


def _refuse_number(office: Office, number: int) -> None:
    """A number of a till's block may be given again by that till tomorrow, to other goods."""
    if number >= OPEN_ITEM_PRODUCT_ID and number not in _loaded(office, number).products:
        raise RefusedError(
            ServerCode.PRODUCT_NUMBER_REFUSED,
            f"numbers from {OPEN_ITEM_PRODUCT_ID} on are given by the tills:"
            " take a lower one, or none to get the next that is free",
        )


def _refuse_twins(office: Office, codes: tuple[str, ...], number: int) -> None:
    taken = queries.with_barcodes(office.tx, office.store_id, codes)
    for code, other in taken.items():
        if other != number:
            raise RefusedError(
                ServerCode.DUPLICATE_BARCODE,
                f"product {other} has the barcode {printed_code(code)} already",
            )


def _loaded(office: Office, number: int) -> catalogue.Catalogue:
    return catalogue.load(office.tx, office.store_id, product_ids=(number,), vendor_ids=())


def _newest(office: Office, number: int) -> Hlc:
    """The logical time of the product's newest edit: the next one must come after it."""
    known = _loaded(office, number).products.get(number)
    stamps = known.stamps.values() if known else ()
    return max((Hlc(ms, counter) for ms, counter, _event in stamps), default=ZERO)


def _record(
    office: Office, number: int, *, drafts: list[Draft], is_new: bool
) -> Outcome[ProductView]:
    results = office.record((drafts, _newest(office, number)))
    product = queries.find(office.tx, office.store_id, number)
    assert product is not None
    return Outcome(value=product, is_new=is_new, store_seq=results[-1].store_seq or 0)
