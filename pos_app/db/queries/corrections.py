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
# A clock that was set back meanwhile is noted between the two.
_NEXT = Statement(
    "SELECT event_id FROM event_log WHERE till_no = :till_no AND epoch = :epoch"
    " AND till_seq BETWEEN :till_seq + 1 AND :till_seq + 2 AND kind = 'CashMoved'"
    " ORDER BY till_seq LIMIT 1"
)
_UNNAMED = 1
"""The version of CashMoved that did not name the delivery."""
_TOGETHER_MS = 5000
"""Nobody records a delivery and then pays the very sum of it out by hand in so short a time."""


def correcting(tx: Tx, event_id: UUID, kind: str) -> tuple[UUID, ...]:
    """The events of a kind that correct this one."""
    rows = _CORRECTING.all(tx, corrects=event_id.bytes, kind=kind)
    return tuple(UUID(bytes=row[0]) for row in rows)


def paid_with(tx: Tx, delivery: Recorded) -> CashMoved | None:
    """What went out of the drawer for a delivery, recorded in the same transaction.

    It names the delivery; in logs of before it did, it is known by its place, sum, person and
    moment. None for a delivery on credit, and where that event is no longer here.
    """
    of = delivery.envelope
    row = _NEXT.one(tx, till_no=of.till_no, epoch=of.epoch, till_seq=of.till_seq)
    found = event_log.read(tx, UUID(bytes=row[0])) if row else None
    if found is None or not isinstance(found.event, CashMoved):
        return None
    if found.envelope.version > _UNNAMED:
        is_its = found.event.delivery == of.event_id
    else:
        is_its = _was_paid_at_once(delivery, found, found.event)
    return found.event if is_its and found.event.direction == "out" else None


def _was_paid_at_once(delivery: Recorded, next_one: Recorded, moved: CashMoved) -> bool:
    """Whether the very next event moved the sum of a delivery, in its moment, by its person."""
    assert isinstance(delivery.event, StockReceived)
    of, then = delivery.envelope, next_one.envelope
    apart_ms = then.occurred_at.wall_ms - of.occurred_at.wall_ms
    cost_paisa = cost_of((line.cost, line.quantity) for line in delivery.event.lines)
    is_next = then.till_seq == of.till_seq + 1 and then.actor == of.actor
    return is_next and moved.amount == cost_paisa and abs(apart_ms) < _TOGETHER_MS
