"""Every event: one business fact in the past tense, whole or not at all.

Money is in paisa, quantities in thousandths of the product's unit, integers only. An event carries
the final figures (discount, tax, rounding); nobody downstream recomputes money. A changed field is
a new `version` and an upcaster in codec.py.
"""

from enum import StrEnum
from typing import Annotated, Literal, get_args
from uuid import UUID

from msgspec import UNSET, Meta, Struct, UnsetType

from pos_protocol.ids import LINE_MAX
from pos_protocol.money import MONEY_PAISA_MAX
from pos_protocol.quantity import QUANTITY_MILLI_MAX

NAME_CHARS_MAX = 200
CODE_CHARS_MAX = 64
NOTE_CHARS_MAX = 500
LINES_MAX = 500
BARCODES_MAX = 50
TENDERS_MAX = 20
INT_MAX = 2**53

type Amount = Annotated[int, Meta(ge=0, le=MONEY_PAISA_MAX)]
type SignedAmount = Annotated[int, Meta(ge=-MONEY_PAISA_MAX, le=MONEY_PAISA_MAX)]
type Quantity = Annotated[int, Meta(gt=0, le=QUANTITY_MILLI_MAX)]
type Threshold = Annotated[int, Meta(ge=0, le=QUANTITY_MILLI_MAX)]
type Level = Annotated[int, Meta(ge=-INT_MAX, le=INT_MAX)]
type Version = Annotated[int, Meta(ge=0, le=INT_MAX)]
type Id = Annotated[int, Meta(ge=1, le=INT_MAX)]
type LineNo = Annotated[int, Meta(ge=1, le=LINE_MAX)]
type Name = Annotated[str, Meta(min_length=1, max_length=NAME_CHARS_MAX)]
type OptionalName = Annotated[str, Meta(max_length=NAME_CHARS_MAX)]
type Code = Annotated[str, Meta(min_length=1, max_length=CODE_CHARS_MAX)]
type Note = Annotated[str, Meta(max_length=NOTE_CHARS_MAX)]
type Day = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]


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
    """How money was given."""

    CASH = "cash"
    CARD = "card"
    QR = "qr"
    KHATA = "khata"


class _Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A frozen value inside an event."""


class _Event(_Part, frozen=True, kw_only=True):
    """A frozen event. Its name is its kind on the wire."""


class _StockLine(_Part, frozen=True, kw_only=True):
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


class Barcode(_Part, frozen=True, kw_only=True):
    """One normalised code of a product; a carton's stands for `quantity` thousandths."""

    code: Code
    quantity: Quantity = 1000


type Barcodes = Annotated[tuple[Barcode, ...], Meta(max_length=BARCODES_MAX)]


class ProductAdded(_Event, frozen=True, kw_only=True):
    """A product entered the catalogue.

    A missing translated name is empty; one of the three is given.
    """

    product_id: Id
    name_en: OptionalName
    name_ur: OptionalName = ""
    name_hi: OptionalName = ""
    barcodes: Barcodes = ()
    unit: Unit = Unit.PIECE
    price: Amount
    cost: Amount | None = None
    vendor_id: Id | None = None
    low_at: Threshold | None = None


class ProductChanged(_Event, frozen=True, kw_only=True):
    """Fields of a product were set; those left UNSET stay.

    Per field the highest (hlc, event_id) wins.

    `base` is the product's catalogue revision that the editor saw: an edit of an old one is an
    `overlap` for the server to flag.
    """

    product_id: Id
    base: Version
    name_en: OptionalName | UnsetType = UNSET
    name_ur: OptionalName | UnsetType = UNSET
    name_hi: OptionalName | UnsetType = UNSET
    barcodes: Barcodes | UnsetType = UNSET
    unit: Unit | UnsetType = UNSET
    price: Amount | UnsetType = UNSET
    cost: Amount | UnsetType | None = UNSET
    vendor_id: Id | UnsetType | None = UNSET
    low_at: Threshold | UnsetType | None = UNSET


class ProductRemoved(_Event, frozen=True, kw_only=True):
    """A product and its records left every list; the log keeps them."""

    product_id: Id
    base: Version


class VendorAdded(_Event, frozen=True, kw_only=True):
    """A vendor of the store became known."""

    vendor_id: Id
    name: Name


class ReceivedLine(_StockLine, frozen=True, kw_only=True):
    """Goods that came in. `cost` is for one unit."""

    quantity: Quantity
    cost: Amount | None = None
    expiry: Day | None = None
    lot: Annotated[str, Meta(max_length=CODE_CHARS_MAX)] = ""


class StockReceived(_Event, frozen=True, kw_only=True):
    """Goods came in, for one reason, from at most one vendor, on at most one bill."""

    lines: Annotated[tuple[ReceivedLine, ...], Meta(min_length=1, max_length=LINES_MAX)]
    reason: InReason = InReason.PURCHASE
    vendor_id: Id | None = None
    bill_no: Annotated[str, Meta(max_length=CODE_CHARS_MAX)] = ""
    note: Note = ""


class RemovedLine(_StockLine, frozen=True, kw_only=True):
    """Goods that left without a sale."""

    quantity: Quantity
    reason: OutReason
    note: Note = ""


class StockRemoved(_Event, frozen=True, kw_only=True):
    """Goods left the store without a sale."""

    lines: Annotated[tuple[RemovedLine, ...], Meta(min_length=1, max_length=LINES_MAX)]


class CountedLine(_StockLine, frozen=True, kw_only=True):
    """What was seen on the shelf.

    The movement is `counted - (known_quantity + pending)`: a gain, a loss, or none.
    """

    counted: Threshold


class StockCounted(_Event, frozen=True, kw_only=True):
    """A count recorded what was seen; it never edits the past."""

    lines: Annotated[tuple[CountedLine, ...], Meta(min_length=1, max_length=LINES_MAX)]
    note: Note = ""


