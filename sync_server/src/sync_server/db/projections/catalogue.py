"""Products, their barcodes and vendors: registers.

The highest (hlc, event_id) wins in each, so the order in which edits arrive does not matter. A
product that stock moved before anybody named it has a row too (state `unknown`): what refers to it
is real.
"""

from collections.abc import Collection, Sequence
from typing import Literal, TypeGuard

import msgspec
from msgspec import UNSET, Struct
from pos_protocol.envelope import Envelope
from pos_protocol.events import (
    Event,
    ProductAdded,
    ProductChanged,
    ProductRemoved,
    StockReceived,
    VendorAdded,
    category_key,
)
from sqlalchemy import BindParameter, bindparam, delete, select, update

from sync_server.db import schema
from sync_server.db.bulk import Row, insert_rows
from sync_server.db.changes import note_products
from sync_server.db.database import Tx

type Stamp = tuple[int, int, str]
"""(hlc milliseconds, hlc counter, event_id): which edit of a field is the newest."""

_product, _barcode, _vendor = schema.product.c, schema.product_barcode.c, schema.vendor.c
_only: BindParameter[int] = bindparam("only", expanding=True)
# Each push that edits the catalogue asks these: they are built once.
_ALL_PRODUCTS = select(schema.product).where(_product.store_id == bindparam("store_id"))
_PRODUCTS = _ALL_PRODUCTS.where(_product.product_id.in_(_only))
_ALL_BARCODES = (
    select(schema.product_barcode)
    .where(_barcode.store_id == bindparam("store_id"))
    .order_by(_barcode.product_id, _barcode.position)
)
_BARCODES = _ALL_BARCODES.where(_barcode.product_id.in_(_only))
_ALL_VENDORS = select(schema.vendor).where(_vendor.store_id == bindparam("store_id"))
_VENDORS = _ALL_VENDORS.where(_vendor.vendor_id.in_(_only))
_UPDATE = update(schema.product).where(
    _product.store_id == bindparam("of_store"), _product.product_id == bindparam("of_product")
)

type _Touching = ProductAdded | ProductChanged | ProductRemoved | VendorAdded | StockReceived
_TOUCHING = frozenset({ProductAdded, ProductChanged, ProductRemoved, VendorAdded, StockReceived})

FIELDS = (
    "name_en",
    "name_ur",
    "name_hi",
    "barcodes",
    "unit",
    "price",
    "cost",
    "vendor_id",
    "low_at",
    "tax_bp",
    "category",
)
"""The fields of ProductAdded and ProductChanged that are registers."""


class Product(Struct, kw_only=True):
    """A product's registers. `barcodes` are (code, thousandths of the unit)."""

    name_en: str = ""
    name_ur: str = ""
    name_hi: str = ""
    barcodes: tuple[tuple[str, int], ...] = ()
    unit: str = "piece"
    price: int = 0
    cost: int | None = None
    vendor_id: int | None = None
    low_at: int | None = None
    tax_bp: int = 0
    category: str = ""
    revision: int = 0
    state: Literal["unknown", "live", "removed"] = "unknown"
    stamps: dict[str, Stamp] = {}
    is_new: bool = True
    has_new_barcodes: bool = False


class Vendor(Struct, kw_only=True):
    """A vendor's name; empty until somebody named it."""

    name: str = ""
    stamp: Stamp = (0, 0, "")
    is_new: bool = True


