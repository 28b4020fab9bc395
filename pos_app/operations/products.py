"""The catalogue: adding, changing and removing products, and adding vendors."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import msgspec
from msgspec import UNSET, UnsetType
from pos_protocol.events import (
    NAME_CHARS_MAX,
    Barcode,
    ProductAdded,
    ProductChanged,
    ProductRemoved,
    Unit,
    VendorAdded,
)
from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID, product_id
from pos_protocol.quantity import QUANTITY_MILLI_MAX, quantity_text
from pos_protocol.sheets import printed_code

from pos_app.db import event_log
from pos_app.db.queries import products as queries
from pos_app.db.statement import Tx
from pos_app.domain.people import Right
from pos_app.domain.product import (
    Product,
    checked_category,
    checked_codes,
    checked_name,
    checked_price,
    checked_tax,
    checked_text,
)
from pos_app.errors import (
    DuplicateBarcode,
    NameRefused,
    NothingChanged,
    ProductExists,
    ProductNotFound,
    ProductNumberRefused,
    QuantityRefused,
    VendorNotFound,
)
from pos_app.operations.context import TillContext
from pos_app.operations.numbering import ProductNumbers

CHUNK = 200
"""Products of an import that go into one transaction: a sale in between waits no longer."""


class NewProduct(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a product to be added; one of the names is given.

    `product_id` None takes the next free number of this till's block. `is_code_shared` lets a code
    that another product has be used again on purpose.
    """

    name_en: str = ""
    name_ur: str = ""
    name_hi: str = ""
    barcodes: tuple[Barcode, ...] = ()
    unit: Unit = Unit.PIECE
    price_paisa: int
    cost_paisa: int | None = None
    vendor_id: int | None = None
    low_at_milli: int | None = None
    tax_bp: int = 0
    category: str = ""
    product_id: int | None = None
    is_code_shared: bool = False


class ProductEdit(msgspec.Struct, frozen=True, kw_only=True):
    """Fields of a product to set; those left UNSET stay as they are."""

    name_en: str | UnsetType = UNSET
    name_ur: str | UnsetType = UNSET
    name_hi: str | UnsetType = UNSET
    barcodes: tuple[Barcode, ...] | UnsetType = UNSET
    unit: Unit | UnsetType = UNSET
    price_paisa: int | UnsetType = UNSET
    cost_paisa: int | UnsetType | None = UNSET
    vendor_id: int | UnsetType | None = UNSET
    low_at_milli: int | UnsetType | None = UNSET
    tax_bp: int | UnsetType = UNSET
    category: str | UnsetType = UNSET
    is_code_shared: bool = False


def add_product(till: TillContext, new: NewProduct, *, vendor: str = "") -> Product:
    """Put one product into the catalogue, perhaps with its vendor by name; a new name makes one.

    Raises NameRefused, PriceRefused, BarcodeRefused, DuplicateBarcode, QuantityRefused,
    ProductExists, ProductNumberRefused, VendorNotFound: then nothing changed.
    """
    till.need(Right.EDIT_CATALOGUE)
    return next(iter(_add(till, [new], vendor=vendor)))


def add_products(till: TillContext, new: Iterable[NewProduct]) -> Iterator[Product]:
    """Put many products into the catalogue, 200 to a transaction, as fast as they are taken.

    A refused one raises as `add_product` does; the 200 it stands among are then not recorded, those
    before are.
    """
    source = iter(new)
    while chunk := list(islice(source, CHUNK)):
        yield from _add(till, chunk)


def change_product(
    till: TillContext, number: int, edit: ProductEdit, *, vendor: str = ""
) -> Product:
    """Set fields of a product, and its vendor by name as `add_product` does.

    Raises ProductNotFound, NothingChanged and as `add_product`.
    """
    till.need(Right.EDIT_CATALOGUE)
    with till.db.write() as tx:
        before = _existing(tx, number)
        if vendor.strip():
            edit = msgspec.structs.replace(edit, vendor_id=_vendor_id(tx, till, vendor))
        event = _changed(tx, before, edit)
        _refuse_vendor(tx, event.vendor_id)
        event_log.append(tx, [event], by=till.writer)
        after = queries.by_id(tx, number)
    assert after is not None
    return after


def settle_price(till: TillContext, number: int, price_paisa: int) -> Product:
    """Decide which of two prices holds. Raises ProductNotFound, PriceRefused, ApprovalNeeded.

    It is recorded even where that one holds already: whoever decided had seen both.
    """
    till.need(Right.EDIT_CATALOGUE)
    with till.db.write() as tx:
        before = _existing(tx, number)
        event = ProductChanged(
            product_id=number, base=before.revision, price=checked_price(price_paisa)
        )
        event_log.append(tx, [event], by=till.writer)
        after = queries.by_id(tx, number)
    assert after is not None
    return after


