"""The catalogue: products, their barcodes, the search index over their names, and vendors.

Registers: each field of a product has the value of the highest stamp that set it. `product.stamp`
is that of the product's adding, `product_field` holds those of later changes. A change may arrive
before the adding: the product is then there, and not listed yet.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing

import msgspec
from pos_protocol.events import (
    CashMoved,
    ClockNoted,
    CustomerAdded,
    CustomerChanged,
    DrawerOpened,
    EpochOpened,
    KhataAdjusted,
    KhataPaid,
    PaymentConfirmed,
    ProductAdded,
    ProductChanged,
    ProductRemoved,
    ReconciliationDecided,
    SaleCompleted,
    SaleReturned,
    ShiftClosed,
    ShiftOpened,
    StaffChanged,
    StockCounted,
    StockReceived,
    StockRemoved,
    StoreRuleSet,
    VendorAdded,
)
from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID

from pos_app.db import sql
from pos_app.db.entry import NO_STAMP, Entry, Topic, stamp_of
from pos_app.db.statement import Statement, Tx
from pos_app.db.views import SEARCH
from pos_app.domain.names.search_text import search_text

HANDLES = frozenset({ProductAdded, ProductChanged, ProductRemoved, VendorAdded})
IGNORES = frozenset(
    {
        SaleCompleted,
        SaleReturned,
        StockReceived,
        StockRemoved,
        StoreRuleSet,
        StockCounted,
        ReconciliationDecided,
        CustomerAdded,
        CustomerChanged,
        KhataPaid,
        KhataAdjusted,
        ShiftOpened,
        CashMoved,
        DrawerOpened,
        ShiftClosed,
        StaffChanged,
        EpochOpened,
        ClockNoted,
        PaymentConfirmed,
    }
)
TOPIC = Topic.CATALOGUE
TABLES = ("product", "product_field", "barcode", "vendor")

OPEN_ITEM_NAME = "Open item"

type Fields = dict[str, object]

_DEFAULTS: Mapping[str, object] = {
    "name_en": "",
    "name_ur": "",
    "name_hi": "",
    "barcodes": "[]",
    "unit": "piece",
    "price": 0,
    "cost": None,
    "vendor_id": None,
    "low_at": None,
    "tax_bp": 0,
    "category": "",
    "is_listed": 0,
    "folded": "",
    "revision": 0,
    "stamp": NO_STAMP,
}
_COLUMNS = ("product_id", *_DEFAULTS)
_NAMES = ("name_en", "name_ur", "name_hi")
_PLAIN = (*_NAMES, "price", "cost", "vendor_id", "low_at", "tax_bp", "category")
"""Fields of the events that are kept as they are."""

_FIND = Statement(
    f"SELECT {', '.join(_COLUMNS)} FROM product WHERE product_id = :product_id"  # noqa: S608 - our own names
)
_PUT = Statement(sql.upsert("product", ["product_id"], dict.fromkeys(_DEFAULTS, sql.REPLACE)))
_FIELD_STAMPS = Statement("SELECT field, stamp FROM product_field WHERE product_id = :product_id")
_SET_FIELD_STAMP = Statement(
    sql.upsert(
        "product_field",
        ("product_id", "field"),
        {"stamp": "max({table}.{column}, excluded.{column})"},
    )
)
_DROP_CODES = Statement("DELETE FROM barcode WHERE code = :code AND product_id = :product_id")
_ADD_CODE = Statement(sql.insert("barcode", ("code", "product_id", "quantity")))
_UNINDEX = Statement(
    "INSERT INTO product_search (product_search, rowid, folded)"
    " VALUES ('delete', :product_id, :folded)"
)
_INDEX = Statement("INSERT INTO product_search (rowid, folded) VALUES (:product_id, :folded)")
_VENDOR = Statement(
    sql.upsert(
        "vendor",
        ["vendor_id"],
        {"name": sql.REPLACE, "stamp": sql.REPLACE},
        newest_by="stamp",
    )
)


def apply(tx: Tx, entries: Sequence[Entry]) -> None:
    """Set the fields that each event sets, where its stamp is the highest."""
    for each in entries:
        event = each.recorded.event
        if isinstance(event, VendorAdded):
            values = {
                "vendor_id": event.vendor_id,
                "name": event.name,
                "stamp": stamp_of(each.recorded),
            }
            _VENDOR.run(tx, values)
        else:
            assert isinstance(event, ProductAdded | ProductChanged | ProductRemoved)
            _apply_product(tx, event, stamp_of(each.recorded))


def _empty_index(tx: Tx) -> None:
    """Empty the search index; what a damaged one is kept in is first made as in a new one.

    Those three tables are FTS5's own (sqlite.org/fts5.html, 7.3): it can neither empty nor drop an
    index in which they do not fit together.
    """
    empty = "INSERT INTO product_search (product_search) VALUES ('delete-all')"
    try:
        tx.execute(empty)
    except sqlite3.DatabaseError:
        with closing(sqlite3.connect(":memory:")) as fresh:
            fresh.execute(SEARCH)
            for table in ("product_search_data", "product_search_idx", "product_search_config"):
                tx.execute(f"DELETE FROM {table}")  # noqa: S608 - our own table names
                for row in fresh.execute(f"SELECT * FROM {table}"):  # noqa: S608 - the same
                    places = ", ".join("?" * len(row))
                    tx.execute(f"INSERT INTO {table} VALUES ({places})", row)  # noqa: S608 - the same
        tx.execute(empty)


def reset(tx: Tx) -> None:
    """Forget the catalogue; the store's open item is there without any event."""
    _empty_index(tx)
    for table in TABLES:
        tx.execute(f"DELETE FROM {table}")  # noqa: S608 - our own table names
    open_item = {"product_id": OPEN_ITEM_PRODUCT_ID, "name_en": OPEN_ITEM_NAME, "is_listed": 1}
    _PUT.run(tx, {**_DEFAULTS, **open_item})


