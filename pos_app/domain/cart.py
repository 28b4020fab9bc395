"""The open bill: immutable; every change gives a new cart."""

from collections.abc import Sequence
from typing import NamedTuple, Self
from uuid import UUID

import msgspec
from pos_protocol.events import CODE_CHARS_MAX, OutReason, Tender, TenderKind, Unit
from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID
from pos_protocol.money import MONEY_PAISA_MAX, line_amount
from pos_protocol.quantity import QUANTITY_MILLI_MAX

from pos_app.domain.bills.removed import Removed, joined, taken_off
from pos_app.domain.product import Product, checked_price, checked_quantity, checked_text
from pos_app.domain.tender import Pays, pays_for
from pos_app.errors import (
    CartFull,
    DiscountRefused,
    LineNotFound,
    PriceRefused,
    QuantityNotWhole,
)

CART_LINES_MAX = 500
WHOLE_BP = 10_000


class CartLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line: `gross` is a fact of its own ("3 for 100"), `amount = gross - discount`, in paisa.

    `n` names the line while the cart is open. `low_stock` is what is on hand in thousandths, where
    that is at or below the product's own limit. `discount_bp` is a discount given as a rate: it
    follows the quantity. `list_price_paisa` is what the catalogue asked, where the price was
    changed on the bill. Of goods that come back the tax is settled, and `amount` holds what was
    added.
    """

    n: int
    product_id: int
    name: str
    code: str = ""
    unit: Unit = Unit.PIECE
    price_paisa: int
    quantity_milli: int
    gross_paisa: int
    discount_paisa: int = 0
    amount_paisa: int
    low_stock: int | None = None
    lot: str = ""
    expiry: str | None = None
    discount_bp: int = 0
    list_price_paisa: int | None = None
    tax_bp: int = 0
    tax_added_paisa: int = 0
    tax_included_paisa: int = 0


class Discount(NamedTuple):
    """What is taken off: an amount in paisa, or a rate in hundredths of a percent."""

    paisa: int = 0
    bp: int = 0

    def of(self, amount_paisa: int) -> int:
        """What it takes off an amount, in paisa, rounded half up."""
        return self.paisa or (amount_paisa * self.bp + WHOLE_BP // 2) // WHOLE_BP


class CartEntry(msgspec.Struct, frozen=True, kw_only=True):
    """What goes onto a bill: `price_paisa` None is the product's own price.

    `name` is given for an open item. `gross_paisa` and `discount_paisa` are given where the total
    of the line is a fact of its own.
    """

    quantity_milli: int = 1000
    code: str = ""
    price_paisa: int | None = None
    gross_paisa: int | None = None
    discount_paisa: int = 0
    name: str = ""
    lot: str = ""
    expiry: str | None = None
    low_stock: int | None = None


class GoodsBack(msgspec.Struct, frozen=True, kw_only=True):
    """Goods that come back on a bill in exchange for others: settled lines, and what they pay.

    `worth_paisa` is what they are worth to the customer. `sale_id` is the sale they came from,
    where its receipt was at hand; `on_khata_paisa` is what of it nobody has paid yet. `unfit` says
    why they cannot be sold again, where they cannot.
    """

    lines: tuple[CartLine, ...]
    discount_paisa: int = 0
    worth_paisa: int
    sale_id: UUID | None = None
    customer_id: int | None = None
    reason: str = ""
    unfit: OutReason | None = None
    on_khata_paisa: int = 0

    def pays(self, total_paisa: int, *, buyer: int | None) -> Pays:
        """How they pay for a bill of a total, whose customer is `buyer`."""
        return pays_for(
            self.worth_paisa,
            total_paisa,
            unpaid=self.on_khata_paisa,
            is_theirs=buyer == self.customer_id,
        )


class Awaited(msgspec.Struct, frozen=True, kw_only=True):
    """A card or QR payment that the customer was asked for and nobody has seen yet.

    `typed_paisa` None asks for all that is left. `reference` is what was typed of its number.
    """

    kind: TenderKind
    typed_paisa: int | None = None
    reference: str = ""


class Cart(msgspec.Struct, frozen=True, kw_only=True):
    """The bill that is being made; `allowed_by` is who approved what its cashier may not do.

    `allowed_discount` is how much that was of discounts: an amount, and a rate of the whole bill.
    `back` are goods that come back in exchange: they pay a part of it, or more than all of it.
    `tenders` are the parts of it that are paid already, `awaited` one that may come any moment.
    `removed` was on it and is not any more.
    """

    cart_id: UUID
    lines: tuple[CartLine, ...] = ()
    customer_id: int | None = None
    bill_discount_paisa: int = 0
    bill_discount_bp: int = 0
    allowed_by: str = ""
    allowed_discount: Discount = Discount()
    back: GoodsBack | None = None
    tenders: tuple[Tender, ...] = ()
    removed: tuple[Removed, ...] = ()
    awaited: Awaited | None = None

    def add(
        self,
        product: Product,
        quantity_milli: int = 1000,
        code: str = "",
        *,
        price_paisa: int | None = None,
        lang: str = "en",
    ) -> Self:
        """One more of a product; the same piece at the same price goes onto its line.

        Raises QuantityRefused, QuantityNotWhole, PriceRefused, CartFull.
        """
        entry = CartEntry(quantity_milli=quantity_milli, code=code, price_paisa=price_paisa)
        return self.enter(product, entry, lang=lang)

    def enter(self, product: Product, entry: CartEntry, *, lang: str = "en") -> Self:
        """Put an entry on the bill; see `add`."""
        new = _line(product, entry, n=self._next_n(), lang=lang)
        for line in self.lines:
            if _merges(line, new):
                return self.set_quantity(line.n, line.quantity_milli + new.quantity_milli)
        if len(self.lines) >= CART_LINES_MAX:
            raise CartFull(lines_max=CART_LINES_MAX)
        return self._checked((*self.lines, new))

    def without_back(self) -> Self:
        """The bill without the goods that came back on it."""
        return msgspec.structs.replace(self, back=None)

    def set_quantity(self, n: int, quantity_milli: int) -> Self:
        """Set a line's quantity; its price stays, its discount must still fit."""
        line = self.line(n)
        quantity_milli = _quantity(quantity_milli, line.unit, line.name)
        changed = self._replace(line, _priced(line, line.price_paisa, quantity_milli))
        return self._told(changed) if quantity_milli < line.quantity_milli else changed

    def set_price(self, n: int, price_paisa: int) -> Self:
        """Set the price for one unit of a line; the catalogue's own stays known."""
        line = self.line(n)
        price = checked_price(price_paisa)
        asked = line.price_paisa if line.list_price_paisa is None else line.list_price_paisa
        changed = msgspec.structs.replace(
            _priced(line, price, line.quantity_milli),
            list_price_paisa=None if price == asked else asked,
        )
        return self._replace(line, changed)

    def set_discount(self, n: int, discount: Discount) -> Self:
        """Take something off a line. Raises DiscountRefused below zero and above its gross."""
        line = self.line(n)
        taken = _discount(discount.of(line.gross_paisa), line.gross_paisa)
        changed = msgspec.structs.replace(
            line,
            discount_paisa=taken,
            discount_bp=0 if discount.paisa else discount.bp,
            amount_paisa=line.gross_paisa - taken,
        )
        return self._replace(line, changed)

    def set_bill_discount(self, discount: Discount) -> Self:
        """Take something off the whole bill. Raises DiscountRefused when it exceeds the bill."""
        taken = _discount(discount.of(self.lines_paisa), self.lines_paisa)
        rate = 0 if discount.paisa else discount.bp
        return msgspec.structs.replace(self, bill_discount_paisa=taken, bill_discount_bp=rate)

    def remove(self, n: int) -> Self:
        """Take a line off the bill."""
        line = self.line(n)
        return self._told(self._checked(tuple(each for each in self.lines if each is not line)))

    def for_customer(self, customer_id: int | None) -> Self:
        """The same bill for somebody the till knows, or for nobody."""
        return msgspec.structs.replace(self, customer_id=customer_id)

    def paid_by(self, tenders: Sequence[Tender]) -> Self:
        """The same bill with these parts of it paid."""
        return msgspec.structs.replace(self, tenders=tuple(tenders))

    def awaiting(self, awaited: Awaited | None) -> Self:
        """The same bill while its customer pays by card or QR, or not any more."""
        return msgspec.structs.replace(self, awaited=awaited)

    def received(self, tender: Tender) -> Self:
        """The same bill with the payment that was awaited as one of its parts."""
        return msgspec.structs.replace(self, tenders=(*self.tenders, tender), awaited=None)

    @property
    def tendered_paisa(self) -> int:
        """What of it is paid already."""
        return sum(tender.amount for tender in self.tenders)

    def line(self, n: int) -> CartLine:
        """The line of that number. Raises LineNotFound."""
        for line in self.lines:
            if line.n == n:
                return line
        raise LineNotFound(n=n)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to sell."""
        return not self.lines

    @property
    def lines_paisa(self) -> int:
        """The sum of the lines, before the bill's discount, tax and rounding."""
        return sum(line.amount_paisa for line in self.lines)

    @property
    def discount_paisa(self) -> int:
        """All that was taken off, from lines and from the bill."""
        return self.bill_discount_paisa + sum(line.discount_paisa for line in self.lines)

    def _told(self, changed: Self) -> Self:
        """The changed bill, with what it has no more of."""
        gone = taken_off(self.lines, changed.lines)
        return msgspec.structs.replace(changed, removed=joined(self.removed, gone))

    def _next_n(self) -> int:
        return max((line.n for line in self.lines), default=0) + 1

    def _replace(self, old: CartLine, new: CartLine) -> Self:
        return self._checked(tuple(new if line is old else line for line in self.lines))

    def _checked(self, lines: tuple[CartLine, ...]) -> Self:
        """A cart whose total can be written down, and whose discount is not above its lines."""
        whole = sum(line.amount_paisa for line in lines)
        if whole > MONEY_PAISA_MAX - 1000:
            raise PriceRefused(price="That total", price_max_paisa=MONEY_PAISA_MAX)
        discount = min(self.bill_discount_paisa, whole)
        if self.bill_discount_bp:
            discount = Discount(bp=self.bill_discount_bp).of(whole)
        return msgspec.structs.replace(
            self,
            lines=lines,
            bill_discount_paisa=discount,
            awaited=self.awaited if lines else None,
        )


