"""A till with sample goods at one still moment, and a bill of some of them."""

from pathlib import Path
from random import Random
from uuid import UUID

import msgspec

from pos_app.clock import Clock
from pos_app.db.queries import products
from pos_app.domain.cart import Discount
from pos_app.domain.product import Product
from pos_app.operations import selling
from pos_app.operations.context import TillContext
from pos_app.operations.demo import stock_demo
from pos_app.operations.opening import create_store, open_till
from pos_app.settings import load_settings
from pos_app.viewmodels.models import Models

UNKNOWN = "5000159461122"
QUANTITIES = (1000, 3000, 1750, 2000, 4000, 2000, 1000)
STORES = {"en": "Madina General Store", "ur": "مدینہ جنرل سٹور", "hi": "मदीना जनरल स्टोर"}


class StillClock:
    """Stands at one moment, so that pictures are the same each time: 10:45 of a Sunday."""

    def wall_ms(self) -> int:
        return 1_795_344_300_000

    def mono_ms(self) -> int:
        return 1_000

    def boot(self) -> UUID:
        return UUID(int=1)

    def zone(self) -> str:
        return "+00:00"


def sample_till(
    folder: Path, *, language: str = "en", currency: str = "PKR", clock: Clock | None = None
) -> TillContext:
    """A store with a few goods, each with its opening stock."""
    create_store(folder, store_id=1, name=STORES[language], currency=currency, rng=Random(1))
    settings = load_settings(folder, {})
    settings = msgspec.structs.replace(settings, lang=language, rounding_paisa=100)
    till = open_till(settings, clock or StillClock(), Random(2), actor="Aslam")
    stock_demo(till)
    return till


def fill(models: Models) -> None:
    """Put seven of the goods on the bill, one with a discount."""
    till = models.desk.till
    cart = models.keeper.cart
    for product, quantity in zip(found(models), QUANTITIES, strict=False):
        cart = selling.sell_product(till, cart, product, quantity_milli=quantity)
    models.keeper.change(cart.set_discount(4, Discount(3000)))
    models.sale.choose_line(1)


def found(models: Models) -> list[Product]:
    """The sample goods in their order."""
    with models.desk.till.db.read() as tx:
        return [hit.product for hit in products.all_products(tx)]
