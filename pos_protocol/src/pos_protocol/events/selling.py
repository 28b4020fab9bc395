"""Sales and returns."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from pos_protocol.events.values import (
    CODE_CHARS_MAX,
    LINES_MAX,
    REMOVED_MAX,
    TENDERS_MAX,
    Amount,
    Code,
    Day,
    Id,
    Name,
    Note,
    Part,
    Quantity,
    RecordedFact,
    SignedAmount,
    StockLine,
    TenderKind,
)


class SaleLine(StockLine, frozen=True, kw_only=True):
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
    list_price: Amount | None = None


class TakenOff(Part, frozen=True, kw_only=True):
    """Goods that were taken off a bill before it was paid, and what they came to on it."""

    product_id: Id
    name: Name
    quantity: Quantity
    amount: Amount


class Tender(Part, frozen=True, kw_only=True):
    """Money of one kind, as handed over; change is given from cash."""

    kind: TenderKind
    amount: Amount
    reference: Annotated[str, Meta(max_length=CODE_CHARS_MAX)] = ""


class SaleCompleted(RecordedFact, frozen=True, kw_only=True):
    """A sale: `total = sum of line amounts - discount + rounding`.

    Tenders minus change equal the total.

    `discount` is what was taken off the bill as a whole. `shift_id` is the event_id of the
    ShiftOpened. `removed` was scanned and taken off again before: it moves nothing, somebody may
    want to look at it.
    """

    shift_id: UUID
    lines: Annotated[tuple[SaleLine, ...], Meta(min_length=1, max_length=LINES_MAX)]
    tenders: Annotated[tuple[Tender, ...], Meta(max_length=TENDERS_MAX)]
    discount: Amount = 0
    rounding: SignedAmount = 0
    total: Amount
    change: Amount = 0
    customer_id: Id | None = None
    removed: Annotated[tuple[TakenOff, ...], Meta(max_length=REMOVED_MAX)] = ()


class SaleReturned(RecordedFact, frozen=True, kw_only=True):
    """Goods came back and money was given back: `tenders` are what was paid out, `total` their sum.

    `sale` names the SaleCompleted when the receipt was at hand; the lines then carry the numbers
    that they had in it. Quantities are positive. `is_void`: all that was left of the sale was
    taken back, because it should not have been.
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
    is_void: bool = False


class PaymentConfirmed(RecordedFact, frozen=True, kw_only=True):
    """The bank's message about a QR payment came, after its bill was finished without it.

    `sale` is the SaleCompleted, whose QR tenders have no reference of their own.
    """

    sale: UUID
    reference: Code
