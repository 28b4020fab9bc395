"""A till that sells five different goods again and again, and times only the sale."""

from collections.abc import Iterable
from pathlib import Path
from random import Random
from time import perf_counter_ns

from pos_protocol.events import Tender, TenderKind
from pos_protocol.ids import product_id

from bench import _goods, _stores
from pos_app.db.queries import products as products_query
from pos_app.domain.cart import Cart
from pos_app.domain.product import Product
from pos_app.operations import selling
from pos_app.operations.context import TillContext

LINES = 5


class Seller:
    """One till and the goods that every kept store has."""

    def __init__(self, folder: Path) -> None:
        self.till: TillContext = _stores.open_till(folder)
        self.cart_id = self.event_id = b""
        self._rng = Random(5)
        numbers = [product_id(_goods.TILL_NO, n) for n in range(1, _stores.SOLD_PRODUCTS + 1)]
        with self.till.db.read() as tx:
            self._products = _found(products_query.by_id(tx, number) for number in numbers)

    def fill_cart(self) -> Cart:
        """A saved cart of five lines, as scanning leaves it."""
        cart = selling.new_cart(self.till)
        for product in self._rng.sample(self._products, LINES):
            cart = cart.add(product, code=product.barcodes[0].code)
        selling.save_cart(self.till, cart)
        self.cart_id = cart.cart_id.bytes
        return cart

    def sell(self, cart: Cart) -> int:
        """Sell it for cash; the nanoseconds until it is on the disk."""
        total = selling.due_paisa(self.till, cart)
        cash = Tender(kind=TenderKind.CASH, amount=total + 10_000)
        started = perf_counter_ns()
        completed = selling.complete_sale(self.till, cart, [cash])
        took_ns = perf_counter_ns() - started
        assert (completed.total_paisa, completed.change_paisa) == (total, 10_000)
        self.event_id = completed.recorded.envelope.event_id.bytes
        return took_ns

    def events(self) -> int:
        """How many events the log holds."""
        with self.till.db.read() as tx:
            return int(tx.execute("SELECT count(*) FROM event_log").fetchone()[0])


def sell_once(folder: Path) -> None:
    """One sale in a folder of its own: the first of a day makes rows that the next ones change."""
    seller = Seller(folder)
    seller.sell(seller.fill_cart())
    seller.till.close()


def _found(products: Iterable[Product | None]) -> list[Product]:
    found = [product for product in products if product is not None]
    assert len(found) == _stores.SOLD_PRODUCTS
    return found