def _apply_product(
    tx: Tx, event: ProductAdded | ProductChanged | ProductRemoved, stamp: bytes
) -> None:
    product_id = event.product_id
    found = _FIND.one(tx, product_id=product_id)
    before: Fields = dict(zip(_COLUMNS, found, strict=True)) if found else {**_DEFAULTS}
    after = {**before, "product_id": product_id, "revision": int(str(before["revision"])) + 1}
    fields = _fields(event)
    if found is None and isinstance(event, ProductAdded):
        after |= fields | {"stamp": stamp}
    else:
        stamps: dict[str, bytes] = dict(_FIELD_STAMPS.all(tx, product_id=product_id))
        added = before["stamp"]
        assert isinstance(added, bytes)
        after |= {
            name: value
            for name, value in fields.items()
            if stamp > max(added, stamps.get(name, NO_STAMP))
        }
        if isinstance(event, ProductAdded):
            after["stamp"] = max(added, stamp)
        else:
            _SET_FIELD_STAMP.many(
                tx, [{"product_id": product_id, "field": name, "stamp": stamp} for name in fields]
            )
    names = (str(after[name]) for name in _NAMES)
    after["folded"] = search_text(*names) if after["is_listed"] else ""
    _PUT.run(tx, after)
    _follow(tx, before, after)


def _follow(tx: Tx, before: Fields, after: Fields) -> None:
    """Keep the codes and the search index in step with the product's row."""
    product_id = after["product_id"]
    if before["barcodes"] != after["barcodes"]:
        old, new = (_codes(product_id, fields) for fields in (before, after))
        _DROP_CODES.many(
            tx, [{"code": row["code"], "product_id": row["product_id"]} for row in old]
        )
        _ADD_CODE.many(tx, new)
    if before["folded"] != after["folded"]:
        if before["folded"]:
            _UNINDEX.run(tx, {"product_id": product_id, "folded": before["folded"]})
        if after["folded"]:
            _INDEX.run(tx, {"product_id": product_id, "folded": after["folded"]})


def _codes(product_id: object, fields: Fields) -> list[Fields]:
    return [
        {"code": code, "product_id": product_id, "quantity": quantity}
        for code, quantity in msgspec.json.decode(str(fields["barcodes"]))
    ]


def _fields(event: ProductAdded | ProductChanged | ProductRemoved) -> Fields:
    """The columns that an event sets."""
    if isinstance(event, ProductRemoved):
        return {"is_listed": 0}
    fields: Fields = {}
    for name in _PLAIN:
        value = getattr(event, name)
        if value is not msgspec.UNSET:
            fields[name] = value
    if event.unit is not msgspec.UNSET:
        fields["unit"] = str(event.unit)
    if event.barcodes is not msgspec.UNSET:
        # The same code twice would be one row of the table: the first stands.
        codes = {barcode.code: barcode.quantity for barcode in reversed(event.barcodes)}
        pairs = [[code, codes[code]] for code in dict.fromkeys(b.code for b in event.barcodes)]
        fields["barcodes"] = msgspec.json.encode(pairs).decode()
    if isinstance(event, ProductAdded):
        fields["is_listed"] = 1
    return fields
