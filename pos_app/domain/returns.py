"""Taking back parts of a sale: what may still come back, and what it is worth."""

from collections.abc import Mapping
from uuid import UUID

import msgspec
from pos_protocol.events import SaleCompleted, SaleLine, Unit

from pos_app.domain.cart import Cart, CartLine
from pos_app.domain.product import checked_quantity
from pos_app.errors import LineNotFound, ReturnRefused


class Sold(msgspec.Struct, frozen=True, kw_only=True):
    """A sale, and what already came back of it: thousandths by product."""

    event: SaleCompleted
    returned: Mapping[int, int]

    def left(self) -> dict[int, int]:
        """What may still come back: thousandths by product."""
        left = {product_id: -quantity for product_id, quantity in self.returned.items()}
        for line in self.event.lines:
            left[line.product_id] = left.get(line.product_id, 0) + line.quantity
        return left


def part_of(sold: Sold, quantities: Mapping[int, int], *, cart_id: UUID) -> Cart:
    """A cart of what comes back, each part at its share of what was paid, rounded half up.

    Raises LineNotFound, QuantityRefused, ReturnRefused.
    """
    by_n = {line.n: line for line in sold.event.lines}
    left = sold.left()
    lines = []
    for n, quantity_milli in quantities.items():
        line = by_n.get(n)
        if line is None:
            raise LineNotFound(n=n)
        checked_quantity(quantity_milli)
        if quantity_milli > min(line.quantity, left[line.product_id]):
            raise ReturnRefused(
                left_milli=max(min(line.quantity, left[line.product_id]), 0), name=line.name
            )
        left[line.product_id] -= quantity_milli
        lines.append(_part(line, quantity_milli))
    amount = sum(line.amount_paisa for line in lines)
    whole = sum(line.amount for line in sold.event.lines)
    discount = _share(sold.event.discount, amount, whole) if whole else 0
    return Cart(
        cart_id=cart_id,
        lines=tuple(lines),
        customer_id=sold.event.customer_id,
        bill_discount_paisa=min(discount, amount),
    )


def _part(line: SaleLine, quantity_milli: int) -> CartLine:
    gross = _share(line.gross, quantity_milli, line.quantity)
    discount = min(_share(line.discount, quantity_milli, line.quantity), gross)
    added = _share(line.tax_added, quantity_milli, line.quantity)
    amount = gross - discount + added
    return CartLine(
        n=line.n,
        product_id=line.product_id,
        name=line.name,
        code=line.code,
        unit=Unit.PIECE if quantity_milli % 1000 == 0 else Unit.KG,
        price_paisa=line.price,
        quantity_milli=quantity_milli,
        gross_paisa=gross,
        discount_paisa=discount,
        amount_paisa=amount,
        tax_added_paisa=added,
        tax_included_paisa=min(_share(line.tax_included, quantity_milli, line.quantity), amount),
        lot=line.lot,
        expiry=line.expiry,
    )


def _share(amount: int, part: int, whole: int) -> int:
    return (2 * amount * part + whole) // (2 * whole)
