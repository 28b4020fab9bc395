"""The two original CSV files of a store, in and out. What comes in becomes events of the office."""

import csv
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import batched
from random import Random
from typing import IO

from msgspec import UNSET, Struct, structs
from pos_protocol.events import (
    Barcode,
    InReason,
    ProductAdded,
    ProductChanged,
    ReceivedLine,
    StockReceived,
    Unit,
    VendorAdded,
)
from pos_protocol.hlc import ZERO, Hlc
from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID, product_id
from pos_protocol.money import money_text
from pos_protocol.quantity import quantity_text
from pos_protocol.sheets import carton_text, digits_cell, exact_text, guarded

from sync_server.db import stores
from sync_server.db.database import Database, Tx
from sync_server.db.projections import catalogue, stock
from sync_server.db.projections.catalogue import Catalogue, Product
from sync_server.db.queries import exports
from sync_server.db.queries.catalogue import free_office_numbers, owners, uncoded
from sync_server.errors import RefusedError, ServerCode
from sync_server.operations.office import Draft, Drafts, record
from sync_server.operations.sheets.product_rows import (
    COLUMNS,
    MORE_COLUMNS,
    UNIT_MILLI,
    ProductLine,
    is_read_as,
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
    _refuse_opening_below_zero(db, store_id, rows)
    given = {
        row.product_id for row in rows if row.product_id and row.product_id < OPEN_ITEM_PRODUCT_ID
    }
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
            return _draft(tx, store_id, some, given=given, counted=counted)

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
                    guarded(row.name),
                    "" if row.first_stocked_in_ms is None else time_text(row.first_stocked_in_ms),
                    "" if row.vendor_id is None else row.vendor_id,
                    _codes_text(row.barcodes),
                    row.unit,
                    quantity_text(row.tax_bp * 10),
                    guarded(row.category),
                    "" if row.cost_paisa is None else money_text(row.cost_paisa),
                    guarded(row.name_ur),
                    guarded(row.name_hi),
                    "" if row.low_at_milli is None else quantity_text(row.low_at_milli),
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


def _codes_text(codes: Sequence[tuple[str, int]]) -> str:
    """Codes as tills write and read them; one alone so that a spreadsheet keeps its digits."""
    texts = [_code_text(*code) for code in codes]
    return digits_cell(texts[0]) if len(texts) == 1 else " | ".join(texts)


def _code_text(code: str, milli: int) -> str:
    """A code as the pack shows it, with what it stands for where that is not one.

    Exactly as it stands, where that would be read as another.
    """
    quantity = "" if milli == UNIT_MILLI else quantity_text(milli)
    text = guarded(carton_text(code, quantity))
    return text if is_read_as(text, code, quantity) else exact_text(code, quantity)


def time_text(ms: int) -> str:
    """A moment as 2026-03-01T10:30:00Z; years that no calendar has stay empty.

    With its zone, as tills write it: whoever reads a time without one takes it for the shop's own.
    """
    try:
        moment = _EPOCH + timedelta(milliseconds=ms)
    except OverflowError:
        return ""
    return f"{moment.replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def _known_store(tx: Tx, store_id: int) -> None:
    if stores.find_store(tx, store_id) is None:
        raise RefusedError(ServerCode.NOT_FOUND, f"there is no store {store_id}")


def _refuse_twins(rows: Sequence[ProductLine]) -> None:
    """What names a product names it in one line: its number, else its barcodes, else its name."""
    seen: dict[tuple[str, int | str], int] = {}
    for row in rows:
        for column, value in _named_by(row):
            if (column, value) in seen:
                raise RefusedError(
                    ServerCode.FILE_REFUSED,
                    f"line {row.line}, {column}: {value} was in line {seen[column, value]}",
                )
            seen[column, value] = row.line


def _refuse_opening_below_zero(db: Database, store_id: int, rows: Sequence[ProductLine]) -> None:
    """Goods sold beyond their stock are known already; new ones cannot begin with less than none.

    Raises RefusedError(FILE_REFUSED), BusyError.
    """
    for some in batched((row for row in rows if row.quantity_milli < 0), LINES_AT_ONCE):
        with db.read() as tx:
            named = _numbered(tx, store_id, some)
            numbers = [row.product_id for row in named if row.product_id is not None]
            known = catalogue.load(tx, store_id, product_ids=numbers, vendor_ids=()).products
        for row in named:
            if _is_new(known.get(row.product_id or 0)):
                raise RefusedError(
                    ServerCode.FILE_REFUSED,
                    f"line {row.line}, ItemQuantity: new goods begin with zero or more",
                )


def _is_new(product: Product | None) -> bool:
    return product is None or product.state == "unknown"


def _named_by(row: ProductLine) -> list[tuple[str, int | str]]:
    if row.product_id is not None:
        return [("product_id", row.product_id)]
    codes: list[tuple[str, int | str]] = [("barcode", code) for code, _milli in row.barcodes]
    return codes or [("itemDesc", row.name)]


def _numbered(tx: Tx, store_id: int, rows: Sequence[ProductLine]) -> list[ProductLine]:
    """The rows with the numbers of the live products that they name without a number.

    Raises RefusedError(FILE_REFUSED) where the barcodes of a row are those of several products.
    """
    loose = [row for row in rows if row.product_id is None]
    coded = owners(tx, store_id, [code for row in loose for code, _milli in row.barcodes])
    called = uncoded(tx, store_id, [row.name for row in loose if not row.barcodes])
    found: list[ProductLine] = []
    for row in rows:
        named = {number for code, _milli in row.barcodes for number in coded.get(code, ())}
        if row.product_id is None and not row.barcodes:
            named = set(called.get(row.name, ())[:1])
        if row.product_id is None and len(named) > 1:
            raise RefusedError(
                ServerCode.FILE_REFUSED,
                f"line {row.line}, barcode: it is several products'; give the product_id",
            )
        is_known = row.product_id is None and bool(named)
        found.append(structs.replace(row, product_id=named.pop()) if is_known else row)
    return found


def _draft(
    tx: Tx, store_id: int, rows: Sequence[ProductLine], *, given: set[int], counted: Imported
) -> Drafts:
    rows = _numbered(tx, store_id, rows)
    known = catalogue.load(
        tx,
        store_id,
        product_ids=[row.product_id for row in rows if row.product_id is not None],
        vendor_ids=[row.vendor_id for row in rows if row.vendor_id is not None],
    )
    levels = stock.load(tx, store_id, list(known.products))
    drafts: list[Draft] = _new_vendors(rows, known)
    opening: dict[int | None, list[ReceivedLine]] = {}
    numbers = free_office_numbers(tx, store_id, but=given)
    for row in rows:
        number = row.product_id
        if number is None:
            free = next(numbers, None)
            if free is None:
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
        if row.quantity_milli > 0 and _is_new(product):
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
        cost=row.cost_paisa,
        known_quantity=level.quantity,
        known_version=level.version,
        pending=0,
    )


