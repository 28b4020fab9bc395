"""The two original CSV files of a store, in and out. What comes in becomes events of the office."""

import csv
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from typing import IO

from msgspec import UNSET, Struct
from pos_protocol.events import (
    Barcode,
    InReason,
    ProductAdded,
    ProductChanged,
    ReceivedLine,
    StockReceived,
    VendorAdded,
)
from pos_protocol.hlc import ZERO, Hlc
from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID, product_id
from pos_protocol.money import money_text
from pos_protocol.quantity import quantity_text

from sync_server.db import stores
from sync_server.db.database import Database, Tx
from sync_server.db.projections import catalogue, stock
from sync_server.db.projections.catalogue import Catalogue, Product
from sync_server.db.queries import exports
from sync_server.db.queries.catalogue import highest_office_product
from sync_server.errors import RefusedError, ServerCode
from sync_server.operations.office import Draft, Drafts, record
from sync_server.operations.product_rows import (
    COLUMNS,
    MORE_COLUMNS,
    ProductLine,
    escape,
    read_products,
)

LINES_AT_ONCE = 200
ACTOR = "import"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Imported(Struct, kw_only=True):
    """What an import did, in products. Stock of a product that was there already is left alone."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0


class Progress(Struct, frozen=True, kw_only=True):
    """How far an import is that may be cut off: rows done before, and who keeps the count.

    `keep` is called with the rows that are done now, in the transaction that does them.
    """

    done: int
    keep: Callable[[Tx, int], None]


def import_products(
    db: Database,
    store_id: int,
    lines: Iterable[str],
    *,
    rng: Random,
    now_ms: int,
    progress: Progress | None = None,
) -> Imported:
    """Take a product file: new products with their opening stock, and changed fields of known ones.

    The whole file is checked first: a refused one changes nothing.
    Raises RefusedError(FILE_REFUSED, NOT_FOUND), BusyError.
    """
    rows = list(read_products(lines, store_id))
    _refuse_twins(rows)
    given = [
        row.product_id for row in rows if row.product_id and row.product_id < OPEN_ITEM_PRODUCT_ID
    ]
    floor = max(given, default=0)
    done = Imported()
    for start in range(progress.done if progress else 0, len(rows), LINES_AT_ONCE):
        some = rows[start : start + LINES_AT_ONCE]
        counted = Imported()

        def make(
            tx: Tx,
            *,
            some: Sequence[ProductLine] = some,
            counted: Imported = counted,
            start: int = start,
        ) -> Drafts:
            counted.added = counted.changed = counted.unchanged = 0
            if progress:
                progress.keep(tx, start + len(some))
            return _draft(tx, store_id, some, floor=floor, counted=counted)

        record(db, store_id, make, actor=ACTOR, rng=rng, now_ms=now_ms)
        done.added += counted.added
        done.changed += counted.changed
        done.unchanged += counted.unchanged
    return done


def export_products(db: Database, store_id: int, file: IO[str]) -> int:
    """Write a store's live products in the original columns; gives their number."""
    with db.read() as tx:
        _known_store(tx, store_id)
        writer = csv.writer(file)
        writer.writerow((*COLUMNS, *MORE_COLUMNS))
        count = 0
        for row in exports.products(tx, store_id):
            count += 1
            writer.writerow(
                (
                    store_id,
                    row.product_id,
                    quantity_text(row.quantity_milli),
                    money_text(row.price_paisa),
                    escape(row.name),
                    "" if row.first_stocked_in_ms is None else time_text(row.first_stocked_in_ms),
                    "" if row.vendor_id is None else row.vendor_id,
                    ";".join(escape(code) for code in row.barcodes),
                    row.unit,
                    quantity_text(row.tax_bp * 10),
                    escape(row.category),
                )
            )
    return count


def export_movements(db: Database, store_id: int, file: IO[str]) -> int:
    """Write a store's applied movements in the original columns; gives their number."""
    with db.read() as tx:
        _known_store(tx, store_id)
        writer = csv.writer(file)
        writer.writerow(("movement_id", "product_id", "type", "quantity", "timestamp", "reason"))
        count = 0
        for row in exports.movements(tx, store_id):
            count += 1
            writer.writerow(
                (
                    row.movement_id,
                    row.product_id,
                    row.type,
                    quantity_text(row.quantity_milli),
                    time_text(row.occurred_ms),
                    row.reason,
                )
            )
    return count


def time_text(ms: int) -> str:
    """A moment in UTC as spreadsheets read it; years that no calendar has stay empty."""
    try:
        moment = _EPOCH + timedelta(milliseconds=ms)
    except OverflowError:
        return ""
    return moment.strftime("%Y-%m-%d %H:%M:%S")


