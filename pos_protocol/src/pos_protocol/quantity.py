"""Quantities in whole thousandths of a product's unit.

The decimals that APIs and CSV files carry.

One piece is 1000, 1.250 kg is 1250. Integer pieces stay integers outside, weighed goods become
decimals.
"""

import re

from pos_protocol.errors import ErrorCode, ProtocolError

QUANTITY_MILLI_MAX = 10**9
"""A million units on one line.

Every barcode of eight digits or more lies above it, so a scan in a quantity box is refused.
"""

LOOK_BACK_DAYS = 28
COVER_DAYS = 14
"""What is ordered should last so long at the pace of the last four weeks."""

_DECIMAL = re.compile(r"(-?)(\d{1,12})(?:\.(\d{1,3})0*)?")


def parse_quantity(text: str) -> int:
    """Read a plain decimal with at most three decimals as thousandths: `3` is 3000, `1.25` is 1250.

    Raises ProtocolError(BAD_QUANTITY) for anything else, and above QUANTITY_MILLI_MAX. A sign is
    read; callers that want a movement's quantity refuse zero and below.
    """
    found = _DECIMAL.fullmatch(text.strip()) if text.isascii() else None
    if found is None:
        raise ProtocolError(ErrorCode.BAD_QUANTITY, text[:40])
    sign, whole, fraction = found.groups()
    milli = int(whole) * 1000 + int((fraction or "").ljust(3, "0"))
    if milli > QUANTITY_MILLI_MAX:
        raise ProtocolError(ErrorCode.BAD_QUANTITY, text[:40])
    return -milli if sign else milli


def quantity_text(milli: int) -> str:
    """Print thousandths as the shortest exact decimal: 3000 is `3`, 1250 is `1.25`."""
    if milli % 1000 == 0:
        return str(milli // 1000)
    whole, rest = divmod(abs(milli), 1000)
    fraction = f".{rest:03d}".rstrip("0")
    return f"{'-' if milli < 0 else ''}{whole}{fraction}"


def quantity_json(milli: int) -> int | str:
    """The JSON form: an integer where the quantity is whole, otherwise a decimal string.

    Never a binary float.
    """
    return milli // 1000 if milli % 1000 == 0 else quantity_text(milli)


def to_order(
    stock_milli: int,
    low_at_milli: int,
    sold_milli: int,
    *,
    days: int = LOOK_BACK_DAYS,
    cover_days: int = COVER_DAYS,
) -> int:
    """How much to order, in whole units as thousandths: the sales of `cover_days` and the reserve.

    `sold_milli` is what went in `days`. Of what hardly sells it is one unit above the reserve,
    because what stands at its mark would be low again at once. A till and head office both ask
    this, so that a shop is told one figure.
    """
    covered = max(0, sold_milli) * cover_days // days
    wanted = low_at_milli + max(covered, 1000)
    short = max(0, wanted - stock_milli)
    return -(-short // 1000) * 1000
