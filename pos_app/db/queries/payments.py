"""What a payment's number is known from in this store: looked up by the number alone."""

from uuid import UUID

import msgspec
from pos_protocol.ids import MovementPlace, receipt_no

from pos_app.db.statement import Statement, Tx


class NumberUse(msgspec.Struct, frozen=True, kw_only=True):
    """What was paid with a number before: a bill or a khata payment, how much and when.

    `receipt_no` is empty where only head office still has the bill.
    """

    receipt_no: str
    occurred_ms: int
    amount_paisa: int
    is_void: bool


_FIRST = Statement(
    "SELECT e.till_no, e.epoch, e.till_seq, e.hash, coalesce(e.occurred_ms, n.at_ms),"
    " coalesce(nullif(n.amount, 0), p.amount, 0), coalesce(p.is_void, 0) FROM payment_number n"
    " LEFT JOIN event_log e ON e.event_id = n.paid_id"
    " LEFT JOIN seen_payment p ON p.sale_id = n.paid_id"
    " WHERE n.number = :number AND n.paid_id != :besides ORDER BY n.event_id LIMIT 1"
)


def first_use(tx: Tx, number: str, *, besides: UUID | None = None) -> NumberUse | None:
    """What a number, as `tender.payment_number` gives it, paid first; `besides` is left out."""
    row = _FIRST.one(tx, number=number, besides=b"" if besides is None else besides.bytes)
    if row is None:
        return None
    till_no, epoch, till_seq, event_hash, occurred_ms, amount, is_void = row
    place = MovementPlace(till_no, epoch, till_seq, 0)
    return NumberUse(
        receipt_no="" if event_hash is None else receipt_no(place, event_hash),
        occurred_ms=occurred_ms,
        amount_paisa=amount,
        is_void=bool(is_void),
    )
