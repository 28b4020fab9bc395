"""Cases while a batch or a rebuild runs: opened by verdicts, closed by counts and decisions."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeGuard
from uuid import UUID

from msgspec import UNSET, Struct
from pos_protocol.envelope import Envelope
from pos_protocol.events import (
    Event,
    ProductAdded,
    ProductChanged,
    ProductRemoved,
    ReconciliationDecided,
    StockCounted,
)
from pos_protocol.ids import case_id
from pos_protocol.ledger import StockMovement
from pos_protocol.sync import Verdict

from sync_server.db.database import Tx
from sync_server.db.projections import cases, catalogue
from sync_server.db.projections.cases import Case, Evidence, State
from sync_server.db.projections.stock import Level
from sync_server.operations.classify import Grounds, closes_itself

SETTLED = "settled"
"""The decision on an overlap of edits that was one more edit: by whom, its event says."""
type _Edit = ProductAdded | ProductChanged | ProductRemoved
type _Settling = ReconciliationDecided | StockCounted | _Edit
_EDITS = frozenset({ProductAdded, ProductChanged, ProductRemoved})
_SETTLING = _EDITS | {ReconciliationDecided, StockCounted}


class Judged(Struct, kw_only=True):
    """One line with the verdict on it; `version` is the one that the line gets.

    `taken_back`: the versions of the lines that took back before what this one takes back.
    """

    movement: StockMovement
    verdict: Verdict
    grounds: Grounds
    level: Level
    version: int
    quantity_after: int = 0
    taken_back: tuple[int, ...] = ()


class StaleEdit(Struct, frozen=True, kw_only=True):
    """An edit of the catalogue by somebody who had not seen the newest one."""

    product_id: int
    base: int
    revision: int
    fields: tuple[str, ...]


class CaseBook:
    """The cases that a batch opens or touches."""

    def __init__(self, store_id: int) -> None:
        self._store_id = store_id
        self._cases: dict[UUID, Case] = {}

    def load(self, tx: Tx, events: Iterable[Event]) -> set[int]:
        """Read the cases that these events may close; gives the products that they count."""
        decided: set[UUID] = set()
        counted: set[int] = set()
        edited: set[int] = set()
        for event in filter(_is_settling, events):
            if isinstance(event, ReconciliationDecided):
                decided.add(event.case_id)
            elif isinstance(event, StockCounted):
                counted.update(line.product_id for line in event.lines)
            else:
                edited.add(event.product_id)
        self._cases |= cases.load(
            tx, self._store_id, case_ids=decided, counted=counted, edited=edited
        )
        return counted

    def stale_edit(self, event: Event, known: catalogue.Catalogue) -> StaleEdit | None:
        """What an edit did not know of, judged before it is applied; None for a fresh one.

        The registers take it all the same: its fields win or lose by logical time on every till,
        and somebody should look at what came out.
        """
        if not _is_edit(event):
            return None
        product = known.products.get(event.product_id)
        if product is None:
            return None
        base = 0 if isinstance(event, ProductAdded) else event.base
        is_fresh = base >= product.revision
        if isinstance(event, ProductAdded):
            is_fresh = product.state != "live"
        if is_fresh:
            return None
        fields = () if isinstance(event, ProductRemoved) else _fields(event)
        return StaleEdit(
            product_id=event.product_id, base=base, revision=product.revision, fields=fields
        )

    def note(
        self,
        envelope: Envelope,
        judged: Sequence[Judged],
        *,
        verdict: Verdict,
        place: tuple[int, int, bool],
        stale: StaleEdit | None,
    ) -> UUID | None:
        """Open what the verdicts ask for; gives the case of the heaviest one.

        `place` is (feed position, lane, whether it is held).
        """
        store_seq, lane, is_held = place
        if is_held or lane:
            return self._note_held(envelope, judged, verdict=verdict, place=place)
        if verdict is Verdict.MATCH:
            return None
        heaviest: UUID | None = None
        for one in judged:
            if one.verdict is Verdict.MATCH:
                continue
            opened = self._open(envelope, one, store_seq)
            if one.verdict is verdict and heaviest is None:
                heaviest = opened
        if stale is not None:
            evidence = Evidence(base=stale.base, revision=stale.revision, fields=stale.fields)
            case = Case(
                case_id=case_id(envelope.event_id, 0),
                event_id=envelope.event_id,
                line=0,
                verdict=Verdict.OVERLAP,
                state="open",
                evidence=evidence,
                opened_seq=store_seq,
                product_id=stale.product_id,
            )
            self._cases[case.case_id] = case
            return case.case_id
        return heaviest

    def follow(
        self,
        event: Event,
        *,
        store_seq: int,
        held: bool,
        levels: Mapping[int, Level],
        is_stale: bool = False,
    ) -> None:
        """Close what an event settles: a decision its case, a count what waits for one.

        A count settles it when the stock is then what was counted: a counter who had not seen
        everything leaves the question open. An edit by somebody who had seen both of two that
        overlap settles them, when it sets all that the later one had set.
        """
        if not _is_settling(event):
            return
        if isinstance(event, ReconciliationDecided):
            case = self._cases.get(event.case_id)
            if case is not None and case.state != "closed":
                case.decide(event.decision, store_seq)
        elif held:
            return
        elif isinstance(event, StockCounted):
            settled = {
                line.product_id
                for line in event.lines
                if (level := levels.get(line.product_id)) and level.quantity == line.counted
            }
            for case in self._cases.values():
                if case.state == "recount" and case.product_id in settled:
                    case.close(store_seq)
        elif not is_stale:
            self._settle_overlaps(event, store_seq)

    def save(self, tx: Tx) -> None:
        """Write what was opened or touched."""
        cases.save(tx, self._store_id, self._cases.values())

    def drop_closed(self) -> list[Case]:
        """Take out what cannot change any more."""
        closed = [case for case in self._cases.values() if case.state == "closed"]
        for case in closed:
            del self._cases[case.case_id]
        return closed

    def left(self) -> list[Case]:
        """What somebody still has to look at."""
        return list(self._cases.values())

    def _settle_overlaps(self, event: _Edit, store_seq: int) -> None:
        for case in self._cases.values():
            is_about_it = case.product_id == event.product_id and case.is_of_edit
            if is_about_it and _sets_all(event, case.evidence.fields):
                case.decide(SETTLED, store_seq)

    def _note_held(
        self,
        envelope: Envelope,
        judged: Sequence[Judged],
        *,
        verdict: Verdict,
        place: tuple[int, int, bool],
    ) -> UUID:
        """One case for the whole event: it counts as a whole, or not at all."""
        store_seq, lane, is_held = place
        one = next((one for one in judged if one.verdict is verdict), None)
        lines = tuple(
            (each.movement.product_id, each.movement.delta, str(each.verdict)) for each in judged
        )
        evidence = Evidence(lane=lane, held=is_held, lines=lines)
        if one is not None:
            evidence = _evidence(one, envelope, store_seq, lane=lane, held=is_held, lines=lines)
        case = Case(
            case_id=case_id(envelope.event_id, one.movement.line if one else 0),
            event_id=envelope.event_id,
            line=one.movement.line if one else 0,
            verdict=verdict,
            state="open",
            evidence=evidence,
            opened_seq=store_seq,
            product_id=one.movement.product_id if one else None,
            is_held=True,
        )
        self._cases[case.case_id] = case
        return case.case_id

    def _open(self, envelope: Envelope, one: Judged, store_seq: int) -> UUID:
        closed = closes_itself(one.verdict, one.grounds)
        state: State = "closed" if closed else "open"
        if one.verdict is Verdict.OVERSELL:
            state = "recount"
        case = Case(
            case_id=case_id(envelope.event_id, one.movement.line),
            event_id=envelope.event_id,
            line=one.movement.line,
            verdict=one.verdict,
            state=state,
            evidence=_evidence(one, envelope, store_seq),
            opened_seq=store_seq,
            closed_seq=store_seq if closed else None,
            product_id=one.movement.product_id,
        )
        self._cases[case.case_id] = case
        return case.case_id


def _is_edit(event: Event) -> TypeGuard[_Edit]:
    # Asked of each event, and nearly all are sales: isinstance() would try each class in turn.
    return type(event) in _EDITS


def _is_settling(event: Event) -> TypeGuard[_Settling]:
    return type(event) in _SETTLING


def _evidence(
    one: Judged,
    envelope: Envelope,
    store_seq: int,
    *,
    lane: int = 0,
    held: bool = False,
    lines: tuple[tuple[int, int, str], ...] = (),
) -> Evidence:
    claim, versions, positions = one.movement.claim, None, None
    # Which of the lines between are the till's own shows when all its ancestors are here.
    is_sure = one.verdict is not Verdict.UNVERIFIABLE
    has_others = one.grounds.others if is_sure else claim and one.version > claim.known_version + 1
    if claim is not None and has_others:
        versions = claim.known_version + 1, one.version - 1
        positions = envelope.cursor + 1, store_seq - 1
    return Evidence(
        lane=lane,
        held=held,
        quantity_after=one.quantity_after,
        version=one.version,
        known_quantity=claim.known_quantity if claim else None,
        known_version=claim.known_version if claim else None,
        pending=claim.pending if claim else None,
        missing=one.grounds.missing if is_sure else 0,
        versions=versions,
        positions=positions,
        lines=lines,
        taken_back=one.taken_back,
    )


def _sets_all(event: _Edit, fields: tuple[str, ...]) -> bool:
    """Whether an edit leaves nothing of another's fields; a removal has none of its own."""
    if isinstance(event, ProductChanged):
        return bool(fields) and set(fields) <= set(_fields(event))
    return True


def _fields(event: ProductAdded | ProductChanged) -> tuple[str, ...]:
    return tuple(field for field in catalogue.FIELDS if getattr(event, field) is not UNSET)
