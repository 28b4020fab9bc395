"""Taking goods back: with or without the receipt, in exchange for others, or a whole sale undone.

Of goods that are not fit to be sold again the return brings them in and a removal takes them out,
in one transaction: the customer's money and the shop's loss are two facts.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

import msgspec
from pos_protocol.events import (
    NOTE_CHARS_MAX,
    OutReason,
    SaleCompleted,
    SaleReturned,
    Tender,
    TenderKind,
)

from pos_app.db import carts, event_log
from pos_app.db.queries import sales as sale_queries
from pos_app.db.statement import Tx
from pos_app.domain import sale, stock
from pos_app.domain.bills import returns
from pos_app.domain.cart import Cart
from pos_app.domain.errors import OnKhata, PaymentNotConfirmed
from pos_app.domain.people import Right, also_allowed, refusal
from pos_app.domain.product import checked_text
from pos_app.domain.rules import StoreRules
from pos_app.domain.sale import NO_RECEIPT, Origin
from pos_app.domain.tax import bill_of, settled
from pos_app.domain.tender import change_due
from pos_app.errors import (
    EventNotFound,
    KhataNeedsCustomer,
    NothingLeft,
    NothingToSell,
    ReturnRefused,
    TenderRefused,
)
from pos_app.operations.context import TillContext
from pos_app.operations.khata.accounts import refuse_over_limit
from pos_app.operations.pricing import approver_of, need_for_discount
from pos_app.operations.selling import (
    Completed,
    by_receipt_no,
    claims_of,
    completed,
    new_cart,
    receipt_no,
    writer_of,
)
from pos_app.operations.shifts import current_shift


class SoldLine(NamedTuple):
    """A line of a sale as it may come back: quantities in thousandths, the amount in paisa."""

    n: int
    name: str
    quantity_milli: int
    left_milli: int
    amount_paisa: int


class Returnable(NamedTuple):
    """A sale with what is left of it."""

    sale_id: UUID
    receipt_no: str
    event: SaleCompleted
    lines: tuple[SoldLine, ...]

    @property
    def is_all_back(self) -> bool:
        """Whether nothing of it can still come back."""
        return not any(line.left_milli for line in self.lines)


class Exchanged(NamedTuple):
    """Goods back and goods out: the return, and the sale that it pays into."""

    returned: Completed
    sold: Completed


def find_sale(till: TillContext, text: str) -> Returnable:
    """The sale that a receipt number names, typed or scanned. Raises EventNotFound, BillPutAway."""
    what = "bill with the receipt number"
    with till.db.read() as tx:
        found = by_receipt_no(tx, text, what=what)
        if not isinstance(found.event, SaleCompleted):
            raise EventNotFound(what=what, event_id=text.strip()[:40])
        return _returnable(tx, found.envelope.event_id)


def look_up(till: TillContext, sale_id: UUID) -> Returnable:
    """A sale with what is left of it. Raises EventNotFound."""
    with till.db.read() as tx:
        return _returnable(tx, sale_id)


def left_by_line(tx: Tx, sale_id: UUID) -> dict[int, int]:
    """What may still come back of a sale: thousandths by line number. Raises EventNotFound."""
    return _sold(tx, sale_id).left_by_line()


def return_cart(till: TillContext, sale_id: UUID, quantities: Mapping[int, int]) -> Cart:
    """What to pay back for parts of a sale: `quantities` are thousandths by the sale's line number.

    Each part costs its share of what was paid for its line and of the bill's discount. Raises
    EventNotFound, LineNotFound, QuantityRefused, ReturnRefused.
    """
    with till.db.read() as tx:
        sold = _sold(tx, sale_id)
    return returns.part_of(sold, quantities, cart_id=new_cart(till).cart_id)


def worth_paisa(till: TillContext, cart: Cart, *, sale_id: UUID | None = None) -> int:
    """What a customer gets for a cart of goods that come back. Raises EventNotFound."""
    rules = till.rules()
    with till.db.read() as tx:
        return _worth(tx, cart, rules, sale_id=sale_id)


def return_sale(
    till: TillContext,
    cart: Cart,
    *,
    tenders: Sequence[Tender] | None = None,
    origin: Origin = NO_RECEIPT,
    unfit: OutReason | None = None,
) -> Completed:
    """Take back a cart of goods, with or without the sale they came from, and pay out.

    Without `tenders` what it is worth is paid in cash. `unfit` says why the goods cannot be sold
    again, where they cannot. Raises ApprovalNeeded, NothingToSell, EventNotFound when the origin
    is no sale, ReturnRefused when more would come back than was sold, TenderRefused,
    KhataNeedsCustomer.
    """
    need_for_return(till, origin)
    if cart.is_empty:
        raise NothingToSell
    origin, rules = _checked(origin), till.rules()
    with till.db.write() as tx:
        worth = _worth(tx, cart, rules, sale_id=origin.sale_id)
        if tenders is None:
            tenders = [Tender(kind=TenderKind.CASH, amount=worth)]
        _check_refund(tenders, cart, worth)
        back = settled(cart, rules)
        appended = _give_back(tx, till, back, tenders=tenders, origin=origin)
        if unfit is not None:
            _write_off(tx, cart, reason=unfit, by=till.writer)
        carts.clear(tx, cart.cart_id)
    return completed(appended, total_paisa=worth, change_paisa=0)


def void_sale(till: TillContext, sale_id: UUID, *, reason: str) -> Completed:
    """Undo what is left of a sale: goods, money and khata go back the way they came.

    Raises ApprovalNeeded, EventNotFound, NothingLeft, NameRefused.
    """
    till.need(Right.VOID_SALE)
    origin = _checked(Origin(sale_id=sale_id, reason=reason, is_void=True))
    rules = till.rules()
    with till.db.write() as tx:
        sold = _sold(tx, sale_id)
        left = {n: quantity for n, quantity in sold.left_by_line().items() if quantity}
        if not left:
            raise NothingLeft(left_milli=0, name=sold.event.lines[0].name)
        cart = returns.part_of(sold, left, cart_id=new_cart(till).cart_id)
        worth = _worth(tx, cart, rules, sale_id=sale_id)
        tenders = returns.as_paid(sold, worth, is_void=True)
        appended = _give_back(tx, till, cart, tenders=tenders, origin=origin)
    return completed(appended, total_paisa=worth, change_paisa=0)


def begin_exchange(
    till: TillContext,
    cart: Cart,
    back: Cart,
    *,
    origin: Origin = NO_RECEIPT,
    unfit: OutReason | None = None,
) -> Cart:
    """Put goods that come back onto a bill; what they are worth pays for what is chosen there.

    Where they stand on a khata, a bill of nobody becomes their customer's. It is not saved here,
    and nothing is recorded before it is paid. `unfit` is as in return_sale. Raises ApprovalNeeded,
    NothingToSell, EventNotFound, NameRefused.
    """
    need_for_return(till, origin)
    origin, rules = _checked(origin), till.rules()
    with till.db.read() as tx:
        worth = _worth(tx, back, rules, sale_id=origin.sale_id)
        on_khata = _on_khata(tx, origin.sale_id)
    goods = returns.for_exchange(
        settled(back, rules), sale_id=origin.sale_id, worth=worth, reason=origin.reason
    )
    goods = msgspec.structs.replace(goods, unfit=unfit, on_khata_paisa=on_khata)
    allowed_by = cart.allowed_by
    if on_khata and cart.customer_id is None:
        cart = cart.for_customer(goods.customer_id)
    if origin.sale_id is None:
        allowed_by = also_allowed(allowed_by, approver_of(till))
    return msgspec.structs.replace(cart, back=goods, allowed_by=allowed_by)


def exchange(till: TillContext, cart: Cart, tenders: Sequence[Tender]) -> Exchanged:
    """Sell a bill that goods came back on: a return and a sale in one transaction.

    What was paid for the goods is given for the sale as far as it reaches, and what is over is paid
    out in cash. What of them stands on a khata goes off it, and onto it again for new goods of the
    same customer: a debt is never paid out, nor with goods. `tenders` pay the rest. Raises
    NothingToSell, EventNotFound, ReturnRefused, TenderTooSmall, TenderRefused, KhataNeedsCustomer,
    KhataLimitReached.
    """
    till.need(Right.SELL)
    goods = cart.back
    if goods is None or cart.is_empty:
        raise NothingToSell
    rules = till.rules()
    need_for_discount(till, cart, rules)
    total = bill_of(cart, rules).total_paisa
    back = returns.cart_of(goods, cart_id=cart.cart_id)
    origin = Origin(sale_id=goods.sale_id, reason=goods.reason)
    owed = sum(tender.amount for tender in tenders if tender.kind is TenderKind.KHATA)
    with till.db.write() as tx:
        if _worth(tx, back, rules, sale_id=goods.sale_id) != goods.worth_paisa:
            # Somebody took a part of that sale back meanwhile.
            raise ReturnRefused(left_milli=0, name=back.lines[0].name)
        on_khata = _on_khata(tx, goods.sale_id)
        goods = msgspec.structs.replace(goods, on_khata_paisa=on_khata)
        pays = goods.pays(total, buyer=cart.customer_id)
        has_customer = cart.customer_id is not None
        change_due(total - pays.for_bill, tenders, has_customer=has_customer)
        if owed and cart.customer_id is not None:
            refuse_over_limit(till, tx, cart.customer_id, more_paisa=owed)
        paid_out = [
            _exchanged(pays.given, receipt=""),
            *_tenders(TenderKind.KHATA, pays.off_khata),
            *_tenders(TenderKind.CASH, pays.cash),
        ]
        returned = _give_back(
            tx, till, back, tenders=paid_out, origin=origin, by=writer_of(till, cart)
        )
        receipt = receipt_no(returned.recorded[0])
        event = sale.complete(
            cart,
            [
                _exchanged(pays.given, receipt=receipt),
                *_tenders(TenderKind.KHATA, pays.on_khata),
                *tenders,
            ],
            shift_id=current_shift(till, tx),
            claims=claims_of(tx, cart),
            rules=rules,
        )
        sold = event_log.append(tx, [event], by=writer_of(till, cart))
        if goods.unfit is not None:
            _write_off(tx, back, reason=goods.unfit, by=writer_of(till, cart))
        carts.clear(tx, cart.cart_id)
    return Exchanged(
        completed(returned, total_paisa=goods.worth_paisa, change_paisa=0),
        completed(sold, total_paisa=event.total, change_paisa=event.change),
    )


def need_for_return(till: TillContext, origin: Origin) -> None:
    """Raise ApprovalNeeded unless whoever works here may take such goods back."""
    till.need(Right.RETURN if origin.sale_id is not None else Right.RETURN_WITHOUT_RECEIPT)


def as_paid(
    till: TillContext, cart: Cart, *, sale_id: UUID, is_void: bool = False
) -> tuple[Tender, ...]:
    """What a return or a void pays out, the way it was paid. Raises EventNotFound."""
    rules = till.rules()
    with till.db.read() as tx:
        worth = _worth(tx, cart, rules, sale_id=sale_id)
        return returns.as_paid(_sold(tx, sale_id), worth, is_void=is_void)


def _give_back(
    tx: Tx,
    till: TillContext,
    cart: Cart,
    *,
    tenders: Sequence[Tender],
    origin: Origin,
    by: event_log.Writer | None = None,
) -> event_log.Appended:
    """Record the return of a settled cart."""
    if origin.sale_id is not None:
        _refuse_more_than_sold(tx, cart, origin.sale_id)
        _need_for_unpaid(tx, till, tenders, sale_id=origin.sale_id)
    event: SaleReturned = sale.give_back(
        cart,
        tenders,
        shift_id=current_shift(till, tx),
        claims=claims_of(tx, cart),
        origin=origin,
    )
    return event_log.append(tx, [event], by=by or till.writer, corrects=origin.sale_id)


def _need_for_unpaid(
    tx: Tx, till: TillContext, tenders: Sequence[Tender], *, sale_id: UUID
) -> None:
    """Raise NotPaidYet unless whoever works here may pay out what nobody has paid."""
    sold = _sold(tx, sale_id)
    unpaid = returns.unbacked_paisa(sold, tenders)
    if unpaid and not till.may(Right.PAY_OUT_UNPAID):
        recorded = event_log.read(tx, sale_id)
        assert recorded is not None
        whom = refusal(till.role, Right.PAY_OUT_UNPAID).values["whom"]
        raise (PaymentNotConfirmed if sold.unconfirmed_paisa else OnKhata)(
            role=till.role, whom=str(whom), number=receipt_no(recorded), unpaid_paisa=unpaid
        )


def _write_off(tx: Tx, cart: Cart, *, reason: OutReason, by: event_log.Writer) -> None:
    """Take what came back out of the stock again: it cannot be sold."""
    wanted = [
        stock.Removal(product_id=line.product_id, quantity_milli=line.quantity_milli, reason=reason)
        for line in cart.lines
    ]
    removed = stock.removed(wanted, claims_of(tx, cart))
    event_log.append(tx, [removed], by=by)


def _worth(tx: Tx, cart: Cart, rules: StoreRules, *, sale_id: UUID | None) -> int:
    sold = None if sale_id is None else _sold(tx, sale_id)
    return returns.worth_paisa(settled(cart, rules), sold=sold, step_paisa=rules.rounding_paisa)


def _on_khata(tx: Tx, sale_id: UUID | None) -> int:
    """What of a sale still stands on a khata, in paisa."""
    return 0 if sale_id is None else returns.left_of(_sold(tx, sale_id), TenderKind.KHATA)


def _check_refund(tenders: Sequence[Tender], cart: Cart, worth: int) -> None:
    paid = sum(tender.amount for tender in tenders)
    if paid != worth:
        raise TenderRefused(given_paisa=paid, due_paisa=worth)
    on_khata = any(tender.kind is TenderKind.KHATA for tender in tenders)
    if on_khata and cart.customer_id is None:
        raise KhataNeedsCustomer


def _tenders(kind: TenderKind, amount_paisa: int) -> list[Tender]:
    """One of a kind, or none for nothing."""
    return [Tender(kind=kind, amount=amount_paisa)] if amount_paisa else []


def _exchanged(amount_paisa: int, *, receipt: str) -> Tender:
    return Tender(kind=TenderKind.EXCHANGE, amount=amount_paisa, reference=receipt)


def _checked(origin: Origin) -> Origin:
    reason = checked_text(origin.reason, field="reason", chars_max=NOTE_CHARS_MAX)
    return origin._replace(reason=reason)


def _sold(tx: Tx, sale_id: UUID) -> returns.Sold:
    found = event_log.read(tx, sale_id)
    if found is None or not isinstance(found.event, SaleCompleted):
        raise EventNotFound(what="sale", event_id=sale_id)
    seen = sale_queries.seen_payment(tx, sale_id)
    return returns.Sold(
        event=found.event,
        returned=sale_queries.returned(tx, sale_id),
        earlier=sale_queries.returns_of(tx, sale_id),
        unconfirmed_paisa=seen.amount_paisa if seen is not None and seen.is_open else 0,
    )


def _returnable(tx: Tx, sale_id: UUID) -> Returnable:
    sold = _sold(tx, sale_id)
    recorded = event_log.read(tx, sale_id)
    assert recorded is not None
    left = sold.left_by_line()
    lines = tuple(
        SoldLine(line.n, line.name, line.quantity, left[line.n], line.amount)
        for line in sold.event.lines
    )
    return Returnable(sale_id, receipt_no(recorded), sold.event, lines)


def _refuse_more_than_sold(tx: Tx, cart: Cart, sale_id: UUID) -> None:
    left = _sold(tx, sale_id).left()
    for line in cart.lines:
        left[line.product_id] = left.get(line.product_id, 0) - line.quantity_milli
        if left[line.product_id] < 0:
            left_milli = left[line.product_id] + line.quantity_milli
            raise ReturnRefused(left_milli=left_milli, name=line.name)
