"""Khata: customers as registers, what each owes as a sum, and the entries that make it.

Name, phone and limit are registers of their own: the phone changed at one till and the limit at
another both stand. A change may arrive before the adding; the customer has no name until then.
"""

from collections.abc import Sequence

from msgspec import UNSET
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
from pos_protocol.ledger import khata_entries

from pos_app.db import sql
from pos_app.db.entry import NO_STAMP, Entry, Topic, stamp_of
from pos_app.db.statement import Statement, Tx, Values
from pos_app.domain.khata.accounts import customer_text

HANDLES = frozenset(
    {CustomerAdded, CustomerChanged, KhataPaid, KhataAdjusted, SaleCompleted, SaleReturned}
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
TOPIC = Topic.KHATA
TABLES = ("customer", "khata_balance", "khata_entry")

_ENTRY = Statement(
    sql.insert(
        "khata_entry", ("customer_id", "hlc_ms", "event_id", "kind", "amount", "occurred_ms")
    )
)
_ADD = Statement(sql.upsert("khata_balance", ["customer_id"], {"balance": sql.ADD}))
_FIELDS = ("name", "phone", "owes_max")
_SET = Statement(
    sql.upsert(
        "customer",
        ["customer_id"],
        {
            **dict.fromkeys(
                _FIELDS,
                "CASE WHEN excluded.{column}_stamp > {table}.{column}_stamp"
                " THEN excluded.{column} ELSE {table}.{column} END",
            ),
            **dict.fromkeys(
                (f"{field}_stamp" for field in _FIELDS), "max({table}.{column}, excluded.{column})"
            ),
        },
    )
)
_UNSAID: Values = {
    "name": "",
    "phone": "",
    "owes_max": None,
    **dict.fromkeys((f"{field}_stamp" for field in _FIELDS), NO_STAMP),
}
_NAMED = Statement("SELECT name, phone FROM customer WHERE customer_id = :customer_id")
_FOLD = Statement("UPDATE customer SET folded = :folded WHERE customer_id = :customer_id")


def apply(tx: Tx, entries: Sequence[Entry]) -> None:
    """Add customers, and each entry to its customer's balance."""
    rows: list[Values] = []
    for each in entries:
        event = each.recorded.event
        assert event is not None
        if isinstance(event, CustomerAdded | CustomerChanged):
            _set(tx, event, stamp_of(each.recorded))
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


def _set(tx: Tx, event: CustomerAdded | CustomerChanged, stamp: bytes) -> None:
    """Set what an event says of a customer where its stamp is the highest, and fold the rest."""
    said = {"name": event.name, "phone": event.phone, "owes_max": event.limit}
    row: dict[str, object] = {"customer_id": event.customer_id, **_UNSAID}
    for field, value in said.items():
        if value is not UNSET:
            row |= {field: value, f"{field}_stamp": stamp}
    _SET.run(tx, row)
    found = _NAMED.one(tx, customer_id=event.customer_id)
    assert found is not None
    folded = customer_text(found[0], found[1])
    _FOLD.run(tx, {"customer_id": event.customer_id, "folded": folded})
