"""The original product file, read line by line into values that are checked. Pure."""

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

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

from sync_server.errors import RefusedError, ServerCode

COLUMNS = (
    "storeID",
    "product_id",
    "ItemQuantity",
    "price_per_unit",
    "itemDesc",
    "stocked_in",
    "VendorId",
)
MORE_COLUMNS = ("barcode", "unit", "tax", "category")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
JOINERS = "\u200c\u200d"
ROWS_MAX = 1_000_000
UNIT_MILLI = 1000
_THOUSANDS = re.compile(r"\d{1,3}(,\d{2,3})*,\d{3}(\.\d+)?")
"""1,250.00 and 1,25,000: the commas of thousands, and of lakhs."""
_SHORTENED = re.compile(r"\d([.,]\d+)?[eE]\+?\d+")


class ProductLine(Struct, frozen=True, kw_only=True):
    """One line; money in paisa, the quantity in thousandths, the tax in hundredths of a percent.

    `product_id` None: to be found by its barcode or name, or numbered. `barcodes` are codes with
    the thousandths that one stands for, 0 where the file does not say. `tax_bp` None, `category`
    empty: the file says nothing about it.
    """

    line: int
    product_id: int | None
    quantity_milli: int
    price_paisa: int
    name: str
    stocked_in_ms: int | None
    vendor_id: int | None
    barcodes: tuple[tuple[str, int], ...]
    unit: Unit
    tax_bp: int | None = None
    category: str = ""


def read_products(lines: Iterable[str], store_id: int) -> Iterator[ProductLine]:
    """The lines of a product file.

    Raises RefusedError(FILE_REFUSED) naming the line and the column of the first fault.
    """
    reader = csv.DictReader(lines)
    try:
        missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
        if missing:
            raise RefusedError(
                ServerCode.FILE_REFUSED, f"the first line does not name {', '.join(missing)}"
            )
        for cells in reader:
            if reader.line_num > ROWS_MAX:
                raise RefusedError(ServerCode.FILE_REFUSED, f"more than {ROWS_MAX} lines")
            yield _Cells(reader.line_num, cells).product(store_id)
    except UnicodeDecodeError as error:
        raise RefusedError(
            ServerCode.FILE_REFUSED, "the file is not UTF-8: save it as CSV UTF-8 and try again"
        ) from error
    except csv.Error as error:
        raise RefusedError(ServerCode.FILE_REFUSED, f"not a CSV file: {error}") from error


