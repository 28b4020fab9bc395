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
    broken = (
        _clock(envelope)
        or _office_only(event, place)
        or _names(event)
        or _sums(event)
        or _khata(event)
        or _lines(moved)
    )
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


def _office_only(event: Event, place: Place) -> str:
    is_office = place.till_no == OFFICE_TILL_NO
    return (
        "only the office decides cases"
        if isinstance(event, ReconciliationDecided) and not is_office
        else ""
    )


def _names(event: Event) -> str:
    if isinstance(event, ProductAdded) and not (event.name_en or event.name_ur or event.name_hi):
        return "a product needs a name"
    return ""


def _lines(moved: Sequence[StockMovement]) -> str:
    numbers = [movement.line for movement in moved]
    if len(set(numbers)) != len(numbers):
        return "two lines have one number"
    if any(movement.quantity > MOVED_MILLI_MAX for movement in moved):
        return "a line moves more than any store holds"
    return ""


def _sums(event: Event) -> str:
    match event:
        case SaleCompleted():
            return _line_sums(event.lines) or _sale_total(event)
        case SaleReturned():
            paid = sum(tender.amount for tender in event.tenders)
            total = sum(line.amount for line in event.lines) - event.discount + event.rounding
            return _line_sums(event.lines) or ("" if total == event.total == paid else "total")
        case _:
            return ""


def _khata(event: Event) -> str:
    """Nobody owes without a name, and a khata is not paid out of itself."""
    match event:
        case SaleCompleted() | SaleReturned():
            is_on_khata = any(tender.kind is TenderKind.KHATA for tender in event.tenders)
            return "a khata needs a customer" if is_on_khata and event.customer_id is None else ""
        case KhataPaid(tender=tender):
            is_paid = tender.kind in _MONEY and tender.amount > 0
            return "" if is_paid else "a khata is paid with money"
        case KhataAdjusted(amount=0):
            return "an adjustment changes something"
        case _:
            return ""


def _sale_total(event: SaleCompleted) -> str:
    total = sum(line.amount for line in event.lines) - event.discount + event.rounding
    if total != event.total:
        return "total is not the sum of the lines"
    if sum(tender.amount for tender in event.tenders) - event.change != event.total:
        return "tenders less change are not the total"
    if not event.change:
        return ""
    cash = sum(tender.amount for tender in event.tenders if tender.kind is TenderKind.CASH)
    return "change above the cash given" if event.change > cash else ""


def _line_sums(lines: tuple[SaleLine, ...]) -> str:
    for line in lines:
        if line.amount != line.gross - line.discount + line.tax_added:
            return f"amount of line {line.n}"
    return ""
