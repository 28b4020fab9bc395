"""A CSV file that came to the server: its text, its header, and its rows with their lines. Pure."""

import csv
import itertools
from collections.abc import Iterable, Iterator, Mapping

from pos_protocol.sheets import (
    SAMPLE_BYTES,
    SEPARATORS,
    SHOWN_ROWS,
    encoding_of,
    separator_hint,
    separator_of,
    shown_mark,
    shown_order,
)

from sync_server.errors import RefusedError, ServerCode


def decoded(content: bytes, encoding: str | None = None) -> str:
    """A file's text: by its byte order mark or the zeros of UTF-16, by `encoding`, else UTF-8.

    Raises RefusedError(FILE_REFUSED) for a text in another encoding, and for a workbook.
    """
    name = encoding_of(content[:SAMPLE_BYTES])
    if name is None:
        raise _refused("the file is an Excel workbook: save it as CSV UTF-8 and try again")
    if encoding is not None and not (name == "utf-8-sig" and encoding.lower().startswith("utf")):
        name = encoding
    try:
        return content.decode(name).removeprefix("\ufeff")
    except UnicodeError as error:
        shown = "UTF-8" if name.startswith("utf-8") else name
        raise _refused(
            f"the file is not {shown}: save it as CSV UTF-8, or name its encoding, such as cp1252"
            " (--encoding cp1252; over HTTP Content-Type: text/csv; charset=cp1252)"
        ) from error
    except (LookupError, ValueError) as error:
        raise _refused(f"there is no encoding {name[:40]}") from error


class Table:
    """A header and the rows below it; blank lines before it and `sep=;` are passed over.

    Raises RefusedError(FILE_REFUSED) for a separator that is none of SEPARATORS, csv.Error.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._passed = 0
        rest = iter(lines)
        first = self._first_with_text(rest)
        separator = separator_hint(first)
        if separator is None:
            separator = separator_of(first)
        else:
            self._passed += 1
            first = self._first_with_text(rest)
        if separator not in SEPARATORS:
            raise _refused(f"cells apart by {separator}: save it with commas or semicolons")
        self._reader = csv.DictReader(itertools.chain([first], rest), delimiter=separator)
        self.header = [name.strip("\ufeff \u00a0") for name in self._reader.fieldnames or ()]
        self._reader.fieldnames = self.header
        self._first_rows = list(itertools.islice(self._read(), SHOWN_ROWS))
        shown = [list(_texts(cells)) for _line, cells in self._first_rows]
        self.mark, self.order = shown_mark(separator, shown), shown_order(shown)

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Each row's cells by the name of their column, with its line in the file, from 1."""
        return itertools.chain(self._first_rows, self._read())

    def _read(self) -> Iterator[tuple[int, dict[str, str]]]:
        for cells in self._reader:
            yield self._passed + self._reader.line_num, cells

    def _first_with_text(self, lines: Iterator[str]) -> str:
        for line in lines:
            if line.strip("\ufeff \t\r\n"):
                return line
            self._passed += 1
        return ""


def _texts(cells: Mapping[str, object]) -> Iterator[str]:
    """The cells that there are: a short row lacks some, a long one has a list of more."""
    return (cell for cell in cells.values() if isinstance(cell, str))


def _refused(why: str) -> RefusedError:
    return RefusedError(ServerCode.FILE_REFUSED, why)
