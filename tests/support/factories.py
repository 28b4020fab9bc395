"""Tills, products and sales for tests: real folders, real databases, short calls."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from uuid import UUID

from pos_protocol.events import Barcode, Tender, TenderKind, Unit

from pos_app.clock import Clock
from pos_app.db import cursors
from pos_app.db.database import Database
from pos_app.db.queries import stock
from pos_app.domain.cart import Cart
from pos_app.domain.product import Product
from pos_app.domain.sale import Origin
from pos_app.operations import opening, products, returning, selling
from pos_app.operations.context import TillContext
from pos_app.settings import Settings, load_settings
from tests.support.clock import FakeClock

STORE_ID = 7


def make_till(
    folder: Path, *, seed: int = 1, clock: Clock | None = None, rounding_paisa: int = 100
) -> TillContext:
    """A store without a server in a folder, open for work; the folder's own store if it has one."""
    settings = _settings(folder, rounding_paisa)
    if not settings.database.exists():
        opening.create_store(folder, store_id=STORE_ID, name="Madina Store", rng=Random(seed))
    return opening.open_till(settings, clock or FakeClock(), Random(seed + 1000))


def make_enrolled_till(
    folder: Path, *, till_no: int, feed_id: UUID, rounding_paisa: int = 100
) -> TillContext:
    """One of several tills of a store, as enrolment leaves it."""
    settings = _settings(folder, rounding_paisa)
    db = Database.create(settings.database)
    with db.write() as tx:
        cursors.begin(
            tx,
            cursors.NewTill(
                store_id=STORE_ID,
                store_name="Madina Store",
                currency="PKR",
                till_id=UUID(int=till_no),
                till_no=till_no,
                epoch=1,
                server_nonce="nonce",
                feed_id=feed_id,
                server_url="http://127.0.0.1:1",
            ),
        )
    db.close()
    return opening.open_till(settings, FakeClock(), Random(till_no))


@contextmanager
def reopened(till: TillContext) -> Iterator[TillContext]:
    """The same folder after the program was closed and started again."""
    till.close()
    again = opening.open_till(till.settings, till.clock, Random(99))
    try:
        yield again
    finally:
        again.close()


def make_product(
    till: TillContext,
    name: str = "Milk Pack",
    *,
    code: str | None = None,
    price_paisa: int = 10_000,
    unit: Unit = Unit.PIECE,
) -> Product:
    """A product in a till's catalogue."""
    barcodes = () if code is None else (Barcode(code=code),)
    new = products.NewProduct(name_en=name, price_paisa=price_paisa, unit=unit, barcodes=barcodes)
    return products.add_product(till, new)


def make_cart(till: TillContext, *lines: tuple[Product, int]) -> Cart:
    """A cart of products and their quantities in thousandths."""
    cart = selling.new_cart(till)
    for product, quantity_milli in lines:
        cart = cart.add(product, quantity_milli)
    return cart


def cash(amount_paisa: int) -> Sequence[Tender]:
    """One tender in cash."""
    return (Tender(kind=TenderKind.CASH, amount=amount_paisa),)


def make_sale(till: TillContext, *lines: tuple[Product, int]) -> selling.Completed:
    """A cash sale, paid exactly."""
    cart = make_cart(till, *lines)
    return selling.complete_sale(till, cart, cash(selling.due_paisa(till, cart)))


def make_exchange(till: TillContext) -> returning.Exchanged:
    """Both halves of an exchange: one piece came back, two left."""
    milk = make_product(till)
    sale_id = make_sale(till, (milk, 1000)).recorded.envelope.event_id
    back = returning.return_cart(till, sale_id, {1: 1000})
    cart = make_cart(till, (milk, 2000))
    cart = returning.begin_exchange(till, cart, back, origin=Origin(sale_id=sale_id))
    return returning.exchange(till, cart, cash(10_000))


def on_hand(till: TillContext, product: Product) -> int:
    """A product's stock at a till in thousandths."""
    with till.db.read() as tx:
        return stock.on_hand(tx, [product.product_id])[product.product_id]


def _settings(folder: Path, rounding_paisa: int) -> Settings:
    folder.mkdir(parents=True, exist_ok=True)
    if rounding_paisa != 1:
        text = f"rounding_paisa = {rounding_paisa}\n"
        (folder / "settings.toml").write_text(text, encoding="utf-8")
    return load_settings(folder, {})
