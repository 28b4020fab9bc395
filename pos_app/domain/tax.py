"""What a bill comes to: discounts, tax and rounding, each worked out once, in whole paisa.

A line's tax is on what the customer pays for it: its amount less its share of the bill's discount.
It is rounded half up once, for the line; a bill's tax is the sum of its lines'.
"""

import msgspec
from pos_protocol.money import split

from pos_app.domain.cart import WHOLE_BP, Cart, CartLine
from pos_app.domain.rules import DEFAULT_RULES, StoreRules


class LineTax(msgspec.Struct, frozen=True):
    """The tax of one line in paisa: put on top of its amount, or inside of it."""

    added_paisa: int = 0
    included_paisa: int = 0


class Bill(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of a cart, in paisa; `taxes` are those of its lines, in their order.

    `total = gross - discount + tax_added + rounding`. `discount` is that of the lines and of the
    bill. `tax_included` lies inside the total already.
    """

    gross_paisa: int
    discount_paisa: int
    tax_added_paisa: int
    tax_included_paisa: int
    rounding_paisa: int
    total_paisa: int
    taxes: tuple[LineTax, ...]

    @property
    def tax_paisa(self) -> int:
        """All tax that the customer pays."""
        return self.tax_added_paisa + self.tax_included_paisa


def bill_of(cart: Cart, rules: StoreRules = DEFAULT_RULES) -> Bill:
    """Work out the figures of a cart by the rules of its store."""
    taxes = _taxes(cart, is_inclusive=rules.tax_inclusive)
    gross = sum(line.gross_paisa for line in cart.lines)
    discount = cart.bill_discount_paisa + sum(line.discount_paisa for line in cart.lines)
    added = sum(tax.added_paisa for tax in taxes)
    exact = gross - discount + added
    rounding = rounding_of(exact, rules.rounding_paisa)
    return Bill(
        gross_paisa=gross,
        discount_paisa=discount,
        tax_added_paisa=added,
        tax_included_paisa=sum(tax.included_paisa for tax in taxes),
        rounding_paisa=rounding,
        total_paisa=exact + rounding,
        taxes=taxes,
    )


def settled(cart: Cart, rules: StoreRules) -> Cart:
    """A cart whose lines hold their tax as a fact, no longer as a rate: goods that come back."""
    taxes = bill_of(cart, rules).taxes
    lines = tuple(
        msgspec.structs.replace(
            line,
            tax_bp=0,
            tax_added_paisa=tax.added_paisa,
            tax_included_paisa=tax.included_paisa,
            amount_paisa=line.gross_paisa - line.discount_paisa + tax.added_paisa,
        )
        for line, tax in zip(cart.lines, taxes, strict=True)
    )
    return msgspec.structs.replace(cart, lines=lines)


def rounding_of(exact_paisa: int, step_paisa: int) -> int:
    """What rounding to a step of money, half up, adds to an amount; below zero it takes off."""
    return (exact_paisa + step_paisa // 2) // step_paisa * step_paisa - exact_paisa


def tax_on(base_paisa: int, tax_bp: int, *, is_inclusive: bool) -> LineTax:
    """The tax on an amount, rounded half up; of an inclusive price the part that is tax."""
    whole = WHOLE_BP + tax_bp if is_inclusive else WHOLE_BP
    tax = (2 * base_paisa * tax_bp + whole) // (2 * whole)
    return LineTax(0, tax) if is_inclusive else LineTax(tax, 0)


def _taxes(cart: Cart, *, is_inclusive: bool) -> tuple[LineTax, ...]:
    """Of each line its settled tax, or that on its amount less its share of the bill's discount."""
    lines = cart.lines
    if not any(line.tax_bp for line in lines):
        return tuple(_settled(line) for line in lines)
    shares = [0] * len(lines)
    if cart.bill_discount_paisa:
        nets = [line.gross_paisa - line.discount_paisa for line in lines]
        shares = split(cart.bill_discount_paisa, nets)
    return tuple(
        tax_on(
            line.gross_paisa - line.discount_paisa - share,
            line.tax_bp,
            is_inclusive=is_inclusive,
        )
        if line.tax_bp
        else _settled(line)
        for line, share in zip(lines, shares, strict=True)
    )


def _settled(line: CartLine) -> LineTax:
    return LineTax(line.tax_added_paisa, line.tax_included_paisa)