def _known_store(tx: Tx, store_id: int) -> None:
    if stores.find_store(tx, store_id) is None:
        raise RefusedError(ServerCode.NOT_FOUND, f"there is no store {store_id}")


def _refuse_twins(rows: Sequence[ProductLine]) -> None:
    seen: dict[int, int] = {}
    for row in rows:
        if row.product_id is None:
            continue
        if row.product_id in seen:
            raise RefusedError(
                ServerCode.FILE_REFUSED,
                f"line {row.line}, product_id: {row.product_id} was in line {seen[row.product_id]}",
            )
        seen[row.product_id] = row.line


def _draft(
    tx: Tx, store_id: int, rows: Sequence[ProductLine], *, floor: int, counted: Imported
) -> Drafts:
    known = catalogue.load(
        tx,
        store_id,
        product_ids=[row.product_id for row in rows if row.product_id is not None],
        vendor_ids=[row.vendor_id for row in rows if row.vendor_id is not None],
    )
    levels = stock.load(tx, store_id, list(known.products))
    drafts: list[Draft] = _new_vendors(rows, known)
    opening: dict[int | None, list[ReceivedLine]] = {}
    free = max(floor, highest_office_product(tx, store_id))
    for row in rows:
        number = row.product_id
        if number is None:
            free += 1
            if free >= OPEN_ITEM_PRODUCT_ID:
                raise RefusedError(
                    ServerCode.FILE_REFUSED, "the office has no product numbers left"
                )
            number = product_id(0, free)
        product = known.products.get(number)
        if product is not None and product.state == "live":
            change = _change(number, product, row)
            counted.changed += change is not None
            counted.unchanged += change is None
            drafts += [Draft(change)] if change else []
            continue
        counted.added += 1
        drafts.append(Draft(_added(number, row)))
        if row.quantity_milli and (product is None or product.state == "unknown"):
            lines = opening.setdefault(row.stocked_in_ms, [])
            level = levels.get(number) or stock.Level()
            lines.append(_opening_line(len(lines) + 1, number, row=row, level=level))
    drafts += [
        Draft(StockReceived(lines=tuple(lines), reason=InReason.OPENING), occurred_ms)
        for occurred_ms, lines in opening.items()
    ]
    return drafts, _newest_stamp(known)


def _new_vendors(rows: Sequence[ProductLine], known: Catalogue) -> list[Draft]:
    named = {row.vendor_id for row in rows if row.vendor_id is not None} - known.vendors.keys()
    return [Draft(VendorAdded(vendor_id=key, name=f"Vendor {key}")) for key in sorted(named)]


def _opening_line(n: int, number: int, *, row: ProductLine, level: stock.Level) -> ReceivedLine:
    return ReceivedLine(
        n=n,
        product_id=number,
        quantity=row.quantity_milli,
        known_quantity=level.quantity,
        known_version=level.version,
        pending=0,
    )


def _added(number: int, row: ProductLine) -> ProductAdded:
    return ProductAdded(
        product_id=number,
        name_en=row.name,
        barcodes=tuple(Barcode(code=code) for code in row.barcodes),
        unit=row.unit,
        price=row.price_paisa,
        vendor_id=row.vendor_id,
        tax_bp=row.tax_bp or 0,
        category=row.category,
    )


def _change(number: int, product: Product, row: ProductLine) -> ProductChanged | None:
    """Only the fields that the file says otherwise; no barcode in the file says nothing."""
    shown_name = product.name_en or product.name_ur or product.name_hi
    codes = tuple(code for code, _quantity in product.barcodes)
    change = ProductChanged(
        product_id=number,
        base=product.revision,
        name_en=row.name if row.name != shown_name else UNSET,
        price=row.price_paisa if row.price_paisa != product.price else UNSET,
        unit=row.unit if row.unit != product.unit else UNSET,
        vendor_id=row.vendor_id if row.vendor_id not in {None, product.vendor_id} else UNSET,
        tax_bp=row.tax_bp if row.tax_bp not in {None, product.tax_bp} else UNSET,
        category=row.category if row.category not in {"", product.category} else UNSET,
        barcodes=tuple(Barcode(code=code) for code in row.barcodes)
        if row.barcodes and row.barcodes != codes
        else UNSET,
    )
    is_same = change == ProductChanged(product_id=number, base=product.revision)
    return None if is_same else change


def _newest_stamp(known: Catalogue) -> Hlc:
    stamps = [stamp for product in known.products.values() for stamp in product.stamps.values()]
    stamps += [vendor.stamp for vendor in known.vendors.values()]
    return max((Hlc(ms, counter) for ms, counter, _event in stamps), default=ZERO)
