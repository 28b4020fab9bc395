"""The rows of a slip, before anybody knows how wide the paper is, which script, which printer."""

from enum import Enum
from typing import NamedTuple

from pos_app.domain.labels.label import Label


class Size(Enum):
    """How tall words stand on the paper."""

    SMALL = "small"
    NORMAL = "normal"
    LARGE = "large"
    TALL = "tall"
    """As high as large, as wide as normal."""


class Words(NamedTuple):
    """A line of words, in the middle or at the leading edge; too long, it goes on below."""

    text: str
    size: Size = Size.NORMAL
    is_bold: bool = False
    is_centred: bool = True


class Pair(NamedTuple):
    """Words at the leading edge and their figure at the other one."""

    label: str
    figure: str
    size: Size = Size.NORMAL
    is_bold: bool = False


class Goods(NamedTuple):
    """What was sold: its name, below it how many at what price, and the amount."""

    name: str
    detail: str
    amount: str


class Rule(NamedTuple):
    """A line from edge to edge."""


class Code(NamedTuple):
    """A QR code of a text, with the text below it for eyes and keys."""

    text: str


type Row = Words | Pair | Goods | Rule | Code | Label


class Sheet(NamedTuple):
    """One slip, top to bottom."""

    rows: tuple[Row, ...]

    @property
    def is_ascii(self) -> bool:
        """Whether a printer's own letters are enough for all of it: labels are always painted."""
        return not any(isinstance(row, Label) for row in self.rows) and all(
            cell.isascii()
            for row in self.rows
            if not isinstance(row, Code)
            for cell in row
            if isinstance(cell, str)
        )


class Bitmap(NamedTuple):
    """A picture of black and white dots, as printers take it.

    `bits` has one bit a dot, the leftmost highest, 1 for black, each row filled up to whole bytes.
    """

    width_px: int
    height_px: int
    bits: bytes


def modules_of(text: str, *, border: int = 4) -> tuple[tuple[bool, ...], ...]:
    """The dark and light squares of a QR code (ISO/IEC 18004), level M, with its quiet edge."""
    # Only what is printed or shown with a code needs it, and never at the start.
    from qrcode.constants import ERROR_CORRECT_M  # noqa: PLC0415 - as said above
    from qrcode.main import QRCode  # noqa: PLC0415 - as said above

    code = QRCode(error_correction=ERROR_CORRECT_M, border=border)
    code.add_data(text)
    code.make(fit=True)
    return tuple(tuple(bool(module) for module in row) for row in code.get_matrix())
