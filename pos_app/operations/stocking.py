"""Stock that changes without a sale: receiving, removing, undoing a removal, counting."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

import msgspec
from pos_protocol.envelope import Recorded
from pos_protocol.events import (
    NOTE_CHARS_MAX,
    CashMoved,
    Event,
    InReason,
    OutReason,
    ProductChanged,
    StockCounted,
    StockReceived,
    StockRemoved,
    Unit,
)
from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID
from pos_protocol.ledger import Claim

from pos_app.clock import local_day
from pos_app.db import cursors, drafts, event_log
from pos_app.db.entry import Topic
from pos_app.db.queries import batches, corrections
from pos_app.db.queries import products as product_queries
from pos_app.db.queries import shifts as shift_queries
from pos_app.db.queries import stock as stock_queries
from pos_app.db.statement import Tx
from pos_app.domain import shift, stock
from pos_app.domain.people import Right
from pos_app.domain.stock import NO_BILL, Count, Receipt, Removal, VendorBill
from pos_app.domain.stock_draft import DraftName
from pos_app.errors import (
    AlreadyUndone,
    DeliveryDayRefused,
    EventNotFound,
    ProductNotFound,
    ProductRemoved,
    QuantityNotWhole,
    VendorNotFound,
)
from pos_app.operations.context import TillContext
from pos_app.operations.shifts import current_shift

__all__ = [
    "Count",
    "Receipt",
    "Removal",
    "Stocked",
    "VendorBill",
    "count_stock",
    "latest_day",
    "receive_stock",
    "remove_stock",
    "undo_receipt",
    "undo_removal",
]


class Stocked(msgspec.Struct, frozen=True, kw_only=True):
    """A change of stock that is on the disk, and the quantities after it, by product.

    `paid` is the cash that moved with it. `was_paid_paisa`: what the drawer had paid for a delivery
    that is undone; 0 for none.
    """

    recorded: Recorded
    quantities_milli: dict[int, int]
    topics: frozenset[Topic]
    paid: Recorded | None = None
    was_paid_paisa: int = 0


def receive_stock(
    till: TillContext,
    lines: Sequence[Receipt],
    *,
    reason: InReason = InReason.PURCHASE,
    bill: VendorBill = NO_BILL,
    draft: DraftName | None = None,
) -> Stocked:
    """Take goods in, all lines at once; the draft that they come from is then gone.

    What was paid last is what goods cost from then on: another cost of a purchase is set in the
    catalogue by the same transaction, unless a later delivery is known already.
    Raises ProductNotFound, QuantityRefused, QuantityNotWhole, PriceRefused, NameRefused,
    VendorNotFound, DeliveryDayRefused, NothingChanged: then nothing changed.
    """
    till.need(Right.RECEIVE)
    made = _delivery(till, lines, reason=reason, bill=bill)

    def costs(tx: Tx) -> list[Event]:
        return _new_costs(till, tx, lines, bill=bill) if reason is InReason.PURCHASE else []

    return _record(till, _received(lines), made, draft=draft, beside=costs)


def receive_paid_stock(
    till: TillContext,
    lines: Sequence[Receipt],
    *,
    bill: VendorBill = NO_BILL,
    draft: DraftName | None = None,
) -> Stocked:
    """Take goods in and pay their cost out of the drawer: both are recorded, or neither is.

    Lines without a cost are not paid for. The drawer's entry names the vendor and the bill, or
    else the goods. Raises as `receive_stock`, PriceRefused when there is
    nothing to pay, and ShiftNotOpen.
    """
    till.need(Right.RECEIVE)
    till.need(Right.SHIFT)
    cost_paisa = stock.cost_of((line.cost_paisa, line.quantity_milli) for line in lines)

    def paid(tx: Tx) -> list[Event]:
        about = f"{_vendor_name(tx, bill.vendor_id)} {bill.number}".strip() or _goods(tx, lines)
        shift_id = current_shift(till, tx)
        moved = shift.cash_moved(shift_id, "out", amount_paisa=cost_paisa, reason=about)
        return [moved, *_new_costs(till, tx, lines, bill=bill)]

    made = _delivery(till, lines, reason=InReason.PURCHASE, bill=bill)
    return _record(till, _received(lines), made, draft=draft, beside=paid)


def _received(lines: Sequence[Receipt]) -> list[tuple[int, int]]:
    return [(line.product_id, line.quantity_milli) for line in lines]


def _new_costs(
    till: TillContext, tx: Tx, lines: Sequence[Receipt], *, bill: VendorBill
) -> list[Event]:
    """What the catalogue has to learn of costs that it does not name yet."""
    paid = {line.product_id: line.cost_paisa for line in lines if line.cost_paisa is not None}
    events: list[Event] = []
    for product_id, cost_paisa in paid.items():
        product = product_queries.by_id(tx, product_id)
        assert product is not None, product_id
        if product.cost_paisa != cost_paisa and not _is_overtaken(
            till, tx, product_id, day=bill.day
        ):
            base = product.revision
            events.append(ProductChanged(product_id=product_id, base=base, cost=cost_paisa))
    return events


def _is_overtaken(till: TillContext, tx: Tx, product_id: int, *, day: date | None) -> bool:
    """Whether goods came at a known cost after that day: its bill was found late."""
    latest = batches.costs(tx, product_id, limit=1) if day is not None else ()
    return any(
        (each.delivered_on or local_day(each.occurred_ms, till.clock.zone())) > f"{day}"
        for each in latest
    )


def _delivery(
    till: TillContext, lines: Sequence[Receipt], *, reason: InReason, bill: VendorBill
) -> Callable[[Tx, dict[int, Claim]], Event]:
    """How the event of goods that came is made."""

    def made(tx: Tx, claims: dict[int, Claim]) -> Event:
        event = stock.received(lines, claims, reason=reason, bill=bill)
        _vendor_name(tx, bill.vendor_id)
        if bill.day is not None and bill.day > latest_day(till, tx):
            day, today = (f"{each:%d.%m.%Y}" for each in (bill.day, till.today()))
            raise DeliveryDayRefused(typed=day, today=today)
        return event

    return made


def latest_day(till: TillContext, tx: Tx) -> date:
    """The last day that has surely begun: by the clock, or by the log if the clock is behind it.

    A PC whose battery is empty says 2020; what comes in today has its date nevertheless.
    """
    known_ms = max(till.clock.wall_ms(), cursors.state(tx).hlc[0])
    return date.fromisoformat(local_day(known_ms, till.clock.zone()))


def remove_stock(
    till: TillContext, lines: Sequence[Removal], *, draft: DraftName | None = None
) -> Stocked:
    """Take goods out that were not sold, all lines at once; stock may go below zero.

    The draft that they come from is then gone.
    Raises ProductNotFound, QuantityRefused, QuantityNotWhole, NameRefused, NothingChanged.
    """
    till.need(Right.REMOVE)
    moved = [(line.product_id, line.quantity_milli) for line in lines]
    return _record(till, moved, lambda _tx, claims: stock.removed(lines, claims), draft=draft)


def undo_removal(till: TillContext, event_id: UUID) -> Stocked:
    """Put back what a removal took out: a movement of its own that names the removal.

    Raises EventNotFound when that is no removal, AlreadyUndone when it was put back before.
    """
    till.need(Right.REMOVE)
    with till.db.write() as tx:
        found = event_log.read(tx, event_id)
        if found is None or not isinstance(found.event, StockRemoved):
            raise EventNotFound(what="removal", event_id=event_id)
        if corrections.correcting(tx, event_id, StockReceived.__name__):
            raise AlreadyUndone
        lines = [
            Receipt(product_id=line.product_id, quantity_milli=line.quantity)
            for line in found.event.lines
        ]
        claims = _claims(tx, [line.product_id for line in lines])
        event = stock.received(lines, claims, reason=InReason.CORRECTION)
        return _append(till, tx, event, corrects=event_id)


def undo_receipt(till: TillContext, event_id: UUID) -> Stocked:
    """Take out what a receipt brought in: a movement of its own that names the receipt.

    What was paid for it out of the drawer of the shift that is open goes back into that drawer:
    it did not come, or is entered once more as it was. Raises EventNotFound when that is no
    receipt, or one that itself puts a removal right; AlreadyUndone when it was taken out before.
    """
    till.need(Right.REMOVE)
    with till.db.write() as tx:
        found = event_log.read(tx, event_id)
        is_own = found is not None and found.envelope.corrects is None
        if found is None or not isinstance(found.event, StockReceived) or not is_own:
            raise EventNotFound(what="receipt of goods", event_id=event_id)
        if corrections.correcting(tx, event_id, StockRemoved.__name__):
            raise AlreadyUndone
        lines = [
            Removal(
                product_id=line.product_id,
                quantity_milli=line.quantity,
                reason=OutReason.CORRECTION,
            )
            for line in found.event.lines
        ]
        claims = _claims(tx, [line.product_id for line in lines])
        paid = corrections.paid_with(tx, found)
        done = _append(till, tx, stock.removed(lines, claims), corrects=event_id)
        if paid is None:
            return done
        return _pay_back(till, tx, done, paid=paid, delivery=event_id)


def count_stock(
    till: TillContext,
    lines: Sequence[Count],
    *,
    note: str = "",
    draft: DraftName | None = None,
) -> Stocked:
    """Record what was seen on the shelf; the difference becomes a gain or a loss.

    The draft that they come from is then gone.
    Raises ProductNotFound, QuantityRefused, QuantityNotWhole, NameRefused, NothingChanged.
    """
    till.need(Right.COUNT)
    counted = [(line.product_id, line.counted_milli) for line in lines]
    return _record(
        till, counted, lambda _tx, claims: stock.counted(lines, claims, note=note), draft=draft
    )


def _record(
    till: TillContext,
    quantities: Sequence[tuple[int, int]],
    made: Callable[[Tx, dict[int, Claim]], Event],
    *,
    draft: DraftName | None = None,
    beside: Callable[[Tx], list[Event]] = lambda _tx: [],
) -> Stocked:
    with till.db.write() as tx:
        for product_id, quantity_milli in quantities:
            _refuse(tx, product_id, quantity_milli)
        claims = _claims(tx, [product_id for product_id, _ in quantities])
        event = made(tx, claims)
        others = beside(tx)
        if draft is not None:
            # In the event's own transaction: neither recorded twice nor lost, whatever dies.
            drafts.clear(tx, draft)
        done = _append(till, tx, event)
        if not others:
            return done
        received = done.recorded.envelope.event_id
        # Whose money it is can be said only now: an event has its id when it is recorded.
        named = [
            msgspec.structs.replace(each, delivery=received)
            if isinstance(each, CashMoved)
            else each
            for each in others
        ]
        more = event_log.append(tx, named, by=till.writer)
        paid = next((each for each in more.recorded if isinstance(each.event, CashMoved)), None)
        return msgspec.structs.replace(done, paid=paid, topics=done.topics | more.topics)


def _pay_back(
    till: TillContext, tx: Tx, done: Stocked, *, paid: CashMoved, delivery: UUID
) -> Stocked:
    """Put what was paid back into its drawer; a closed shift, or another till's, stays as it is."""
    done = msgspec.structs.replace(done, was_paid_paisa=paid.amount)
    if paid.shift_id != shift_queries.open_shift_id(tx, till.identity.till_no):
        return done
    back = shift.cash_moved(
        paid.shift_id, "in", amount_paisa=paid.amount, reason=paid.reason, delivery=delivery
    )
    more = event_log.append(tx, [back], by=till.writer)
    return msgspec.structs.replace(done, paid=more.recorded[0], topics=done.topics | more.topics)