def _added(number: int, row: ProductLine) -> ProductAdded:
    return ProductAdded(
        product_id=number,
        name_en=row.name_en,
        name_ur=row.name_ur,
        name_hi=row.name_hi,
        barcodes=_codes(row, ()),
        unit=row.unit or Unit.PIECE,
        price=row.price_paisa,
        cost=row.cost_paisa,
        vendor_id=row.vendor_id,
        low_at=row.low_at_milli,
        tax_bp=row.tax_bp or 0,
        category=row.category,
    )


def _codes(row: ProductLine, known: Sequence[tuple[str, int]]) -> tuple[Barcode, ...]:
    """A row's codes; one of which the file does not say what it stands for stays as it is known."""
    stands_for = dict(known)
    return tuple(
        Barcode(code=code, quantity=milli or stands_for.get(code, UNIT_MILLI))
        for code, milli in row.barcodes
    )


def _change(number: int, product: Product, row: ProductLine) -> ProductChanged | None:
    """Only the fields that the file says otherwise; an empty cell says nothing."""
    shown_name = product.name_en or product.name_ur or product.name_hi
    codes = _codes(row, product.barcodes)
    change = ProductChanged(
        product_id=number,
        base=product.revision,
        name_en=row.name_en if row.name_en not in {"", shown_name} else UNSET,
        name_ur=row.name_ur if row.name_ur not in {"", product.name_ur} else UNSET,
        name_hi=row.name_hi if row.name_hi not in {"", product.name_hi} else UNSET,
        price=row.price_paisa if row.price_paisa != product.price else UNSET,
        cost=row.cost_paisa if row.cost_paisa not in {None, product.cost} else UNSET,
        low_at=row.low_at_milli if row.low_at_milli not in {None, product.low_at} else UNSET,
        unit=row.unit if row.unit is not None and row.unit != product.unit else UNSET,
        vendor_id=row.vendor_id if row.vendor_id not in {None, product.vendor_id} else UNSET,
        tax_bp=row.tax_bp if row.tax_bp not in {None, product.tax_bp} else UNSET,
        category=row.category if row.category not in {"", product.category} else UNSET,
        barcodes=codes
        if codes and tuple((each.code, each.quantity) for each in codes) != product.barcodes
        else UNSET,
    )
    is_same = change == ProductChanged(product_id=number, base=product.revision)
    return None if is_same else change


def _newest_stamp(known: Catalogue) -> Hlc:
    stamps = [stamp for product in known.products.values() for stamp in product.stamps.values()]
    stamps += [vendor.stamp for vendor in known.vendors.values()]
    return max((Hlc(ms, counter) for ms, counter, _event in stamps), default=ZERO)
