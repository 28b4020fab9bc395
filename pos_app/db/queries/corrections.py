"""Which events were corrected, and by which; and what was paid with a delivery."""

from uuid import UUID

from pos_protocol.envelope import Recorded
from pos_protocol.events import CashMoved, StockReceived

from pos_app.db import event_log
from pos_app.db.statement import Statement, Tx
from pos_app.domain.stock import cost_of

_CORRECTING = Statement(
    "SELECT event_id FROM correction WHERE corrects = :corrects AND kind = :kind ORDER BY event_id"
)
_NEXT = Statement(
    "SELECT event_id FROM event_log WHERE till_no = :till_no AND epoch = :epoch"
    " AND till_seq = :till_seq AND kind = 'CashMoved'"
)
_TOGETHER_MS = 5000
"""Nobody records a delivery and then pays the very sum of it out by hand in so short a time."""


def correcting(tx: Tx, event_id: UUID, kind: str) -> tuple[UUID, ...]:
    """The events of a kind that correct this one."""
    rows = _CORRECTING.all(tx, corrects=event_id.bytes, kind=kind)
    return tuple(UUID(bytes=row[0]) for row in rows)


def paid_with(tx: Tx, delivery: Recorded) -> CashMoved | None:
    """What went out of the drawer in a delivery's own transaction: the next event of its till.

    None for a delivery on credit, and where that event is no longer here.
    """
    of = delivery.envelope
    row = _NEXT.one(tx, till_no=of.till_no, epoch=of.epoch, till_seq=of.till_seq + 1)
    found = event_log.read(tx, UUID(bytes=row[0])) if row else None
    if found is None or not isinstance(found.event, CashMoved):
        return None
    assert isinstance(delivery.event, StockReceived)
    apart_ms = found.envelope.occurred_at.wall_ms - of.occurred_at.wall_ms
    cost_paisa = cost_of((line.cost, line.quantity) for line in delivery.event.lines)
    is_out = found.event.direction == "out" and found.envelope.actor == of.actor
    is_its = found.event.amount == cost_paisa and abs(apart_ms) < _TOGETHER_MS
    return found.event if is_its and is_out else None
