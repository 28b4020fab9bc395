"""The goods that come back, as far as they are chosen: of a bill, or without a receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from pos_protocol.events import Tender, TenderKind

from pos_app.domain.people import Right
from pos_app.domain.sale import Origin
from pos_app.errors import NothingToSell, NotOnBill, ReturnRefused
from pos_app.operations import returning, selling

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pos_app.domain.cart import Cart
    from pos_app.domain.product import Product
    from pos_app.operations.context import TillContext
    from pos_app.operations.history import Bill

ONE_MILLI = 1000


class GivingRow(NamedTuple):
    """One of the goods: how much may come back, and how much does. Thousandths, paisa.

    `is_of_bill`: it was sold on a bill, of which no more than `left_milli` is left.
    """

    n: int
    product_id: int
    name: str
    left_milli: int
    back_milli: int
    worth_paisa: int
    is_of_bill: bool


class Worth(NamedTuple):
    """What chosen goods are worth together, each line alone, and how the money would go back."""

    paisa: int
    by_line: Mapping[int, int]
    tenders: Sequence[Tender]


NO_WORTH = Worth(0, {}, ())


class Goods(Protocol):
    """What both kinds can do; each change gives a new one, and raises PosError where it cannot."""

    @property
    def right(self) -> Right:
        """What whoever takes them back must be allowed."""

    def origin(self, reason: str) -> Origin:
        """Where they come from, and why they come back."""

    def cart(self, till: TillContext) -> Cart:
        """The goods that come back, priced at what was paid for them. Raises NothingToSell."""

    def rows(self, worth: Worth) -> list[GivingRow]:
        """Every line, chosen or not."""

    def with_quantity(self, row: GivingRow, quantity_milli: int) -> Goods:
        """So many of a line come back."""

    def with_product(
        self, till: TillContext, products: Sequence[Product], quantity_milli: int
    ) -> tuple[Goods, int]:
        """So many more of a scanned product, and the row that they are on."""

    def tenders(self, till: TillContext, cart: Cart, kind: TenderKind | None) -> Sequence[Tender]:
        """How the money goes back: all in one way, or as it came."""

    def can_give(self, kind: TenderKind) -> bool:
        """Whether the money may go back in this way."""


class BillGoods(NamedTuple):
    """Parts of a bill: thousandths by the numbers of its lines. `is_void`: it is undone."""

    bill: Bill
    wanted: dict[int, int]
    is_void: bool = False

    @property
    def right(self) -> Right:
        """With the bill at hand a cashier may."""
        return Right.RETURN

    def origin(self, reason: str) -> Origin:
        """The bill."""
        return Origin(sale_id=self.bill.event_id, reason=reason)

    def cart(self, till: TillContext) -> Cart:
        """The goods at their share of what was paid. Raises NothingToSell, ReturnRefused."""
        wanted = {n: milli for n, milli in self.wanted.items() if milli}
        if not wanted:
            raise NothingToSell
        return returning.return_cart(till, self.bill.event_id, wanted)

    def rows(self, worth: Worth) -> list[GivingRow]:
        """Every line of the bill."""
        return [
            GivingRow(
                n=line.n,
                product_id=line.product_id,
                name=line.name,
                left_milli=self.bill.left_milli[line.n],
                back_milli=self.wanted.get(line.n, 0),
                worth_paisa=worth.by_line.get(line.n, 0),
                is_of_bill=True,
            )
            for line in self.bill.event.lines
        ]

    def with_quantity(self, row: GivingRow, quantity_milli: int) -> BillGoods:
        """So many of a line. Raises ReturnRefused for more than is left of it."""
        if quantity_milli > row.left_milli:
            raise ReturnRefused(left_milli=row.left_milli, name=row.name)
        return self._replace(wanted={**self.wanted, row.n: quantity_milli})

    def with_all(self) -> BillGoods:
        """Everything that is left."""
        return self._replace(wanted=dict(self.bill.left_milli))

    def with_product(
        self, till: TillContext, products: Sequence[Product], quantity_milli: int
    ) -> tuple[BillGoods, int]:
        """So many more of the first line of a product with some left. Raises ReturnRefused."""
        ids = {product.product_id for product in products}
        lines = [
            (place, row) for place, row in enumerate(self.rows(NO_WORTH)) if row.product_id in ids
        ]
        for place, row in lines:
            if row.back_milli + quantity_milli <= row.left_milli:
                return self.with_quantity(row, row.back_milli + quantity_milli), place
        if not lines:
            raise NotOnBill(name=products[0].name(till.lang))
        left = sum(row.left_milli - row.back_milli for _, row in lines)
        raise ReturnRefused(left_milli=left, name=products[0].name(till.lang))

    def tenders(self, till: TillContext, cart: Cart, kind: TenderKind | None) -> Sequence[Tender]:
        """As it was paid, or all in one way; a card by the number that its slip bore."""
        if kind is None:
            sale_id = self.bill.event_id
            return returning.as_paid(till, cart, sale_id=sale_id, is_void=self.is_void)
        worth = returning.worth_paisa(till, cart, sale_id=self.bill.event_id)
        of_kind = (each for each in self.bill.event.tenders if each.kind is kind)
        paid = next(of_kind, None)
        return (Tender(kind=kind, amount=worth, reference=paid.reference if paid else ""),)

    def can_give(self, kind: TenderKind) -> bool:
        """Cash always; the khata of the bill's customer; a card that it was paid by."""
        if kind is TenderKind.KHATA:
            return self.bill.event.customer_id is not None
        paid = {tender.kind for tender in self.bill.event.tenders}
        return kind is TenderKind.CASH or kind in paid


