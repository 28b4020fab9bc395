"""A label as it lies on the shelf or sticks to the goods, as values."""

from typing import NamedTuple

from pos_app.domain.labels.symbol import Symbol


class Label(NamedTuple):
    """What one label says. `names` are the product's in one or two languages, the first one large.

    `price` has its currency; `unit` says what it is for, empty for a piece, and `part` what a
    smaller part of weighed goods costs. `code` is what is scanned: `symbol` has its bars, or is
    None where only a QR code can hold it; an empty code prints none.
    """

    names: tuple[str, ...]
    price: str
    unit: str = ""
    part: str = ""
    code: str = ""
    symbol: Symbol | None = None
