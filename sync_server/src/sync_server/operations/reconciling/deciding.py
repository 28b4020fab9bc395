"""A manager decides a case: an event of the office in the store's feed, so every till follows it.

Nothing is edited and nothing is deleted. A held event adds nothing to the stock; its release is a
new event that adds its lines. A decision about an event that counts adds what puts it right.
"""

from collections.abc import Sequence
from random import Random
from typing import Literal
from uuid import UUID

import msgspec
from msgspec import Struct
from pos_protocol.envelope import Recorded
from pos_protocol.errors import ProtocolError
from pos_protocol.events import NOTE_CHARS_MAX, DecidedLine, ReconciliationDecided
from pos_protocol.hlc import ZERO
from pos_protocol.quantity import QUANTITY_MILLI_MAX, parse_quantity
from pos_protocol.sync import Verdict

from pos_protocol import codec, ledger
from sync_server.db.audit import entries
from sync_server.db.audit.entries import AuditDeed
from sync_server.db.database import Database
from sync_server.db.projections.cases import Case
from sync_server.db.queries import cases, products
from sync_server.errors import RefusedError, ServerCode
from sync_server.operations.commands import Command, Office, Outcome, carry_out
from sync_server.operations.office import Draft
from sync_server.operations.office_stock import refuse_parts
from sync_server.operations.reconciling.corrections import is_left, standing
from sync_server.operations.reconciling.reading import CaseView, case_view

type Decision = Literal["release", "reverse", "adjust", "recount"]

ADJUST_LINES_MAX = 100


class Ruling(Struct, frozen=True, kw_only=True):
    """What a manager says: `lines` are signed thousandths by product, for an adjustment only."""

    case_id: UUID
    decision: Decision
    lines: tuple[tuple[int, int], ...] = ()
    reason: str = ""


def decide(office: Office, ruling: Ruling) -> Outcome[CaseView]:
    """Record a decision, with the store locked: of two at the same time the second is refused.

    `release` counts what was held, or keeps what counts; `reverse` leaves out what was held, or
    takes back what is left of what counts; `adjust` moves what its lines say instead; `recount`
    asks the tills.
    Raises RefusedError(NOT_FOUND, CASE_DECIDED, DECISION_REFUSED, QUANTITY_REFUSED).
    """
    case = cases.find(office.tx, office.store_id, ruling.case_id)
    if case is None:
        raise RefusedError(ServerCode.NOT_FOUND, "there is no such case in this store")
    _refuse_decided(case, ruling)
    if len(ruling.reason) > NOTE_CHARS_MAX:
        raise RefusedError(ServerCode.DECISION_REFUSED, "the reason is too long")
    event = ReconciliationDecided(
        case_id=case.case_id,
        of_event_id=case.event_id,
        decision=ruling.decision,
        lines=tuple(
            DecidedLine(product_id=product_id, quantity=milli)
            for product_id, milli in _lines(office, case, ruling)
        ),
        reason=ruling.reason,
    )
    [result] = office.record(([Draft(event)], ZERO))
    entries.append(
        office.tx,
        AuditDeed.CASE_DECIDED,
        store_id=office.store_id,
        subject=str(case.case_id),
        detail={"decision": ruling.decision, "by": office.actor},
        at_ms=office.now_ms,
    )
    return Outcome(
        value=case_view(office.tx, office.store_id, case.case_id),
        is_new=True,
        store_seq=result.store_seq or 0,
    )


def decide_once(
    db: Database, store_id: int, ruling: Ruling, *, actor: str, rng: Random, now_ms: int
) -> CaseView:
    """Record a decision from the command line. Raises as `decide`, and BusyError."""
    command = Command(
        store_id=store_id,
        actor=actor,
        name="decide",
        request=msgspec.json.encode(ruling),
        key=None,
        now_ms=now_ms,
    )
    return carry_out(
        db, command, CaseView, rng=rng, work=lambda office: decide(office, ruling)
    ).value


def ruling_of(
    case_id: UUID, decision: Decision, lines: Sequence[str], *, reason: str = ""
) -> Ruling:
    """A ruling whose lines are words as `8=-2` or `8=1.5`. Raises RefusedError(MALFORMED)."""
    read = []
    for line in lines:
        product, _, quantity = line.partition("=")
        try:
            read.append((int(product), parse_quantity(quantity)))
        except (ValueError, ProtocolError) as error:
            raise RefusedError(
                ServerCode.MALFORMED, f"{line[:40]!r} is no line: PRODUCT=QUANTITY is needed"
            ) from error
    return Ruling(case_id=case_id, decision=decision, lines=tuple(read), reason=reason)


