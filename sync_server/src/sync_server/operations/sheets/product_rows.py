"""The original product file, read line by line into values that are checked. Pure."""

import csv
import re
from collections.abc import Iterable, Iterator

from msgspec import Struct
from pos_protocol.errors import ProtocolError
from pos_protocol.events import (
    CATEGORY_CHARS_MAX,
    CODE_CHARS_MAX,
    INT_MAX,
    NAME_CHARS_MAX,
    TAX_BP_MAX,
    Unit,
)
from pos_protocol.money import parse_money
from pos_protocol.quantity import parse_quantity
from pos_protocol.sheets import (
    DayOrder,
    DecimalMark,
    NumberFault,
    NumberRefusedError,
    carton_of,
    code_parts,
    exact_of,
    iso_time,
    plain_number,
    time_ms,
    unguarded,
)

from sync_server.errors import RefusedError, ServerCode
from sync_server.operations.sheets.csv_text import Table

COLUMNS = (
    "storeID",
    "product_id",
    "ItemQuantity",
    "price_per_unit",
    "itemDesc",
    "stocked_in",
    "VendorId",
)
MORE_COLUMNS = (
    "barcode",
    "unit",
    "tax",
    "category",
    "cost",
    "name_ur",
    "name_hi",
    "low_at",
)
JOINERS = "\u200c\u200d"
ROWS_MAX = 1_000_000
UNIT_MILLI = 1000
MONEY_PLACES = 2
QUANTITY_PLACES = 3
_SHORTENED = re.compile(r"\d([.,]\d+)?[eE]\+?\d+")


class ProductLine(Struct, frozen=True, kw_only=True):
    """One line; money in paisa, the quantity in thousandths, the tax in hundredths of a percent.

    `product_id` None: to be found by its barcode or name, or numbered. `barcodes` are codes with
    the thousandths that one stands for, 0 where the file does not say. None, or an empty text: the
    file says nothing about it. A quantity below zero is what a till sold beyond its stock.
    """

    line: int
    product_id: int | None
    quantity_milli: int
    price_paisa: int
    name_en: str
    name_ur: str = ""
    name_hi: str = ""
    stocked_in_ms: int | None
    vendor_id: int | None
    barcodes: tuple[tuple[str, int], ...]
    unit: Unit | None = None
    cost_paisa: int | None = None
    low_at_milli: int | None = None
    tax_bp: int | None = None
    category: str = ""

    @property
    def name(self) -> str:
        """The name that stands in the file's own column for it."""
        return self.name_en or self.name_ur or self.name_hi


def read_products(lines: Iterable[str], store_id: int) -> Iterator[ProductLine]:
    """The lines of a product file.

    Raises RefusedError(FILE_REFUSED) naming the line and the column of the first fault.
    """
    try:
        table = Table(lines)
        missing = [name for name in COLUMNS if name not in table.header]
        if missing:
            raise RefusedError(
                ServerCode.FILE_REFUSED, f"the first line does not name {', '.join(missing)}"
            )
        for line, cells in table.rows():
            if line > ROWS_MAX:
                raise RefusedError(ServerCode.FILE_REFUSED, f"more than {ROWS_MAX} lines")
            yield _Cells(line, cells, mark=table.mark, order=table.order).product(store_id)
    except csv.Error as error:
        raise RefusedError(ServerCode.FILE_REFUSED, f"not a CSV file: {error}") from error


