"""Stock moved at the office: goods in, a sale, goods out without a sale; one product at a time.

The office writes with the store locked: what it claims to know of the stock is what is.
"""

from collections.abc import Callable

from msgspec import Struct
from pos_protocol.events import (
    Event,
    InReason,
    OutReason,
    ReceivedLine,
    RemovedLine,
    SaleCompleted,
    SaleLine,
    ShiftOpened,
    StockReceived,
    StockRemoved,
    Tender,
    TenderKind,
    Unit,
    VendorAdded,
)
from pos_protocol.hlc import ZERO
from pos_protocol.ids import EventId, new_event_id
from pos_protocol.money import line_amount
from pos_protocol.sync import PushResult

from sync_server.db import office_shifts
from sync_server.db.office_shifts import OfficeShift
from sync_server.db.projections import catalogue
from sync_server.db.queries.movements import MovementView
from sync_server.db.queries.products import ProductView
from sync_server.errors import RefusedError, ServerCode
from sync_server.operations.commands import Office, Outcome
from sync_server.operations.conditions import Conditions, check_stock
from sync_server.operations.office import Draft

SALE_REASON = "sale"


class Move(Struct, frozen=True, kw_only=True):
    """What is asked: thousandths of a product, why, and the vendor where one is meant."""

    product_id: int
    quantity_milli: int
    reason: str | None = None
    vendor_id: int | None = None
    conditions: Conditions


class Moved(Struct, frozen=True, kw_only=True):
    """What happened: the movement with the stock after it, its event, its case if it opened one."""

    store_id: int
    movement: MovementView
    event_id: str
    case_id: str | None


def stock_in(office: Office, move: Move) -> Outcome[Moved]:
    """Take goods in. A vendor that the store does not know yet is made known.

    Raises RefusedError(NOT_FOUND, REASON_REFUSED, QUANTITY_REFUSED, QUANTITY_CHANGED,
    PRECONDITION_FAILED), ProtocolError.
    """
    product = _checked(office, move)
    reason = _reason(InReason, move.reason or InReason.PURCHASE)
    line = ReceivedLine(
        n=1,
        quantity=move.quantity_milli,
        product_id=product.product_id,
        known_quantity=product.quantity_milli,
        known_version=product.version,
        pending=0,
    )
    event = StockReceived(lines=(line,), reason=reason, vendor_id=move.vendor_id)
    return _record(office, move, [*new_vendors(office, move.vendor_id), Draft(event)])


def remove(office: Office, move: Move) -> Outcome[Moved]:
    """Take goods out that were not sold; stock may go below zero, and a case opens then.

    Raises as `stock_in`, and RefusedError(VENDOR_REFUSED).
    """
    product = _checked(office, move)
    _same_vendor(product, move)
    reason = _reason(OutReason, move.reason or OutReason.CORRECTION)
    line = RemovedLine(
        n=1,
        quantity=move.quantity_milli,
        reason=reason,
        product_id=product.product_id,
        known_quantity=product.quantity_milli,
        known_version=product.version,
        pending=0,
    )
    return _record(office, move, [Draft(StockRemoved(lines=(line,)))])


def sell(office: Office, move: Move) -> Outcome[Moved]:
    """Sell at the catalogue's price for exact cash, in the office's shift.

    More than there is may be sold: the goods have left the shop, and a case opens. Raises as
    `remove`.
    """
    product = _checked(office, move)
    _same_vendor(product, move)
    if move.reason not in {None, SALE_REASON}:
        raise RefusedError(ServerCode.REASON_REFUSED, "a sale has no other reason than `sale`")
    amount = line_amount(product.price_paisa, move.quantity_milli)
    line = SaleLine(
        n=1,
        quantity=move.quantity_milli,
        price=product.price_paisa,
        gross=amount,
        amount=amount,
        name=product.name,
        code=product.barcodes[0] if product.barcodes else "",
        product_id=product.product_id,
        known_quantity=product.quantity_milli,
        known_version=product.version,
        pending=0,
    )

    def sale(shift_id: EventId) -> Event:
        return SaleCompleted(
            shift_id=shift_id,
            lines=(line,),
            tenders=(Tender(kind=TenderKind.CASH, amount=amount),),
            total=amount,
        )

    return _record(office, move, _in_shift(office, sale))


def new_vendors(office: Office, vendor_id: int | None) -> list[Draft]:
    """What makes a vendor known that is not."""
    if vendor_id is None:
        return []
    known = catalogue.load(office.tx, office.store_id, product_ids=(), vendor_ids=(vendor_id,))
    if vendor_id in known.vendors:
        return []
    return [Draft(VendorAdded(vendor_id=vendor_id, name=f"Vendor {vendor_id}"))]


def refuse_parts(unit: str, quantity_milli: int) -> None:
    """What is counted in pieces moves in whole ones. Raises RefusedError(QUANTITY_REFUSED)."""
    if unit == Unit.PIECE and quantity_milli % 1000:
        raise RefusedError(
            ServerCode.QUANTITY_REFUSED, "this product is counted in pieces: give a whole number"
        )


def _checked(office: Office, move: Move) -> ProductView:
    product = office.desk.find_product(office.tx, move.product_id)
    check_stock(move.conditions, product)
    refuse_parts(product.unit, move.quantity_milli)
    return product


def _reason[R: (InReason, OutReason)](kind: type[R], text: str) -> R:
    try:
        return kind(text)
    except ValueError as error:
        raise RefusedError(
            ServerCode.REASON_REFUSED, f"a reason is one of {', '.join(kind)}"
        ) from error


def _same_vendor(product: ProductView, move: Move) -> None:
    if move.vendor_id not in {None, product.vendor_id}:
        raise RefusedError(
            ServerCode.VENDOR_REFUSED,
            f"product {product.product_id} is not of vendor {move.vendor_id}",
        )


def _in_shift(office: Office, sale: Callable[[EventId], Event]) -> list[Draft]:
    """A sale in the office's shift, behind its opening where there is none."""
    shift_id = office.desk.open_shift(office.tx)
    if shift_id is not None:
        return [Draft(sale(EventId(shift_id)))]
    first = OfficeShift(shift_id=new_event_id(office.now_ms, office.rng), shift_no=1)
    office_shifts.remember(office.tx, office.store_id, first)
    opened = ShiftOpened(shift_no=first.shift_no)
    return [
        Draft(opened, event_id=EventId(first.shift_id)),
        Draft(sale(EventId(first.shift_id))),
    ]


def _record(office: Office, move: Move, drafts: list[Draft]) -> Outcome[Moved]:
    last: PushResult = office.record((drafts, ZERO))[-1]
    moved = Moved(
        store_id=office.store_id,
        movement=office.desk.newest_movement(move.product_id),
        event_id=str(last.event_id),
        case_id=str(last.case_id) if last.case_id else None,
    )
    return Outcome(value=moved, is_new=True, store_seq=last.store_seq or 0)
