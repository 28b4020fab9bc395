"""Payments by QR that a cashier saw without the bank's number, until one confirms them.

One row per bill, made of facts that may arrive in any order: how much was seen and paid by QR at
all, how much of that went back by QR (a sum), the number that confirmed it (a register), and that
the bill was voided. What went back as it came needs no confirmation any more; what was paid out
otherwise does, whatever became of the bill.
"""

from collections.abc import Sequence

from pos_protocol.events import (
    EVENT_KINDS,
    PaymentConfirmed,
    SaleCompleted,
    SaleReturned,
    TenderKind,
)

from pos_app.db import sql
from pos_app.db.entry import Entry, Topic, stamp_of
from pos_app.db.statement import Statement, Tx
from pos_app.domain.tender import paid_by, seen_paisa

HANDLES = frozenset({SaleCompleted, SaleReturned, PaymentConfirmed})
IGNORES = frozenset(EVENT_KINDS.values()) - HANDLES
TOPIC = Topic.SALES
TABLES = ("seen_payment",)


def _put(*fields: str, newest_by: str = "") -> Statement:
    changes = dict.fromkeys(fields, sql.REPLACE)
    return Statement(sql.upsert("seen_payment", ["sale_id"], changes, newest_by=newest_by))


_SEEN = _put("shift_id", "amount", "paid")
_CONFIRMED = _put("reference", "stamp", newest_by="stamp")
_VOIDED = _put("is_void")
_GIVEN_BACK = Statement(sql.upsert("seen_payment", ["sale_id"], {"given_back": sql.ADD}))


def apply(tx: Tx, entries: Sequence[Entry]) -> None:
    """Keep what was seen, what confirmed it, what went back, and which bills are void."""
    for each in entries:
        event = each.recorded.event
        if isinstance(event, SaleCompleted):
            if amount := seen_paisa(event.tenders):
                row = {"shift_id": event.shift_id.bytes, "amount": amount}
                row["paid"] = paid_by(event.tenders, TenderKind.QR)
                _SEEN.run(tx, {"sale_id": each.event_id, **row})
        elif isinstance(event, PaymentConfirmed):
            row = {"reference": event.reference, "stamp": stamp_of(each.recorded)}
            _CONFIRMED.run(tx, {"sale_id": event.sale.bytes, **row})
        elif isinstance(event, SaleReturned) and event.sale is not None:
            if event.is_void:
                _VOIDED.run(tx, {"sale_id": event.sale.bytes, "is_void": 1})
            if amount := paid_by(event.tenders, TenderKind.QR):
                _GIVEN_BACK.run(tx, {"sale_id": event.sale.bytes, "given_back": amount})


def reset(tx: Tx) -> None:
    """Forget all that was seen."""
    tx.execute("DELETE FROM seen_payment")
