"""The numbers of card and QR payments that are known in this store, and what each of them paid.

Rows keyed by number and event: a bill, the confirmation of one, or a payment onto a khata. A number
`is_shared` when more than one bill or khata payment has it, whichever of them came here first.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from uuid import UUID

from pos_protocol.events import (
    EVENT_KINDS,
    KhataPaid,
    PaymentConfirmed,
    SaleCompleted,
)

from pos_app.db.entry import Entry, Topic
from pos_app.db.statement import Statement, Tx
from pos_app.domain.people import APPROVED
from pos_app.domain.tender import confirmation, payment_numbers

HANDLES = frozenset({SaleCompleted, PaymentConfirmed, KhataPaid})
IGNORES = frozenset(EVENT_KINDS.values()) - HANDLES
TOPIC = Topic.SALES
TABLES = ("payment_number",)

_OTHERS = "payment_number WHERE number = :number AND paid_id != :paid_id"
_ADD = Statement(
    "INSERT INTO payment_number"  # noqa: S608 - our own words
    " (number, event_id, paid_id, amount, at_ms, till_no, actor, is_shared) VALUES (:number,"
    f" :event_id, :paid_id, :amount, :at_ms, :till_no, :actor, EXISTS(SELECT 1 FROM {_OTHERS}))"
)
_SHARE = Statement(
    "UPDATE payment_number SET is_shared = 1 WHERE number = :number AND paid_id != :paid_id"
    " AND is_shared = 0"
)


class _Known(NamedTuple):
    """A number, what it paid, and how much: 0 where the bill says that, not the number's event."""

    number: str
    paid_id: UUID
    amount: int


def apply(tx: Tx, entries: Sequence[Entry]) -> None:
    """Keep the numbers of these payments, and which of them are another's as well."""
    for each in entries:
        envelope = each.recorded.envelope
        for known in _known(each):
            key = {"number": known.number, "paid_id": known.paid_id.bytes}
            values = {
                "event_id": each.event_id,
                "amount": known.amount,
                "at_ms": envelope.occurred_at.wall_ms,
                "till_no": envelope.till_no,
                "actor": envelope.actor.partition(APPROVED)[0],
            }
            _ADD.run(tx, key | values)
            _SHARE.run(tx, key)


def reset(tx: Tx) -> None:
    """Forget all numbers."""
    tx.execute("DELETE FROM payment_number")


def _known(each: Entry) -> Iterator[_Known]:
    event, event_id = each.recorded.event, each.recorded.envelope.event_id
    if isinstance(event, PaymentConfirmed):
        paid_id, numbers = event.sale, payment_numbers([confirmation(event.reference)])
    elif isinstance(event, SaleCompleted):
        paid_id, numbers = event_id, payment_numbers(event.tenders)
    elif isinstance(event, KhataPaid):
        paid_id, numbers = event_id, payment_numbers([event.tender])
    else:
        return
    for number, amount in numbers.items():
        yield _Known(number, paid_id, amount)
