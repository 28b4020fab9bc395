"""Money in whole paisa: parsing, printing, line amounts and lossless splits, never a float.

A currency's smallest unit is called paisa here whatever its name; an amount is an `int` and its
unit is in its name.
"""

import re
from collections.abc import Sequence

from pos_protocol.errors import ErrorCode, ProtocolError

MONEY_PAISA_MAX = 10**13
"""A hundred billion rupees.

Above any shop's figure, and 900 times below 2**53, where JSON readers begin to round.
"""

CURRENCIES = ("PKR", "INR")
"""Those that every screen, slip and report can show; a store has one of them for good."""

_HUNDREDTHS = tuple(f".{number:02d}" for number in range(100))
_DECIMAL = re.compile(r"(-?)(\d{1,15})(?:\.(\d{1,2}))?")


def line_amount(price_paisa: int, quantity_milli: int) -> int:
    """Price times quantity in paisa, rounded half up, once.

    `price_paisa` is for one unit, `quantity_milli` is in thousandths of that unit. Neither may be
    negative: a return is another kind of event, not a negative line.
    """
    assert price_paisa >= 0, price_paisa
    assert quantity_milli >= 0, quantity_milli
    return (price_paisa * quantity_milli + 500) // 1000


def parse_money(text: str) -> int:
    """Read a plain decimal such as `540`, `540.5` or `-12.25` as paisa.

    Raises ProtocolError(BAD_MONEY) for anything else: exponents, more than two decimals,
    separators, more than MONEY_PAISA_MAX.
    """
    found = _DECIMAL.fullmatch(text.strip()) if text.isascii() else None
    if found is None:
        raise ProtocolError(ErrorCode.BAD_MONEY, text[:40])
    sign, whole, fraction = found.groups()
    paisa = int(whole) * 100 + int((fraction or "").ljust(2, "0"))
    if paisa > MONEY_PAISA_MAX:
        raise ProtocolError(ErrorCode.BAD_MONEY, text[:40])
    return -paisa if sign else paisa


def money_text(paisa: int) -> str:
    """Print paisa as the decimal that APIs and CSV files carry, always with two decimals.

    `54000` is `540.00`.
    """
    # A report prints thousands of them: divmod(), abs() and a format would take most of the time.
    if paisa < 0:
        return f"-{-paisa // 100}{_HUNDREDTHS[-paisa % 100]}"
    return f"{paisa // 100}{_HUNDREDTHS[paisa % 100]}"


def split(total_paisa: int, weights: Sequence[int]) -> list[int]:
    """Share a total over weights so that the shares add up to it exactly.

    Largest remainder method; of equal remainders the first line gets the paisa. Weights are not
    negative; when all are zero, every line weighs the same. Raises ValueError for no weights.
    """
    if not weights:
        message = "nothing to split over"
        raise ValueError(message)
    sign = -1 if total_paisa < 0 else 1
    total = abs(total_paisa)
    whole = sum(weights)
    parts = weights if whole else [1] * len(weights)
    whole = whole or len(weights)
    shares = [total * part // whole for part in parts]
    by_remainder = sorted(range(len(parts)), key=lambda i: (-(total * parts[i] % whole), i))
    for i in by_remainder[: total - sum(shares)]:
        shares[i] += 1
    return [sign * share for share in shares]
