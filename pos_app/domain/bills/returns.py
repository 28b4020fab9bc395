"""Taking back parts of a sale: what may still come back, and what it is worth.

Each part is worth its share of what was paid, rounded half up together with what came back before.
So whatever the parts and their order, all of them together are worth what was paid, to the paisa.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from uuid import UUID

import msgspec
from pos_protocol.events import SaleCompleted, SaleLine, SaleReturned, Tender, TenderKind, Unit

from pos_app.domain.cart import Cart, CartLine, GoodsBack
from pos_app.domain.product import checked_quantity
from pos_app.domain.tax import bill_of, rounding_of
from pos_app.domain.tender import paid_by
from pos_app.errors import LineNotFound, NothingToSell, ReturnRefused

_WORTHS = ("gross", "discount", "tax_added", "tax_included")
_REFUND_ORDER = (TenderKind.KHATA, TenderKind.CARD, TenderKind.QR)


class Sold(msgspec.Struct, frozen=True, kw_only=True):
    """A sale, and what already came back of it: thousandths by product.

    `earlier` are the returns themselves, as far as the log still has them. `unconfirmed_paisa` of
    it was paid by QR, and nobody has confirmed that.
    """

    event: SaleCompleted
    returned: Mapping[int, int]
    earlier: Sequence[SaleReturned] = ()
    unconfirmed_paisa: int = 0

    def left(self) -> dict[int, int]:
        """What may still come back: thousandths by product."""
        left = {product_id: -quantity for product_id, quantity in self.returned.items()}
        for line in self.event.lines:
            left[line.product_id] = left.get(line.product_id, 0) + line.quantity
        return left

    def left_by_line(self) -> dict[int, int]:
        """What may still come back of each line, in thousandths by its number."""
        left = self.left()
        by_line = {}
        for line in self.event.lines:
            of_line = line.quantity - sum(each.quantity for each in self.came_back(line))
            by_line[line.n] = max(0, min(of_line, left[line.product_id]))
            left[line.product_id] -= by_line[line.n]
        return by_line

    def came_back(self, line: SaleLine) -> list[SaleLine]:
        """The lines of earlier returns that were parts of this line."""
        return [
            part
            for back in self.earlier
            for part in back.lines
            if (part.n, part.product_id) == (line.n, line.product_id)
        ]

    @property
    def knows_all(self) -> bool:
        """Whether the log still has every return of the sale."""
        known = sum(line.quantity for back in self.earlier for line in back.lines)
        return known == sum(self.returned.values())


def part_of(sold: Sold, quantities: Mapping[int, int], *, cart_id: UUID) -> Cart:
    """A cart of what comes back, each part at its share of what was paid.

    `quantities` are thousandths by line number. Raises LineNotFound, QuantityRefused,
    ReturnRefused.
    """
    by_n = {line.n: line for line in sold.event.lines}
    left = sold.left()
    lines = []
    for n, quantity_milli in quantities.items():
        line = by_n.get(n)
        if line is None:
            raise LineNotFound(n=n)
        of_line = line.quantity - sum(each.quantity for each in sold.came_back(line))
        most = max(min(of_line, left[line.product_id]), 0)
        if quantity_milli > most or not most:
            raise ReturnRefused(left_milli=most, name=line.name)
        checked_quantity(quantity_milli)
        left[line.product_id] -= quantity_milli
        lines.append(_part(line, sold.came_back(line), quantity_milli))
    amount = sum(line.amount_paisa for line in lines)
    return Cart(
        cart_id=cart_id,
        lines=tuple(lines),
        customer_id=sold.event.customer_id,
        bill_discount_paisa=min(_bill_discount(sold, amount), amount),
    )


def worth_paisa(cart: Cart, *, sold: Sold | None = None, step_paisa: int = 1) -> int:
    """What is paid back for a settled cart, rounded to a step of money.

    Of a sale it is rounded together with what came back before, so that roundings do not add up;
    what completes a sale's return is worth all that was paid and did not go back yet.
    """
    exact = bill_of(cart).total_paisa
    if sold is None or not sold.knows_all:
        return exact + rounding_of(exact, step_paisa)
    given = sum(back.total for back in sold.earlier)
    if _completes(sold, cart):
        return max(0, sold.event.total - given)
    exact += sum(back.total - back.rounding for back in sold.earlier)
    return max(0, exact + rounding_of(exact, step_paisa) - given)


def as_paid(sold: Sold, worth: int, *, is_void: bool = False) -> tuple[Tender, ...]:
    """How money goes back the way it came: off the khata first, to the card, the rest in cash.

    An exchange's share comes in cash: the goods it stood for were taken already. A void takes what
    nobody confirmed back before all else, so that nothing is paid out for it.
    """
    amounts: Counter[TenderKind] = Counter()
    if is_void:
        taken_back = sum(paid_by(each.tenders, TenderKind.QR) for each in sold.earlier)
        amounts[TenderKind.QR] = min(worth, max(0, sold.unconfirmed_paisa - taken_back))
        worth -= amounts[TenderKind.QR]
    for kind in _REFUND_ORDER:
        more = min(worth, left_of(sold, kind) - amounts[kind])
        amounts[kind] += more
        worth -= more
    tenders = [
        Tender(
            kind=kind,
            amount=amounts[kind],
            reference=next(t.reference for t in sold.event.tenders if t.kind is kind),
        )
        for kind in _REFUND_ORDER
        if amounts[kind]
    ]
    if worth or not tenders:
        tenders.append(Tender(kind=TenderKind.CASH, amount=worth))
    return tuple(tenders)


def unbacked_paisa(sold: Sold, tenders: Sequence[Tender]) -> int:
    """What of a return would be paid out though nobody has paid it yet, in paisa.

    Off a khata its debt goes back first, and by QR what nobody has confirmed: nothing is paid out
    for that. Of all else no more is paid out than was paid otherwise.
    """
    unpaid_paisa = sum(_unpaid(sold).values())
    if not unpaid_paisa:
        return 0
    earlier = [tender for back in sold.earlier for tender in back.tenders]
    before, after = (_paid_out(sold, each) for each in (earlier, [*earlier, *tenders]))
    left = max(0, sold.event.total - unpaid_paisa - before)
    return max(0, after - before - left)


def left_of(sold: Sold, kind: TenderKind) -> int:
    """What was paid for a sale by one kind of money and did not go back by it yet, in paisa."""
    back = sum(paid_by(each.tenders, kind) for each in sold.earlier)
    return max(0, paid_by(sold.event.tenders, kind) - back)


def for_exchange(
    cart: Cart, *, sale_id: UUID | None, worth: int, reason: str, customer_id: int | None = None
) -> GoodsBack:
    """A settled cart of what comes back, as it lies on a bill that others are chosen on.

    Raises NothingToSell.
    """
    if cart.is_empty:
        raise NothingToSell
    return GoodsBack(
        lines=cart.lines,
        discount_paisa=cart.bill_discount_paisa,
        worth_paisa=worth,
        sale_id=sale_id,
        customer_id=cart.customer_id if customer_id is None else customer_id,
        reason=reason,
    )


def cart_of(back: GoodsBack, *, cart_id: UUID) -> Cart:
    """The cart that goods of an exchange came from."""
    return Cart(
        cart_id=cart_id,
        lines=back.lines,
        customer_id=back.customer_id,
        bill_discount_paisa=back.discount_paisa,
    )


def _paid_out(sold: Sold, tenders: Sequence[Tender]) -> int:
    """What of all that went back was more than a debt or an unconfirmed payment taken back."""
    taken_back = sum(min(paid_by(tenders, kind), most) for kind, most in _unpaid(sold).items())
    return sum(tender.amount for tender in tenders) - taken_back


def _unpaid(sold: Sold) -> Mapping[TenderKind, int]:
    """What of a sale nobody has paid yet, by the kind that stands for it."""
    return {
        TenderKind.KHATA: paid_by(sold.event.tenders, TenderKind.KHATA),
        TenderKind.QR: sold.unconfirmed_paisa,
    }


def _completes(sold: Sold, cart: Cart) -> bool:
    left = sold.left()
    for line in cart.lines:
        left[line.product_id] = left.get(line.product_id, 0) - line.quantity_milli
    return not any(left.values())


def _part(line: SaleLine, before: Sequence[SaleLine], quantity_milli: int) -> CartLine:
    upto = sum(each.quantity for each in before) + quantity_milli
    worth = {
        name: max(
            0,
            _share(getattr(line, name), upto, line.quantity)
            - sum(getattr(each, name) for each in before),
        )
        for name in _WORTHS
    }
    worth["discount"] = min(worth["discount"], worth["gross"])
    amount = worth["gross"] - worth["discount"] + worth["tax_added"]
    return CartLine(
        n=line.n,
        product_id=line.product_id,
        name=line.name,
        code=line.code,
        unit=Unit.PIECE if quantity_milli % 1000 == 0 else Unit.KG,
        price_paisa=line.price,
        quantity_milli=quantity_milli,
        gross_paisa=worth["gross"],
        discount_paisa=worth["discount"],
        amount_paisa=amount,
        tax_added_paisa=worth["tax_added"],
        tax_included_paisa=min(worth["tax_included"], amount),
        lot=line.lot,
        expiry=line.expiry,
    )


def _bill_discount(sold: Sold, amount: int) -> int:
    """The share of the whole bill's discount that goes back with an amount of its lines."""
    whole = sum(line.amount for line in sold.event.lines)
    if not whole:
        return 0
    before = sum(line.amount for back in sold.earlier for line in back.lines)
    given = sum(back.discount for back in sold.earlier)
    return max(0, _share(sold.event.discount, before + amount, whole) - given)


def _share(amount: int, part: int, whole: int) -> int:
    return (2 * amount * part + whole) // (2 * whole)
