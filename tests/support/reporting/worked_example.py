"""The worked example of docs/reports.md: a packet of tea over a New Year's night."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from pos_protocol.envelope import OccurredAt

from pos_protocol import events
from tests.support.chain_till import SHIFT, ChainTill

TEA = 10_000_001
VENDOR = 1
ZONE = "+05:00"


def at(text: str) -> OccurredAt:
    """A moment of the till's clock, as it stands on the wall of the shop: `2026-01-01 09:00`."""
    moment = datetime.fromisoformat(text).replace(tzinfo=UTC)
    wall_ms = int(moment.timestamp() * 1000) - 5 * 3_600_000
    return OccurredAt(wall_ms=wall_ms, zone=ZONE, boot=UUID(int=1), mono_ms=1)


def bill(kind: type, quantity: int, *, discount: int = 0, **more: Any) -> Any:
    """Packets of tea for 150.00 each, in cash."""
    total = quantity * 15_000 - discount
    line = events.SaleLine(
        n=1,
        product_id=TEA,
        known_quantity=0,
        known_version=0,
        pending=0,
        quantity=quantity * 1000,
        price=15_000,
        gross=quantity * 15_000,
        amount=quantity * 15_000,
        name="Tea",
    )
    cash = events.Tender(kind=events.TenderKind.CASH, amount=total)
    return kind(
        shift_id=SHIFT, lines=(line,), tenders=(cash,), discount=discount, total=total, **more
    )


def line_of(kind: type, quantity: int, **more: Any) -> Any:
    """A stock line of the tea."""
    claim = {"known_quantity": 0, "known_version": 0, "pending": 0}
    return kind(n=1, product_id=TEA, quantity=quantity * 1000, **claim, **more)


def delivery(packets: int, cost_paisa: int) -> events.StockReceived:
    """Tea from the vendor."""
    line = line_of(events.ReceivedLine, packets, cost=cost_paisa)
    return events.StockReceived(lines=(line,), vendor_id=VENDOR)


STORY: tuple[tuple[str, events.Event], ...] = (
    ("2025-12-31 22:00", events.VendorAdded(vendor_id=VENDOR, name="Metro")),
    ("2025-12-31 22:10", events.ProductAdded(product_id=TEA, name_en="Tea", price=15_000)),
    ("2025-12-31 23:30", delivery(10, 10_000)),
    ("2026-01-01 00:10", delivery(10, 12_000)),
    ("2026-01-01 09:15", bill(events.SaleCompleted, 5, discount=1_000)),
    ("2026-01-02 10:00", bill(events.SaleReturned, 1)),
    (
        "2026-01-05 21:00",
        events.StockRemoved(
            lines=(line_of(events.RemovedLine, 2, reason=events.OutReason.SPOILAGE),)
        ),
    ),
)
"""When by the till's clock, and what."""


def tell(server: Any, *, seed: int = 4, store_id: int = 1) -> ChainTill:
    """Let a till of a store live through the story and hand it up."""
    till: ChainTill = server.enrol(store_id, seed=seed)
    for when, event in STORY:
        till.append(event, occurred_at=at(when), actor="amna")
    till.push_all(server.api(till))
    return till