def remove_product(till: TillContext, number: int) -> None:
    """Take a product off every list; the log keeps its history. Raises ProductNotFound."""
    till.need(Right.EDIT_CATALOGUE)
    with till.db.write() as tx:
        before = _existing(tx, number)
        event = ProductRemoved(product_id=number, base=before.revision)
        event_log.append(tx, [event], by=till.writer)


def restore_product(till: TillContext, product: Product) -> Product:
    """Put a removed product back under its own number, as it was.

    Raises ProductExists when it is there, DuplicateBarcode when its code is another's by now.
    """
    till.need(Right.EDIT_CATALOGUE)
    with till.db.write() as tx:
        if queries.by_id(tx, product.product_id) is not None:
            raise ProductExists(product_id=product.product_id)
        _refuse_codes(tx, product.barcodes, number=product.product_id, new={})
        event = ProductAdded(product_id=product.product_id, **_state(product))  # type: ignore[arg-type]
        event_log.append(tx, [event], by=till.writer)
        after = queries.by_id(tx, product.product_id)
    assert after is not None
    return after


def add_vendor(till: TillContext, name: str, *, vendor_id: int | None = None) -> queries.Vendor:
    """Make a vendor known, with the next free number of this till's block or one that is given.

    A number that is known gets the new name. Raises NameRefused, ProductNumberRefused.
    """
    till.need(Right.EDIT_CATALOGUE)
    kept = checked_name(name, field="vendor's name")
    if vendor_id is not None and not 1 <= vendor_id <= 2**53:
        raise ProductNumberRefused(product_id=vendor_id)
    with till.db.write() as tx:
        number = _name_vendor(tx, till, kept, vendor_id=vendor_id)
    return queries.Vendor(vendor_id=number, name=kept)


def vendor_named(till: TillContext, name: str) -> queries.Vendor:
    """The vendor of that name, whatever its case; a new name makes a vendor. Raises NameRefused."""
    wanted = checked_name(name, field="vendor's name")
    with till.db.read() as tx:
        known = _known_vendor(tx, wanted)
    return known or add_vendor(till, wanted)


def _known_vendor(tx: Tx, name: str) -> queries.Vendor | None:
    folded = name.casefold()
    return next((each for each in queries.vendors(tx) if each.name.casefold() == folded), None)


def _vendor_id(tx: Tx, till: TillContext, name: str) -> int:
    """The vendor of that name; a new one is made in the product's own transaction.

    Made before it, it would be left behind when the product is refused.
    """
    wanted = checked_name(name, field="vendor's name")
    known = _known_vendor(tx, wanted)
    return known.vendor_id if known else _name_vendor(tx, till, wanted)


def _name_vendor(tx: Tx, till: TillContext, name: str, *, vendor_id: int | None = None) -> int:
    till_no = till.identity.till_no
    number = vendor_id or product_id(till_no, queries.last_vendor_n(tx, till_no) + 1)
    event_log.append(tx, [VendorAdded(vendor_id=number, name=name)], by=till.writer)
    return number


def _add(till: TillContext, chunk: Sequence[NewProduct], *, vendor: str = "") -> list[Product]:
    with till.db.write() as tx:
        if vendor.strip():
            vendor_id = _vendor_id(tx, till, vendor)
            chunk = [msgspec.structs.replace(new, vendor_id=vendor_id) for new in chunk]
        numbers = ProductNumbers(tx)
        events: list[ProductAdded] = []
        codes: dict[str, Product] = {}
        for new in chunk:
            number = numbers.next() if new.product_id is None else numbers.take(new.product_id)
            event = _added(new, number)
            if not new.is_code_shared:
                _refuse_codes(tx, event.barcodes, number=number, new=codes)
            codes |= dict.fromkeys((code.code for code in event.barcodes), _product(event))
            _refuse_vendor(tx, event.vendor_id)
            events.append(event)
        event_log.append(tx, events, by=till.writer)
    return [_product(event) for event in events]


def _refuse_codes(
    tx: Tx, barcodes: Sequence[Barcode], *, number: int, new: dict[str, Product]
) -> None:
    """A code names one product, unless it is shared on purpose: else a scan would have to ask."""
    for barcode in barcodes:
        others = queries.by_code(tx, (barcode.code,)) or (
            (new[barcode.code],) if barcode.code in new else ()
        )
        for other in others:
            if other.product_id != number:
                raise DuplicateBarcode(
                    code=printed_code(barcode.code),
                    product_id=other.product_id,
                    name=other.name(),
                )