class Catalogue(Struct, kw_only=True):
    """What a batch touches of a store's catalogue."""

    products: dict[int, Product] = {}
    vendors: dict[int, Vendor] = {}
    touched_products: set[int] = set()
    touched_vendors: set[int] = set()

    def apply(self, envelope: Envelope, event: Event) -> None:
        """Set the registers that an event sets."""
        if not _is_touching(event):
            return
        stamp = (*envelope.hlc, str(envelope.event_id))
        match event:
            case ProductAdded(product_id=product_id):
                self._set_fields(product_id, event, stamp)
                self._set(product_id, "state", value="live", stamp=stamp)
                self._touch(product_id).revision += 1
            case ProductChanged(product_id=product_id):
                self._set_fields(product_id, event, stamp)
                self._touch(product_id).revision += 1
            case ProductRemoved(product_id=product_id):
                self._set(product_id, "state", value="removed", stamp=stamp)
                self._touch(product_id).revision += 1
            case VendorAdded(vendor_id=vendor_id, name=name):
                vendor = self.mention_vendor(vendor_id)
                self.touched_vendors.add(vendor_id)
                if stamp > vendor.stamp:
                    vendor.name, vendor.stamp = name, stamp
            case StockReceived(vendor_id=int(vendor_id)):
                self.mention_vendor(vendor_id)
            case _:
                pass

    def mention_product(self, product_id: int) -> None:
        """Make sure that a product has a row."""
        if product_id not in self.products:
            self._touch(product_id)

    def mention_vendor(self, vendor_id: int) -> Vendor:
        """Make sure that a vendor has a row."""
        vendor = self.vendors.get(vendor_id)
        if vendor is None:
            vendor = self.vendors[vendor_id] = Vendor()
            self.touched_vendors.add(vendor_id)
        return vendor

    def _touch(self, product_id: int) -> Product:
        self.touched_products.add(product_id)
        return self.products.setdefault(product_id, Product())

    def _set_fields(
        self, product_id: int, event: ProductAdded | ProductChanged, stamp: Stamp
    ) -> None:
        for field in FIELDS:
            value = getattr(event, field)
            if value is UNSET:
                continue
            if field == "barcodes":
                value = tuple((barcode.code, barcode.quantity) for barcode in value)
            if field == "vendor_id" and value is not None:
                self.mention_vendor(value)
            self._set(product_id, field, value=value, stamp=stamp)

    def _set(self, product_id: int, field: str, *, value: object, stamp: Stamp) -> None:
        product = self._touch(product_id)
        if stamp <= product.stamps.get(field, (-1, 0, "")):
            return
        product.stamps[field] = stamp
        product.has_new_barcodes |= field == "barcodes"
        setattr(product, field, value)


def _is_touching(event: Event) -> TypeGuard[_Touching]:
    # Asked of each event, and nearly all are sales: isinstance() would try each class in turn.
    return type(event) in _TOUCHING


def touched_by(event: Event) -> tuple[int | None, int | None]:
    """(product_id, vendor_id) of the registers that an event may set or name."""
    if not _is_touching(event):
        return None, None
    match event:
        case ProductAdded() | ProductChanged():
            vendor_id = event.vendor_id
            return event.product_id, vendor_id if isinstance(vendor_id, int) else None
        case ProductRemoved(product_id=product_id):
            return product_id, None
        case VendorAdded(vendor_id=vendor_id):
            return None, vendor_id
        case StockReceived(vendor_id=vendor_id):
            return None, vendor_id


def load(
    tx: Tx, store_id: int, *, product_ids: Collection[int], vendor_ids: Collection[int]
) -> Catalogue:
    """Those of the products and vendors that have a row."""
    catalogue = Catalogue()
    if product_ids:
        _read_products(tx, store_id, catalogue, only=list(product_ids))
    if vendor_ids:
        _read_vendors(tx, store_id, catalogue, only=list(vendor_ids))
    return catalogue


def load_all(tx: Tx, store_id: int) -> Catalogue:
    """A store's whole catalogue."""
    catalogue = Catalogue()
    _read_products(tx, store_id, catalogue)
    _read_vendors(tx, store_id, catalogue)
    return catalogue


def has_categories_by_key(tx: Tx, store_id: int) -> bool:
    """Whether each product's category lies beside the key that it has."""
    kept = select(_product.category, _product.category_key).where(_product.store_id == store_id)
    return all(key == category_key(word) for word, key in tx.execute(kept.distinct()))


