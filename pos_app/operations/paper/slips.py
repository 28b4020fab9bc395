"""The slip of a committed event: what it says, put together from the log and nothing else."""

from datetime import UTC, datetime
from uuid import UUID

import msgspec
from pos_protocol.envelope import Recorded
from pos_protocol.events import (
    CashMoved,
    KhataPaid,
    SaleCompleted,
    SaleReturned,
    ShiftClosed,
    TenderKind,
)

from pos_app.db import event_log, print_jobs
from pos_app.db.queries import bills, khata, products, sales, shifts
from pos_app.db.queries.shifts import Shift
from pos_app.db.statement import Tx
from pos_app.domain.moment import utc_moment
from pos_app.domain.people import APPROVED
from pos_app.domain.product import Product
from pos_app.domain.rules import StoreRules
from pos_app.domain.shift import read_note
from pos_app.domain.slips.slip import (
    CashSlip,
    Head,
    KhataSlip,
    KhataStanding,
    Receipt,
    ShiftSlip,
    Slip,
    Took,
)
from pos_app.errors import EventNotFound, ShiftNotOpen
from pos_app.operations import selling
from pos_app.operations.context import TillContext
from pos_app.operations.khata.accounts import account_in
from pos_app.operations.opening import OWNER
from pos_app.operations.selling import receipt_no


def slip_of(till: TillContext, recorded: Recorded, *, is_copy: bool = False) -> Slip | None:
    """The slip of an event, or None for a kind that has none."""
    head = _head(till, recorded, is_copy=is_copy)
    with till.db.read() as tx:
        match recorded.event:
            case SaleCompleted() | SaleReturned() as event:
                return _receipt(tx, till, recorded, event=event, head=head)
            case KhataPaid() as event:
                tender = event.tender
                return KhataSlip(
                    head=head,
                    amount_paisa=tender.amount,
                    kind=tender.kind,
                    reference=tender.reference,
                    note=event.note,
                    khata=_standing(tx, till, recorded, customer_id=event.customer_id),
                )
            case CashMoved() as event:
                is_in = event.direction == "in"
                return CashSlip(
                    head=head, is_in=is_in, amount_paisa=event.amount, reason=event.reason
                )
            case ShiftClosed() as event:
                shift = shifts.by_id(tx, event.shift_id)
                assert shift is not None, event.shift_id
                zone = recorded.envelope.occurred_at.zone
                made = _shift_slip(tx, shift, head, zone=zone)
                return msgspec.structs.replace(made, grand_total_paisa=event.grand_total)
            case _:
                return None


def slips_of(till: TillContext, recorded: Recorded, *, is_copy: bool = False) -> list[Slip]:
    """What stands on the paper of an event: an exchange's both halves, or nothing."""
    made = (slip_of(till, each, is_copy=is_copy) for each in on_one_slip(till, recorded))
    return [slip for slip in made if slip is not None]


def on_one_slip(till: TillContext, recorded: Recorded) -> list[Recorded]:
    """The events that an event shares its paper with: in an exchange the return, then the sale.

    The sale names its return, which stands right before it. Half of it is all that is printed where
    the log does not hold the other half any more.
    """
    event, envelope = recorded.event, recorded.envelope
    if not isinstance(event, SaleCompleted | SaleReturned):
        return [recorded]
    given = [each for each in event.tenders if each.kind is TenderKind.EXCHANGE]
    if not given:
        return [recorded]
    with till.db.read() as tx:
        if isinstance(event, SaleCompleted):
            other = sales.by_receipt_no(tx, given[0].reference)
            return [recorded] if other is None else [other, recorded]
        ids = bills.by_place(
            tx, till_no=envelope.till_no, epoch=envelope.epoch, till_seq=envelope.till_seq + 1
        )
        found = (event_log.read(tx, UUID(bytes=event_id)) for event_id in ids)
        mine = receipt_no(recorded)
        return [recorded, *(each for each in found if each and _is_for(each, mine))]


def _is_for(sold: Recorded, returned_no: str) -> bool:
    """Whether it is the sale that a return was given for."""
    return isinstance(sold.event, SaleCompleted) and any(
        each.reference == returned_no for each in sold.event.tenders
    )


def x_report(till: TillContext) -> ShiftSlip:
    """The X report of the open shift, as a slip. Raises ShiftNotOpen."""
    rules = till.rules()
    with till.db.read() as tx:
        shift = shifts.latest(tx, till.identity.till_no)
        if shift is None or not shift.is_open:
            raise ShiftNotOpen
        at = local_time(till.clock.wall_ms(), till.clock.zone())
        head = Head(
            store_name=rules.receipt_name or till.identity.store_name,
            store_lines=_store_lines(till, rules),
            number=f"X-{till.identity.till_no}-{shift.shift_no}",
            at=at,
            till_no=till.identity.till_no,
            cashier=_cashier(till.actor),
        )
        return _shift_slip(tx, shift, head, zone=till.clock.zone())


def by_receipt_no(till: TillContext, number: str) -> Recorded:
    """The event of a receipt number; `last` is the newest that has a slip.

    Raises EventNotFound, BillPutAway.
    """
    what = "slip with the receipt number"
    with till.db.read() as tx:
        if number != "last":
            return selling.by_receipt_no(tx, number, what=what)
        event_id = print_jobs.last_with_slip(tx, till.identity.till_no)
        found = event_log.read(tx, event_id) if event_id else None
    if found is None:
        raise EventNotFound(what=what, event_id=number)
    return found


