"""The fields of a product's card say what was meant, and refuse what was not."""

import pytest
from pos_protocol.events import Barcode

from pos_app.errors import BarcodeRefused, PriceRefused, QuantityRefused, RateRefused, TileRefused
from pos_app.viewmodels.goods.card_fields import (
    FIELDS,
    code_words,
    read_codes,
    read_fields,
    read_tile,
    texts_of,
)
from tests.support.factories import make_product

EMPTY = dict.fromkeys(FIELDS, "")


def test_what_a_product_says_is_read_back_as_it_was(till):
    product = make_product(till, code="5000159461122", price_paisa=38_050)
    texts = texts_of(product, vendor="Metro", tile=2)
    assert texts["price"] == "380.50"
    assert (texts["vendor"], texts["tile"]) == ("Metro", "3")
    fields = read_fields(texts)
    assert fields["barcodes"] == product.barcodes
    assert (fields["price_paisa"], fields["cost_paisa"], fields["tax_bp"]) == (38_050, None, 0)
    assert read_tile(texts["tile"]) == 2


def test_a_code_may_stand_for_a_carton():
    assert read_codes("۸۹۶۴, 18964*12 5\u00d70.5") == (
        Barcode(code="8964", quantity=1000),
        Barcode(code="18964", quantity=12_000),
        Barcode(code="5", quantity=500),
    )
    assert code_words(" a,b\u060cc ") == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("field", "text", "error"),
    [
        ("price", "", PriceRefused),
        ("price", "3.999", PriceRefused),
        ("cost", "x", PriceRefused),
        ("low_at", "-1", QuantityRefused),
        ("tax", "18.999", RateRefused),
        ("barcodes", "*12", BarcodeRefused),
        ("barcodes", "8964*0", QuantityRefused),
        ("barcodes", "8964*x", QuantityRefused),
    ],
)
def test_what_cannot_be_meant_is_refused(field, text, error):
    with pytest.raises(error):
        read_fields(EMPTY | {"price": "1"} | {field: text})


@pytest.mark.parametrize("text", ["8", "x", "-1"])
def test_there_are_seven_tiles(text):
    assert read_tile("0") is None
    with pytest.raises(TileRefused):
        read_tile(text)
