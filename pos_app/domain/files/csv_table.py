"""CSV as shops really have it: any of Excel's dialects, read row by row with its line numbers.

RFC 4180 quoting; the separator is a comma, a semicolon, a tab or a bar, told by the header or by
Excel's own `sep=;` first line. A broken row is reported and the rows after it are still read.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Protocol

from msgspec import Struct

from pos_app.domain.files.file_fault import FaultWord, TableRefusedError
from pos_protocol import sheets

LINE_CHARS_MAX = 2**18
"""Longer lines are no rows of goods; they are skipped without being kept in memory."""
RECORD_LINES_MAX = 100
"""A quoted cell may hold newlines, but one that runs on for longer was never closed."""
RECORD_CHARS_MAX = 2**18

# Half of a doubled quote is never the closing one.
_QUOTED = re.compile(r'[ ]*"([^"]*(?:""[^"]*)*)"(?!")[ ]*')
_OPENED = re.compile(r'[ ]*"')


class TextLines(Protocol):
    """What is asked of a text stream opened with `newline=""`."""

    def readline(self, size: int, /) -> str: ...


class Record(Struct, frozen=True, kw_only=True):
    """One row: its cells as they stand, or why it has none. `line` is where it begins, from 1."""

    line: int
    cells: tuple[str, ...] = ()
    fault: FaultWord | None = None


class Table(Struct, frozen=True, kw_only=True):
    """A header and the rows below it, read when asked for; rows without text are left out."""

    separator: str
    mark: sheets.DecimalMark
    order: sheets.DayOrder
    header: tuple[str, ...]
    records: Iterator[Record]


def read_table(stream: TextLines) -> Table:
    """Read the header, then hand out the rows below it.

    Raises TableRefusedError when there is no header or the header itself cannot be read.
    """
    lines = _Lines(stream)
    first = lines.first_with_text()
    separator = sheets.separator_hint(first)
    if separator is None:
        separator = sheets.separator_of(first)
    else:
        lines.take()
        lines.first_with_text()
    header = _record(lines, separator)
    if header.fault is not None:
        raise TableRefusedError(header.fault, line=header.line)
    names = tuple(cell.strip("\ufeff \u00a0") for cell in header.cells)
    records = _records(lines, separator)
    first_rows = list(islice(records, sheets.SHOWN_ROWS))
    shown = [record.cells for record in first_rows]
    return Table(
        separator=separator,
        mark=sheets.shown_mark(separator, shown),
        order=sheets.shown_order(shown),
        header=names,
        records=chain(first_rows, records),
    )


class _Lines:
    """Physical lines with their numbers; lines that were taken can be put back."""

    def __init__(self, stream: TextLines) -> None:
        self._stream = stream
        self._returned: deque[str | None] = deque()
        self.line = 0

    def take(self) -> str | None:
        """The next line with its end, "" after the last one, None for a line that is too long."""
        self.line += 1
        if self._returned:
            return self._returned.popleft()
        text = self._stream.readline(LINE_CHARS_MAX)
        if len(text) < LINE_CHARS_MAX or text.endswith(("\n", "\r")):
            return text
        while len(rest := self._stream.readline(LINE_CHARS_MAX)) == LINE_CHARS_MAX:
            if rest.endswith(("\n", "\r")):
                break
        return None

    def put_back(self, lines: Iterable[str | None]) -> None:
        taken = list(lines)
        self._returned.extendleft(reversed(taken))
        self.line -= len(taken)

    def first_with_text(self) -> str:
        """Pass over empty lines and look at the first other one."""
        while True:
            text = self.take()
            if text is None:
                raise TableRefusedError(FaultWord.LINE_TOO_LONG, line=self.line)
            if not text:
                raise TableRefusedError(FaultWord.EMPTY_FILE)
            if text.strip("\ufeff \t\r\n"):
                self.put_back([text])
                return text


def _records(lines: _Lines, separator: str) -> Iterator[Record]:
    while True:
        text = lines.take()
        if text == "":
            return
        lines.put_back([text])
        record = _record(lines, separator)
        if record.fault is not None or any(cell.strip() for cell in record.cells):
            yield record


def _record(lines: _Lines, separator: str) -> Record:
    text = lines.take()
    line = lines.line
    if text is None:
        return Record(line=line, fault=FaultWord.LINE_TOO_LONG)
    if '"' not in text:
        return Record(line=line, cells=tuple(text.rstrip("\r\n").split(separator)))
    more: list[str | None] = []
    cells = _cells(text, separator)
    while cells is None and len(more) < RECORD_LINES_MAX and len(text) < RECORD_CHARS_MAX:
        following = lines.take()
        more.append(following)
        if not following:
            break
        text += following
        cells = _cells(text, separator)
    if cells:
        return Record(line=line, cells=tuple(cells))
    # The quote swallowed rows that are whole by themselves: only the row that opened it is lost.
    lines.put_back(more)
    return Record(line=line, fault=FaultWord.UNCLOSED_QUOTE if more else FaultWord.STRAY_QUOTE)


def _cells(text: str, separator: str) -> list[str] | None:
    """The cells of a whole record; None while a quote is open, [] when a quote is out of place."""
    cells: list[str] = []
    end = len(text.rstrip("\r\n")) if not text.isspace() else len(text)
    at = 0
    while True:
        quoted = _QUOTED.match(text, at)
        if quoted is not None:
            cells.append(quoted.group(1).replace('""', '"'))
            at = quoted.end()
        elif _OPENED.match(text, at):
            return None
        else:
            found = text.find(separator, at, end)
            stop = end if found < 0 else found
            cells.append(text[at:stop])
            at = stop
        if at >= end:
            return cells
        if not text.startswith(separator, at):
            return []
        at += len(separator)
