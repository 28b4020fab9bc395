"""Cases as people read them: what was claimed, what the history says, what others did, the end."""

from uuid import UUID

from msgspec import Struct
from pos_protocol.events import Event, SaleReturned
from pos_protocol.ids import OFFICE_TILL_NO, movement_place
from pos_protocol.money import money_text
from pos_protocol.quantity import quantity_text
from pos_protocol.sync import Verdict

from pos_protocol import codec, ledger
from sync_server.db.database import Database, Tx
from sync_server.db.projections.cases import Case, Evidence
from sync_server.db.queries import cases, customers
from sync_server.db.queries.cases import OtherLine
from sync_server.errors import RefusedError, ServerCode

OTHERS_MAX = 100

WHY: dict[str, str] = {
    "concurrent": "others moved this product before the till had heard of it",
    "oversell": "more was sold than the server knew of: count the shelf",
    "overlap": "two people changed the same thing without knowing of each other",
    "unverifiable": "a part of what the till knew is not on this server",
    "nothing_left": "what it takes back was taken back before, or does not count itself",
    "unexplained": "what the till said it knew agrees with no history of this store",
    "forked": "this was recorded on a copy, or on a disk that was set back",
    "match": "this came from a till that was blocked, or out of another till's file",
}
"""Why a case is there, in words for whoever decides."""


class Meant(Struct, frozen=True, kw_only=True):
    """One line of the event: signed thousandths of a product."""

    line: int
    product_id: int
    milli: int


class CaseView(Struct, frozen=True, kw_only=True):
    """A case with the event that it is about; `till_no` 0 is the office."""

    case_id: str
    event_id: str
    line: int
    verdict: str
    why: str
    state: str
    is_held: bool
    product_id: int | None
    evidence: Evidence
    opened_seq: int
    closed_seq: int | None
    decision: str | None
    decided_seq: int | None
    decided_by: str | None
    reason: str
    kind: str
    till_no: int
    till_seq: int
    actor: str
    occurred_ms: int
    lines: tuple[Meant, ...]
    others: tuple[OtherLine, ...] = ()


def listed(
    db: Database, store_id: int, *, states: tuple[str, ...], after: tuple[int, int], limit: int
) -> list[CaseView]:
    """A store's cases in these states, oldest first, behind (feed position, line)."""
    with db.read() as tx:
        found = cases.page(tx, store_id, states=states, after=after, limit=limit)
        return [_view(tx, store_id, case) for case in found]


def one(db: Database, store_id: int, case_id: UUID) -> CaseView:
    """A case with the movements of others. Raises RefusedError(NOT_FOUND)."""
    with db.read() as tx:
        return case_view(tx, store_id, case_id)


def sentence(case: CaseView) -> str:
    """A case in one line: what a person at head office reads."""
    lines = ", ".join(f"{one.product_id}: {quantity_text(one.milli)}" for one in case.lines)
    held = "held" if case.is_held else "counts"
    return (
        f"{case.case_id} {case.state} {case.verdict} ({held}): {case.kind} of till {case.till_no}"
        f" till_seq {case.till_seq} by {case.actor}: {lines or 'no stock'}; {case.why}"
    )


def case_view(tx: Tx, store_id: int, case_id: UUID) -> CaseView:
    """As `one`, in the caller's transaction."""
    case = cases.find(tx, store_id, case_id)
    if case is None:
        raise RefusedError(ServerCode.NOT_FOUND, "there is no such case in this store")
    return _view(tx, store_id, case, others_max=OTHERS_MAX)


def _view(tx: Tx, store_id: int, case: Case, *, others_max: int = 0) -> CaseView:
    logged = cases.logged(tx, store_id, case.event_id)
    assert logged is not None, case.event_id
    recorded = codec.decode(logged.body)
    envelope = recorded.envelope
    moved = ledger.stock_movements(recorded.event) if recorded.event is not None else ()
    by, reason = _decided(tx, store_id, case)
    return CaseView(
        case_id=str(case.case_id),
        event_id=str(case.event_id),
        line=case.line,
        verdict=case.verdict,
        why=WHY[case.verdict] + _what_to_do(tx, store_id, case, event=recorded.event),
        state=case.state,
        is_held=case.is_held,
        product_id=case.product_id,
        evidence=case.evidence,
        opened_seq=case.opened_seq,
        closed_seq=case.closed_seq,
        decision=case.decision,
        decided_seq=case.decided_seq,
        decided_by=by,
        reason=reason,
        kind=envelope.kind,
        till_no=envelope.till_no,
        till_seq=envelope.till_seq,
        actor=envelope.actor,
        occurred_ms=envelope.occurred_at.wall_ms,
        lines=tuple(
            Meant(line=movement.line, product_id=movement.product_id, milli=movement.delta)
            for movement in moved
        ),
        others=_others(tx, store_id, case, till_no=envelope.till_no, limit=others_max),
    )


def _what_to_do(tx: Tx, store_id: int, case: Case, *, event: Event | None) -> str:
    """What is to be done by hand where goods came back once too often: no decision moves money."""
    if case.verdict != Verdict.NOTHING_LEFT or not isinstance(event, SaleReturned):
        return ""
    words = ["Leave it out, unless the goods came in a second time"]
    off_khata = -sum(entry.amount for entry in ledger.khata_entries(event))
    if off_khata and event.customer_id is not None:
        customer = customers.find(tx, store_id, event.customer_id)
        whose = customer.name if customer else f"customer {event.customer_id}"
        words.append(
            f"{money_text(off_khata)} went off the khata of {whose} with it: put back what was too"
            " much at a till, under Khata, Adjust"
        )
    if event.total > off_khata:
        words.append(
            f"{money_text(event.total - off_khata)} was given back for it: ask for what was too"
            " much, and book it at a till as cash in"
        )
    if not event.is_void:
        words.append(
            "Goods that the till wrote off with it as unfit are out of the stock all the same: undo"
            " that removal at a till"
        )
    return "".join(f". {each}" for each in words)


def _decided(tx: Tx, store_id: int, case: Case) -> tuple[str | None, str]:
    if case.decided_seq is None:
        return None, ""
    logged = cases.logged_at(tx, store_id, [case.decided_seq])[case.decided_seq]
    recorded = codec.decode(logged.body)
    return recorded.envelope.actor, getattr(recorded.event, "reason", "")


def _others(
    tx: Tx, store_id: int, case: Case, *, till_no: int, limit: int
) -> tuple[OtherLine, ...]:
    """What took it back before; else what anybody else did between the claim and the line."""
    versions, taken_back = case.evidence.versions, case.evidence.taken_back
    if case.product_id is None or not limit:
        return ()
    if taken_back:
        found = cases.lines_at(tx, store_id, case.product_id, versions=taken_back, limit=limit)
        return tuple(found)
    if versions is None:
        return ()
    found = cases.others(tx, store_id, case.product_id, versions=versions, limit=limit)
    return tuple(
        line
        for line in found
        if till_no == OFFICE_TILL_NO or movement_place(line.movement_id).till_no != till_no
    )
