"""CSV files as spreadsheets leave them: encoding, separator, decimal mark, formulas. Pure.

A till and a server take the same files, so one file means the same in a shop and in its office.
Reading is forgiving where one meaning is certain and refuses where two are possible.
"""

import codecs
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum

SAMPLE_BYTES = 4096
"""So much of a file's beginning tells its encoding."""
NUMBER_CHARS_MAX = 40
SEPARATORS = (",", ";", "\t", "|")
SHOWN_ROWS = 200
"""So many rows at the beginning tell a file's decimal mark and the order of its dates."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_HINT = re.compile(r'"?sep=(.)"?', re.IGNORECASE)
# 1,234.50 and, in India, 1,23,456.50; a group never begins with a zero.
_POINT = re.compile(r"(-?(?:\d+|[1-9]\d{0,2}(?:,\d{2,3})*,\d{3}))(?:\.(\d+))?", re.ASCII)
_COMMA = re.compile(r"(-?(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+))(?:,(\d+))?", re.ASCII)
# 270.50 and 0.125 have one reading each: thousands stand in threes, and none begins with a zero.
_DECIMAL = re.compile(r"-?(?:0|\d{1,15}(?=.\d{1,2}$))([.,])\d+", re.ASCII)
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
# A part up to the next bar; behind a backslash at its beginning, up to the next bar without one.
_CODE_PARTS = re.compile(r"(?:^|\|)(\s*\\(?:\\.|[^\\|])*|[^|]*)")
_EXACT = re.compile(r"\\(.+)\*(\d+(?:\.\d{1,3})?)", re.ASCII)
_ESCAPED = re.compile(r"\\(.)")
_CARTON = re.compile(r"(.+)\*(\d+(?:\.\d{1,3})?)|(\d+)\*(.*)", re.ASCII)
_DAY = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?: (\d{1,2})(:\d\d(?::\d\d)?))?", re.ASCII)


class DecimalMark(StrEnum):
    """What a file writes between rupees and paisa; a file of tabs does not say."""

    POINT = "."
    COMMA = ","
    EITHER = "?"


class DayOrder(StrEnum):
    """What a file writes first in 01/11/2026; one whose dates do not show it does not say."""

    DAY = "day"
    MONTH = "month"
    EITHER = "?"


class NumberFault(StrEnum):
    """Why a text is no number of so many decimals."""

    NO_NUMBER = "not a number"
    TOO_FINE = "too many decimals"
    TWO_READINGS = "can be read in two ways"


class NumberRefusedError(ValueError):
    """A text that is not one number: `fault` says why."""

    def __init__(self, fault: NumberFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


def encoding_of(sample: bytes) -> str | None:
    """The encoding that the first SAMPLE_BYTES of a file speak for; UTF-8 when nothing else does.

    None for an Excel workbook that is only named like a CSV file.
    """
    if sample.startswith(_WORKBOOKS):
        return None
    for mark, encoding in _BYTE_ORDER_MARKS:
        if sample.startswith(mark):
            return encoding
    # Latin text in UTF-16 has a zero in every second byte; UTF-8 text has none.
    first, second = sample[::2].count(0), sample[1::2].count(0)
    few, many = len(sample) // 20, len(sample) // 5
    if second > many and first <= few:
        return "utf-16-le"
    return "utf-16-be" if first > many and second <= few else "utf-8"


def separator_hint(line: str) -> str | None:
    """The separator that Excel's own first line, `sep=;`, names; None for any other line."""
    found = _HINT.fullmatch(line.strip("\ufeff\r\n"))
    return found.group(1) if found else None


def separator_of(header: str) -> str:
    """The separator that a header line uses: the one that occurs most outside quotes."""
    outside = re.sub(r'"[^"]*"', "", header)
    return max(SEPARATORS, key=outside.count)


def decimal_mark(separator: str) -> DecimalMark:
    """Excel writes semicolons exactly where the comma is the decimal mark."""
    if separator == ";":
        return DecimalMark.COMMA
    return DecimalMark.EITHER if separator == "\t" else DecimalMark.POINT


def shown_mark(separator: str, rows: Iterable[Iterable[str]]) -> DecimalMark:
    """The decimal mark of a file by its own first rows, else by its separator.

    270,50 cannot be anything but a decimal: a file that holds such cells, and none like 270.50,
    means twelve and a bit by 12,375, whatever stands between its cells.
    """
    shown = {
        found.group(1)
        for row in rows
        for cell in row
        if (found := _DECIMAL.fullmatch(cell.strip())) is not None
    }
    return DecimalMark(shown.pop()) if len(shown) == 1 else decimal_mark(separator)


def shown_order(rows: Iterable[Iterable[str]]) -> DayOrder:
    """Whether a file names the day first or the month, by its own first rows.

    22/11/2026 cannot be anything but a day in November: a file that holds such a date, and none
    like 11/22/2026, means the first of November by 01/11/2026.
    """
    shown = {
        order
        for row in rows
        for cell in row
        if (found := _DAY.fullmatch(cell.strip())) is not None
        and found[2] != "."
        and (order := _order_of(int(found[1]), int(found[3]))) is not DayOrder.EITHER
    }
    return shown.pop() if len(shown) == 1 else DayOrder.EITHER


def _order_of(first: int, second: int) -> DayOrder:
    if first > 12:
        return DayOrder.DAY
    return DayOrder.MONTH if second > 12 else DayOrder.EITHER


