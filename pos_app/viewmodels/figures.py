"""Amounts and quantities as the cashier reads and types them: whole paisa and thousandths."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from pos_app.domain.slips.money_style import MoneyStyle, group, money_style

__all__ = [
    "GTIN_DIGITS",
    "MINUS",
    "MoneyStyle",
    "as_one",
    "code_text",
    "format_count",
    "format_money",
    "format_quantity",
    "format_rate",
    "group",
    "group_as",
    "group_quantity",
    "is_amount",
    "isolated",
    "latin_digits",
    "money_style",
    "read_money",
    "read_quantity",
]

# A figure is isolated, so that a right-to-left line never re-orders its sign, point or currency.
ISOLATE = "\u2066"
POP_ISOLATE = "\u2069"
MINUS = "\u2212"

_DIGITS = {
    ord(digit): str(value)
    for zero in ("\u0660", "\u06f0", "\u0966")
    for value, digit in enumerate(chr(ord(zero) + offset) for offset in range(10))
}
_TYPED = {**_DIGITS, ord("\u066b"): ".", ord("\u066c"): ",", ord(" "): ","}
# Groups of three digits, or of two above the thousands. A comma anywhere else may be a decimal one:
# without it 1,5 kg would be fifteen.
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})*,\d{3}")
# Longer than any amount or quantity that is accepted: a longer entry is refused before it is read.
ENTRY_LENGTH_MAX = 16
GTIN_DIGITS = 14
_IN_PAIRS = "groups_in_pairs"


def group_as(style: MoneyStyle) -> None:
    """Group figures as the store's money is grouped, in all of the program: it has one store.

    The application knows it, as it knows language and direction, so nobody who writes an amount
    can forget it.
    """
    app = QCoreApplication.instance()
    if app is not None:
        app.setProperty(_IN_PAIRS, style.is_indian)


def format_money(paisa: int, style: MoneyStyle | None = None) -> str:
    """An amount in whole paisa for the eye; no paisa are shown when there are none.

    Without a style there is no currency sign, and the grouping is the store's.
    """
    sign = MINUS if paisa < 0 else ""
    rupees, rest = divmod(abs(paisa), 100)
    whole = group(rupees, is_indian=_is_indian() if style is None else style.is_indian)
    fraction = f".{rest:02d}" if rest else ""
    currency = style.sign + style.gap if style else ""
    return f"{ISOLATE}{sign}{currency}{whole}{fraction}{POP_ISOLATE}"


def format_count(count: int) -> str:
    """How many there are, grouped as money is: 1,122; no sign, and not isolated."""
    return group(count, is_indian=_is_indian())


def format_quantity(quantity_milli: int, *, is_weighed: bool = False) -> str:
    """A quantity in thousandths for the eye: whole pieces as 3, weighed goods always as 1.750."""
    sign = MINUS if quantity_milli < 0 else ""
    whole, rest = divmod(abs(quantity_milli), 1000)
    fraction = f".{rest:03d}" if rest or is_weighed else ""
    return f"{sign}{whole}{fraction}"


def group_quantity(quantity_milli: int) -> str:
    """A quantity that nobody types into, grouped as money is: 1,122, 1,122.500."""
    whole, point, fraction = format_quantity(abs(quantity_milli)).partition(".")
    sign = MINUS if quantity_milli < 0 else ""
    return f"{sign}{format_count(int(whole))}{point}{fraction}"


def format_rate(rate_bp: int) -> str:
    """Hundredths of a percent for the eye, without the sign: 18, 17.5."""
    whole, rest = divmod(rate_bp, 100)
    return f"{whole}.{rest:02d}".rstrip("0") if rest else str(whole)


def isolated(text: str | int) -> str:
    """A code, count, date or phone number that must keep its order inside any sentence."""
    return f"{ISOLATE}{text}{POP_ISOLATE}"


def as_one(text: str) -> str:
    """A name or number as it was typed, in the order of its own first letter, in any sentence."""
    return f"\u2068{text}{POP_ISOLATE}"


def code_text(code: str) -> str:
    """A kept code as it is printed on the goods: EAN-13, UPC-A and EAN-8 without the zeros."""
    if len(code) != GTIN_DIGITS or not code.isdecimal():
        return code
    zeros = next((zeros for zeros in ("000000", "00", "0") if code.startswith(zeros)), "")
    return code.removeprefix(zeros)


def latin_digits(text: str) -> str:
    """The text with Urdu, Arabic and Hindi digits turned into 0 to 9."""
    return text.translate(_DIGITS)


def read_money(text: str) -> int | None:
    """A typed amount in paisa: 540, 540.5, 540/-, digits of any script; None when it is not one."""
    return _read(text.strip().removesuffix("/-"), decimals=2)


def read_quantity(text: str) -> int | None:
    """A typed quantity in thousandths: 3, 0.750, digits of any script; None when it is not one."""
    return _read(text, decimals=3)


def _is_indian() -> bool:
    app = QCoreApplication.instance()
    return app is not None and bool(app.property(_IN_PAIRS))


def _read(text: str, *, decimals: int) -> int | None:
    """A typed decimal as a whole number of its smallest parts; None when it has more decimals."""
    if len(text) > ENTRY_LENGTH_MAX:
        return None
    whole, point, fraction = text.strip().translate(_TYPED).partition(".")
    if _GROUPED.fullmatch(whole):
        whole = whole.replace(",", "")
    if not whole and not fraction:
        return None
    digits = (whole or "0") + fraction
    is_read = digits.isascii() and digits.isdecimal() and len(fraction) <= decimals
    if not is_read or (point and not fraction and not whole):
        return None
    return int((whole or "0") + fraction.ljust(decimals, "0"))


def is_amount(text: str) -> bool:
    """Whether a text is figures, perhaps with a currency or a unit."""
    return sum(map(str.isdigit, text)) > max(2, sum(map(str.isalpha, text)))
