"""Every event: one business fact in the past tense, whole or not at all.

Money is in paisa, quantities in thousandths of the product's unit, integers only. An event carries
the final figures (discount, tax, rounding); nobody downstream recomputes money. A changed field is
a new `version` and an upcaster in codec.py.
"""

from typing import get_args

from pos_protocol.events.catalogue import (
    Barcode,
    Barcodes,
    ProductAdded,
    ProductChanged,
    ProductRemoved,
    StoreRuleSet,
    VendorAdded,
)
from pos_protocol.events.khata import (
    CustomerAdded,
    CustomerChanged,
    KhataAdjusted,
    KhataPaid,
)
from pos_protocol.events.selling import (
    PaymentConfirmed,
    SaleCompleted,
    SaleLine,
    SaleReturned,
    TakenOff,
    Tender,
)
from pos_protocol.events.shifts import (
    DENOMINATIONS_MAX,
    PIECES_MAX,
    CashMoved,
    CashPiece,
    ClockNoted,
    DrawerOpened,
    EpochOpened,
    ShiftClosed,
    ShiftOpened,
    StaffChanged,
)
from pos_protocol.events.stock import (
    CountedLine,
    DecidedLine,
    ReceivedLine,
    ReconciliationDecided,
    RemovedLine,
    StockCounted,
    StockReceived,
    StockRemoved,
)
from pos_protocol.events.values import (
    BARCODES_MAX,
    CATEGORY_CHARS_MAX,
    CODE_CHARS_MAX,
    INT_MAX,
    LINES_MAX,
    NAME_CHARS_MAX,
    NOTE_CHARS_MAX,
    REMOVED_MAX,
    TAX_BP_MAX,
    TENDERS_MAX,
    Amount,
    Category,
    Code,
    Day,
    Id,
    InReason,
    Level,
    LineNo,
    MovementType,
    Name,
    Note,
    OptionalName,
    OutReason,
    Part,
    Quantity,
    RecordedFact,
    SignedAmount,
    StockLine,
    TaxRate,
    TenderKind,
    Threshold,
    Unit,
    Version,
    category_key,
)

__all__ = [
    "BARCODES_MAX",
    "CATEGORY_CHARS_MAX",
    "CODE_CHARS_MAX",
    "DENOMINATIONS_MAX",
    "EVENT_KINDS",
    "EVENT_VERSIONS",
    "INT_MAX",
    "LINES_MAX",
    "NAME_CHARS_MAX",
    "NOTE_CHARS_MAX",
    "PIECES_MAX",
    "REMOVED_MAX",
    "TAX_BP_MAX",
    "TENDERS_MAX",
    "Amount",
    "Barcode",
    "Barcodes",
    "CashMoved",
    "CashPiece",
    "Category",
    "ClockNoted",
    "Code",
    "CountedLine",
    "CustomerAdded",
    "CustomerChanged",
    "Day",
    "DecidedLine",
    "DrawerOpened",
    "EpochOpened",
    "Event",
    "Id",
    "InReason",
    "KhataAdjusted",
    "KhataPaid",
    "Level",
    "LineNo",
    "MovementType",
    "Name",
    "Note",
    "OptionalName",
    "OutReason",
    "Part",
    "PaymentConfirmed",
    "ProductAdded",
    "ProductChanged",
    "ProductRemoved",
    "Quantity",
    "ReceivedLine",
    "ReconciliationDecided",
    "RecordedFact",
    "RemovedLine",
    "SaleCompleted",
    "SaleLine",
    "SaleReturned",
    "ShiftClosed",
    "ShiftOpened",
    "SignedAmount",
    "StaffChanged",
    "StockCounted",
    "StockLine",
    "StockReceived",
    "StockRemoved",
    "StoreRuleSet",
    "TakenOff",
    "TaxRate",
    "Tender",
    "TenderKind",
    "Threshold",
    "Unit",
    "VendorAdded",
    "Version",
    "category_key",
]

type Event = (
    ProductAdded
    | ProductChanged
    | ProductRemoved
    | VendorAdded
    | StoreRuleSet
    | StockReceived
    | StockRemoved
    | StockCounted
    | SaleCompleted
    | SaleReturned
    | PaymentConfirmed
    | CustomerAdded
    | CustomerChanged
    | KhataPaid
    | KhataAdjusted
    | ShiftOpened
    | CashMoved
    | DrawerOpened
    | ShiftClosed
    | StaffChanged
    | ReconciliationDecided
    | EpochOpened
    | ClockNoted
)

EVENT_KINDS: dict[str, type[Event]] = {kind.__name__: kind for kind in get_args(Event.__value__)}
"""Every kind by its name on the wire. A new kind is added by the recipe in the README."""

EVENT_VERSIONS: dict[str, int] = dict.fromkeys(EVENT_KINDS, 1) | {
    "CashMoved": 2,
    "ProductAdded": 3,
    "ProductChanged": 3,
    "SaleCompleted": 4,
    "SaleReturned": 3,
    "ShiftClosed": 2,
    "StockReceived": 2,
}
"""The newest payload version of each kind that this program writes and reads."""
