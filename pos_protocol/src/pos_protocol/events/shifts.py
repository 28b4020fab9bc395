"""Shifts, the drawer, and the till's own life."""

from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta

from pos_protocol.events.values import (
    INT_MAX,
    Amount,
    Level,
    Name,
    Note,
    Part,
    RecordedFact,
    SignedAmount,
)
from pos_protocol.money import MONEY_PAISA_MAX

DENOMINATIONS_MAX = 30
PIECES_MAX = 1_000_000


class ShiftOpened(RecordedFact, frozen=True, kw_only=True):
    """A cashier's span at a till began with a float. The event's own id is the shift's."""

    shift_no: Annotated[int, Meta(ge=1, le=INT_MAX)]
    opening_float: Amount = 0


class CashMoved(RecordedFact, frozen=True, kw_only=True):
    """Cash went into or out of the drawer beside sales.

    `delivery` is the StockReceived that it paid for, or that was undone and gave it back.
    """

    shift_id: UUID
    direction: Literal["in", "out"]
    amount: Annotated[int, Meta(gt=0, le=MONEY_PAISA_MAX)]
    reason: Note = ""
    delivery: UUID | None = None


class DrawerOpened(RecordedFact, frozen=True, kw_only=True):
    """The drawer was opened without a sale."""

    shift_id: UUID
    reason: Note = ""


class CashPiece(Part, frozen=True, kw_only=True):
    """So many notes or coins of one worth, in paisa."""

    denomination: Annotated[int, Meta(gt=0, le=MONEY_PAISA_MAX)]
    count: Annotated[int, Meta(gt=0, le=PIECES_MAX)]


class ShiftClosed(RecordedFact, frozen=True, kw_only=True):
    """A shift ended: expected, counted, and the till's running totals for the auditor.

    `pieces` are what was counted, as far as it was counted by note and coin. `first_counted` is the
    sum before the cashier was shown what is expected, where it was another one.
    """

    shift_id: UUID
    expected: SignedAmount
    counted: Amount
    sales_total: Amount
    returns_total: Amount
    grand_total: Annotated[int, Meta(ge=0, le=INT_MAX)]
    note: Note = ""
    pieces: Annotated[tuple[CashPiece, ...], Meta(max_length=DENOMINATIONS_MAX)] = ()
    first_counted: Amount | None = None


class StaffChanged(RecordedFact, frozen=True, kw_only=True):
    """Who works at this till changed: taken on, given another role or PIN, or let go.

    A record and no order: each till keeps its own people, and nothing of a PIN leaves it. `role`
    is what they are from then on, or were when they went.
    """

    change: Literal["hired", "new_role", "new_pin", "let_go"]
    name: Name
    role: Literal["viewer", "cashier", "manager", "owner"]


class EpochOpened(RecordedFact, frozen=True, kw_only=True):
    """A new unbroken life of this till's log began, on the server's word."""

    parent_epoch: Annotated[int, Meta(ge=0, le=2**32)]
    parent_till_seq: Annotated[int, Meta(ge=0, le=INT_MAX)]
    parent_hash: Annotated[str, Meta(max_length=64)]
    reason: Note


class ClockNoted(RecordedFact, frozen=True, kw_only=True):
    """The wall clock jumped against the monotonic one; selling goes on, order is till_seq."""

    before_ms: Level
    after_ms: Level
