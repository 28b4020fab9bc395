"""Which goods the quick tiles offer: sold most at this till, without a trade code, still listed."""

from pos_protocol.events import Barcode, Unit
from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID

from pos_app.db.queries import tiles
from pos_app.operations import products
from tests.support.factories import make_product, make_sale


def offered(till, count=7, language="en"):
    with till.db.read() as tx:
        return tiles.loose_goods(tx, till.identity.till_no, language=language, count=count)


def loose(till, name, code="", unit=Unit.KG):
    codes = (Barcode(code=code, quantity=1000),) if code else ()
    new = products.NewProduct(name_en=name, price_paisa=15_500, unit=unit, barcodes=codes)
    return products.add_product(till, new)


def test_what_is_sold_most_is_chosen_and_the_rest_by_name(till):
    packet = make_product(till, code="8964000153451")
    sugar, onion, atta = (
        loose(till, "Sugar"),
        loose(till, "Onion", "PLU10002"),
        loose(till, "Atta", "PLU10001"),
    )
    assert offered(till) == (sugar, onion, atta)
    assert offered(till, count=1) == (atta,)
    for _ in range(2):
        make_sale(till, (packet, 1000), (sugar, 500))
    make_sale(till, (onion, 12_000))
    assert offered(till, count=1) == (sugar,)
    assert offered(till, count=2) == (sugar, onion)


def test_other_tills_sales_and_removed_goods_choose_nothing(till):
    sugar, atta = loose(till, "Sugar"), loose(till, "Atta")
    make_sale(till, (sugar, 1000))
    with till.db.read() as tx:
        assert tiles.loose_goods(tx, 9, language="en", count=1) == (atta,)
    products.remove_product(till, sugar.product_id)
    assert offered(till) == (atta,)


def test_packets_with_trade_codes_get_no_tile(till):
    packet = make_product(till, code="8964000153451")
    make_sale(till, (packet, 1000))
    assert offered(till) == ()


def test_a_pinned_open_item_leaves_its_place_to_other_goods(till):
    """A till of before may have pinned it for the whole store."""
    onion = loose(till, "Onion")
    with till.db.read() as tx:
        pinned = [OPEN_ITEM_PRODUCT_ID, 0]
        shown = tiles.loose_goods(tx, 1, language="en", count=2, pinned=pinned)
    assert shown == (onion,)
