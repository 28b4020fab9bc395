"""What an event means: the stock, cash and khata movements that follow from it, what it corrects.

Both sides fold with these functions and nothing else, so they cannot disagree. `match` ends in
assert_never: for a new kind the type checker names what is missing here.
"""

from typing import Literal, assert_never
from uuid import UUID

from msgspec import Struct

from pos_protocol.envelope import Recorded
from pos_protocol.events import (
    CashMoved,
    ClockNoted,
    CountedLine,
    CustomerAdded,
    CustomerChanged,
    DrawerOpened,
    EpochOpened,
    Event,
    InReason,
    KhataAdjusted,
    KhataPaid,
    MovementType,
    OutReason,
    PaymentConfirmed,
    ProductAdded,
    ProductChanged,
    ProductRemoved,
    ReceivedLine,
    ReconciliationDecided,
    RemovedLine,
    SaleCompleted,
    SaleLine,
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

MUST_UNDERSTAND_KINDS = frozenset(
    kind.__name__
    for kind in (
        SaleCompleted,
        SaleReturned,
        StockReceived,
        StockRemoved,
        StockCounted,
        KhataPaid,
        KhataAdjusted,
        ReconciliationDecided,
    )
)
"""Kinds that move stock or what a customer owes: a till that passed over one would show figures
that are wrong. An older till stops to pull at one that it does not know."""


# Asked for each line again and again: to look it up among its kind takes three times as long.
_IN = MovementType.STOCK_IN


class Claim(Struct, frozen=True, kw_only=True):
    """What the till said it knew when it wrote a line."""

    known_quantity: int
    known_version: int
    pending: int


class StockMovement(Struct, frozen=True, kw_only=True):
    """One line's effect on stock: `quantity` in thousandths, above zero; the type gives the sign.

    `is_count` marks a line whose movement is the difference to what was seen, not a change that
    happened now.
    """

    line: int
    product_id: int
    type: MovementType
    reason: str
    quantity: int
    claim: Claim | None
    is_count: bool = False

    @property
    def delta(self) -> int:
        """The signed change of stock in thousandths."""
        return self.quantity if self.type is _IN else -self.quantity


class CashMovement(Struct, frozen=True, kw_only=True):
    """A signed change of what the drawer of a shift should hold, in paisa."""

    kind: Literal["float", "sale", "return", "khata", "cash_in", "cash_out"]
    amount: int


class KhataEntry(Struct, frozen=True, kw_only=True):
    """A signed change of what a customer owes, in paisa: above zero they owe more."""

    customer_id: int
    kind: Literal["credit", "payment", "return", "adjustment"]
    amount: int


def stock_movements(event: Event) -> tuple[StockMovement, ...]:
    """The stock movements of an event, one for each line that moves stock, in line order."""
    match event:
        case SaleCompleted(lines=lines):
            return tuple(_moved(line, MovementType.SALE, "sale") for line in lines)
        case StockReceived(lines=lines, reason=reason):
            return tuple(_moved(line, MovementType.STOCK_IN, reason) for line in lines)
        case StockRemoved(lines=lines):
            return tuple(_moved(line, MovementType.MANUAL_REMOVAL, line.reason) for line in lines)
        case SaleReturned(lines=lines):
            reason = InReason.CUSTOMER_RETURN
            return tuple(_moved(line, MovementType.STOCK_IN, reason) for line in lines)
        case StockCounted(lines=lines):
            return tuple(movement for line in lines if (movement := _counted(line)) is not None)
        case ReconciliationDecided():
            return _decided(event)
        case (
            ProductAdded()
            | ProductChanged()
            | ProductRemoved()
            | VendorAdded()
            | StoreRuleSet()
            | PaymentConfirmed()
            | CustomerAdded()
            | CustomerChanged()
            | KhataPaid()
            | KhataAdjusted()
            | ShiftOpened()
            | CashMoved()
            | DrawerOpened()
            | ShiftClosed()
            | StaffChanged()
            | EpochOpened()
            | ClockNoted()
        ):
            return ()
        case _:
            assert_never(event)


def cash_movements(event: Event) -> tuple[CashMovement, ...]:
    """What an event does to the cash that its shift's drawer should hold."""
    match event:
        case SaleCompleted():
            cash = _cash_in(event) - event.change
            return (CashMovement(kind="sale", amount=cash),) if cash else ()
        case SaleReturned():
            cash = _cash_in(event)
            return (CashMovement(kind="return", amount=-cash),) if cash else ()
        case KhataPaid(tender=tender):
            is_cash = tender.kind is TenderKind.CASH
            return (CashMovement(kind="khata", amount=tender.amount),) if is_cash else ()
        case ShiftOpened(opening_float=opening_float):
            return (CashMovement(kind="float", amount=opening_float),) if opening_float else ()
        case CashMoved(direction="in", amount=amount):
            return (CashMovement(kind="cash_in", amount=amount),)
        case CashMoved(amount=amount):
            return (CashMovement(kind="cash_out", amount=-amount),)
        case _:
            return ()


def khata_entries(event: Event) -> tuple[KhataEntry, ...]:
    """What an event does to a customer's account."""
    match event:
        case SaleCompleted(customer_id=None) | SaleReturned(customer_id=None):
            return ()
        case SaleCompleted(customer_id=int(customer_id)):
            owed = sum(tender.amount for tender in event.tenders if tender.kind is TenderKind.KHATA)
            return (
                (KhataEntry(customer_id=customer_id, kind="credit", amount=owed),) if owed else ()
            )
        case SaleReturned(customer_id=int(customer_id)):
            back = sum(tender.amount for tender in event.tenders if tender.kind is TenderKind.KHATA)
            return (
                (KhataEntry(customer_id=customer_id, kind="return", amount=-back),) if back else ()
            )
        case KhataPaid(customer_id=customer_id, tender=tender):
            return (KhataEntry(customer_id=customer_id, kind="payment", amount=-tender.amount),)
        case KhataAdjusted(customer_id=customer_id, amount=amount):
            return (KhataEntry(customer_id=customer_id, kind="adjustment", amount=amount),)
        case _:
            return ()


def takings(event: Event) -> int:
    """What an event adds to the day's takings, in paisa.

    A sale's total, less what returns gave back.
    """
    match event:
        case SaleCompleted(total=total):
            return total
        case SaleReturned(total=total):
            return -total
        case _:
            return 0


def corrected_by(recorded: Recorded) -> UUID | None:
    """The event that this one corrects; a decision corrects the one that its case is about."""
    event = recorded.event
    return event.of_event_id if type(event) is ReconciliationDecided else recorded.envelope.corrects


def _moved(
    line: SaleLine | ReceivedLine | RemovedLine, kind: MovementType, reason: str
) -> StockMovement:
    return StockMovement(
        line=line.n,
        product_id=line.product_id,
        type=kind,
        reason=str(reason),
        quantity=line.quantity,
        claim=Claim(
            known_quantity=line.known_quantity,
            known_version=line.known_version,
            pending=line.pending,
        ),
    )


def _counted(line: CountedLine) -> StockMovement | None:
    difference = line.counted - (line.known_quantity + line.pending)
    if difference == 0:
        return None
    gained = difference > 0
    return StockMovement(
        line=line.n,
        product_id=line.product_id,
        type=MovementType.STOCK_IN if gained else MovementType.MANUAL_REMOVAL,
        reason=str(InReason.COUNT_GAIN if gained else OutReason.COUNT_LOSS),
        quantity=abs(difference),
        claim=Claim(
            known_quantity=line.known_quantity,
            known_version=line.known_version,
            pending=line.pending,
        ),
        is_count=True,
    )


def _decided(event: ReconciliationDecided) -> tuple[StockMovement, ...]:
    """A decision moves stock by the lines that it names.

    A release names the held lines' own changes.
    """
    return tuple(
        StockMovement(
            line=n,
            product_id=line.product_id,
            type=MovementType.STOCK_IN if line.quantity > 0 else MovementType.MANUAL_REMOVAL,
            reason=str(InReason.CORRECTION),
            quantity=abs(line.quantity),
            claim=None,
        )
        for n, line in enumerate(event.lines, 1)
        if line.quantity
    )


def _cash_in(event: SaleCompleted | SaleReturned) -> int:
    return sum(tender.amount for tender in event.tenders if tender.kind is TenderKind.CASH)
