"""A few goods of a corner grocery, for a store that somebody only wants to look at."""

from typing import NamedTuple

from pos_protocol.events import Barcode, InReason, Unit

from pos_app.domain.product import Product
from pos_app.domain.stock import Receipt
from pos_app.operations.context import TillContext
from pos_app.operations.products import NewProduct, add_product
from pos_app.operations.stocking import receive_stock


class DemoProduct(NamedTuple):
    """Names in three languages, a code, and figures: rupees a unit, whole units in stock.

    `low_at` is the stock below which the till says how much is left. One has no category, as in any
    shop.
    """

    english: str
    urdu: str
    hindi: str
    code: str
    price: int
    cost: int
    stock: int
    category: str = ""
    unit: Unit = Unit.PIECE
    low_at: int | None = None


GOODS = (
    DemoProduct(
        english="Tapal Danedar Tea 190 g",
        urdu="ٹپال دانے دار چائے 190 گرام",
        hindi="टपाल दानेदार चाय 190 ग्राम",
        code="8964000153451",
        price=540,
        cost=490,
        stock=24,
        category="Tea & coffee",
    ),
    DemoProduct(
        english="Olper's Milk 1 L",
        urdu="اولپرز دودھ 1 لیٹر",
        hindi="ओल्पर्स दूध 1 लीटर",
        code="8964000123454",
        price=380,
        cost=340,
        stock=14,
        category="Dairy & eggs",
    ),
    DemoProduct(
        english="Sugar, loose",
        urdu="چینی کھلی",
        hindi="चीनी खुली",
        code="",
        price=155,
        cost=141,
        stock=86,
        category="Rice, flour & sugar",
        unit=Unit.KG,
    ),
    DemoProduct(
        english="Sufi Cooking Oil 1 L pouch",
        urdu="صوفی کوکنگ آئل 1 لیٹر",
        hindi="सूफ़ी कुकिंग ऑयल 1 लीटर",
        code="8964000111116",
        price=565,
        cost=520,
        stock=9,
        category="Oil & ghee",
    ),
    DemoProduct(
        english="Peek Freans Sooper, family pack",
        urdu="پیک فرینز سپر فیملی پیک",
        hindi="पीक फ्रीन्स सूपर",
        code="8964000222225",
        price=60,
        cost=49,
        stock=60,
        category="Biscuits & cakes",
    ),
    DemoProduct(
        english="Lifebuoy Soap 112 g",
        urdu="لائف بوائے صابن 112 گرام",
        hindi="लाइफबॉय साबुन 112 ग्राम",
        code="8961014011111",
        price=140,
        cost=118,
        stock=3,
        low_at=5,
    ),
    DemoProduct(
        english="Eggs, dozen",
        urdu="انڈے درجن",
        hindi="अंडे दर्जन",
        code="",
        price=330,
        cost=300,
        stock=40,
        category="Dairy & eggs",
    ),
    DemoProduct(
        english="Tapal Family Mixture 430 g",
        urdu="ٹپال فیملی مکسچر 430 گرام",
        hindi="टपाल फ़ैमिली मिक्सचर 430 ग्राम",
        code="8964000153468",
        price=1180,
        cost=1050,
        stock=3,
        category="Tea & coffee",
    ),
)


def stock_demo(till: TillContext) -> list[Product]:
    """Put the goods into an empty store's catalogue, each with its opening stock."""
    return [_stock(till, good) for good in GOODS]


def _stock(till: TillContext, good: DemoProduct) -> Product:
    codes = (Barcode(code=good.code, quantity=1000),) if good.code else ()
    new = NewProduct(
        name_en=good.english,
        name_ur=good.urdu,
        name_hi=good.hindi,
        category=good.category,
        barcodes=codes,
        unit=good.unit,
        price_paisa=good.price * 100,
        cost_paisa=good.cost * 100,
        low_at_milli=None if good.low_at is None else good.low_at * 1000,
    )
    product = add_product(till, new)
    line = Receipt(
        product_id=product.product_id,
        quantity_milli=good.stock * 1000,
        cost_paisa=good.cost * 100,
    )
    receive_stock(till, [line], reason=InReason.OPENING)
    return product