def _goods(tx: Tx, lines: Sequence[Receipt]) -> str:
    """Which goods were paid for, where neither vendor nor bill is known."""
    paid = [line.product_id for line in lines if line.cost_paisa]
    found = (product_queries.by_id(tx, product_id) for product_id in paid)
    return ", ".join(each.name() for each in found if each is not None)[:NOTE_CHARS_MAX]


def _vendor_name(tx: Tx, vendor_id: int | None) -> str:
    """Who a vendor is; empty for nobody. Raises VendorNotFound."""
    if vendor_id is None:
        return ""
    vendor = product_queries.vendor(tx, vendor_id)
    if vendor is None:
        raise VendorNotFound(vendor_id=vendor_id)
    return vendor.name


def _append(till: TillContext, tx: Tx, event: Event, *, corrects: UUID | None = None) -> Stocked:
    appended = event_log.append(tx, [event], by=till.writer, corrects=corrects)
    assert isinstance(event, StockReceived | StockRemoved | StockCounted)
    return Stocked(
        recorded=appended.recorded[0],
        quantities_milli=stock_queries.on_hand(tx, (line.product_id for line in event.lines)),
        topics=appended.topics,
    )


def _claims(tx: Tx, product_ids: Sequence[int]) -> dict[int, Claim]:
    return {n: level.claim for n, level in stock_queries.levels(tx, product_ids).items()}


def _refuse(tx: Tx, product_id: int, quantity_milli: int) -> None:
    product = product_queries.by_id(tx, product_id)
    if product is None or product_id == OPEN_ITEM_PRODUCT_ID:
        gone = product_queries.removed(tx, product_id) if abs(product_id) < 2**53 else None
        if gone is not None:
            raise ProductRemoved(name=gone.name())
        raise ProductNotFound(product=product_id if abs(product_id) < 10**30 else "that")
    if product.unit is Unit.PIECE and quantity_milli % 1000:
        raise QuantityNotWhole(name=product.name(), quantity_milli=quantity_milli)
