"""The cells of a shop's CSV file: numbers, names and barcodes as Excel and people leave them.

Reading is forgiving where one meaning is certain and refuses where two are possible. Writing keeps
Excel from running a name as a formula and from rounding a barcode; reading undoes both.
"""

import re
import unicodedata

from pos_protocol.errors import ProtocolError
from pos_protocol.events import BARCODES_MAX, CODE_CHARS_MAX, INT_MAX, NAME_CHARS_MAX
from pos_protocol.money import parse_money
from pos_protocol.quantity import parse_quantity
from pos_protocol.sheets import (
    NUMBER_CHARS_MAX,
    DecimalMark,
    NumberFault,
    NumberRefusedError,
    carton_of,
    carton_text,
    code_parts,
    digits_cell,
    exact_of,
    plain_number,
    unguarded,
)

from pos_app.domain import gs1
from pos_app.domain.files.file_fault import CellRefusedError, FaultWord
from pos_app.domain.product import checked_text
from pos_app.errors import NameRefused

STOCK_MILLI_MAX = 10**12
"""A billion units. Every barcode of twelve digits lies above it."""

_WORDS = {
    NumberFault.NO_NUMBER: FaultWord.BAD_NUMBER,
    NumberFault.TWO_READINGS: FaultWord.TWO_READINGS,
}

_CURRENCY = re.compile(r"(?:Rs\.?|PKR|INR|₹|₨)\s*|\s*/-$", re.IGNORECASE)
_SPACED = re.compile(r"-?\d{1,3}(?:[ \u00a0\u202f']\d{3})+(?:[.,]\d+)?")
_SCIENTIFIC = re.compile(r"[+-]?\d+(?:[.,]\d+)?[eE]\+?\d+")
_GROUPED = re.compile(r"\d{1,3}(?:([,. \u00a0\u202f])\d{3})(?:\1\d{3})+")
_FORMULA_TEXT = re.compile(r'="?([^"]*)"?')
_ZERO_DECIMALS = re.compile(r"(\d{6,})\.0+")
_CODES_APART = re.compile(r"\d{6,14}(?:[\s;,/|]+\d{6,14})+")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def read_money(cell: str, field: str, mark: DecimalMark) -> int | None:
    """An amount in paisa, None for an empty cell. Raises CellRefusedError, also below zero."""
    text = _plain_number(cell, field, mark, places=2)
    if text is None:
        return None
    try:
        paisa = parse_money(text)
    except ProtocolError as error:
        raise CellRefusedError(FaultWord.TOO_LARGE, field, cell.strip()) from error
    if paisa < 0:
        raise CellRefusedError(FaultWord.NEGATIVE, field, cell.strip())
    return paisa


def read_quantity(cell: str, field: str, mark: DecimalMark) -> int | None:
    """A quantity in thousandths, below zero too, or None. Raises CellRefusedError."""
    text = _plain_number(cell, field, mark, places=3)
    if text is None:
        return None
    try:
        return parse_quantity(text)
    except ProtocolError as error:
        raise CellRefusedError(FaultWord.TOO_LARGE, field, cell.strip()) from error


def read_stock(cell: str, field: str, mark: DecimalMark) -> int | None:
    """A stock in thousandths, or None: a sum, and so perhaps more than any one movement carries.

    Raises CellRefusedError, also for a barcode in the wrong column.
    """
    text = _plain_number(cell, field, mark, places=3)
    if text is None:
        return None
    whole, _, rest = text.partition(".")
    milli = int(whole + rest.ljust(3, "0"))
    if abs(milli) > STOCK_MILLI_MAX:
        raise CellRefusedError(FaultWord.TOO_LARGE, field, cell.strip())
    return milli


def read_id(cell: str, field: str) -> int | None:
    """A whole number above zero that a protocol id can be; None for an empty cell."""
    text = western(cell.strip().strip("'")).strip()
    if not text:
        return None
    whole = re.fullmatch(r"(\d{1,20})(?:\.0+)?", text)
    if whole is None or not 1 <= int(whole.group(1)) <= INT_MAX:
        raise CellRefusedError(FaultWord.BAD_ID, field, text)
    return int(whole.group(1))


def read_name(cell: str, field: str, chars_max: int = NAME_CHARS_MAX) -> str:
    """A name on one line, as the catalogue would keep it; "" for an empty cell.

    Line ends and tabs become a space. Raises CellRefusedError for other control characters, which
    must never reach a receipt printer, and above `chars_max`.
    """
    if not cell:
        return ""
    text = re.sub(r"[ ]*[\r\n\t]+[ ]*", " ", unguarded(cell)).strip()
    _refuse_control(text, field)
    if len(text) > chars_max:
        raise CellRefusedError(FaultWord.TOO_LONG, field, len(text), chars_max)
    try:
        return checked_text(text, field=field)
    except NameRefused as error:
        raise CellRefusedError(FaultWord.BAD_NAME, field, error.values["problem"]) from error


