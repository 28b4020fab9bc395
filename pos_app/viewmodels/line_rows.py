"""Cart lines as rows of the screen; a line that did not change keeps its row."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID
from pos_protocol.money import line_amount
from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt

from pos_app.db.queries import products
from pos_app.domain.product import UNIT_MILLI
from pos_app.viewmodels.figures import (
    as_one,
    format_money,
    format_quantity,
    format_rate,
    isolated,
)
from pos_app.viewmodels.search import names
from pos_app.viewmodels.units import is_weighed, unit_word

if TYPE_CHECKING:
    from pos_app.domain.cart import Cart, CartLine
    from pos_app.domain.product import Product
    from pos_app.viewmodels.shell import Desk


translate = QCoreApplication.translate


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
    warning: str
    facts: str

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
        if not cart.lines:
            self._products.clear()
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
        if line.name and product and line.name not in product.names:
            is_open = line.product_id == OPEN_ITEM_PRODUCT_ID
            first, second = line.name, translate("LineRows", "Open item") if is_open else first
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
            warning=self._warning(line, product),
            facts=self._facts(line, product),
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
        """The price of a measured unit, and what the catalogue asks where that was changed."""
        asked = line.list_price_paisa
        price = format_money(line.price_paisa if asked is None else asked, self._desk.style)
        if asked is not None:
            return translate("LineRows", "instead of {price}").format(price=price)
        return f"{price} / {unit_word(line.unit)}" if is_weighed(line.unit) else ""

    def _discount_note(self, line: CartLine) -> str:
        if not line.discount_paisa:
            return ""
        amount = format_money(-line.discount_paisa, self._desk.style)
        if line.discount_bp:
            rate = isolated(f"{format_rate(line.discount_bp)} %")
            return translate("LineRows", "Discount {rate} \u00b7 {amount}").format(
                rate=rate, amount=amount
            )
        return translate("LineRows", "Discount {amount}").format(amount=amount)

    def _stock_note(self, line: CartLine) -> str:
        """How much is left, when it is little; less than nothing was counted wrong once."""
        left = line.low_stock
        if left is None:
            return ""
        if left < 0:
            return translate("LineRows", "Stock was wrong?")
        return translate("LineRows", "{count} left in stock").format(
            count=isolated(format_quantity(left))
        )

    def _warning(self, line: CartLine, product: Product | None) -> str:
        """What should stop the hand: goods past their date, a price below what they cost."""
        if line.expiry is not None and line.expiry < self._desk.till.today().isoformat():
            return translate("LineRows", "Expired {day}").format(
                day=day_text(line.expiry, self._desk.language)
            )
        cost = product.cost_paisa if product is not None else None
        if cost is not None and line.amount_paisa < line_amount(cost, line.quantity_milli):
            return translate("LineRows", "Below cost")
        return ""

    def _facts(self, line: CartLine, product: Product | None) -> str:
        """What else the line is: pieces of a carton, its lot and date, its tax."""
        parts = []
        pieces = 0 if product is None else product.content_milli(line.code)
        if pieces > UNIT_MILLI:
            words = translate("LineRows", "Carton of {count}")
            parts.append(words.format(count=isolated(format_quantity(pieces))))
        if line.lot:
            parts.append(translate("LineRows", "Lot {lot}").format(lot=isolated(line.lot)))
        if line.expiry is not None and not self._warning(line, None):
            day = day_text(line.expiry, self._desk.language)
            parts.append(translate("LineRows", "good until {day}").format(day=day))
        if line.tax_bp:
            rate = isolated(f"{format_rate(line.tax_bp)} %")
            parts.append(translate("LineRows", "Tax {rate}").format(rate=rate))
        return " \u00b7 ".join(parts)


def day_text(day: str, language: str) -> str:
    """A day in ISO form as a shop reads it: 31 Dec 2026, with the month in the window's words."""
    date = QDate.fromString(day, Qt.DateFormat.ISODate)
    return as_one(QLocale(language).toString(date, "d MMM yyyy"))