def save(tx: Tx, store_id: int, catalogue: Catalogue) -> None:
    """Write what was touched: vendors first, then products, then their barcodes."""
    note_products(tx, store_id, catalogue.touched_products)
    vendors = sorted((key, catalogue.vendors[key]) for key in catalogue.touched_vendors)
    insert_rows(
        tx,
        schema.vendor,
        [
            (store_id, key, vendor.name, _encode(vendor.stamp))
            for key, vendor in vendors
            if vendor.is_new
        ],
    )
    for key, vendor in vendors:
        if not vendor.is_new:
            tx.execute(
                update(schema.vendor)
                .where(schema.vendor.c.store_id == store_id, schema.vendor.c.vendor_id == key)
                .values(name=vendor.name, stamps=_encode(vendor.stamp))
            )
    products = sorted((key, catalogue.products[key]) for key in catalogue.touched_products)
    insert_rows(
        tx,
        schema.product,
        [_product_row(store_id, key, product) for key, product in products if product.is_new],
    )
    for key, product in products:
        if not product.is_new:
            _update_product(tx, _product_row(store_id, key, product))
    _save_barcodes(tx, store_id, products)


def _read_products(
    tx: Tx,
    store_id: int,
    catalogue: Catalogue,
    *,
    only: list[int] | None = None,
) -> None:
    which = {"store_id": store_id} if only is None else {"store_id": store_id, "only": only}
    codes: dict[int, list[tuple[str, int]]] = {}
    for row in tx.execute(_ALL_BARCODES if only is None else _BARCODES, which):
        codes.setdefault(row.product_id, []).append((row.code, row.quantity_milli))
    for row in tx.execute(_ALL_PRODUCTS if only is None else _PRODUCTS, which):
        catalogue.products[row.product_id] = Product(
            name_en=row.name_en,
            name_ur=row.name_ur,
            name_hi=row.name_hi,
            barcodes=tuple(codes.get(row.product_id, ())),
            unit=row.unit,
            price=row.price_paisa,
            cost=row.cost_paisa,
            vendor_id=row.vendor_id,
            low_at=row.low_at_milli,
            tax_bp=row.tax_bp,
            category=row.category,
            revision=row.revision,
            state=row.state,
            stamps=msgspec.json.decode(row.stamps, type=dict[str, tuple[int, int, str]]),
            is_new=False,
        )


def _read_vendors(
    tx: Tx, store_id: int, catalogue: Catalogue, *, only: list[int] | None = None
) -> None:
    which = {"store_id": store_id} if only is None else {"store_id": store_id, "only": only}
    for row in tx.execute(_ALL_VENDORS if only is None else _VENDORS, which):
        catalogue.vendors[row.vendor_id] = Vendor(
            name=row.name,
            stamp=msgspec.json.decode(row.stamps, type=tuple[int, int, str]),
            is_new=False,
        )


def _encode(value: object) -> bytes:
    return msgspec.json.encode(value, order="sorted")


def _product_row(store_id: int, product_id: int, product: Product) -> Row:
    return (
        store_id,
        product_id,
        product.name_en,
        product.name_ur,
        product.name_hi,
        str(product.unit),
        product.price,
        product.cost,
        product.vendor_id,
        product.low_at,
        product.revision,
        product.state,
        _encode(product.stamps),
        product.tax_bp,
        product.category,
        category_key(product.category),
    )


def _update_product(tx: Tx, row: Row) -> None:
    values = dict(zip(schema.product.c.keys(), row, strict=True))
    place = {"of_store": values.pop("store_id"), "of_product": values.pop("product_id")}
    tx.execute(_UPDATE, place | values)


def _save_barcodes(tx: Tx, store_id: int, products: Sequence[tuple[int, Product]]) -> None:
    changed = [(key, product) for key, product in products if product.has_new_barcodes]
    old = [key for key, product in changed if not product.is_new]
    if old:
        barcode = schema.product_barcode.c
        tx.execute(
            delete(schema.product_barcode).where(
                barcode.store_id == store_id, barcode.product_id.in_(old)
            )
        )
    insert_rows(
        tx,
        schema.product_barcode,
        [
            (store_id, code, key, position, quantity)
            for key, product in changed
            for position, (code, quantity) in enumerate(product.barcodes)
        ],
    )
