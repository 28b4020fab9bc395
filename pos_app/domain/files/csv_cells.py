"""The cells of a shop's CSV file: numbers, names and barcodes as Excel and people leave them.

Reading is forgiving where one meaning is certain and refuses where two are possible. Writing keeps
Excel from running a name as a formula and from rounding a barcode; reading undoes both.
"""

import re
import unicodedata
from enum import StrEnum

from pos_protocol.errors import ProtocolError
from pos_protocol.events import BARCODES_MAX, CODE_CHARS_MAX, INT_MAX, NAME_CHARS_MAX
from pos_protocol.money import parse_money
from pos_protocol.quantity import parse_quantity

from pos_app.domain import gs1
from pos_app.domain.files.file_fault import CellRefusedError, FaultWord
from pos_app.domain.product import checked_text
from pos_app.errors import NameRefused

NUMBER_CHARS_MAX = 40

_CURRENCY = re.compile(r"(?:Rs\.?|PKR|INR|₹|₨)\s*|\s*/-$", re.IGNORECASE)
_SPACED = re.compile(r"-?\d{1,3}(?:[ \u00a0\u202f']\d{3})+(?:[.,]\d+)?")
# 1,234.50 and, in India, 1,23,456.50; a group never begins with a zero.
_POINT = re.compile(r"(-?(?:\d+|[1-9]\d{0,2}(?:,\d{2,3})*,\d{3}))(?:\.(\d+))?")
_COMMA = re.compile(r"(-?(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+))(?:,(\d+))?")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_SCIENTIFIC = re.compile(r"[+-]?\d+(?:[.,]\d+)?[eE]\+?\d+")
_GROUPED = re.compile(r"\d{1,3}(?:([,. \u00a0\u202f])\d{3})(?:\1\d{3})+")
_FORMULA_TEXT = re.compile(r'="?([^"]*)"?')
_ZERO_DECIMALS = re.compile(r"(\d{6,})\.0+")
_CODES_APART = re.compile(r"\d{6,14}(?:[\s;,/|]+\d{6,14})+")
_CARTON = re.compile(r"(.+)\*(\d+(?:\.\d{1,3})?)")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


class DecimalMark(StrEnum):
    """What a file writes between rupees and paisa; a file of tabs does not say."""

    POINT = "."
    COMMA = ","
    EITHER = "?"


def decimal_mark(separator: str) -> DecimalMark:
    """Excel writes semicolons exactly where the comma is the decimal mark."""
    if separator == ";":
        return DecimalMark.COMMA
    return DecimalMark.EITHER if separator == "\t" else DecimalMark.POINT


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
        parts = text.split("|")
    if len(parts) > BARCODES_MAX:
        raise CellRefusedError(
            FaultWord.BAD_BARCODE, f"{len(parts)} codes, {BARCODES_MAX} are the most"
        )
    codes = [_barcode(part) for part in parts if part.strip()]
    return tuple(spelling for code in codes for spelling in _spellings(*code))


def guarded(name: str) -> str:
    """A name that a spreadsheet will not run: an apostrophe goes before = + - @."""
    return f"'{name}" if _FORMULA.match(name) else name


def unguarded(cell: str) -> str:
    """The name that `guarded` was given; other apostrophes stay."""
    return cell[1:] if _GUARDED.match(cell) else cell


def barcode_cell(code: str, quantity_milli_text: str, *, plain: bool) -> str:
    """A code as it is written, in its printed length; digits as ="...", which Excel leaves alone.

    `quantity_milli_text` is the decimal of a carton's quantity, "" for one unit.
    """
    text = f"{printed(code)}*{quantity_milli_text}" if quantity_milli_text else printed(code)
    return f'="{text}"' if not plain and gs1.is_digits(text) else text


def printed(code: str) -> str:
    """A stored code as the pack shows it: a GTIN without the zeros that pad it to 14 digits."""
    if len(code) != 14 or not gs1.is_digits(code) or code[0] != "0":
        return code
    return code[6:] if code.startswith("000000") else code[1:]


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
    # The other country's mark counts only where it stands: 10.555 is not ten thousand here.
    foreign = {DecimalMark.POINT: DecimalMark.COMMA, DecimalMark.COMMA: DecimalMark.POINT}.get(mark)
    readings = [each for each in _readings(text) if each[0] is not foreign or each[0] in text]
    if not readings:
        raise CellRefusedError(FaultWord.BAD_NUMBER, field, shown)
    fitting = [reading for reading in readings if len(reading[2]) <= places]
    if not fitting:
        raise CellRefusedError(FaultWord.TOO_FINE, field, shown, places)
    return _chosen(fitting, mark, field=field, shown=shown)


def _readings(text: str) -> list[tuple[DecimalMark, str, str]]:
    """Each possible meaning as (mark, whole digits, decimals without zeros at the end)."""
    found = []
    for mark, pattern in ((DecimalMark.POINT, _POINT), (DecimalMark.COMMA, _COMMA)):
        match = pattern.fullmatch(text)
        if match is not None:
            whole = re.sub("[.,]", "", match.group(1))
            found.append((mark, whole, (match.group(2) or "").rstrip("0")))
    return found


def _chosen(
    fitting: list[tuple[DecimalMark, str, str]], mark: DecimalMark, *, field: str, shown: str
) -> str:
    texts = {f"{whole}.{rest}" if rest else whole: reading for reading, whole, rest in fitting}
    if len(texts) == 1:
        return next(iter(texts))
    # 1,234: the file's own mark decides; a point in a file of decimal commas stays doubtful.
    if mark is DecimalMark.POINT or (mark is DecimalMark.COMMA and "," in shown):
        return next(text for text, reading in texts.items() if reading is mark)
    raise CellRefusedError(FaultWord.TWO_READINGS, field, shown)


def _spellings(code: str, quantity_milli: int) -> tuple[tuple[str, int], ...]:
    """A UPC of which a spreadsheet has dropped the leading zero goes by both: scanners send 12."""
    if len(code) == 11 and gs1.has_check_digit(f"0{code}"):
        return (code, quantity_milli), (f"0{code}", quantity_milli)
    return ((code, quantity_milli),)


def _barcode(part: str) -> tuple[str, int]:
    text = part.strip()
    if (formula := _FORMULA_TEXT.fullmatch(text)) is not None:
        text = formula.group(1).strip()
    text = western(text.removeprefix("'").strip())
    carton = _CARTON.fullmatch(text)
    quantity_milli = 1000
    if carton is not None and gs1.is_digits(carton.group(1)):
        text = carton.group(1)
        quantity_milli = read_quantity(carton.group(2), "carton", DecimalMark.POINT) or 0
        if quantity_milli <= 0:
            raise CellRefusedError(FaultWord.ZERO, "carton")
    if _SCIENTIFIC.fullmatch(text):
        raise CellRefusedError(FaultWord.LOST_DIGITS, text)
    if _GROUPED.fullmatch(text):
        text = re.sub(r"\D", "", text)
    elif (whole := _ZERO_DECIMALS.fullmatch(text)) is not None:
        text = whole.group(1)
    return _checked_code(text), quantity_milli


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