class _Cells:
    """One line's cells, each refused with its place."""

    def __init__(self, line: int, cells: dict[str, str]) -> None:
        self._line = line
        self._cells = cells

    def product(self, store_id: int) -> ProductLine:
        if self._text("storeID") not in {"", str(store_id)}:
            raise self._refused("storeID", f"this is not store {store_id}")
        return ProductLine(
            line=self._line,
            product_id=self._number("product_id"),
            quantity_milli=self._quantity(),
            price_paisa=self._price(),
            name=self._name(),
            stocked_in_ms=self._time(),
            vendor_id=self._number("VendorId"),
            barcodes=self._barcodes(),
            unit=self._unit(),
            tax_bp=self._tax(),
            category=self._category(),
        )

    def _text(self, column: str) -> str:
        return (self._cells.get(column) or "").strip()

    def _refused(self, column: str, why: str) -> RefusedError:
        return RefusedError(ServerCode.FILE_REFUSED, f"line {self._line}, {column}: {why}")

    def _number_text(self, column: str) -> str:
        text = self._text(column)
        return text.replace(",", "") if _THOUSANDS.fullmatch(text) else text

    def _number(self, column: str) -> int | None:
        text = self._text(column)
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and len(text) <= 16 and 0 < int(text) <= INT_MAX):
            raise self._refused(column, "not a whole number above zero")
        return int(text)

    def _quantity(self) -> int:
        try:
            milli = parse_quantity(self._number_text("ItemQuantity") or "0")
        except ProtocolError as error:
            raise self._refused("ItemQuantity", "not a quantity") from error
        if milli < 0:
            raise self._refused("ItemQuantity", "below zero")
        return milli

    def _price(self) -> int:
        try:
            paisa = parse_money(self._number_text("price_per_unit"))
        except ProtocolError as error:
            raise self._refused("price_per_unit", "not an amount") from error
        if paisa < 0:
            raise self._refused("price_per_unit", "below zero")
        return paisa

    def _tax(self) -> int | None:
        """A rate in percent; its hundredths are read as those of money are."""
        text = self._text("tax").removesuffix("%").strip()
        try:
            rate_bp = parse_money(text) if text else None
        except ProtocolError as error:
            raise self._refused("tax", "not a rate in percent") from error
        if rate_bp is not None and not 0 <= rate_bp <= TAX_BP_MAX:
            raise self._refused("tax", "from 0 to 100 percent")
        return rate_bp

    def _category(self) -> str:
        category = " ".join(unescape(self._text("category")).split())
        if len(category) > CATEGORY_CHARS_MAX or not _is_one_line(category):
            raise self._refused("category", "at most 60 characters, without control characters")
        return category

    def _name(self) -> str:
        name = unescape(self._text("itemDesc"))
        if not name or len(name) > NAME_CHARS_MAX or not _is_one_line(name):
            raise self._refused("itemDesc", "1 to 200 characters without control characters")
        return name

    def _time(self) -> int | None:
        text = self._text("stocked_in")
        if not text:
            return None
        try:
            moment = datetime.fromisoformat(text)
        except ValueError as error:
            raise self._refused("stocked_in", "not a date as 2026-11-22 or with a time") from error
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return int(moment.timestamp() * 1000)

    def _barcodes(self) -> tuple[tuple[str, int], ...]:
        """As the server writes them, `a;b`, and as a till does, `="a" | b*12`."""
        found: dict[str, int] = {}
        for part in re.split(r"[;|]", self._text("barcode")):
            code, star, number = bare_code(part).rpartition("*")
            code, milli = (code, self._carton(number)) if star else (number, 0)
            if not code:
                continue
            if len(code) > CODE_CHARS_MAX or not code.isprintable():
                raise self._refused("barcode", "at most 64 printable characters")
            if _SHORTENED.fullmatch(code):
                raise self._refused(
                    "barcode", f"a spreadsheet has shortened it to {code}, its digits are lost"
                )
            found.setdefault(normal_code(code), milli)
        return tuple(found.items())

    def _carton(self, text: str) -> int:
        try:
            milli = parse_quantity(text)
        except ProtocolError as error:
            raise self._refused("barcode", "behind * stands what a carton holds") from error
        if milli <= 0:
            raise self._refused("barcode", "behind * stands what a carton holds")
        return milli

    def _unit(self) -> Unit:
        try:
            return Unit(self._text("unit").lower() or "piece")
        except ValueError as error:
            raise self._refused("unit", "piece, kg or l") from error


def _is_one_line(text: str) -> bool:
    """Whether a text has no control characters; Urdu and Hindi spell words with joiners."""
    return all(char.isprintable() or char in JOINERS for char in text)


def bare_code(text: str) -> str:
    """A code without ="...", which keeps a spreadsheet from making a number of it."""
    text = unescape(text.strip())
    if text.startswith('="') and text.endswith('"') and len(text) > 3:
        text = text[2:-1]
    return text.strip()


def normal_code(code: str) -> str:
    """A GTIN in its 14-digit form (GS1 General Specifications), anything else as it is."""
    is_gtin = code.isascii() and code.isdigit() and len(code) in {8, 12, 13, 14}
    if not is_gtin:
        return code
    digits = code.zfill(14)
    weighted = sum(int(digit) * (3, 1)[place % 2] for place, digit in enumerate(digits[:13]))
    return digits if (10 - weighted % 10) % 10 == int(digits[13]) else code


def escape(text: str) -> str:
    """A text that a spreadsheet will not run as a formula (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def unescape(text: str) -> str:
    """What `escape` was given."""
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA_STARTS) else text
