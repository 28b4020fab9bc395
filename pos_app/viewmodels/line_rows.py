"""Cart lines as rows of the screen; a line that did not change keeps its row."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from pos_app.db.queries import products
from pos_app.viewmodels.figures import format_money, format_quantity, isolated
from pos_app.viewmodels.search import names
from pos_app.viewmodels.units import is_weighed, unit_word

if TYPE_CHECKING:
    from pos_app.domain.cart import Cart, CartLine
    from pos_app.domain.product import Product
    from pos_app.viewmodels.shell import Desk


class LineRow(NamedTuple):
    """A line's words and figures; amounts in paisa, the quantity in thousandths of its unit."""

    number: int
    name: str
    second: str
    quantity_milli: int
    unit: str
    price_paisa: int
    price_note: str
    amount_paisa: int
    discount_note: str
    stock_note: str

    @property
    def is_weighed(self) -> bool:
        """Whether the quantity is of a unit that is measured, not counted."""
        return bool(self.unit)


class LineRows:
    """Remembers the products of the open cart, so that a scan reads none of them again."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._products: dict[int, Product] = {}
        self._rows: dict[int, tuple[CartLine, LineRow]] = {}
        self._language = desk.language

    def know(self, product: Product) -> None:
        """Remember a product that was just looked up."""
        self._products[product.product_id] = product

    def rows(self, cart: Cart) -> list[LineRow]:
        """The rows of a cart, in its order."""
        if self._language != self._desk.language:
            self._language, self._rows = self._desk.language, {}
        kept: dict[int, tuple[CartLine, LineRow]] = {}
        for place, line in enumerate(cart.lines):
            before = self._rows.get(line.n)
            if before is not None and before[0] == line and before[1].number == place + 1:
                kept[line.n] = before
            else:
                kept[line.n] = (line, self._row(place + 1, line))
        self._rows = kept
        return [row for _line, row in kept.values()]

    def _row(self, number: int, line: CartLine) -> LineRow:
        """One line in the words of the window."""
        product = self._product(line.product_id)
        first, second = names(product, self._desk.language) if product else (line.name, "")
        if line.name and product and line.name not in {product.name_en, first, second}:
            first, second = line.name, first
        return LineRow(
            number=number,
            name=first,
            second=second,
            quantity_milli=line.quantity_milli,
            unit=unit_word(line.unit),
            price_paisa=line.price_paisa,
            price_note=self._price_note(line),
            amount_paisa=line.amount_paisa,
            discount_note=self._discount_note(line),
            stock_note=self._stock_note(line),
        )

    def _product(self, product_id: int) -> Product | None:
        """The product of a line; one of a restored cart is read once."""
        known = self._products.get(product_id)
        if known is None:
            with self._desk.till.db.read() as tx:
                known = products.by_id(tx, product_id)
            if known is not None:
                self._products[product_id] = known
        return known

    def _price_note(self, line: CartLine) -> str:
        """The price of a measured unit, for example "Rs 155 / kg"."""
        if not is_weighed(line.unit):
            return ""
        price = format_money(line.price_paisa, self._desk.style)
        return f"{price} / {unit_word(line.unit)}"

    def _discount_note(self, line: CartLine) -> str:
        if not line.discount_paisa:
            return ""
        amount = format_money(-line.discount_paisa, self._desk.style)
        return QCoreApplication.translate("LineRows", "Discount {amount}").format(amount=amount)

    def _stock_note(self, line: CartLine) -> str:
        """How much is left, when it is little; less than nothing was counted wrong once."""
        left = line.low_stock
        if left is None:
            return ""
        if left < 0:
            return QCoreApplication.translate("LineRows", "Stock was wrong?")
        words = QCoreApplication.translate("LineRows", "{count} left in stock")
        return words.format(count=isolated(format_quantity(left)))