class SaleLine(_StockLine, frozen=True, kw_only=True):
    """One line of a bill.

    `amount = gross - discount + tax_added`; `gross` is a fact of its own ("3 for 100").

    `tax_included` is the part of the amount that is tax already inside the price. `name` and `code`
    are as sold: they are what a reprint shows, and all that is known of an open item.
    """

    quantity: Quantity
    price: Amount
    gross: Amount
    discount: Amount = 0
    tax_added: Amount = 0
    tax_included: Amount = 0
    amount: Amount
    name: Name
    code: Annotated[str, Meta(max_length=CODE_CHARS_MAX)] = ""
    lot: Annotated[str, Meta(max_length=CODE_CHARS_MAX)] = ""
    expiry: Day | None = None


class Tender(_Part, frozen=True, kw_only=True):
    """Money of one kind, as handed over; change is given from cash."""

    kind: TenderKind
    amount: Amount
    reference: Annotated[str, Meta(max_length=CODE_CHARS_MAX)] = ""


class SaleCompleted(_Event, frozen=True, kw_only=True):
    """A sale: `total = sum of line amounts - discount + rounding`.

    Tenders minus change equal the total.

    `discount` is what was taken off the bill as a whole. `shift_id` is the event_id of the
    ShiftOpened.
    """

    shift_id: UUID
    lines: Annotated[tuple[SaleLine, ...], Meta(min_length=1, max_length=LINES_MAX)]
    tenders: Annotated[tuple[Tender, ...], Meta(max_length=TENDERS_MAX)]
    discount: Amount = 0
    rounding: SignedAmount = 0
    total: Amount
    change: Amount = 0
    customer_id: Id | None = None


class SaleReturned(_Event, frozen=True, kw_only=True):
    """Goods came back and money was given back: `tenders` are what was paid out, `total` their sum.

    `sale` names the SaleCompleted when the receipt was at hand. Lines name what was sold then, with
    positive quantities.
    """

    shift_id: UUID
    sale: UUID | None = None
    lines: Annotated[tuple[SaleLine, ...], Meta(min_length=1, max_length=LINES_MAX)]
    tenders: Annotated[tuple[Tender, ...], Meta(max_length=TENDERS_MAX)]
    discount: Amount = 0
    rounding: SignedAmount = 0
    total: Amount
    customer_id: Id | None = None
    reason: Note = ""


class CustomerAdded(_Event, frozen=True, kw_only=True):
    """A customer who may buy on khata; `limit` is the most they may owe."""

    customer_id: Id
    name: Name
    phone: Annotated[str, Meta(max_length=32)] = ""
    limit: Amount | None = None


class KhataPaid(_Event, frozen=True, kw_only=True):
    """A customer paid part of what they owe."""

    shift_id: UUID
    customer_id: Id
    tender: Tender
    note: Note = ""


class ShiftOpened(_Event, frozen=True, kw_only=True):
    """A cashier's span at a till began with a float. The event's own id is the shift's."""

    shift_no: Annotated[int, Meta(ge=1, le=INT_MAX)]
    opening_float: Amount = 0


class CashMoved(_Event, frozen=True, kw_only=True):
    """Cash went into or out of the drawer beside sales."""

    shift_id: UUID
    direction: Literal["in", "out"]
    amount: Annotated[int, Meta(gt=0, le=MONEY_PAISA_MAX)]
    reason: Note = ""


class ShiftClosed(_Event, frozen=True, kw_only=True):
    """A shift ended: expected, counted, and the till's running totals for the auditor."""

    shift_id: UUID
    expected: SignedAmount
    counted: Amount
    sales_total: Amount
    returns_total: Amount
    grand_total: Annotated[int, Meta(ge=0, le=INT_MAX)]
    note: Note = ""


class DecidedLine(_Part, frozen=True, kw_only=True):
    """One line of a decision about a case."""

    product_id: Id
    quantity: Level


class ReconciliationDecided(_Event, frozen=True, kw_only=True):
    """The office decided a case. Its lines move stock; a `recount` names products, with zeros."""

    case_id: UUID
    of_event_id: UUID
    decision: Literal["release", "reverse", "adjust", "recount"]
    lines: Annotated[tuple[DecidedLine, ...], Meta(max_length=LINES_MAX)] = ()
    reason: Note = ""


class EpochOpened(_Event, frozen=True, kw_only=True):
    """A new unbroken life of this till's log began, on the server's word."""

    parent_epoch: Annotated[int, Meta(ge=0, le=2**32)]
    parent_till_seq: Annotated[int, Meta(ge=0, le=INT_MAX)]
    parent_hash: Annotated[str, Meta(max_length=64)]
    reason: Note


class ClockNoted(_Event, frozen=True, kw_only=True):
    """The wall clock jumped against the monotonic one; selling goes on, order is till_seq."""

    before_ms: Level
    after_ms: Level


type Event = (
    ProductAdded
    | ProductChanged
    | ProductRemoved
    | VendorAdded
    | StockReceived
    | StockRemoved
    | StockCounted
    | SaleCompleted
    | SaleReturned
    | CustomerAdded
    | KhataPaid
    | ShiftOpened
    | CashMoved
    | ShiftClosed
    | ReconciliationDecided
    | EpochOpened
    | ClockNoted
)

EVENT_KINDS: dict[str, type[Event]] = {kind.__name__: kind for kind in get_args(Event.__value__)}
"""Every kind by its name on the wire. A new kind is added by the recipe in the README."""

EVENT_VERSIONS: dict[str, int] = dict.fromkeys(EVENT_KINDS, 1)
"""The newest payload version of each kind that this program writes and reads."""
