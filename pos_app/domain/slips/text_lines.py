"""The rows of a slip as lines of equally wide letters: a printer's own letters, or a terminal."""

import textwrap
from collections.abc import Iterator
from typing import NamedTuple

from pos_app.domain.labels.label import Label
from pos_app.domain.slips.sheet import Code, Goods, Pair, Row, Rule, Sheet, Size, Words

FIGURE_GAP = 1


class TextLine(NamedTuple):
    """One line: words that fit, and how tall they stand. A `code` is no words but a QR."""

    text: str = ""
    size: Size = Size.NORMAL
    is_bold: bool = False
    is_centred: bool = False
    code: str = ""


def text_lines(sheet: Sheet, columns: int) -> tuple[TextLine, ...]:
    """A sheet for paper of so many letters a line; a large letter is as wide as two."""
    return tuple(line for row in sheet.rows for line in _lines(row, columns))


def plain_text(sheet: Sheet, columns: int) -> str:
    """A sheet for a terminal or a file; a code is its text."""
    shown: list[str] = []
    for line in text_lines(sheet, columns):
        text = f"[{line.code}]" if line.code else line.text
        shown.append(text.center(columns).rstrip() if line.is_centred else text)
    return "\n".join(shown) + "\n"


def _lines(row: Row, columns: int) -> Iterator[TextLine]:
    match row:
        case Rule():
            yield TextLine("-" * columns)
        case Code():
            yield TextLine(code=row.text, is_centred=True)
            yield TextLine(row.text, is_centred=True)
        case Words():
            for text in _wrapped(row.text, _room(row.size, columns)):
                yield TextLine(text, row.size, row.is_bold, row.is_centred)
        case Pair():
            for text in _pair(row.label, row.figure, _room(row.size, columns)):
                yield TextLine(text, row.size, row.is_bold)
        case Label():
            yield from map(TextLine, _label(row, columns))
        case Goods():
            yield from map(TextLine, _wrapped(row.name, columns))
            yield from map(TextLine, _pair(f"  {row.detail}", row.amount, columns))


def _label(label: Label, columns: int) -> Iterator[str]:
    yield from label.names
    yield from _pair(f"{label.unit} {label.part}".strip(), label.price, columns)
    yield label.symbol.text if label.symbol else label.code


def _room(size: Size, columns: int) -> int:
    return columns // 2 if size is Size.LARGE else columns


def _wrapped(text: str, columns: int) -> list[str]:
    return textwrap.wrap(text, columns, break_on_hyphens=False) or [""]


def _pair(label: str, figure: str, columns: int) -> Iterator[str]:
    """Label and figure on one line; where they do not fit, the figure stands alone below."""
    if len(label) + FIGURE_GAP + len(figure) <= columns:
        yield f"{label}{figure.rjust(columns - len(label))}"
        return
    indent = " " * (len(label) - len(label.lstrip()))
    for text in textwrap.wrap(label.strip(), columns - len(indent), break_on_hyphens=False):
        yield f"{indent}{text}"
    for start in range(0, len(figure), columns):
        yield figure[start : start + columns].rjust(columns)
