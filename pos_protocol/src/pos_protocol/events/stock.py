"""Goods that come in, leave, are counted, and what the office decides about them."""

from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta

from pos_protocol.events.values import (
    CODE_CHARS_MAX,
    LINES_MAX,
    Amount,
    Day,
    Id,
    InReason,
    Level,
    Note,
    OutReason,
    Part,
    Quantity,
    RecordedFact,
    StockLine,
    Threshold,
)


class ReceivedLine(StockLine, frozen=True, kw_only=True):
    """Goods that came in. `cost` is for one unit."""

    quantity: Quantity
    cost: Amount | None = None
    expiry: Day | None = None
    lot: Annotated[str, Meta(max_length=CODE_CHARS_MAX)] = ""


class StockReceived(RecordedFact, frozen=True, kw_only=True):
    """Goods came in, for one reason, from at most one vendor, on at most one bill.

    `delivered_on` is the day that stands on the bill or that somebody named; None: nobody did. It
    is for people who look the bill up and orders nothing.
    """

    lines: Annotated[tuple[ReceivedLine, ...], Meta(min_length=1, max_length=LINES_MAX)]
    reason: InReason = InReason.PURCHASE
    vendor_id: Id | None = None
    bill_no: Annotated[str, Meta(max_length=CODE_CHARS_MAX)] = ""
    note: Note = ""
    delivered_on: Day | None = None


class RemovedLine(StockLine, frozen=True, kw_only=True):
    """Goods that left without a sale."""

    quantity: Quantity
    reason: OutReason
    note: Note = ""


class StockRemoved(RecordedFact, frozen=True, kw_only=True):
    """Goods left the store without a sale."""

    lines: Annotated[tuple[RemovedLine, ...], Meta(min_length=1, max_length=LINES_MAX)]


class CountedLine(StockLine, frozen=True, kw_only=True):
    """What was seen on the shelf.

    The movement is `counted - (known_quantity + pending)`: a gain, a loss, or none.
    """

    counted: Threshold


class StockCounted(RecordedFact, frozen=True, kw_only=True):
    """A count recorded what was seen; it never edits the past."""

    lines: Annotated[tuple[CountedLine, ...], Meta(min_length=1, max_length=LINES_MAX)]
    note: Note = ""


class DecidedLine(Part, frozen=True, kw_only=True):
    """One line of a decision about a case."""

    product_id: Id
    quantity: Level


class ReconciliationDecided(RecordedFact, frozen=True, kw_only=True):
    """The office decided a case. Its lines move stock; a `recount` names products, with zeros."""

    case_id: UUID
    of_event_id: UUID
    decision: Literal["release", "reverse", "adjust", "recount"]
    lines: Annotated[tuple[DecidedLine, ...], Meta(max_length=LINES_MAX)] = ()
    reason: Note = ""
