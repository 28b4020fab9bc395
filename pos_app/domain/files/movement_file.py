"""The stock movements as a CSV file: movement_id, product_id, type, quantity, timestamp, ..."""

from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo

from msgspec import Struct
from pos_protocol.events import InReason, MovementType, OutReason
from pos_protocol.sheets import DayOrder, DecimalMark, iso_time, unguarded

from pos_app.domain.barcode import normalise
from pos_app.domain.files.catalogue_file import Columns, match_columns
from pos_app.domain.files.csv_cells import read_barcodes, read_id, read_quantity, western
from pos_app.domain.files.file_fault import CellRefusedError, FaultWord
from pos_app.domain.moment import utc_moment

MOVEMENT_COLUMNS = ("movement_id", "product_id", "type", "quantity", "timestamp", "reason")

_ALIASES = {
    "movement_id": ("movementid", "id"),
    "product_id": ("productid", "prodid", "itemid"),
    "type": ("type", "movementtype", "kind"),
    "quantity": ("quantity", "qty", "itemquantity", "amount"),
    "timestamp": ("timestamp", "time", "date", "datetime", "movementdate", "createdat"),
    "reason": ("reason",),
    "barcode": ("barcode", "code", "ean", "gtin"),
    "storeID": ("storeid", "store"),
}
_TYPES = {
    MovementType.STOCK_IN: ("stockin", "in", "received", "purchase"),
    MovementType.SALE: ("sale", "sold", "sales"),
    MovementType.MANUAL_REMOVAL: ("manualremoval", "removal", "removed"),
}
_TYPE_OF = {word: kind for kind, words in _TYPES.items() for word in words}


class MovementRow(Struct, frozen=True, kw_only=True):
    """What one row says: a quantity above zero in thousandths, and a time in ms since 1970 (UTC).

    `product` is a product_id, or a barcode in its stored form.
    """

    line: int
    store_id: int | None
    movement_id: int | None
    product: int | str
    type: MovementType
    quantity_milli: int
    timestamp_ms: int
    reason: InReason | OutReason | None


def movement_columns(header: Sequence[str]) -> Columns:
    """Find the fields of a movement. Raises TableRefusedError when type or quantity is missing."""
    return match_columns(header, _ALIASES, {"type": "type", "quantity": "quantity"})


def read_movement_row(
    line: int,
    cells: Sequence[str],
    columns: Columns,
    *,
    mark: DecimalMark,
    order: DayOrder = DayOrder.EITHER,
    zone: str = "+00:00",
) -> MovementRow:
    """Read one row of a file with this mark and order. A time without a zone is one of `zone`.

    Raises CellRefusedError with the first thing that is wrong in it.
    """
    columns.fill(cells)
    kind = _type(columns.cell(cells, "type"))
    return MovementRow(
        line=line,
        store_id=read_id(columns.cell(cells, "storeID"), "storeID"),
        movement_id=read_id(columns.cell(cells, "movement_id"), "movement_id"),
        product=_product(columns.cell(cells, "product_id"), columns.cell(cells, "barcode")),
        type=kind,
        quantity_milli=_moved(columns.cell(cells, "quantity"), mark),
        timestamp_ms=_time(columns.cell(cells, "timestamp"), order, zone),
        reason=_reason(columns.cell(cells, "reason"), kind),
    )


def time_text(time_ms: int) -> str:
    """A time in ms since 1970 as 2026-03-01T10:30:00Z, the form of every exported file."""
    return f"{utc_moment(time_ms).replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def _type(cell: str) -> MovementType:
    word = "".join(char for char in cell.casefold() if char.isalpha())
    if not word:
        raise CellRefusedError(FaultWord.MISSING, "type")
    if word not in _TYPE_OF:
        raise CellRefusedError(FaultWord.BAD_TYPE, cell.strip())
    return _TYPE_OF[word]


def _product(number: str, barcode: str) -> int | str:
    product_id = read_id(number, "product_id")
    if product_id is not None:
        return product_id
    codes = read_barcodes(barcode)
    if not codes:
        raise CellRefusedError(FaultWord.MISSING, "product_id")
    return normalise(codes[0][0])


def _moved(cell: str, mark: DecimalMark) -> int:
    quantity_milli = read_quantity(cell, "quantity", mark)
    if quantity_milli is None:
        raise CellRefusedError(FaultWord.MISSING, "quantity")
    if quantity_milli < 0:
        raise CellRefusedError(FaultWord.NEGATIVE, "quantity", cell.strip())
    if quantity_milli == 0:
        raise CellRefusedError(FaultWord.ZERO, "quantity")
    return quantity_milli


def _time(cell: str, order: DayOrder, zone: str) -> int:
    """ISO 8601, a date alone too, or as a spreadsheet shows it where that has one reading."""
    text = western(unguarded(cell).strip())
    if not text:
        raise CellRefusedError(FaultWord.MISSING, "timestamp")
    try:
        time = datetime.fromisoformat(iso_time(text, order) or text)
    except ValueError as error:
        raise CellRefusedError(FaultWord.BAD_TIME, text) from error
    known = time if time.tzinfo is not None else time.replace(tzinfo=_offset(zone))
    try:
        moment_s = int(known.timestamp())
    except (OverflowError, ValueError) as error:
        raise CellRefusedError(FaultWord.BAD_TIME, text) from error
    if moment_s < 0:
        raise CellRefusedError(FaultWord.BAD_TIME, text)
    return moment_s * 1000 + known.microsecond // 1000


def _offset(zone: str) -> tzinfo:
    return datetime.strptime(zone, "%z").tzinfo or UTC


def _reason(cell: str, kind: MovementType) -> InReason | OutReason | None:
    word = cell.strip().casefold().replace(" ", "_")
    if not word or (kind is MovementType.SALE and word == "sale"):
        return None
    try:
        if kind is MovementType.STOCK_IN:
            return InReason(word)
        if kind is MovementType.MANUAL_REMOVAL:
            return OutReason(word)
    except ValueError as error:
        raise CellRefusedError(FaultWord.BAD_REASON, cell.strip(), kind) from error
    raise CellRefusedError(FaultWord.BAD_REASON, cell.strip(), kind)