def sentence(case: CaseView) -> str:
    """What became of a case, in one line."""
    return f"Case {case.case_id} is {case.state}: {case.decision} by {case.decided_by}."


def _refuse_decided(case: Case, ruling: Ruling) -> None:
    if case.state == "closed":
        how = f"decided already: {case.decision}" if case.decision else "closed by itself"
        raise RefusedError(
            ServerCode.CASE_DECIDED, f"this case was {how}, at position {case.closed_seq}"
        )
    if case.decision == "recount" and ruling.decision == "recount":
        raise RefusedError(
            ServerCode.CASE_DECIDED, "the tills are asked already to count this product"
        )


def _lines(office: Office, case: Case, ruling: Ruling) -> list[tuple[int, int]]:
    """What the decision moves: (product, signed thousandths)."""
    if ruling.lines and ruling.decision != "adjust":
        raise RefusedError(
            ServerCode.DECISION_REFUSED, "only an adjustment has lines: leave them out"
        )
    match ruling.decision:
        case "release":
            return _released(office, case) if case.is_held else []
        case "reverse":
            return [] if case.is_held else _taken_back(office, case)
        case "adjust":
            return _checked(office, ruling.lines)
        case "recount":
            return _to_count(case)


def _released(office: Office, case: Case) -> list[tuple[int, int]]:
    """What a held event meant.

    Where it was held because nothing was left of what it takes back, the case says so, and whoever
    lets it count knows. A case of another kind does not tell what took that back meanwhile.
    """
    is_told = case.verdict == Verdict.NOTHING_LEFT
    if not is_told and not is_left(office.tx, office.store_id, _recorded(office, case)):
        raise RefusedError(
            ServerCode.DECISION_REFUSED,
            "what it takes back was taken back before, or does not count itself: to let it move"
            " stock all the same, adjust",
        )
    return _meant(office, case)


def _recorded(office: Office, case: Case) -> Recorded:
    logged = cases.logged(office.tx, office.store_id, case.event_id)
    assert logged is not None, case.event_id
    return codec.decode(logged.body)


def _meant(office: Office, case: Case) -> list[tuple[int, int]]:
    """The changes that the event meant: all of a held one, else those of the case's line."""
    event = _recorded(office, case).event
    assert event is not None, case.event_id
    return [
        (movement.product_id, movement.delta)
        for movement in ledger.stock_movements(event)
        if case.is_held or movement.line == case.line
    ]


def _taken_back(office: Office, case: Case) -> list[tuple[int, int]]:
    """What takes back a line that counts, as far as nobody has taken it back before."""
    meant = _meant(office, case)
    stands = standing(office.tx, office.store_id, case.event_id)
    lines = []
    for product_id, milli in meant:
        left = stands.get(product_id, 0)
        if left * milli > 0:
            some = min(abs(milli), abs(left))
            lines.append((product_id, -some if milli > 0 else some))
    if meant and not lines:
        raise RefusedError(
            ServerCode.DECISION_REFUSED, "nothing is left to reverse: it was taken back before"
        )
    return lines


def _checked(office: Office, lines: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    if not 1 <= len(lines) <= ADJUST_LINES_MAX:
        raise RefusedError(
            ServerCode.DECISION_REFUSED, f"an adjustment has 1 to {ADJUST_LINES_MAX} lines"
        )
    if len({product_id for product_id, _ in lines}) != len(lines):
        raise RefusedError(ServerCode.DECISION_REFUSED, "a product stands on two lines")
    for product_id, milli in lines:
        if not 0 < abs(milli) <= QUANTITY_MILLI_MAX:
            raise RefusedError(
                ServerCode.QUANTITY_REFUSED, "a line moves something, below zero or above"
            )
        product = products.find(office.tx, office.store_id, product_id)
        if product is None:
            raise RefusedError(
                ServerCode.NOT_FOUND, f"there is no product {product_id} in this store"
            )
        refuse_parts(product.unit, abs(milli))
    return list(lines)


def _to_count(case: Case) -> list[tuple[int, int]]:
    if case.product_id is None or (not case.is_held and case.line == 0):
        raise RefusedError(
            ServerCode.DECISION_REFUSED, "this case is not about a quantity: nothing to count"
        )
    return [(case.product_id, 0)]
