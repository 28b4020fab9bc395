"""How money was given and given back: sums per shift, source and kind of tender.

Cash of a sale is counted without the change that went back.
"""

from collections.abc import Iterator, Sequence

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
    TenderKind,
    VendorAdded,
)

from pos_app.db import sql
from pos_app.db.entry import Entry, Topic
from pos_app.db.statement import Statement, Tx

HANDLES = frozenset({SaleCompleted, SaleReturned, KhataPaid})
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
TOPIC = Topic.SHIFTS
TABLES = ("tender_total",)

_ADD = Statement(
    sql.upsert(
        "tender_total", ("shift_id", "source", "kind"), {"amount": sql.ADD, "times": sql.ADD}
    )
)


def apply(tx: Tx, entries: Sequence[Entry]) -> None:
    """Add each tender to its shift's sum."""
    _ADD.many(
        tx,
        [
            {
                "shift_id": shift_id,
                "source": source,
                "kind": str(kind),
                "amount": amount,
                "times": 1,
            }
            for each in entries
            for shift_id, source, kind, amount in _tenders(each)
        ],
    )


def reset(tx: Tx) -> None:
    """Forget all sums."""
    tx.execute("DELETE FROM tender_total")


def _tenders(each: Entry) -> Iterator[tuple[bytes, str, TenderKind, int]]:
    event = each.recorded.event
    assert isinstance(event, SaleCompleted | SaleReturned | KhataPaid)
    shift_id = event.shift_id.bytes
    if isinstance(event, KhataPaid):
        yield shift_id, "khata", event.tender.kind, event.tender.amount
        return
    source = "sale" if isinstance(event, SaleCompleted) else "return"
    change = event.change if isinstance(event, SaleCompleted) else 0
    for tender in event.tenders:
        kept = change if tender.kind is TenderKind.CASH else 0
        given_back = min(kept, tender.amount)
        change -= given_back
        yield shift_id, source, tender.kind, tender.amount - given_back