class LooseGoods(NamedTuple):
    """Goods without a receipt, at the price of today."""

    goods: Cart

    @property
    def right(self) -> Right:
        """Nobody can check what was paid for them: a manager's right."""
        return Right.RETURN_WITHOUT_RECEIPT

    def origin(self, reason: str) -> Origin:
        """No bill."""
        return Origin(reason=reason)

    def cart(self, _till: TillContext) -> Cart:
        """The goods. Raises NothingToSell."""
        if self.goods.is_empty:
            raise NothingToSell
        return self.goods

    def rows(self, worth: Worth) -> list[GivingRow]:
        """Every line that was scanned."""
        return [
            GivingRow(
                n=line.n,
                product_id=line.product_id,
                name=line.name,
                left_milli=line.quantity_milli,
                back_milli=line.quantity_milli,
                worth_paisa=worth.by_line.get(line.n, 0),
                is_of_bill=False,
            )
            for line in self.goods.lines
        ]

    def with_quantity(self, row: GivingRow, quantity_milli: int) -> LooseGoods:
        """So many of a line; of none it goes. Raises QuantityRefused, QuantityNotWhole."""
        if not quantity_milli:
            return LooseGoods(self.goods.remove(row.n))
        return LooseGoods(self.goods.set_quantity(row.n, quantity_milli))

    def with_product(
        self, till: TillContext, products: Sequence[Product], quantity_milli: int
    ) -> tuple[LooseGoods, int]:
        """So many more of a product. Raises QuantityRefused, QuantityNotWhole, CartFull."""
        product = products[0]
        goods = selling.sell_product(till, self.goods, product, quantity_milli=quantity_milli)
        ids = [line.product_id for line in goods.lines]
        return LooseGoods(goods), len(ids) - 1 - ids[::-1].index(product.product_id)

    def tenders(self, till: TillContext, cart: Cart, kind: TenderKind | None) -> Sequence[Tender]:
        """In cash: nobody knows how it was paid."""
        worth = returning.worth_paisa(till, cart)
        return (Tender(kind=kind or TenderKind.CASH, amount=worth),)

    def can_give(self, kind: TenderKind) -> bool:
        """Cash only."""
        return kind is TenderKind.CASH


def worth_of(till: TillContext, goods: Goods) -> Worth:
    """What goods are worth as they are chosen now; nothing when none is. Raises PosError."""
    try:
        cart = goods.cart(till)
    except NothingToSell:
        return NO_WORTH
    tenders = goods.tenders(till, cart, None)
    by_line = {line.n: line.amount_paisa for line in cart.lines}
    return Worth(sum(tender.amount for tender in tenders), by_line, tenders)