def plain_number(text: str, mark: DecimalMark, *, places: int) -> str:
    """A number as the protocol reads it: digits, perhaps a point, no separators of thousands.

    Zeros at the end of its decimals are left out. Raises NumberRefusedError for what is no number
    of at most `places` decimals and NUMBER_CHARS_MAX, and for what can be read in two ways.
    """
    if len(text) > NUMBER_CHARS_MAX:
        raise NumberRefusedError(NumberFault.NO_NUMBER)
    readings: dict[str, DecimalMark] = {}
    is_number = False
    for own, pattern in ((DecimalMark.POINT, _POINT), (DecimalMark.COMMA, _COMMA)):
        found = pattern.fullmatch(text)
        # The other country's mark counts only where it stands: 10.555 is not ten thousand here.
        is_foreign = mark is not DecimalMark.EITHER and own is not mark
        if found is None or (is_foreign and own not in text):
            continue
        is_number = True
        whole, rest = re.sub("[.,]", "", found.group(1)), (found.group(2) or "").rstrip("0")
        if len(rest) <= places:
            readings[f"{whole}.{rest}" if rest else whole] = own
    if not readings:
        raise NumberRefusedError(NumberFault.TOO_FINE if is_number else NumberFault.NO_NUMBER)
    if len(readings) == 1:
        return next(iter(readings))
    # 1,234: the file's own mark decides; a point in a file of decimal commas stays doubtful.
    if mark is DecimalMark.POINT or (mark is DecimalMark.COMMA and "," in text):
        return next(reading for reading, own in readings.items() if own is mark)
    raise NumberRefusedError(NumberFault.TWO_READINGS)


def guarded(text: str) -> str:
    """A text that a spreadsheet will not run: an apostrophe goes before = + - @ (OWASP, CSV)."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The text that `guarded` was given; other apostrophes stay."""
    return cell[1:] if _GUARDED.match(cell) else cell


def printed_code(code: str) -> str:
    """A stored code as the pack shows it: a GTIN without the zeros that pad it to 14 digits."""
    if len(code) != 14 or not (code.isascii() and code.isdigit()) or code[0] != "0":
        return code
    return code[6:] if code.startswith("000000") else code[1:]


def carton_text(code: str, quantity: str) -> str:
    """A stored code as files have it, with the quantity that it stands for: CODE*12.

    An empty `quantity` is one unit. It is written all the same behind a code with a star in it,
    which would pass for a carton's itself.
    """
    shown = printed_code(code)
    if "*" in shown:
        quantity = quantity or "1"
    return f"{shown}*{quantity}" if quantity else shown


def carton_of(text: str) -> tuple[str, str | None]:
    """The code and the quantity of CODE*12, as `carton_text` writes it; None for one unit.

    Behind digits and a star a quantity is meant, even where it is none: the caller refuses it.
    Behind anything else a star may be the code's own, as Code 39 begins and ends by one.
    """
    found = _CARTON.fullmatch(text)
    if found is None:
        return text, None
    return (found[1], found[2]) if found[1] else (found[3], found[4])


def code_parts(cell: str) -> list[str]:
    """The codes of a cell, apart at each bar that no exact code (`exact_text`) has within it."""
    return _CODE_PARTS.findall(cell)


def exact_text(code: str, quantity: str) -> str:
    """A code that a person's spelling of codes would change, as A|B or '12, with its quantity.

    `quantity` is a decimal, "" for one unit. `exact_of` reads it back.
    """
    kept = code.replace("\\", "\\\\").replace("|", "\\|")
    return f"\\{kept}*{quantity or '1'}"


def exact_of(text: str) -> tuple[str, str] | None:
    """The code and the quantity that `exact_text` wrote; None for any other text."""
    found = _EXACT.fullmatch(text)
    return None if found is None else (_ESCAPED.sub(r"\1", found[1]), found[2])


def iso_time(text: str, order: DayOrder = DayOrder.EITHER) -> str | None:
    """A time as a spreadsheet shows it, 22/11/2026 8:05, in the order of ISO 8601.

    Only where its numbers, points between them or the file's own order tell day from month; None
    where nothing does. Any other text is given back as it is.
    """
    found = _DAY.fullmatch(text)
    if found is None:
        return text
    first, mark, second, year, hour, rest = found.groups()
    own = _order_of(int(first), int(second))
    if mark == "." or int(first) == int(second):
        own = DayOrder.DAY
    if own is DayOrder.EITHER:
        own = order
    if own is DayOrder.EITHER:
        return None
    day, month = (first, second) if own is DayOrder.DAY else (second, first)
    time = f"T{int(hour):02}{rest}" if hour else ""
    return f"{year}-{int(month):02}-{int(day):02}{time}"


def time_ms(iso: str) -> int:
    """Milliseconds since 1970 of a time in ISO 8601; without an offset it is UTC.

    Raises ValueError, also for a time that in UTC lies outside the calendar: no till could show it.
    """
    moment = datetime.fromisoformat(iso)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    try:
        return int(moment.astimezone(UTC).timestamp() * 1000)
    except OverflowError as error:
        raise ValueError(iso) from error


def digits_cell(text: str) -> str:
    """A cell whose digits a spreadsheet leaves alone: it would round 13 of them."""
    return f'="{text}"' if text.isascii() and text.isdigit() else text
