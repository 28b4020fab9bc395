"""What people's programs send and get about cases, and how a figure came about."""

from typing import Annotated, Literal

from msgspec import Meta, Struct, field
from pos_protocol.events import INT_MAX, NOTE_CHARS_MAX
from pos_protocol.quantity import quantity_json

from sync_server.http.rest.messages import (
    LIMIT,
    LIMIT_MAX,
    Decimal,
    Number,
    PageQuery,
    moment_text,
)
from sync_server.http.rest.strict_json import Figure
from sync_server.operations.reconciling.explaining import Explanation
from sync_server.operations.reconciling.reading import CaseView


class CasesQuery(Struct, frozen=True, kw_only=True):
    """Which cases: `undecided` are those that somebody should still look at."""

    state: Literal["undecided", "open", "recount", "closed", "all"] = "undecided"
    cursor: Annotated[str, Meta(max_length=400)] = ""
    limit: Annotated[int, Meta(ge=1, le=LIMIT_MAX)] = LIMIT
    store_id: Number | None = field(name="storeID", default=None)


class AdjustLine(Struct, frozen=True, kw_only=True):
    """One line of an adjustment: what comes in, or below zero what goes out."""

    product_id: Number
    quantity: Figure


class DecideBody(Struct, frozen=True, kw_only=True):
    """A decision; only `adjust` has lines."""

    decision: Literal["release", "reverse", "adjust", "recount"]
    lines: Annotated[list[AdjustLine], Meta(max_length=100)] = []
    reason: Annotated[str, Meta(max_length=NOTE_CHARS_MAX)] = ""
    store_id: Number | None = field(name="storeID", default=None)


class CaseLine(Struct, frozen=True, kw_only=True):
    """One line of the event: a signed quantity of a product."""

    line: int
    product_id: int
    quantity: Decimal


class OtherMovement(Struct, frozen=True, kw_only=True):
    """A movement of somebody else between the claim and the line."""

    movement_id: int
    till: int
    till_seq: int
    position: int
    version: int
    type: str
    reason: str
    quantity: Decimal
    applied: bool
    timestamp: str | None


class CaseReply(Struct, frozen=True, kw_only=True):
    """A case: the event, the claim and what the server's history says, what others did, the end."""

    case_id: str
    store_id: int
    event_id: str
    line: int
    verdict: str
    why: str
    state: str
    held: bool
    product_id: int | None
    kind: str
    till: int
    till_seq: int
    person: str
    timestamp: str | None
    lines: list[CaseLine]
    known_quantity: Decimal | None
    known_version: int | None
    pending: Decimal | None
    new_quantity: Decimal | None
    missing: Decimal
    other_versions: list[int] | None
    other_positions: list[int] | None
    others: list[OtherMovement]
    opened_at: int
    closed_at: int | None
    decision: str | None
    decided_at: int | None
    decided_by: str | None
    reason: str


class CasePage(Struct, frozen=True, kw_only=True):
    """Cases, oldest first."""

    items: list[CaseReply]
    next_cursor: str | None


class StepReply(Struct, frozen=True, kw_only=True):
    """A movement with the stock after it, and where it came from; a held one changes nothing."""

    movement_id: int
    type: str
    reason: str
    quantity: Decimal
    new_quantity: Decimal
    version: int
    position: int
    timestamp: str | None
    till: int
    epoch: int
    till_seq: int
    person: str
    kind: str
    receipt: str
    bill_no: str
    delivered_on: str | None
    verdict: str
    held: bool
    case_id: str | None
    decision: str | None


class ExplainQuery(PageQuery, frozen=True, kw_only=True):
    """Which steps: a page, or those behind a version, so that one can begin near the end."""

    after_version: Annotated[int, Meta(ge=0, le=INT_MAX)] | None = None


class ExplainReply(Struct, frozen=True, kw_only=True):
    """How a figure came about, oldest first; the last step's `new_quantity` is `quantity`."""

    product_id: int
    store_id: int
    quantity: Decimal
    version: int
    items: list[StepReply]
    next_cursor: str | None


class AsOfQuery(Struct, frozen=True, kw_only=True):
    """Which past: a moment (RFC 3339; UTC without an offset) or a position of the feed."""

    as_of: Annotated[str, Meta(min_length=10, max_length=40)] | None = None
    position: Annotated[int, Meta(ge=0, le=INT_MAX)] | None = None
    store_id: Number | None = field(name="storeID", default=None)


def case_reply(store_id: int, case: CaseView) -> CaseReply:
    """A case in decimals and times."""
    found = case.evidence
    return CaseReply(
        case_id=case.case_id,
        store_id=store_id,
        event_id=case.event_id,
        line=case.line,
        verdict=case.verdict,
        why=case.why,
        state=case.state,
        held=case.is_held,
        product_id=case.product_id,
        kind=case.kind,
        till=case.till_no,
        till_seq=case.till_seq,
        person=case.actor,
        timestamp=moment_text(case.occurred_ms),
        lines=[
            CaseLine(line=one.line, product_id=one.product_id, quantity=quantity_json(one.milli))
            for one in case.lines
        ],
        known_quantity=_decimal(found.known_quantity),
        known_version=found.known_version,
        pending=_decimal(found.pending),
        new_quantity=_decimal(found.quantity_after),
        missing=quantity_json(found.missing),
        other_versions=list(found.versions) if found.versions else None,
        other_positions=list(found.positions) if found.positions else None,
        others=[
            OtherMovement(
                movement_id=one.movement_id,
                till=one.movement_id >> 44,
                till_seq=one.movement_id >> 9 & (2**27 - 1),
                position=one.store_seq,
                version=one.version,
                type=one.type,
                reason=one.reason,
                quantity=quantity_json(one.quantity_milli),
                applied=one.is_applied,
                timestamp=moment_text(one.occurred_ms),
            )
            for one in case.others
        ],
        opened_at=case.opened_seq,
        closed_at=case.closed_seq,
        decision=case.decision,
        decided_at=case.decided_seq,
        decided_by=case.decided_by,
        reason=case.reason,
    )


def explain_reply(store_id: int, found: Explanation, *, next_cursor: str | None) -> ExplainReply:
    """Steps in decimals and times."""
    return ExplainReply(
        product_id=found.product_id,
        store_id=store_id,
        quantity=quantity_json(found.quantity_milli),
        version=found.version,
        items=[
            StepReply(
                movement_id=step.movement_id,
                type=step.type,
                reason=step.reason,
                quantity=quantity_json(step.quantity_milli),
                new_quantity=quantity_json(step.quantity_after_milli),
                version=step.version,
                position=step.store_seq,
                timestamp=moment_text(step.occurred_ms),
                till=step.till_no,
                epoch=step.epoch,
                till_seq=step.till_seq,
                person=step.actor,
                kind=step.kind,
                receipt=step.receipt,
                bill_no=step.bill_no,
                delivered_on=step.delivered_on,
                verdict=step.verdict,
                held=step.is_held,
                case_id=step.case_id,
                decision=step.decision,
            )
            for step in found.steps
        ],
        next_cursor=next_cursor,
    )


def _decimal(milli: int | None) -> Decimal | None:
    return None if milli is None else quantity_json(milli)
