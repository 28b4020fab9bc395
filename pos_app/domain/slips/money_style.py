"""How amounts of a currency are written: its sign, and where its digits are grouped."""

from typing import NamedTuple


class MoneyStyle(NamedTuple):
    """How one currency is written: its sign, what stands between sign and figure, its grouping."""

    sign: str
    gap: str
    is_indian: bool


_STYLES = {
    "PKR": MoneyStyle("Rs", "\u00a0", is_indian=False),
    "INR": MoneyStyle("\u20b9", "", is_indian=True),
}


def money_style(currency: str) -> MoneyStyle:
    """The style of an ISO 4217 code; an unknown code is its own sign."""
    return _STYLES.get(currency) or MoneyStyle(currency, "\u00a0", is_indian=False)


def group(number: int, *, is_indian: bool) -> str:
    """Separate thousands: 1,234,567, or 12,34,567 in India. The number is not negative."""
    if not is_indian or number < 1000:
        return f"{number:,}"
    head, tail = divmod(number, 1000)
    pairs: list[str] = []
    while head >= 100:
        head, pair = divmod(head, 100)
        pairs.append(f"{pair:02d}")
    return ",".join([str(head), *reversed(pairs), f"{tail:03d}"])


def paper_amount(paisa: int, style: MoneyStyle, *, has_sign: bool = False) -> str:
    """An amount on paper, always with its paisa so that a column lines up: 1,234.50.

    In ASCII: every printer has that, and none has the sign of India's rupee.
    """
    rupees, rest = divmod(abs(paisa), 100)
    figure = f"{group(rupees, is_indian=style.is_indian)}.{rest:02d}"
    sign = f"{style.sign if style.sign.isascii() else 'Rs'} " if has_sign else ""
    return f"{'-' if paisa < 0 else ''}{sign}{figure}"
