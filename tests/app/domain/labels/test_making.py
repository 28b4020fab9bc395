"""What stands on a label of a product."""

from pos_protocol.events import Barcode, Unit

from pos_app.domain.labels.label import Label
from pos_app.domain.labels.making import label_code, label_of, languages_of
from pos_app.domain.product import Product
from pos_app.domain.slips.layout import Voice
from pos_app.domain.slips.money_style import money_style

VOICE = Voice(money_style("PKR"))
SUGAR = Product(
    product_id=7, name_en="Sugar", name_ur="چینی", name_hi="चीनी", unit=Unit.KG, price_paisa=15_550
)


def test_weighed_goods_say_the_price_of_a_part():
    label = label_of(SUGAR, VOICE, languages_of("ur"))
    assert isinstance(label, Label)
    assert label.names == ("چینی", "Sugar")
    assert (label.price, label.unit, label.part) == ("Rs 155.50", "per kg", "250 g: 38.88")
    assert (label.code, label.symbol) == ("", None)


def test_a_piece_has_its_price_alone_and_a_name_that_is_missing_stands_once():
    tea = Product(
        product_id=8, name_en="Tea", price_paisa=54_000, barcodes=(Barcode(code="08964000123454"),)
    )
    label = label_of(tea, VOICE, languages_of("hi"))
    assert (label.names, label.price, label.unit, label.part) == (("Tea",), "Rs 540", "", "")
    assert label.symbol.text == "8964000123454"
    large = label_of(tea, Voice(money_style("INR")), ("en",))
    assert large.price == "Rs 540"


def test_the_trade_code_of_one_piece_goes_on_the_label():
    carton = Barcode(code="18964000123451", quantity=12_000)
    own, right = Barcode(code="PLU12"), Barcode(code="08964000123454")
    for codes, expected in (
        ((carton, own, right), right.code),
        ((carton, own), own.code),
        ((carton,), ""),
        ((), ""),
    ):
        assert label_code(Product(product_id=1, barcodes=codes)) == expected
