"""Shifts: who opened and closed them, and the sums that their drawers should hold.

Openings are rows keyed by event, closings registers, drawers sums: a sale may arrive before the
opening of its shift.
"""

from collections.abc import Sequence

from pos_protocol.events import (
    CashMoved,
    ClockNoted,
    CustomerAdded,
    EpochOpened,
    KhataPaid,
    ProductAdded,
    ProductChanged,
    ProductRemoved,
    ReconciliationDecided,
    SaleCompleted,
    SaleReturned,
    ShiftClosed,
    ShiftOpened,
    StockCounted,
    StockReceived,
    StockRemoved,
    StoreRuleSet,
    VendorAdded,
)
from pos_protocol.ledger import cash_movements

from pos_app.db import sql
from pos_app.db.entry import Entry, Topic, stamp_of
from pos_app.db.statement import Statement, Tx, Values

HANDLES = frozenset({ShiftOpened, ShiftClosed, CashMoved, SaleCompleted, SaleReturned, KhataPaid})
IGNORES = frozenset(
    {
        StockReceived,
        StockRemoved,
        StockCounted,
        ReconciliationDecided,
        ProductAdded,
        ProductChanged,
        ProductRemoved,
        StoreRuleSet,
        VendorAdded,
        CustomerAdded,
        EpochOpened,
        ClockNoted,
    }
)
TOPIC = Topic.SHIFTS
TABLES = ("shift", "shift_close", "shift_total")

_OPENED = Statement(
    sql.insert("shift", ("shift_id", "till_no", "shift_no", "opened_ms", "actor", "opening_float"))
)
_CLOSED_FIELDS = (
    "event_id",
    "closed_ms",
    "actor",
    "expected",
    "counted",
    "grand_total",
    "stamp",
)
_CLOSED = Statement(
    sql.upsert(
        "shift_close", ["shift_id"], dict.fromkeys(_CLOSED_FIELDS, sql.REPLACE), newest_by="stamp"
    )
)
_SUMS = ("cash", "sales_total", "returns_total", "sales", "returns")
_TOTAL = Statement(sql.upsert("shift_total", ["shift_id"], dict.fromkeys(_SUMS, sql.ADD)))


def apply(tx: Tx, entries: Sequence[Entry]) -> None:
    """Open, close, and add to the drawers."""
    for each in entries:
        event = each.recorded.event
        if isinstance(event, ShiftOpened):
            _OPENED.run(tx, _opened_row(each, event))
        elif isinstance(event, ShiftClosed):
            _CLOSED.run(tx, _closed_row(each, event))
    _TOTAL.many(tx, [_total_row(each) for each in entries])


def reset(tx: Tx) -> None:
    """Forget all shifts."""
    for table in TABLES:
        tx.execute(f"DELETE FROM {table}")  # noqa: S608 - our own table names


def _opened_row(each: Entry, event: ShiftOpened) -> Values:
    envelope = each.recorded.envelope
    return {
        "shift_id": each.event_id,
        "till_no": envelope.till_no,
        "shift_no": event.shift_no,
        "opened_ms": envelope.occurred_at.wall_ms,
        "actor": envelope.actor,
        "opening_float": event.opening_float,
    }


def _closed_row(each: Entry, event: ShiftClosed) -> Values:
    envelope = each.recorded.envelope
    return {
        "shift_id": event.shift_id.bytes,
        "event_id": each.event_id,
        "closed_ms": envelope.occurred_at.wall_ms,
        "actor": envelope.actor,
        "expected": event.expected,
        "counted": event.counted,
        "grand_total": event.grand_total,
        "stamp": stamp_of(each.recorded),
    }


def _total_row(each: Entry) -> Values:
    event = each.recorded.event
    assert isinstance(
        event, ShiftOpened | ShiftClosed | CashMoved | SaleCompleted | SaleReturned | KhataPaid
    )
    shift_id = each.event_id if isinstance(event, ShiftOpened) else event.shift_id.bytes
    return {
        "shift_id": shift_id,
        "cash": sum(movement.amount for movement in cash_movements(event)),
        "sales_total": event.total if isinstance(event, SaleCompleted) else 0,
        "returns_total": event.total if isinstance(event, SaleReturned) else 0,
        "sales": int(isinstance(event, SaleCompleted)),
        "returns": int(isinstance(event, SaleReturned)),
    }
