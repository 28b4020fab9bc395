"""What a cashier does to the price of a bill: another price, something off a line or the whole."""

import msgspec
from pos_protocol.events import Unit
from pos_protocol.money import money_text
from pos_protocol.quantity import QUANTITY_MILLI_MAX, quantity_text

from pos_app.domain.cart import WHOLE_BP, Cart, CartEntry, CartLine, Discount
from pos_app.domain.people import APPROVED, Right, also_allowed
from pos_app.domain.product import Product, checked_price
from pos_app.domain.rules import StoreRules
from pos_app.errors import NotForMoney, PriceRefused, QuantityRefused
from pos_app.operations.context import TillContext


def set_price(till: TillContext, cart: Cart, price_paisa: int, *, n: int) -> Cart:
    """Sell a line at another price. Raises ApprovalNeeded, LineNotFound, PriceRefused."""
    cart.line(n)
    till.need(Right.CHANGE_PRICE)
    return _allowed(till, cart.set_price(n, price_paisa))


def set_quantity(till: TillContext, cart: Cart, quantity_milli: int, *, n: int) -> Cart:
    """Set a line's quantity, in thousandths; leave for one piece is none for ten.

    More at a price below the catalogue's own, or of goods past their date, is asked for again.
    Raises ApprovalNeeded, LineNotFound, QuantityRefused, QuantityNotWhole, PriceRefused.
    """
    line = cart.line(n)
    changed = cart.set_quantity(n, quantity_milli)
    right = _right_for_more(till, line) if quantity_milli > line.quantity_milli else None
    if right is None:
        return changed
    till.need(right)
    return _allowed(till, changed)


def set_discount(till: TillContext, cart: Cart, discount: Discount, *, n: int) -> Cart:
    """Take something off a line, or nothing any more.

    Raises LineNotFound, PriceRefused, and ApprovalNeeded above what the store lets a cashier give.
    """
    return _discounted(till, cart, cart.set_discount(n, discount))


def set_bill_discount(till: TillContext, cart: Cart, discount: Discount) -> Cart:
    """Take something off the whole bill; raises as `set_discount`."""
    return _discounted(till, cart, cart.set_bill_discount(discount))


def need_for_discount(till: TillContext, cart: Cart, rules: StoreRules) -> bool:
    """Whether more is taken off a bill than a cashier may give, and than was allowed on it.

    What was allowed holds as an amount when lines leave the bill or join it, and the rate of a
    whole bill as that rate: leave for one line is none for as large a part of all the others.
    Leave for a price, or for goods past their date, is none for a discount.
    Raises ApprovalNeeded when it is, and whoever works here may not.
    """
    allowed = cart.allowed_discount
    is_above = cart.discount_paisa * WHOLE_BP > _gross_paisa(cart) * rules.discount_bp_max and (
        _fixed_paisa(cart) > allowed.paisa or cart.bill_discount_bp > allowed.bp
    )
    if is_above:
        till.need(Right.DISCOUNT)
    return is_above


def money_worth(product: Product, money_paisa: int, *, lang: str = "en") -> CartEntry:
    """As much of weighed goods as an amount buys: the amount is exact, the quantity follows.

    Raises NotForMoney for goods sold by the piece, or without a price; PriceRefused for an amount
    of nothing; QuantityRefused. They name the goods in `lang`.
    """
    if product.unit is Unit.PIECE or not product.price_paisa:
        raise NotForMoney(name=product.name(lang))
    if not checked_price(money_paisa):
        raise PriceRefused(price=money_text(money_paisa), price_max_paisa=money_paisa)
    quantity = (money_paisa * 1000 + product.price_paisa // 2) // product.price_paisa
    if quantity > QUANTITY_MILLI_MAX:
        raise QuantityRefused(
            quantity=quantity_text(quantity), quantity_max_milli=QUANTITY_MILLI_MAX
        )
    return CartEntry(quantity_milli=max(1, quantity), gross_paisa=money_paisa)


def _right_for_more(till: TillContext, line: CartLine) -> Right | None:
    """What somebody had to allow about a line, and has to again for more of it."""
    if line.list_price_paisa is not None and line.price_paisa < line.list_price_paisa:
        return Right.CHANGE_PRICE
    is_expired = line.expiry is not None and line.expiry < till.today().isoformat()
    return Right.SELL_EXPIRED if is_expired and till.rules().expired_asks else None


def _discounted(till: TillContext, before: Cart, after: Cart) -> Cart:
    """The cart with another discount, if it may be; one that only took less needs nobody."""
    if after.discount_paisa <= before.discount_paisa:
        return after
    if not need_for_discount(till, after, till.rules()):
        return after
    allowed = Discount(_fixed_paisa(after), bp=after.bill_discount_bp)
    return _allowed(till, msgspec.structs.replace(after, allowed_discount=allowed))


def _fixed_paisa(cart: Cart) -> int:
    """All that is taken off but for the whole bill's rate, which follows the lines."""
    return cart.discount_paisa - (cart.bill_discount_paisa if cart.bill_discount_bp else 0)


def _gross_paisa(cart: Cart) -> int:
    """What the lines come to before anything is taken off."""
    return sum(line.gross_paisa for line in cart.lines)


def approver_of(till: TillContext) -> str:
    """Whoever answers for what is done here: who approved it, else who works here."""
    return till.actor.rpartition(APPROVED)[2]


def _allowed(till: TillContext, cart: Cart) -> Cart:
    """The cart with the name of whoever answers for the change."""
    names = also_allowed(cart.allowed_by, approver_of(till))
    return msgspec.structs.replace(cart, allowed_by=names)