def local_time(wall_ms: int, zone: str) -> str:
    """A moment by a till's own calendar, as 2026-11-22 10:45; `zone` as +05:00."""
    try:
        offset = datetime.strptime(zone, "%z").tzinfo
    except ValueError:
        # Another till's zone is only shown: a strange one must not keep the slip from being made.
        offset = UTC
    try:
        moment = utc_moment(wall_ms).astimezone(offset)
    except OverflowError:
        # At the calendar's ends the zone leads out of it.
        moment = utc_moment(wall_ms)
    return moment.isoformat(" ", "minutes")[:16]


def _head(till: TillContext, recorded: Recorded, *, is_copy: bool) -> Head:
    envelope = recorded.envelope
    at = envelope.occurred_at
    rules = till.rules()
    return Head(
        store_name=rules.receipt_name or till.identity.store_name,
        store_lines=_store_lines(till, rules),
        footer=till.settings.printer.footer or rules.receipt_footer,
        number=receipt_no(recorded),
        at=local_time(at.wall_ms, at.zone),
        till_no=envelope.till_no,
        cashier=_cashier(envelope.actor),
        is_copy=is_copy,
    )


def _cashier(actor: str) -> str:
    """Whose name stands on the slip: not who approved, and nobody's in a store without users."""
    name = actor.partition(APPROVED)[0]
    return "" if name == OWNER else name


def _store_lines(till: TillContext, rules: StoreRules) -> tuple[str, ...]:
    """The store's address and phone, then what this till's settings add."""
    ours = (rules.receipt_address, rules.receipt_phone)
    return (*filter(None, ours), *till.settings.printer.header)


def _receipt(
    tx: Tx,
    till: TillContext,
    recorded: Recorded,
    *,
    event: SaleCompleted | SaleReturned,
    head: Head,
) -> Receipt:
    khata_of = None
    if event.customer_id is not None:
        khata_of = _standing(tx, till, recorded, customer_id=event.customer_id)
    receipt = Receipt(
        head=head,
        lines=event.lines,
        tenders=event.tenders,
        discount_paisa=event.discount,
        rounding_paisa=event.rounding,
        total_paisa=event.total,
        change_paisa=event.change if isinstance(event, SaleCompleted) else 0,
        khata=khata_of,
        products=_products(tx, event),
    )
    if isinstance(event, SaleCompleted):
        return receipt
    sale = event_log.read(tx, event.sale) if event.sale else None
    return msgspec.structs.replace(
        receipt,
        is_return=True,
        is_void=event.is_void,
        reason=event.reason,
        of_sale=receipt_no(sale) if sale else "",
    )


def _products(tx: Tx, event: SaleCompleted | SaleReturned) -> tuple[Product, ...]:
    """What the catalogue knows of the goods of a bill."""
    found = (products.by_id(tx, number) for number in {line.product_id for line in event.lines})
    return tuple(product for product in found if product is not None)


def _standing(
    tx: Tx, till: TillContext, recorded: Recorded, *, customer_id: int
) -> KhataStanding | None:
    """What the customer owed before and after; None where this event did not touch the khata."""
    found = khata.standing(tx, customer_id, recorded.envelope.event_id)
    if found is None:
        return None
    customer = account_in(tx, till, customer_id).customer
    return KhataStanding(
        customer=customer.name, before_paisa=found.before_paisa, after_paisa=found.after_paisa
    )


def _shift_slip(tx: Tx, shift: Shift, head: Head, *, zone: str) -> ShiftSlip:
    sums = shift.sums
    is_counted, note = read_note(shift.note)
    took = tuple(
        Took(source=each.source, kind=each.kind, amount_paisa=each.amount_paisa)
        for each in shifts.tenders(tx, shift.shift_id)
    )
    unconfirmed = sales.unconfirmed(tx, shift.shift_id)
    return ShiftSlip(
        head=head,
        shift_no=shift.shift_no,
        is_closed=not shift.is_open,
        opened_at=local_time(shift.opened_ms, zone),
        closed_at="" if shift.closed_ms is None else local_time(shift.closed_ms, zone),
        sales=sums.sales,
        sales_total_paisa=sums.sales_total_paisa,
        returns=sums.returns,
        returns_total_paisa=sums.returns_total_paisa,
        discounts_paisa=sums.discounts_paisa,
        tax_paisa=sums.tax_paisa,
        rounding_paisa=sums.rounding_paisa,
        float_paisa=shift.opening_float_paisa,
        cash_in_paisa=sums.cash_in_paisa,
        cash_out_paisa=sums.cash_out_paisa,
        expected_paisa=shift.cash_paisa if shift.expected_paisa is None else shift.expected_paisa,
        counted_paisa=shift.counted_paisa if is_counted else None,
        drawer_opened=sums.drawer_opened,
        took=took,
        unconfirmed=len(unconfirmed),
        unconfirmed_paisa=sum(each.amount_paisa for each in unconfirmed),
        note=note,
    )
