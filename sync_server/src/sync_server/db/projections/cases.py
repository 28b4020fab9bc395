"""The record of every claim that did not match: open until explained, counted or decided.

A row for each line of an event that counts; one row for a held event, which is decided as a whole.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Literal
from uuid import UUID

import msgspec
from msgspec import Struct
from sqlalchemy import bindparam, or_, select, update

from sync_server.db import schema
from sync_server.db.bulk import Row, insert_rows
from sync_server.db.database import Tx

type State = Literal["open", "recount", "closed"]
"""`recount`: waiting for somebody to count the product."""

ROWS_AT_ONCE = 500

_case = schema.reconciliation.c
_TOUCHED = select(schema.reconciliation).where(
    _case.store_id == bindparam("of_store"),
    or_(
        _case.case_id.in_(bindparam("of_cases", expanding=True)),
        _case.product_id.in_(bindparam("of_products", expanding=True)) & (_case.state == "recount"),
        _case.product_id.in_(bindparam("of_edits", expanding=True))
        & (_case.state == "open")
        & (_case.verdict == "overlap"),
    ),
)

_CHANGE = update(schema.reconciliation).where(
    _case.store_id == bindparam("of_store"), _case.case_id == bindparam("of_case")
)


class Evidence(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was found; quantities in thousandths.

    What others did lies in the product's `versions` (first and last) and the feed's `positions`,
    both included; None where there was nothing. `taken_back` are the versions of the lines that
    took back before what this one takes back; none where that never counted. `base` and `revision`
    are of the catalogue. What lay in quarantine then is not here, nor what is `missing` where
    nobody can be sure: ancestors that come back later would change the record.
    """

    lane: int = 0
    held: bool = False
    quantity_after: int | None = None
    version: int | None = None
    known_quantity: int | None = None
    known_version: int | None = None
    pending: int | None = None
    missing: int = 0
    versions: tuple[int, int] | None = None
    positions: tuple[int, int] | None = None
    lines: tuple[tuple[int, int, str], ...] = ()
    """(product, signed change, verdict) of each line of a held event."""
    base: int | None = None
    revision: int | None = None
    fields: tuple[str, ...] = ()
    taken_back: tuple[int, ...] = ()


class Case(Struct, kw_only=True):
    """One record. `is_new`: not stored yet; `is_touched`: to be written again."""

    case_id: UUID
    event_id: UUID
    line: int
    verdict: str
    state: State
    evidence: Evidence
    opened_seq: int
    closed_seq: int | None = None
    product_id: int | None = None
    is_held: bool = False
    decision: str | None = None
    decided_seq: int | None = None
    is_new: bool = True
    is_touched: bool = True

    @property
    def is_of_edit(self) -> bool:
        """Whether it waits for somebody to say what of a product's two edits holds."""
        is_overlap = self.verdict == "overlap" and self.evidence.base is not None
        return is_overlap and self.state == "open" and not self.is_held

    def close(self, store_seq: int) -> None:
        """Nobody has to look any more."""
        self.state, self.closed_seq, self.is_touched = "closed", store_seq, True

    def decide(self, decision: str, store_seq: int) -> None:
        """Somebody decided; a recount waits for the count."""
        self.decision, self.decided_seq, self.is_touched = decision, store_seq, True
        if decision == "recount":
            self.state = "recount"
        else:
            self.close(store_seq)


def load(
    tx: Tx,
    store_id: int,
    *,
    case_ids: Collection[UUID],
    counted: Collection[int],
    edited: Collection[int] = (),
) -> dict[UUID, Case]:
    """The cases with these ids, those that wait for a count of the products that are `counted`.

    And those about overlaps of the products that are `edited`.
    """
    if not case_ids and not counted and not edited:
        return {}
    asked = {
        "of_store": store_id,
        "of_cases": [case_id.bytes for case_id in case_ids],
        "of_products": sorted(counted),
        "of_edits": sorted(edited),
    }
    rows = tx.execute(_TOUCHED, asked)
    return {case.case_id: case for case in map(case_of, rows)}


def save(tx: Tx, store_id: int, touched: Iterable[Case]) -> None:
    """Write new cases and changed ones."""
    cases = [case for case in touched if case.is_touched]
    insert_rows(
        tx, schema.reconciliation, [row_of(store_id, case) for case in cases if case.is_new]
    )
    for case in cases:
        if not case.is_new:
            change = {
                "of_store": store_id,
                "of_case": case.case_id.bytes,
                "state": case.state,
                "closed_seq": case.closed_seq,
                "decision": case.decision,
                "decided_seq": case.decided_seq,
            }
            tx.execute(_CHANGE, change)
        case.is_new = case.is_touched = False


def all_cases(tx: Tx, store_id: int) -> list[Case]:
    """A store's records in the order of the feed."""
    column = schema.reconciliation.c
    rows = tx.execute(
        select(schema.reconciliation)
        .where(column.store_id == store_id)
        .order_by(column.opened_seq, column.line)
    )
    return [case_of(row) for row in rows]


def row_of(store_id: int, case: Case) -> Row:
    """A case in the order of the table's columns."""
    return (
        store_id,
        case.case_id.bytes,
        case.event_id.bytes,
        case.line,
        str(case.verdict),
        case.state,
        msgspec.json.encode(case.evidence),
        case.opened_seq,
        case.closed_seq,
        case.product_id,
        int(case.is_held),
        case.decision,
        case.decided_seq,
    )


def case_of(row: Sequence[object]) -> Case:
    """A row of the table."""
    (
        _,
        case_id,
        event_id,
        line,
        verdict,
        state,
        evidence,
        opened_seq,
        closed_seq,
        product_id,
        held,
        decision,
        decided_seq,
    ) = row
    return msgspec.convert(
        {
            "case_id": UUID(bytes=bytes(msgspec.convert(case_id, bytes))),
            "event_id": UUID(bytes=bytes(msgspec.convert(event_id, bytes))),
            "line": line,
            "verdict": verdict,
            "state": state,
            "evidence": msgspec.json.decode(msgspec.convert(evidence, bytes), type=Evidence),
            "opened_seq": opened_seq,
            "closed_seq": closed_seq,
            "product_id": product_id,
            "is_held": bool(held),
            "decision": decision,
            "decided_seq": decided_seq,
            "is_new": False,
            "is_touched": False,
        },
        Case,
    )
