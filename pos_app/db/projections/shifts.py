"""Shifts: who opened and closed them, and the sums that their drawers should hold.

Openings are rows keyed by event, closings registers, drawers sums: a sale may arrive before the
opening of its shift.
"""

from collections.abc import Sequence
from typing import Any

import msgspec
from pos_protocol.events import (
    CashMoved,
    ClockNoted,
    CustomerAdded,
    CustomerChanged,
    DrawerOpened,
    EpochOpened,
    KhataAdjusted,
    KhataPaid,
    PaymentConfirmed,
    ProductAdded,
    ProductChanged,
    ProductRemoved,
    ReconciliationDecided,
    SaleCompleted,
    SaleReturned,
    ShiftClosed,
    ShiftOpened,
    StaffChanged,
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

HANDLES = frozenset(
    {ShiftOpened, ShiftClosed, CashMoved, DrawerOpened, SaleCompleted, SaleReturned, KhataPaid}
)
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
        CustomerChanged,
        KhataAdjusted,
        StaffChanged,
        EpochOpened,
        ClockNoted,
        PaymentConfirmed,
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
    "first_counted",
    "note",
    "pieces",
    "grand_total",
    "stamp",
)
_CLOSED = Statement(
    sql.upsert(
        "shift_close", ["shift_id"], dict.fromkeys(_CLOSED_FIELDS, sql.REPLACE), newest_by="stamp"
    )
)
_encode = msgspec.json.encode
_SUMS = (
    "cash",
    "sales_total",
    "returns_total",
    "sales",
    "returns",
    "cash_in",
    "cash_out",
    "drawer_opened",
    "discounts",
    "rounding",
    "tax",
    "voids",
    "voids_total",
    "removed_total",
)
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
        "first_counted": event.first_counted,
        "note": event.note,
        "pieces": _encode(event.pieces).decode(),
        "grand_total": event.grand_total,
        "stamp": stamp_of(each.recorded),
    }


type _Summed = (
    ShiftOpened | ShiftClosed | CashMoved | DrawerOpened | SaleCompleted | SaleReturned | KhataPaid
)


def _total_row(each: Entry) -> Values:
    """What an event adds to its shift's sums; returns take from discounts, tax and rounding."""
    event = each.recorded.event
    assert isinstance(event, _Summed.__value__)
    shift_id = each.event_id if isinstance(event, ShiftOpened) else event.shift_id.bytes
    cash = {movement.kind: movement.amount for movement in cash_movements(event)}
    row: dict[str, Any] = dict.fromkeys(_SUMS, 0) | {
        "shift_id": shift_id,
        "cash": sum(cash.values()),
        "cash_in": cash.get("cash_in", 0),
        "cash_out": -cash.get("cash_out", 0),
        "drawer_opened": int(isinstance(event, DrawerOpened)),
    }
    if isinstance(event, SaleCompleted):
        row |= {"sales_total": event.total, "sales": 1} | _of_bill(event, sign=1)
        row["removed_total"] = sum(each.amount for each in event.removed)
    elif isinstance(event, SaleReturned):
        row |= {"returns_total": event.total, "returns": 1} | _of_bill(event, sign=-1)
        if event.is_void:
            row |= {"voids": 1, "voids_total": event.total}
    return row


def _of_bill(event: SaleCompleted | SaleReturned, *, sign: int) -> dict[str, int]:
    """What a sale adds beside its total, and what a return takes away of the same."""
    lines = event.lines
    return {
        "discounts": sign * (event.discount + sum(line.discount for line in lines)),
        "rounding": sign * event.rounding,
        "tax": sign * sum(line.tax_added + line.tax_included for line in lines),
    }
