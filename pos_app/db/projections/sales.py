"""Sales and returns: one row each, what came back of a sale, and the takings of each day.

Rows keyed by event, and sums. A day is the calendar day at the till that sold, by its wall clock
and zone as printed on the receipt.
"""

from collections.abc import Sequence

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

from pos_app.clock import local_day
from pos_app.db import sql
from pos_app.db.entry import Entry, Topic
from pos_app.db.statement import Statement, Tx, Values

HANDLES = frozenset({SaleCompleted, SaleReturned})
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
        KhataPaid,
        KhataAdjusted,
        ShiftOpened,
        CashMoved,
        DrawerOpened,
        ShiftClosed,
        StaffChanged,
        EpochOpened,
        ClockNoted,
        PaymentConfirmed,
    }
)
TOPIC = Topic.SALES
TABLES = ("sale", "returned", "takings")

_SALE = Statement(
    sql.insert(
        "sale",
        (
            "event_id",
            "kind",
            "till_no",
            "epoch",
            "till_seq",
            "shift_id",
            "occurred_ms",
            "day",
            "lines",
            "total",
            "customer_id",
        ),
    )
)
_RETURNED = Statement(sql.upsert("returned", ("sale_id", "product_id"), {"quantity": sql.ADD}))
_SUMS = ("sales_total", "returns_total", "sales", "returns")
_TAKINGS = Statement(sql.upsert("takings", ("day", "till_no"), dict.fromkeys(_SUMS, sql.ADD)))


def apply(tx: Tx, entries: Sequence[Entry]) -> None:
    """Add a row per sale and return, and their totals to the day."""
    sales: list[Values] = []
    takings: list[Values] = []
    returned: list[Values] = []
    for each in entries:
        event = each.recorded.event
        assert isinstance(event, SaleCompleted | SaleReturned)
        sales.append(_sale_row(each, event))
        takings.append(_takings_row(each, event))
        if isinstance(event, SaleReturned) and event.sale is not None:
            returned += _returned_rows(event, event.sale.bytes)
    _SALE.many(tx, sales)
    _TAKINGS.many(tx, takings)
    if returned:
        _RETURNED.many(tx, returned)


def reset(tx: Tx) -> None:
    """Forget all sales."""
    for table in TABLES:
        tx.execute(f"DELETE FROM {table}")  # noqa: S608 - our own table names


def _sale_row(each: Entry, event: SaleCompleted | SaleReturned) -> Values:
    envelope = each.recorded.envelope
    occurred = envelope.occurred_at
    return {
        "event_id": each.event_id,
        "kind": "sale" if isinstance(event, SaleCompleted) else "return",
        "till_no": envelope.till_no,
        "epoch": envelope.epoch,
        "till_seq": envelope.till_seq,
        "shift_id": event.shift_id.bytes,
        "occurred_ms": occurred.wall_ms,
        "day": local_day(occurred.wall_ms, occurred.zone),
        "lines": len(event.lines),
        "total": event.total,
        "customer_id": event.customer_id,
    }


def _takings_row(each: Entry, event: SaleCompleted | SaleReturned) -> Values:
    envelope = each.recorded.envelope
    is_sale = isinstance(event, SaleCompleted)
    return {
        "day": local_day(envelope.occurred_at.wall_ms, envelope.occurred_at.zone),
        "till_no": envelope.till_no,
        "sales_total": event.total if is_sale else 0,
        "returns_total": 0 if is_sale else event.total,
        "sales": int(is_sale),
        "returns": int(not is_sale),
    }


def _returned_rows(event: SaleReturned, sale_id: bytes) -> list[Values]:
    return [
        {"sale_id": sale_id, "product_id": line.product_id, "quantity": line.quantity}
        for line in event.lines
    ]