def _added(new: NewProduct, number: int) -> ProductAdded:
    names = {name: checked_text(getattr(new, name), field="name") for name in _NAMES}
    if not any(names.values()):
        raise NameRefused(field="name", problem="empty", chars_max=NAME_CHARS_MAX)
    return ProductAdded(
        product_id=number,
        **names,
        barcodes=checked_codes(new.barcodes),
        unit=new.unit,
        price=checked_price(new.price_paisa),
        cost=_cost(new.cost_paisa),
        vendor_id=new.vendor_id,
        low_at=_low_at(new.low_at_milli),
        tax_bp=checked_tax(new.tax_bp),
        category=checked_category(new.category),
    )


_NAMES = ("name_en", "name_ur", "name_hi")


def _changed(tx: Tx, before: Product, edit: ProductEdit) -> ProductChanged:
    """The event that sets what differs from the product as it is. Raises NothingChanged."""
    now = _state(before)
    fields = {name: value for name, value in _wanted(edit).items() if value != now[name]}
    if not fields:
        raise NothingChanged
    if not any(str((now | fields)[name]) for name in _NAMES):
        raise NameRefused(field="name", problem="empty", chars_max=NAME_CHARS_MAX)
    if "barcodes" in fields and not edit.is_code_shared:
        _refuse_codes(tx, checked_codes(edit.barcodes or ()), number=before.product_id, new={})
    return msgspec.convert(
        {"product_id": before.product_id, "base": before.revision, **fields},
        ProductChanged,
        from_attributes=True,
    )


def _wanted(edit: ProductEdit) -> dict[str, object]:
    """What an edit asks for, checked, under the event's field names."""
    checks: dict[str, tuple[object, Callable[[Any], object]]] = {
        **{
            name: (getattr(edit, name), lambda text: checked_text(text, field="name"))
            for name in _NAMES
        },
        "barcodes": (edit.barcodes, checked_codes),
        "unit": (edit.unit, Unit),
        "price": (edit.price_paisa, checked_price),
        "cost": (edit.cost_paisa, _cost),
        "vendor_id": (edit.vendor_id, lambda vendor_id: vendor_id),
        "low_at": (edit.low_at_milli, _low_at),
        "tax_bp": (edit.tax_bp, checked_tax),
        "category": (edit.category, checked_category),
    }
    return {name: check(value) for name, (value, check) in checks.items() if value is not UNSET}


def _state(product: Product) -> dict[str, object]:
    """A product under the event's field names."""
    return {
        **{
            name: getattr(product, name)
            for name in (*_NAMES, "barcodes", "unit", "vendor_id", "tax_bp", "category")
        },
        "price": product.price_paisa,
        "cost": product.cost_paisa,
        "low_at": product.low_at_milli,
    }


def _existing(tx: Tx, number: int) -> Product:
    found = queries.by_id(tx, number)
    if found is None or number == OPEN_ITEM_PRODUCT_ID:
        raise ProductNotFound(product=number)
    return found


def _cost(cost_paisa: int | None) -> int | None:
    return None if cost_paisa is None else checked_price(cost_paisa)


def _refuse_vendor(tx: Tx, vendor_id: int | UnsetType | None) -> None:
    """The last thing that is looked at: whoever makes the vendor known then meets no other."""
    if isinstance(vendor_id, int) and queries.vendor(tx, vendor_id) is None:
        raise VendorNotFound(vendor_id=vendor_id)


def _low_at(low_at_milli: int | None) -> int | None:
    if low_at_milli is not None and not 0 <= low_at_milli <= QUANTITY_MILLI_MAX:
        shown = quantity_text(low_at_milli) if abs(low_at_milli) < 10**30 else "that number"
        raise QuantityRefused(quantity=shown, quantity_max_milli=QUANTITY_MILLI_MAX)
    return low_at_milli


def _product(event: ProductAdded) -> Product:
    return Product(
        product_id=event.product_id,
        name_en=event.name_en,
        name_ur=event.name_ur,
        name_hi=event.name_hi,
        barcodes=event.barcodes,
        unit=event.unit,
        price_paisa=event.price,
        cost_paisa=event.cost,
        vendor_id=event.vendor_id,
        low_at_milli=event.low_at,
        tax_bp=event.tax_bp,
        category=event.category,
        revision=1,
    )