def _line(product: Product, entry: CartEntry, *, n: int, lang: str) -> CartLine:
    own_price = product.price_paisa if entry.price_paisa is None else entry.price_paisa
    price = checked_price(own_price)
    name = checked_text(entry.name, field="name") or product.name(lang)
    quantity = _quantity(entry.quantity_milli, product.unit, name)
    gross = line_amount(price, quantity) if entry.gross_paisa is None else entry.gross_paisa
    gross = checked_price(gross)
    discount = _discount(entry.discount_paisa, gross)
    return CartLine(
        n=n,
        product_id=product.product_id,
        name=name,
        code=checked_text(entry.code, field="code", chars_max=CODE_CHARS_MAX),
        unit=product.unit,
        price_paisa=price,
        quantity_milli=quantity,
        gross_paisa=gross,
        discount_paisa=discount,
        amount_paisa=gross - discount,
        low_stock=entry.low_stock,
        lot=checked_text(entry.lot, field="lot", chars_max=CODE_CHARS_MAX),
        expiry=entry.expiry,
        tax_bp=product.tax_bp,
    )


def _merges(line: CartLine, new: CartLine) -> bool:
    """Pieces of the same product at the same plain price are one line; each weighing stays."""
    return (
        new.unit is Unit.PIECE
        and (line.product_id, line.price_paisa, line.unit)
        == (new.product_id, new.price_paisa, new.unit)
        and (line.code, line.lot, line.expiry, line.tax_bp)
        == (new.code, new.lot, new.expiry, new.tax_bp)
        # Another language names the same goods otherwise; an open item is its typed name.
        and (line.name == new.name or line.product_id != OPEN_ITEM_PRODUCT_ID)
        and not line.discount_paisa
        and not new.discount_paisa
        and _is_plain(line)
        and _is_plain(new)
        and line.quantity_milli + new.quantity_milli <= QUANTITY_MILLI_MAX
    )


def _is_plain(line: CartLine) -> bool:
    return line.gross_paisa == line_amount(line.price_paisa, line.quantity_milli)


def _priced(line: CartLine, price_paisa: int, quantity_milli: int) -> CartLine:
    gross = checked_price(line_amount(price_paisa, quantity_milli))
    discount = min(line.discount_paisa, gross)
    if line.discount_bp:
        discount = Discount(bp=line.discount_bp).of(gross)
    return msgspec.structs.replace(
        line,
        price_paisa=price_paisa,
        quantity_milli=quantity_milli,
        gross_paisa=gross,
        discount_paisa=discount,
        amount_paisa=gross - discount,
    )


def _quantity(quantity_milli: int, unit: Unit, name: str) -> int:
    checked_quantity(quantity_milli)
    if unit is Unit.PIECE and quantity_milli % 1000:
        raise QuantityNotWhole(name=name, quantity_milli=quantity_milli)
    return quantity_milli


def _discount(discount_paisa: int, of_paisa: int) -> int:
    if not 0 <= discount_paisa <= of_paisa:
        raise DiscountRefused(price=discount_paisa, price_max_paisa=of_paisa)
    return discount_paisa
