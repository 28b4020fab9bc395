"""The limits, words and base classes that every event is made of."""

import unicodedata
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from pos_protocol.ids import LINE_MAX
from pos_protocol.money import MONEY_PAISA_MAX
from pos_protocol.quantity import QUANTITY_MILLI_MAX

NAME_CHARS_MAX = 200
CODE_CHARS_MAX = 64
CATEGORY_CHARS_MAX = 60
NOTE_CHARS_MAX = 500
LINES_MAX = 500
BARCODES_MAX = 50
TENDERS_MAX = 20
REMOVED_MAX = 50
INT_MAX = 2**53
TAX_BP_MAX = 10_000
"""A tax of the whole price, in hundredths of a percent."""

type Amount = Annotated[int, Meta(ge=0, le=MONEY_PAISA_MAX)]
type SignedAmount = Annotated[int, Meta(ge=-MONEY_PAISA_MAX, le=MONEY_PAISA_MAX)]
type Quantity = Annotated[int, Meta(gt=0, le=QUANTITY_MILLI_MAX)]
type Threshold = Annotated[int, Meta(ge=0, le=QUANTITY_MILLI_MAX)]
type TaxRate = Annotated[int, Meta(ge=0, le=TAX_BP_MAX)]
type Level = Annotated[int, Meta(ge=-INT_MAX, le=INT_MAX)]
type Version = Annotated[int, Meta(ge=0, le=INT_MAX)]
type Id = Annotated[int, Meta(ge=1, le=INT_MAX)]
type LineNo = Annotated[int, Meta(ge=1, le=LINE_MAX)]
type Name = Annotated[str, Meta(min_length=1, max_length=NAME_CHARS_MAX)]
type OptionalName = Annotated[str, Meta(max_length=NAME_CHARS_MAX)]
type Category = Annotated[
    str, Meta(max_length=CATEGORY_CHARS_MAX, pattern=r"^[^\x00-\x1f\x7f-\x9f]*\Z")
]
"""What a shop calls a group of its goods, on one line; empty for none."""
type Code = Annotated[str, Meta(min_length=1, max_length=CODE_CHARS_MAX)]
type Note = Annotated[str, Meta(max_length=NOTE_CHARS_MAX)]
type Day = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]


def category_key(text: str) -> str:
    """What the spellings of one category share: neither case nor blanks tell two apart."""
    return "".join(unicodedata.normalize("NFC", text.casefold()).split())


class Unit(StrEnum):
    """What a quantity counts."""

    PIECE = "piece"
    KG = "kg"
    LITRE = "l"


class MovementType(StrEnum):
    """The original movement types; the type signs a quantity that is always positive."""

    STOCK_IN = "stock_in"
    SALE = "sale"
    MANUAL_REMOVAL = "manual_removal"


class InReason(StrEnum):
    """Why goods came in."""

    PURCHASE = "purchase"
    CUSTOMER_RETURN = "customer_return"
    TRANSFER_IN = "transfer_in"
    COUNT_GAIN = "count_gain"
    OPENING = "opening"
    CORRECTION = "correction"


class OutReason(StrEnum):
    """Why goods left without a sale."""

    SPOILAGE = "spoilage"
    DAMAGE = "damage"
    THEFT = "theft"
    EXPIRED = "expired"
    OWN_USE = "own_use"
    VENDOR_RETURN = "vendor_return"
    TRANSFER_OUT = "transfer_out"
    COUNT_LOSS = "count_loss"
    SAMPLE = "sample"
    CORRECTION = "correction"


class TenderKind(StrEnum):
    """How money was given.

    `exchange` is the worth of goods that came back, given for others at once: no money moves.
    """

    CASH = "cash"
    CARD = "card"
    QR = "qr"
    KHATA = "khata"
    EXCHANGE = "exchange"


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A frozen value inside an event."""


class RecordedFact(Part, frozen=True, kw_only=True):
    """A frozen event. Its name is its kind on the wire."""


class StockLine(Part, frozen=True, kw_only=True):
    """A line that moves stock, with what the till knew: its claim (SPEC S24).

    `known_quantity` at `known_version` is the server-confirmed figure the till held, `pending` the
    sum of the till's own lines not yet folded, before this one: the cashier saw `known_quantity +
    pending`.
    """

    n: LineNo
    product_id: Id
    known_quantity: Level
    known_version: Version
    pending: Level
