"""The bars of a code, in modules of one width: what a scanner reads and this till knows again.

The widths come from python-barcode, which python-escpos brings along. EAN and UPC are
ISO/IEC 15420, Code 128 is ISO/IEC 15417; their quiet zones are from the same standards.
"""

from typing import Any, NamedTuple

from pos_app.domain import gs1

MODULES_MAX = 300
"""Longer bars fit on no label of a shop; such a code becomes a QR code."""
_QUIET = {"EAN-13": (11, 7), "UPC-A": (9, 9), "EAN-8": (7, 7), "Code 128": (10, 10)}
_CLASSES = {"EAN-13": "ean13", "UPC-A": "upca", "EAN-8": "ean8", "Code 128": "code128"}


class Symbol(NamedTuple):
    """A bar code: `bars` is a 1 for each dark module and a 0 for each light one, from the left.

    `quiet` are the light modules that must stay before and behind it. `text` is what is read.
    """

    name: str
    text: str
    bars: str
    quiet: tuple[int, int]

    @property
    def modules(self) -> int:
        """How wide it is with its quiet zones."""
        return len(self.bars) + sum(self.quiet)


def symbol_of(code: str) -> Symbol | None:
    """The bars of a code as the catalogue keeps it; None for one that only a QR code can hold.

    A GTIN with a wrong check digit cannot be an EAN. Some goods carry one, so its digits become a
    Code 128, which the till finds as it finds the pack's own.
    """
    text = _shown(code)
    name = _ean(text) if gs1.has_check_digit(text) else None
    name = name or ("Code 128" if _is_typed(text) else None)
    if name is None:
        return None
    bars = _bars(name, text)
    symbol = Symbol(name, text, bars, _QUIET[name])
    return symbol if symbol.modules <= MODULES_MAX else None


def _shown(code: str) -> str:
    """A kept code without the zeros that fill it up to 14 digits: 8, 12, 13 or 14 digits."""
    if len(code) != 14 or not gs1.is_digits(code):
        return code
    zeros = next((zeros for zeros in ("000000", "00", "0") if code.startswith(zeros)), "")
    return code.removeprefix(zeros)


def _ean(text: str) -> str | None:
    return {13: "EAN-13", 12: "UPC-A", 8: "EAN-8"}.get(len(text))


def _is_typed(text: str) -> bool:
    """Whether Code 128 can hold it: ASCII that is printed."""
    return text.isascii() and text.isprintable() and bool(text)


def _bars(name: str, text: str) -> str:
    # Only labels need it, and never the start of a till.
    from barcode import get_barcode_class  # noqa: PLC0415 - as said above

    made: Any = get_barcode_class(_CLASSES[name])(text)
    return str(made.build()[0])
