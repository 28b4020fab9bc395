"""A figure down to its movements, in the order in which the store counts them; and the past.

What the feed has brought stands in feed order, so the steps and their sums are the server's own;
behind it come this till's movements that the feed has not brought back yet.
"""

from collections.abc import Iterator
from uuid import UUID

import msgspec
from pos_protocol.events import ReconciliationDecided, StockReceived
from pos_protocol.ids import movement_place, receipt_no

from pos_app.db.queries import stock
from pos_app.db.statement import Row, Statement, Tx
from pos_protocol import codec


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One movement with the stock after it, in thousandths, and where it came from.

    A held movement leaves the stock as it was. `store_seq` None: the feed has not brought it yet.
    `case_id` is known of own events and of decided ones; `delivered_on`, as 2026-11-28, where a
    vendor's bill bore a day.
    """

    movement_id: int
    type: str
    reason: str
    quantity_milli: int
    quantity_after_milli: int
    occurred_ms: int
    actor: str
    receipt: str
    bill_no: str
    delivered_on: str | None
    verdict: str
    is_held: bool
    store_seq: int | None
    case_id: UUID | None
    decision: str | None


_SIGNED = "CASE m.type WHEN 'stock_in' THEN m.quantity ELSE -m.quantity END"
_SELECT = (
    "SELECT m.movement_id, m.type, m.reason, m.quantity, m.occurred_ms, m.event_id, e.hash, e.body,"  # noqa: S608 - our own names
    f" f.store_seq, coalesce(f.class, ''), coalesce(f.held, 0), d.case_id, {_SIGNED}"
    " FROM movement m JOIN event_log e ON e.event_id = m.event_id"
    " LEFT JOIN feed f ON f.event_id = m.event_id LEFT JOIN delivery d ON d.event_id = m.event_id"
    " WHERE m.product_id = :product_id"
)
_LINES = Statement(f"{_SELECT} ORDER BY f.store_seq IS NULL, f.store_seq, e.log_no, m.movement_id")
_LATEST = Statement(
    f"{_SELECT} ORDER BY f.store_seq IS NULL DESC, f.store_seq DESC, e.log_no DESC,"
    " m.movement_id DESC LIMIT :limit OFFSET :skip"
)
_DECIDED = Statement(
    "SELECT e.body FROM correction c JOIN event_log e ON e.event_id = c.event_id"
    " WHERE c.corrects = :event_id AND c.kind = 'ReconciliationDecided' ORDER BY e.log_no"
)
_AT_MOMENT = Statement(
    f"SELECT m.product_id, sum({_SIGNED}), count(*) FROM movement m"  # noqa: S608 - our own names
    " LEFT JOIN feed f ON f.event_id = m.event_id"
    " WHERE m.occurred_ms <= :moment_ms AND coalesce(f.held, 0) = 0 GROUP BY m.product_id"
)
_AT_POSITION = Statement(
    f"SELECT m.product_id, sum({_SIGNED}), count(*) FROM movement m"  # noqa: S608 - our own names
    " JOIN feed f ON f.event_id = m.event_id"
    " WHERE f.store_seq <= :position AND f.held = 0 GROUP BY m.product_id"
)


def explain(tx: Tx, product_id: int) -> tuple[Step, ...]:
    """Every movement of a product that this till has, with the running sum.

    The sum begins with what was brought forward and ends with the stock on hand.
    """
    return tuple(_steps(tx, product_id))


def latest(
    tx: Tx, product_id: int, *, skip: int, after_milli: int, limit: int
) -> tuple[tuple[Step, ...], int]:
    """Some movements of a product, the newest first, and the stock before the oldest of them.

    `after_milli` is the stock after the newest of them: with `skip` 0 the stock on hand, later what
    the call before gave.
    """
    found = []
    for row in _LATEST.all(tx, product_id=product_id, skip=skip, limit=limit):
        found.append(_step(tx, row, after_milli=after_milli))
        after_milli -= 0 if row[10] else row[12]
    return tuple(found), after_milli


def stock_at(tx: Tx, *, moment_ms: int) -> dict[int, tuple[int, int]]:
    """Each product's stock as of a moment, and how many movements make it.

    Those that happened up to then by the clock of the till that recorded them, as far as this till
    knows them today; what is held does not count.
    """
    rows = _AT_MOMENT.run(tx, {"moment_ms": moment_ms})
    return {row[0]: (row[1], row[2]) for row in rows}


def stock_at_position(tx: Tx, *, position: int) -> dict[int, tuple[int, int]]:
    """Each product's stock as of a position of the feed, and how many movements make it."""
    rows = _AT_POSITION.run(tx, {"position": position})
    return {row[0]: (row[1], row[2]) for row in rows}


def _steps(tx: Tx, product_id: int) -> Iterator[Step]:
    quantity_milli = stock.brought_forward(tx, product_id).quantity_milli
    for row in _LINES.all(tx, product_id=product_id):
        quantity_milli += 0 if row[10] else row[12]
        yield _step(tx, row, after_milli=quantity_milli)


def _step(tx: Tx, row: Row, *, after_milli: int) -> Step:
    number, kind, reason, moved, occurred_ms, event_id, event_hash, body, *rest = row
    store_seq, verdict, held, case_id, _ = rest
    recorded = codec.decode(body)
    event = recorded.event
    decided = event if isinstance(event, ReconciliationDecided) else _decision(tx, event_id)
    if decided is not None:
        case_id = decided.case_id.bytes
    return Step(
        movement_id=number,
        type=kind,
        reason=reason,
        quantity_milli=moved,
        quantity_after_milli=after_milli,
        occurred_ms=occurred_ms,
        actor=recorded.envelope.actor,
        receipt=receipt_no(movement_place(number), event_hash) if kind == "sale" else "",
        bill_no=event.bill_no if isinstance(event, StockReceived) else "",
        delivered_on=event.delivered_on if isinstance(event, StockReceived) else None,
        verdict=verdict,
        is_held=bool(held),
        store_seq=store_seq,
        case_id=UUID(bytes=case_id) if case_id else None,
        decision=decided.decision if decided else None,
    )


def _decision(tx: Tx, event_id: bytes) -> ReconciliationDecided | None:
    """What was decided last about an event."""
    rows = _DECIDED.all(tx, event_id=event_id)
    event = codec.decode(rows[-1][0]).event if rows else None
    return event if isinstance(event, ReconciliationDecided) else None
