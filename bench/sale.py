"""A durable five-line cash sale, beside raw `sqlite3` and beside itself in a hundredfold log."""

import tempfile
from collections.abc import Iterable
from pathlib import Path
from random import Random
from time import perf_counter_ns

from pos_protocol.events import Tender, TenderKind
from pos_protocol.ids import product_id

from bench import _goods, _stores
from bench._raw_sale import RawSale
from bench._timing import by_turns, milliseconds
from bench.figure import Figure
from pos_app.db.queries import products as products_query
from pos_app.domain.cart import Cart
from pos_app.domain.product import Product
from pos_app.operations import selling
from pos_app.operations.context import TillContext

NAME = "sale"
LIMIT = (
    "a durable five-line cash sale: p50 at most 2.5 times raw sqlite3 writing the same rows,"
    " and with 1,000,000 events in the log at most 1.3 times that with 10,000"
)
LINES = 5
ROUNDS = 400
FEW_EVENTS, MANY_EVENTS = 10_000, 1_000_000


class _Selling:
    """A till that sells five different goods again and again, and times only the sale."""

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
        total = cart.total_paisa(self.till.rounding_paisa)
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


def run() -> list[Figure]:
    """Sell by turns on a small log, raw beside it, and on a long log."""
    _stores.KEPT.mkdir(parents=True, exist_ok=True)
    few_kept, many_kept = _stores.with_log(FEW_EVENTS), _stores.with_log(MANY_EVENTS)
    # Beside the kept files: the same file system, where a commit costs the same.
    with tempfile.TemporaryDirectory(dir=_stores.KEPT) as folder:
        few_folder = _stores.copy(few_kept, Path(folder) / "few")
        raw_folder = _stores.copy(few_kept, Path(folder) / "raw")
        few, many = _Selling(few_folder), _Selling(many_kept)
        raw = RawSale(few_folder / "till.db", raw_folder / "till.db")
        try:
            return _measure(few, many, raw)
        finally:
            raw.close()
            few.till.close()
            many.till.close()


def _measure(few: _Selling, many: _Selling, raw: RawSale) -> list[Figure]:
    started_with = {"few": few.events(), "many": many.events()}
    assert started_with["few"] == FEW_EVENTS + 1
    assert started_with["many"] > MANY_EVENTS

    def sell_and_follow(_: int) -> int:
        cart = few.fill_cart()
        raw.save_cart(few.cart_id)
        took_ns = few.sell(cart)
        raw_times.append(raw.write_sale(few.event_id, few.cart_id))
        return took_ns

    raw_times: list[int] = []
    sides = {"few": sell_and_follow, "many": lambda _: many.sell(many.fill_cart())}
    times = by_turns(sides, ROUNDS)
    raw_times = raw_times[-ROUNDS:]
    assert raw.differing_tables() == []
    sold = few.events() - started_with["few"]
    assert sold == many.events() - started_with["many"] > ROUNDS
    return [
        Figure(
            name=f"sale of {LINES} lines, p50, beside raw sqlite3",
            unit="ms",
            measured=milliseconds(times["few"], 50),
            rival=milliseconds(raw_times, 50),
            limit_ratio=2.5,
        ),
        Figure(
            name=f"the same with {MANY_EVENTS:,} events, beside {FEW_EVENTS:,}",
            unit="ms",
            measured=milliseconds(times["many"], 50),
            rival=milliseconds(times["few"], 50),
            limit_ratio=1.3,
        ),
    ]


def _found(products: Iterable[Product | None]) -> list[Product]:
    found = [product for product in products if product is not None]
    assert len(found) == _stores.SOLD_PRODUCTS
    return found
