"""What an event must keep to enter the feed, whoever signed it. Pure.

A broken rule never stops a batch: the event goes to quarantine with its bytes, and its chain goes
on.
"""

from collections.abc import Sequence
from uuid import UUID

from msgspec import Struct
from pos_protocol.codec import is_known
from pos_protocol.envelope import Envelope, Recorded
from pos_protocol.errors import ErrorCode
from pos_protocol.events import (
    EVENT_KINDS,
    Event,
    KhataAdjusted,
    KhataPaid,
    ProductAdded,
    ReconciliationDecided,
    SaleCompleted,
    SaleLine,
    SaleReturned,
    TenderKind,
)
from pos_protocol.ids import OFFICE_TILL_NO
from pos_protocol.ledger import StockMovement

WALL_MS_MAX = 2**53
_MONEY = frozenset({TenderKind.CASH, TenderKind.CARD, TenderKind.QR})
MOVED_MILLI_MAX = 10**12
"""A billion units on one line: above every honest count, and far below where sums leave 64 bits."""


class Place(Struct, frozen=True, kw_only=True):
    """Where the batch says an event stands: the body must say the same."""

    store_id: int
    till_id: UUID
    till_no: int
    epoch: int
    till_seq: int
    event_id: UUID
    prev: bytes


class Broken(Struct, frozen=True, kw_only=True):
    """A rule that does not hold."""

    code: ErrorCode
    detail: str


def check(recorded: Recorded, place: Place, moved: Sequence[StockMovement]) -> Broken | None:
    """The first rule that an event breaks, or None; `moved` is what it does to the stock."""
    envelope, event = recorded.envelope, recorded.event
    mismatch = _identity(envelope, place)
    if mismatch:
        return Broken(code=ErrorCode.IDENTITY_MISMATCH, detail=mismatch)
    if event is None:
        code = ErrorCode.UNKNOWN_KIND if _is_unknown_kind(envelope) else ErrorCode.UNKNOWN_VERSION
        return Broken(code=code, detail=f"{envelope.kind} {envelope.version}")
    broken = _clock(envelope) or _of_kind(event, place) or _lines(moved)
    return Broken(code=ErrorCode.RULE_BROKEN, detail=broken) if broken else None


def _is_unknown_kind(envelope: Envelope) -> bool:
    return not is_known(envelope) and envelope.kind not in EVENT_KINDS


def _identity(envelope: Envelope, place: Place) -> str:
    said = (
        envelope.store,
        envelope.till,
        envelope.till_no,
        envelope.epoch,
        envelope.till_seq,
        envelope.event_id,
        envelope.prev,
    )
    stands = (
        place.store_id,
        place.till_id,
        place.till_no,
        place.epoch,
        place.till_seq,
        place.event_id,
        place.prev.hex(),
    )
    if said == stands:
        return ""
    names = ("store", "till", "till_no", "epoch", "till_seq", "event_id", "prev")
    return next(name for name, a, b in zip(names, said, stands, strict=True) if a != b)


def _clock(envelope: Envelope) -> str:
    # A wrong clock stops nothing; a number that no clock can show is no clock.
    return "occurred_at.wall_ms" if abs(envelope.occurred_at.wall_ms) > WALL_MS_MAX else ""


def _of_kind(event: Event, place: Place) -> str:
    match event:
        case SaleCompleted():
            broken = _line_sums(event.lines) or _sale_total(event) or _khata(event)
        case SaleReturned():
            broken = _line_sums(event.lines) or _return_total(event) or _khata(event)
        case KhataPaid(tender=tender):
            is_paid = tender.kind in _MONEY and tender.amount > 0
            broken = "" if is_paid else "a khata is paid with money"
        case KhataAdjusted(amount=0):
            broken = "an adjustment changes something"
        case ProductAdded(name_en="", name_ur="", name_hi=""):
            broken = "a product needs a name"
        case ReconciliationDecided() if place.till_no != OFFICE_TILL_NO:
            broken = "only the office decides cases"
        case _:
            broken = ""
    return broken


def _lines(moved: Sequence[StockMovement]) -> str:
    if len({movement.line for movement in moved}) != len(moved):
        return "two lines have one number"
    for movement in moved:
        if movement.quantity > MOVED_MILLI_MAX:
            return "a line moves more than any store holds"
    return ""


def _khata(event: SaleCompleted | SaleReturned) -> str:
    """Nobody owes without a name."""
    if event.customer_id is None:
        for tender in event.tenders:
            if tender.kind is TenderKind.KHATA:
                return "a khata needs a customer"
    return ""


def _sale_total(event: SaleCompleted) -> str:
    if _lines_total(event) != event.total:
        return "total is not the sum of the lines"
    if sum(tender.amount for tender in event.tenders) - event.change != event.total:
        return "tenders less change are not the total"
    if not event.change:
        return ""
    cash = sum(tender.amount for tender in event.tenders if tender.kind is TenderKind.CASH)
    return "change above the cash given" if event.change > cash else ""


def _return_total(event: SaleReturned) -> str:
    paid = sum(tender.amount for tender in event.tenders)
    return "" if _lines_total(event) == event.total == paid else "total"


def _lines_total(event: SaleCompleted | SaleReturned) -> int:
    total = event.rounding - event.discount
    for line in event.lines:
        total += line.amount
    return total


def _line_sums(lines: tuple[SaleLine, ...]) -> str:
    for line in lines:
        if line.amount != line.gross - line.discount + line.tax_added:
            return f"amount of line {line.n}"
    return ""