def read_barcodes(cell: str) -> tuple[tuple[str, int], ...]:
    """The codes in a cell, each with the thousandths it stands for: `code`, `code*12`, `a | b`.

    A code behind a backslash stands there exactly, as `exact_text` wrote it.

    Excel's ="..." and apostrophe are taken off, and so are separators of thousands. Raises
    CellRefusedError, above all for scientific notation: Excel has thrown away the digits.
    """
    text = _INVISIBLE.sub("", cell).strip()
    if not text:
        return ()
    joined = re.sub(r"[ -]", "", western(text))
    if text[0] != "-" and gs1.has_check_digit(joined):
        parts = [joined]
    elif _CODES_APART.fullmatch(western(text)) and not _GROUPED.fullmatch(western(text)):
        parts = re.split(r"[\s;,/|]+", text)
    else:
        parts = code_parts(text)
    if len(parts) > BARCODES_MAX:
        raise CellRefusedError(
            FaultWord.BAD_BARCODE, f"{len(parts)} codes, {BARCODES_MAX} are the most"
        )
    codes = [_barcode(part) for part in parts if part.strip()]
    return tuple(spelling for code in codes for spelling in _spellings(*code))


def barcode_cell(code: str, quantity_milli_text: str, *, plain: bool) -> str:
    """A code as it is written, in its printed length; digits as ="...", which Excel leaves alone.

    `quantity_milli_text` is the decimal of a carton's quantity, "" for one unit.
    """
    text = carton_text(code, quantity_milli_text)
    return text if plain else digits_cell(text)


def western(text: str) -> str:
    """Digits of any script as 0-9, and the Arabic marks for decimals and thousands."""
    if text.isascii():
        return text
    text = text.replace("\u066b", ".").replace("\u066c", ",")
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)


def _plain_number(cell: str, field: str, mark: DecimalMark, *, places: int) -> str | None:
    """A number as the protocol reads it: digits, perhaps a point, no separators of thousands."""
    shown = cell.strip()
    if not shown:
        return None
    text = _INVISIBLE.sub("", unguarded(shown)).removeprefix("'")
    text = _CURRENCY.sub("", western(text)).strip()
    if not text:
        raise CellRefusedError(FaultWord.BAD_NUMBER, field, shown)
    if len(text) > NUMBER_CHARS_MAX:
        raise CellRefusedError(FaultWord.TOO_LONG, field, len(text), NUMBER_CHARS_MAX)
    if _SPACED.fullmatch(text):
        text = re.sub(r"[ \u00a0\u202f']", "", text)
    try:
        return plain_number(text, mark, places=places)
    except NumberRefusedError as error:
        if error.fault is NumberFault.TOO_FINE:
            raise CellRefusedError(FaultWord.TOO_FINE, field, shown, places) from error
        raise CellRefusedError(_WORDS[error.fault], field, shown) from error


def _spellings(code: str, quantity_milli: int) -> tuple[tuple[str, int], ...]:
    """A UPC of which a spreadsheet has dropped the leading zero goes by both: scanners send 12."""
    if len(code) == 11 and gs1.has_check_digit(f"0{code}"):
        return (code, quantity_milli), (f"0{code}", quantity_milli)
    return ((code, quantity_milli),)


def _barcode(part: str) -> tuple[str, int]:
    text = part.strip()
    if (exact := exact_of(text)) is not None:
        _refuse_control(exact[0], "barcode")
        return exact[0], _carton(exact[1])
    if (formula := _FORMULA_TEXT.fullmatch(text)) is not None:
        text = formula.group(1).strip()
    text = western(text.removeprefix("'").strip())
    text, quantity = carton_of(text)
    quantity_milli = 1000 if quantity is None else _carton(quantity)
    if _SCIENTIFIC.fullmatch(text):
        raise CellRefusedError(FaultWord.LOST_DIGITS, text)
    if _GROUPED.fullmatch(text):
        text = re.sub(r"\D", "", text)
    elif (whole := _ZERO_DECIMALS.fullmatch(text)) is not None:
        text = whole.group(1)
    return _checked_code(text), quantity_milli


def _carton(quantity: str) -> int:
    quantity_milli = read_quantity(quantity, "carton", DecimalMark.POINT) or 0
    if quantity_milli <= 0:
        raise CellRefusedError(FaultWord.ZERO, "carton")
    return quantity_milli


def _checked_code(text: str) -> str:
    if len(text) > CODE_CHARS_MAX:
        raise CellRefusedError(FaultWord.TOO_LONG, "barcode", len(text), CODE_CHARS_MAX)
    _refuse_control(text, "barcode")
    if re.fullmatch(r"[+-]?[\d.,]*", text) and not gs1.is_digits(text):
        raise CellRefusedError(FaultWord.BAD_BARCODE, text)
    if gs1.is_digits(text) and not text.strip("0"):
        raise CellRefusedError(FaultWord.BAD_BARCODE, text)
    return text


def _refuse_control(text: str, field: str) -> None:
    control = next((char for char in text if unicodedata.category(char) == "Cc"), None)
    if control is not None:
        raise CellRefusedError(FaultWord.CONTROL_CHARACTER, field, f"U+{ord(control):04X}")