class _Cells:
    """One line's cells, each refused with its place."""

    def __init__(
        self, line: int, cells: dict[str, str], *, mark: DecimalMark, order: DayOrder
    ) -> None:
        self._line = line
        self._cells = cells
        self._mark = mark
        self._order = order

    def product(self, store_id: int) -> ProductLine:
        if self._text("storeID") not in {"", str(store_id)}:
            raise self._refused("storeID", f"this is not store {store_id}")
        shown, name_ur, name_hi = self._names()
        # A product named in Urdu or Hindi only is written under itemDesc too: not English twice.
        is_english = shown.isascii() or shown != (name_ur or name_hi)
        return ProductLine(
            line=self._line,
            product_id=self._number("product_id"),
            quantity_milli=self._quantity(),
            price_paisa=self._price(),
            name_en=shown if is_english else "",
            name_ur=name_ur,
            name_hi=name_hi,
            stocked_in_ms=self._time(),
            vendor_id=self._number("VendorId"),
            barcodes=self._barcodes(),
            unit=self._unit(),
            cost_paisa=self._money("cost"),
            low_at_milli=self._low_at(),
            tax_bp=self._tax(),
            category=self._category(),
        )

    def _text(self, column: str) -> str:
        return (self._cells.get(column) or "").strip()

    def _refused(self, column: str, why: str) -> RefusedError:
        return RefusedError(ServerCode.FILE_REFUSED, f"line {self._line}, {column}: {why}")

    def _plain(self, column: str, text: str, places: int) -> str:
        try:
            return plain_number(text, self._mark, places=places)
        except NumberRefusedError as error:
            is_doubtful = error.fault is NumberFault.TWO_READINGS
            why = f"{text} {error}" if is_doubtful else "not a number"
            raise self._refused(column, why) from error

    def _number(self, column: str) -> int | None:
        text = self._text(column)
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and len(text) <= 16 and 0 < int(text) <= INT_MAX):
            raise self._refused(column, "not a whole number above zero")
        return int(text)

    def _quantity(self) -> int:
        return self._milli("ItemQuantity") or 0

    def _low_at(self) -> int | None:
        milli = self._milli("low_at")
        if milli is not None and milli < 0:
            raise self._refused("low_at", "below zero")
        return milli

    def _milli(self, column: str) -> int | None:
        text = self._text(column)
        try:
            return parse_quantity(self._plain(column, text, QUANTITY_PLACES)) if text else None
        except ProtocolError as error:
            raise self._refused(column, "not a quantity") from error

    def _price(self) -> int:
        paisa = self._money("price_per_unit")
        if paisa is None:
            raise self._refused("price_per_unit", "not an amount")
        return paisa

    def _money(self, column: str) -> int | None:
        text = self._text(column)
        try:
            paisa = parse_money(self._plain(column, text, MONEY_PLACES)) if text else None
        except ProtocolError as error:
            raise self._refused(column, "not an amount") from error
        if paisa is not None and paisa < 0:
            raise self._refused(column, "below zero")
        return paisa

    def _tax(self) -> int | None:
        """A rate in percent; its hundredths are read as those of money are."""
        text = self._text("tax").removesuffix("%").strip()
        try:
            rate_bp = parse_money(self._plain("tax", text, MONEY_PLACES)) if text else None
        except ProtocolError as error:
            raise self._refused("tax", "not a rate in percent") from error
        if rate_bp is not None and not 0 <= rate_bp <= TAX_BP_MAX:
            raise self._refused("tax", "from 0 to 100 percent")
        return rate_bp

    def _category(self) -> str:
        category = " ".join(unguarded(self._text("category")).split())
        if len(category) > CATEGORY_CHARS_MAX or not _is_one_line(category):
            raise self._refused("category", "at most 60 characters, without control characters")
        return category

    def _names(self) -> tuple[str, str, str]:
        """The name that is shown, the Urdu and the Hindi one; one of them is needed."""
        shown, name_ur, name_hi = map(self._name, ("itemDesc", "name_ur", "name_hi"))
        if not (shown or name_ur or name_hi):
            raise self._refused("itemDesc", "a name is needed")
        return shown or name_ur or name_hi, name_ur, name_hi

    def _name(self, column: str) -> str:
        name = unguarded(self._text(column))
        if len(name) > NAME_CHARS_MAX or not _is_one_line(name):
            raise self._refused(column, "at most 200 characters, without control characters")
        return name

    def _time(self) -> int | None:
        text = self._text("stocked_in")
        if not text:
            return None
        iso = iso_time(text, self._order)
        if iso is None:
            raise self._refused(
                "stocked_in",
                f"{text} can be read in two ways, and no date at the file's beginning tells day"
                " from month: write as 2026-11-22 or with a time",
            )
        try:
            return time_ms(iso)
        except ValueError as error:
            raise self._refused("stocked_in", "not a date as 2026-11-22 or with a time") from error

    def _barcodes(self) -> tuple[tuple[str, int], ...]:
        """As the server and a till write them, `a | b*12` and `="a"`, and else as `a;b`."""
        found: dict[str, int] = {}
        for part in parts_of(self._text("barcode")):
            code, number = code_of(part)
            milli = 0 if number is None else self._carton(number)
            if not code:
                continue
            if len(code) > CODE_CHARS_MAX or not code.isprintable():
                raise self._refused("barcode", "at most 64 printable characters")
            if _SHORTENED.fullmatch(code) and exact_of(part.strip()) is None:
                raise self._refused(
                    "barcode", f"a spreadsheet has shortened it to {code}, its digits are lost"
                )
            found.setdefault(code, milli)
        return tuple(found.items())

    def _carton(self, text: str) -> int:
        try:
            milli = parse_quantity(text)
        except ProtocolError as error:
            raise self._refused("barcode", "behind * stands what a carton holds") from error
        if milli <= 0:
            raise self._refused("barcode", "behind * stands what a carton holds")
        return milli

    def _unit(self) -> Unit | None:
        word = self._text("unit").lower()
        try:
            return Unit(word) if word else None
        except ValueError as error:
            raise self._refused("unit", "piece, kg or l") from error


def _is_one_line(text: str) -> bool:
    """Whether a text has no control characters; Urdu and Hindi spell words with joiners."""
    return all(char.isprintable() or char in JOINERS for char in text)


def parts_of(cell: str) -> list[str]:
    """The codes of a cell, `a | b` or `a;b`, each still as it is spelled."""
    return code_parts(cell) if "|" in cell or cell.startswith("\\") else cell.split(";")


def code_of(part: str) -> tuple[str, str | None]:
    """A code as the catalogue keeps it and the quantity it stands for, None for one unit."""
    exact = exact_of(part.strip())
    if exact is not None:
        return exact
    code, number = carton_of(bare_code(part))
    return normal_code(code), number


def is_read_as(cell: str, code: str, quantity: str) -> bool:
    """Whether a cell would be read as this one code and quantity, "" for one unit."""
    is_alone = parts_of(cell) == [cell] and not _SHORTENED.fullmatch(code)
    return is_alone and code_of(cell) == (code, quantity or None)


def bare_code(text: str) -> str:
    """A code without ="...", which keeps a spreadsheet from making a number of it."""
    text = unguarded(text.strip())
    if text.startswith('="') and text.endswith('"') and len(text) > 3:
        text = text[2:-1]
    return text.strip()


def normal_code(code: str) -> str:
    """A GTIN in its 14-digit form (GS1 General Specifications), anything else as it is.

    Also with a wrong check digit, as a till keeps it: some goods carry one, and are scanned by it.
    """
    is_gtin = code.isascii() and code.isdigit() and len(code) in {8, 12, 13, 14}
    return code.zfill(14) if is_gtin else code
