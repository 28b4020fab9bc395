"""CSV as spreadsheets leave it: a file's encoding, its separator, and its decimal mark. Pure.

Read by the rules of a till, so that one file means the same in a shop and in its office.
"""

import codecs
import csv
import itertools
import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from sync_server.errors import RefusedError, ServerCode

SAMPLE_BYTES = 4096
NUMBER_CHARS_MAX = 40
SEPARATORS = (",", ";", "\t", "|")

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


class DecimalMark(StrEnum):
    """What a file writes between rupees and paisa; a file of tabs does not say."""

    POINT = "."
    COMMA = ","
    EITHER = "?"


def decoded(content: bytes, encoding: str | None = None) -> str:
    """A file's text: by its byte order mark or the zeros of UTF-16, by `encoding`, else UTF-8.

    Raises RefusedError(FILE_REFUSED) for a text in another encoding, and for a workbook.
    """
    name = _encoding_of(content[:SAMPLE_BYTES])
    if encoding is not None and not (name == "utf-8-sig" and encoding.lower().startswith("utf")):
        name = encoding
    try:
        return content.decode(name).removeprefix("\ufeff")
    except UnicodeError as error:
        shown = "UTF-8" if name.startswith("utf-8") else name
        raise _refused(f"the file is not {shown}: save it as CSV UTF-8 and try again") from error
    except (LookupError, ValueError) as error:
        raise _refused(f"there is no encoding {name[:40]}") from error


def _encoding_of(sample: bytes) -> str:
    if sample.startswith(_WORKBOOKS):
        raise _refused("the file is an Excel workbook: save it as CSV UTF-8 and try again")
    for mark, encoding in _BYTE_ORDER_MARKS:
        if sample.startswith(mark):
            return encoding
    # Latin text in UTF-16 has a zero in every second byte; UTF-8 text has none.
    first, second = sample[::2].count(0), sample[1::2].count(0)
    few, many = len(sample) // 20, len(sample) // 5
    if second > many and first <= few:
        return "utf-16-le"
    return "utf-16-be" if first > many and second <= few else "utf-8"


class Table:
    """A header and the rows below it; blank lines before it and `sep=;` are passed over.

    Raises RefusedError(FILE_REFUSED) for a separator that is none of SEPARATORS, csv.Error.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._passed = 0
        rest = iter(lines)
        first = self._first_with_text(rest)
        hint = _HINT.fullmatch(first.strip("\ufeff\r\n"))
        if hint:
            self._passed += 1
            first = self._first_with_text(rest)
        outside = re.sub(r'"[^"]*"', "", first)
        separator = hint.group(1) if hint else max(SEPARATORS, key=outside.count)
        if separator not in SEPARATORS:
            raise _refused(f"cells apart by {separator}: save it with commas or semicolons")
        self._reader = csv.DictReader(itertools.chain([first], rest), delimiter=separator)
        self.header = [name.strip("\ufeff \u00a0") for name in self._reader.fieldnames or ()]
        self._reader.fieldnames = self.header
        # Excel writes semicolons exactly where the comma is the decimal mark.
        marks = {";": DecimalMark.COMMA, "\t": DecimalMark.EITHER}
        self.mark = marks.get(separator, DecimalMark.POINT)

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Each row's cells by the name of their column, with its line in the file, from 1."""
        for cells in self._reader:
            yield self._passed + self._reader.line_num, cells

    def _first_with_text(self, lines: Iterator[str]) -> str:
        for line in lines:
            if line.strip("\ufeff \t\r\n"):
                return line
            self._passed += 1
        return ""


def plain_number(text: str, mark: DecimalMark, *, places: int) -> str:
    """A number as the protocol reads it: digits, perhaps a point, no separators of thousands.

    Raises ValueError, with words, for what is no number of at most `places` decimals, and for what
    can be read in two ways.
    """
    readings: dict[str, DecimalMark] = {}
    if len(text) <= NUMBER_CHARS_MAX:
        for own, pattern in ((DecimalMark.POINT, _POINT), (DecimalMark.COMMA, _COMMA)):
            found = pattern.fullmatch(text)
            # The other country's mark counts only where it stands: 10.555 is no ten thousand here.
            is_foreign = mark is not DecimalMark.EITHER and own is not mark
            if found is None or (is_foreign and own not in text):
                continue
            whole, rest = re.sub("[.,]", "", found.group(1)), (found.group(2) or "").rstrip("0")
            if len(rest) <= places:
                readings[f"{whole}.{rest}" if rest else whole] = own
    if not readings:
        raise ValueError("not a number")
    if len(readings) == 1:
        return next(iter(readings))
    if mark is DecimalMark.POINT or (mark is DecimalMark.COMMA and "," in text):
        return next(reading for reading, own in readings.items() if own is mark)
    raise ValueError(f"{text} can be read in two ways")


def _refused(why: str) -> RefusedError:
    return RefusedError(ServerCode.FILE_REFUSED, why)
