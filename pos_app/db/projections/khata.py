"""Khata: customers as registers, what each owes as a sum, and the entries that make it."""

from collections.abc import Sequence

from pos_protocol.events import (
    CashMoved,
    ClockNoted,
    CustomerAdded,
    DrawerOpened,
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
from pos_protocol.ledger import khata_entries

from pos_app.db import sql
from pos_app.db.entry import Entry, Topic, stamp_of
from pos_app.db.statement import Statement, Tx, Values

HANDLES = frozenset({CustomerAdded, KhataPaid, SaleCompleted, SaleReturned})
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
        ShiftOpened,
        CashMoved,
        DrawerOpened,
        ShiftClosed,
        EpochOpened,
        ClockNoted,
    }
)
TOPIC = Topic.KHATA
TABLES = ("customer", "khata_balance", "khata_entry")

_ENTRY = Statement(
    sql.insert(
        "khata_entry", ("customer_id", "hlc_ms", "event_id", "kind", "amount", "occurred_ms")
    )
)
_ADD = Statement(sql.upsert("khata_balance", ["customer_id"], {"balance": sql.ADD}))
_FIELDS = ("name", "phone", "owes_max", "stamp")
_CUSTOMER = Statement(
    sql.upsert("customer", ["customer_id"], dict.fromkeys(_FIELDS, sql.REPLACE), newest_by="stamp")
)


def apply(tx: Tx, entries: Sequence[Entry]) -> None:
    """Add customers, and each entry to its customer's balance."""
    rows: list[Values] = []
    for each in entries:
        event = each.recorded.event
        assert isinstance(event, CustomerAdded | KhataPaid | SaleCompleted | SaleReturned)
        if isinstance(event, CustomerAdded):
            _CUSTOMER.run(tx, _customer_row(each, event))
        rows += [
            {
                "customer_id": found.customer_id,
                "hlc_ms": each.recorded.envelope.hlc[0],
                "event_id": each.event_id,
                "kind": found.kind,
                "amount": found.amount,
                "occurred_ms": each.recorded.envelope.occurred_at.wall_ms,
            }
            for found in khata_entries(event)
        ]
    if rows:
        _ENTRY.many(tx, rows)
        _ADD.many(
            tx, [{"customer_id": row["customer_id"], "balance": row["amount"]} for row in rows]
        )


def reset(tx: Tx) -> None:
    """Forget all customers and entries."""
    for table in TABLES:
        tx.execute(f"DELETE FROM {table}")  # noqa: S608 - our own table names


def _customer_row(each: Entry, event: CustomerAdded) -> Values:
    return {
        "customer_id": event.customer_id,
        "name": event.name,
        "phone": event.phone,
        "owes_max": event.limit,
        "stamp": stamp_of(each.recorded),
    }
