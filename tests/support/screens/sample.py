"""A till with sample goods at one still moment, and a bill of some of them."""

import tempfile
from functools import cache
from pathlib import Path
from random import Random
from uuid import UUID

import msgspec

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


def sample_till(folder: Path, *, language: str = "en", currency: str = "PKR") -> TillContext:
    """A store with a few goods, each with its opening stock."""
    files, rng_state = _made(language, currency)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    rng = Random()
    rng.setstate(rng_state)
    return _opened(folder, language, rng)


@cache
def _made(language: str, currency: str) -> tuple[dict[str, bytes], tuple[object, ...]]:
    """What lies in its folder, and where its chance stands: hundreds of scenes begin like this."""
    rng = Random(2)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        create_store(folder, store_id=1, name=STORES[language], currency=currency, rng=Random(1))
        till = _opened(folder, language, rng)
        stock_demo(till)
        till.close()
        return {each.name: each.read_bytes() for each in folder.iterdir()}, rng.getstate()


def _opened(folder: Path, language: str, rng: Random) -> TillContext:
    settings = load_settings(folder, {})
    settings = msgspec.structs.replace(settings, lang=language, rounding_paisa=100)
    return open_till(settings, StillClock(), rng, actor="Aslam")


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
