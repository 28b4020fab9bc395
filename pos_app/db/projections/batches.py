"""Batches: what came with each delivery, with its cost, date and lot; rows keyed by event and line.

A correction or a count puts goods back that some delivery brought before: it is no batch.
"""

from collections.abc import Sequence

from pos_protocol.events import EVENT_KINDS, InReason, StockReceived

from pos_app.db import sql
from pos_app.db.entry import Entry, Topic
from pos_app.db.statement import Statement, Tx, Values

HANDLES = frozenset({StockReceived})
IGNORES = frozenset(EVENT_KINDS.values()) - HANDLES
TOPIC = Topic.STOCK
TABLES = ("batch",)

NO_DELIVERY = frozenset({InReason.CORRECTION, InReason.COUNT_GAIN, InReason.CUSTOMER_RETURN})

_INSERT = Statement(
    sql.insert(
        "batch",
        (
            "product_id",
            "hlc_ms",
            "event_id",
            "n",
            "quantity",
            "cost",
            "expiry",
            "lot",
            "vendor_id",
            "bill_no",
            "delivered_on",
            "occurred_ms",
        ),
    )
)


def apply(tx: Tx, entries: Sequence[Entry]) -> None:
    """Note each line of each delivery."""
    rows = [row for each in entries for row in _rows(each)]
    if rows:
        _INSERT.many(tx, rows)


def reset(tx: Tx) -> None:
    """Forget all batches."""
    tx.execute("DELETE FROM batch")


def _rows(each: Entry) -> list[Values]:
    event, envelope = each.recorded.event, each.recorded.envelope
    if not isinstance(event, StockReceived) or event.reason in NO_DELIVERY:
        return []
    return [
        {
            "product_id": line.product_id,
            "hlc_ms": envelope.hlc[0],
            "event_id": each.event_id,
            "n": line.n,
            "quantity": line.quantity,
            "cost": line.cost,
            "expiry": line.expiry,
            "lot": line.lot,
            "vendor_id": event.vendor_id,
            "bill_no": event.bill_no,
            "delivered_on": event.delivered_on,
            "occurred_ms": envelope.occurred_at.wall_ms,
        }
        for line in event.lines
    ]
