"""From an open cart and its tenders to the one event that says it was sold."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from pos_protocol.events import SaleCompleted, SaleLine, SaleReturned, TakenOff, Tender
from pos_protocol.ledger import Claim

from pos_app.domain.cart import Cart
from pos_app.domain.rules import DEFAULT_RULES, StoreRules
from pos_app.domain.tax import Bill, bill_of
from pos_app.domain.tender import change_due
from pos_app.errors import NothingToSell


class Origin(NamedTuple):
    """Where goods come back from, and why: `sale_id` None when there is no receipt."""

    sale_id: UUID | None = None
    reason: str = ""
    is_void: bool = False


NO_RECEIPT = Origin()


def complete(
    cart: Cart,
    tenders: Sequence[Tender],
    *,
    shift_id: UUID,
    claims: Mapping[int, Claim],
    rules: StoreRules = DEFAULT_RULES,
) -> SaleCompleted:
    """The sale of a cart. `claims` says for each product what the till knows of its stock.

    Raises NothingToSell, and what `tender.change_due` raises.
    """
    if cart.is_empty:
        raise NothingToSell
    bill = bill_of(cart, rules)
    change = change_due(bill.total_paisa, tenders, has_customer=cart.customer_id is not None)
    sale = SaleCompleted(
        shift_id=shift_id,
        lines=tuple(_lines(cart, bill, claims, sign=-1)),
        tenders=tuple(tenders),
        discount=cart.bill_discount_paisa,
        rounding=bill.rounding_paisa,
        total=bill.total_paisa,
        change=change,
        customer_id=cart.customer_id,
        removed=tuple(
            TakenOff(
                product_id=each.product_id,
                name=each.name,
                quantity=each.quantity_milli,
                amount=each.amount_paisa,
            )
            for each in cart.removed
        ),
    )
    assert sale.total == sum(line.amount for line in sale.lines) - sale.discount + sale.rounding
    assert sum(tender.amount for tender in sale.tenders) - sale.change == sale.total
    return sale


def give_back(
    cart: Cart,
    tenders: Sequence[Tender],
    *,
    shift_id: UUID,
    claims: Mapping[int, Claim],
    origin: Origin = NO_RECEIPT,
) -> SaleReturned:
    """Goods that come back, as a settled cart of what came back; `tenders` are what was paid out.

    Without tenders nothing is asked for: the caller gives exactly the total. Raises NothingToSell.
    """
    if cart.is_empty:
        raise NothingToSell
    total = sum(tender.amount for tender in tenders)
    bill = bill_of(cart)
    exact = bill.total_paisa
    returned = SaleReturned(
        shift_id=shift_id,
        sale=origin.sale_id,
        lines=tuple(_lines(cart, bill, claims, sign=1, keeps_numbers=origin.sale_id is not None)),
        tenders=tuple(tenders),
        discount=cart.bill_discount_paisa,
        rounding=total - exact,
        total=total,
        customer_id=cart.customer_id,
        reason=origin.reason,
        is_void=origin.is_void,
    )
    assert returned.total == exact + returned.rounding
    return returned


def _lines(
    cart: Cart,
    bill: Bill,
    claims: Mapping[int, Claim],
    *,
    sign: int,
    keeps_numbers: bool = False,
) -> Iterator[SaleLine]:
    """The cart's lines as they are kept, numbered from 1, or as they were in the sale.

    A line's pending counts the lines before it: two lines of one product see each other.
    """
    pending = {product_id: claim.pending for product_id, claim in claims.items()}
    for n, (line, tax) in enumerate(zip(cart.lines, bill.taxes, strict=True), 1):
        claim = claims[line.product_id]
        yield SaleLine(
            n=line.n if keeps_numbers else n,
            product_id=line.product_id,
            known_quantity=claim.known_quantity,
            known_version=claim.known_version,
            pending=pending[line.product_id],
            quantity=line.quantity_milli,
            price=line.price_paisa,
            gross=line.gross_paisa,
            discount=line.discount_paisa,
            tax_added=tax.added_paisa,
            tax_included=tax.included_paisa,
            amount=line.gross_paisa - line.discount_paisa + tax.added_paisa,
            list_price=line.list_price_paisa,
            name=line.name,
            code=line.code,
            lot=line.lot,
            expiry=line.expiry,
        )
        pending[line.product_id] += sign * line.quantity_milli
