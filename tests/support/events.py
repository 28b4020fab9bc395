"""One example of every kind of event, and bodies made of them."""

from random import Random
from typing import Any
from uuid import UUID

from pos_protocol.envelope import Envelope, OccurredAt, Recorded

from pos_protocol import codec, events, ids

SHIFT = UUID("01900000-0000-7000-8000-000000000001")
SALE = UUID("01900000-0000-7000-8000-0000000000c1")
DELIVERY = UUID("01900000-0000-7000-8000-0000000000d1")
TILL = UUID("01900000-0000-7000-8000-0000000000aa")

_LINE: dict[str, Any] = {
    "n": 1,
    "product_id": 10_000_001,
    "known_quantity": 5000,
    "known_version": 3,
    "pending": 0,
}


def _sale_line() -> events.SaleLine:
    return events.SaleLine(
        **_LINE,
        quantity=2000,
        price=38000,
        gross=76000,
        discount=3000,
        amount=73000,
        list_price=39000,
        name="Olper's Milk 1 L",
        code="08964000123454",
    )


EXAMPLES: tuple[events.Event, ...] = (
    events.ProductAdded(
        product_id=10_000_001,
        name_en="Sugar, loose",
        name_ur="چینی کھلی",
        name_hi="चीनी खुली",
        barcodes=(events.Barcode(code="08964000123454"), events.Barcode(code="PLU12")),
        unit=events.Unit.KG,
        price=15500,
        cost=14100,
        vendor_id=1,
        low_at=6000,
        tax_bp=1800,
        category="Sugar & sweets",
    ),
    events.ProductChanged(
        product_id=10_000_001, base=1, price=16000, vendor_id=None, category="Sweets"
    ),
    events.ProductRemoved(product_id=10_000_001, base=2),
    events.VendorAdded(vendor_id=1, name="Metro Cash & Carry"),
    events.StoreRuleSet(name="tax_inclusive", value="false"),
    events.StockReceived(
        lines=(events.ReceivedLine(**_LINE, quantity=48000, cost=34000, expiry="2026-12-31"),),
        vendor_id=1,
        bill_no="8812",
        delivered_on="2026-11-22",
    ),
    events.StockRemoved(
        lines=(events.RemovedLine(**_LINE, quantity=1250, reason=events.OutReason.SPOILAGE),)
    ),
    events.StockCounted(lines=(events.CountedLine(**_LINE, counted=4000),)),
    events.SaleCompleted(
        shift_id=SHIFT,
        lines=(_sale_line(),),
        tenders=(events.Tender(kind=events.TenderKind.CASH, amount=100000),),
        total=73000,
        change=27000,
        removed=(events.TakenOff(product_id=10000002, name="Milk", quantity=2000, amount=76000),),
    ),
    events.SaleReturned(
        shift_id=SHIFT,
        lines=(_sale_line(),),
        tenders=(events.Tender(kind=events.TenderKind.CASH, amount=73000),),
        total=73000,
        reason="sour",
    ),
    events.PaymentConfirmed(sale=SALE, reference="RAAST 4719"),
    events.CustomerAdded(customer_id=1, name="Rashid Mehmood", phone="0300-1234567", limit=800000),
    events.CustomerChanged(customer_id=1, phone="0321-7654321", limit=None),
    events.KhataPaid(
        shift_id=SHIFT,
        customer_id=1,
        tender=events.Tender(kind=events.TenderKind.CASH, amount=300000),
    ),
    events.KhataAdjusted(customer_id=1, amount=412000, note="from the paper book"),
    events.ShiftOpened(shift_no=214, opening_float=300000),
    events.CashMoved(
        shift_id=SHIFT, direction="out", amount=150000, reason="Metro 8812", delivery=DELIVERY
    ),
    events.DrawerOpened(shift_id=SHIFT, reason="change for a note"),
    events.ShiftClosed(
        shift_id=SHIFT,
        expected=5272000,
        counted=5270000,
        sales_total=6312000,
        returns_total=0,
        grand_total=99_000_000,
        note="tea not written down",
        pieces=(
            events.CashPiece(denomination=500_000, count=10),
            events.CashPiece(denomination=10_000, count=27),
        ),
        first_counted=5_260_000,
    ),
    events.StaffChanged(change="new_role", name="Bilal", role="manager"),
    events.ReconciliationDecided(
        case_id=SHIFT,
        of_event_id=TILL,
        decision="adjust",
        lines=(events.DecidedLine(product_id=10_000_001, quantity=-500),),
    ),
    events.EpochOpened(parent_epoch=1, parent_till_seq=9, parent_hash="a" * 64, reason="restored"),
    events.ClockNoted(before_ms=1_700_000_000_000, after_ms=1_577_836_800_000),
)


def record(
    event: events.Event, *, till_seq: int = 1, prev: bytes = bytes(32), seed: int = 1, **fields: Any
) -> Recorded:
    """An event in an envelope of till 1 of store 1, unless `fields` says otherwise."""
    values: dict[str, Any] = {
        "store": 1,
        "till": TILL,
        "till_no": 1,
        "epoch": 1,
        "event_id": ids.new_event_id(1_764_000_000_000, Random(seed * 1_000_003 + till_seq)),
        "kind": type(event).__name__,
        "version": events.EVENT_VERSIONS[type(event).__name__],
        "occurred_at": OccurredAt(
            wall_ms=1_764_000_000_000, zone="+05:00", boot=UUID(int=1), mono_ms=60_000
        ),
        "hlc": (1_764_000_000_000, till_seq % 65_536),
        "cursor": 0,
        "actor": "owner",
    } | fields
    return codec.encode(
        Envelope(till_seq=till_seq, prev=prev.hex(), payload=codec.encode_payload(event), **values)
    )
