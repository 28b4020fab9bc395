"""Cases as people read them, with the event that each is about and what others did meanwhile."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from msgspec import Struct
from sqlalchemy import ColumnElement, Row, bindparam, select

from sync_server.db import schema
from sync_server.db.database import Tx
from sync_server.db.projections.cases import Case, case_of

UNDECIDED = ("open", "recount")
"""A person is waited for: to decide, or to count."""
STATES = (*UNDECIDED, "closed")

_case, _event = schema.reconciliation.c, schema.event_log.c
_line = schema.stock_movements.c
_BY_ID = select(schema.reconciliation).where(
    _case.store_id == bindparam("of_store"), _case.case_id == bindparam("of_case")
)
_LOGGED = select(
    _event.store_seq, _event.body, _event.verdict, _event.held, _event.received_ms
).where(_event.store_id == bindparam("of_store"), _event.event_id == bindparam("of_event"))


class LoggedBody(Struct, frozen=True, kw_only=True):
    """An event of the log: its bytes, and how it stands in the feed."""

    store_seq: int
    body: bytes
    verdict: str
    is_held: bool
    received_ms: int


class OtherLine(Struct, frozen=True, kw_only=True):
    """One movement line of the product between the claim and the line in question."""

    movement_id: int
    version: int
    store_seq: int
    type: str
    reason: str
    quantity_milli: int
    is_applied: bool
    occurred_ms: int


def find(tx: Tx, store_id: int, case_id: UUID) -> Case | None:
    """A case by its id."""
    row = tx.execute(_BY_ID, {"of_store": store_id, "of_case": case_id.bytes}).one_or_none()
    return case_of(row) if row else None


def page(
    tx: Tx, store_id: int, *, states: tuple[str, ...], after: tuple[int, int], limit: int
) -> list[Case]:
    """Cases in these states behind (feed position, line), oldest first."""
    column = schema.reconciliation.c
    seq, line = after
    rows = tx.execute(
        select(schema.reconciliation)
        .where(
            column.store_id == store_id,
            column.state.in_(states),
            (column.opened_seq > seq) | ((column.opened_seq == seq) & (column.line > line)),
        )
        .order_by(column.opened_seq, column.line)
        .limit(limit)
    )
    return [case_of(row) for row in rows]


def of_product(tx: Tx, store_id: int, product_id: int) -> list[Case]:
    """Every case about a product."""
    column = schema.reconciliation.c
    rows = tx.execute(
        select(schema.reconciliation)
        .where(column.store_id == store_id, column.product_id == product_id)
        .order_by(column.opened_seq, column.line)
    )
    return [case_of(row) for row in rows]


def logged(tx: Tx, store_id: int, event_id: UUID) -> LoggedBody | None:
    """An event of the feed by its id."""
    row = tx.execute(_LOGGED, {"of_store": store_id, "of_event": event_id.bytes}).one_or_none()
    return _logged(row) if row else None


def logged_at(tx: Tx, store_id: int, positions: list[int]) -> dict[int, LoggedBody]:
    """Events of the feed by their positions."""
    column = schema.event_log.c
    rows = tx.execute(
        select(
            column.store_seq, column.body, column.verdict, column.held, column.received_ms
        ).where(column.store_id == store_id, column.store_seq.in_(positions))
    )
    return {row.store_seq: _logged(row) for row in rows}


def others(
    tx: Tx, store_id: int, product_id: int, *, versions: tuple[int, int], limit: int
) -> list[OtherLine]:
    """The lines of a product from one version to another, both included."""
    return _lines(tx, store_id, product_id, wanted=_line.version.between(*versions), limit=limit)


def lines_at(
    tx: Tx, store_id: int, product_id: int, *, versions: Collection[int], limit: int
) -> list[OtherLine]:
    """The lines of a product with these versions."""
    return _lines(tx, store_id, product_id, wanted=_line.version.in_(versions), limit=limit)


def _lines(
    tx: Tx, store_id: int, product_id: int, *, wanted: ColumnElement[bool], limit: int
) -> list[OtherLine]:
    rows = tx.execute(
        select(schema.stock_movements)
        .where(_line.store_id == store_id, _line.product_id == product_id, wanted)
        .order_by(_line.version)
        .limit(limit)
    )
    return [
        OtherLine(
            movement_id=row.movement_id,
            version=row.version,
            store_seq=row.store_seq,
            type=row.type,
            reason=row.reason,
            quantity_milli=row.quantity_milli,
            is_applied=bool(row.applied),
            occurred_ms=row.occurred_ms,
        )
        for row in rows
    ]


def _logged(row: "Row[Any, Any, Any, Any, Any]") -> LoggedBody:
    store_seq, body, verdict, held, received_ms = row
    return LoggedBody(
        store_seq=store_seq,
        body=body,
        verdict=verdict,
        is_held=bool(held),
        received_ms=received_ms,
    )
