"""The goods of a demonstration are sound: codes with right check digits, a stock each."""

from pos_app.db.queries import stock
from pos_app.domain.barcode import parse
from pos_app.operations.demo import GOODS, stock_demo
from tests.support.factories import make_till


def test_every_code_is_a_sound_barcode():
    for good in GOODS:
        assert not good.code or parse(good.code).valid, good.english


def test_every_product_has_names_a_price_above_its_cost_and_a_stock(tmp_path):
    till = make_till(tmp_path)
    made = stock_demo(till)
    with till.db.read() as tx:
        on_hand = stock.on_hand(tx, [product.product_id for product in made])
    for product in made:
        assert all((product.name_en, product.name_ur, product.name_hi))
        assert product.price_paisa > product.cost_paisa
        assert on_hand[product.product_id] > 0
    till.close()
