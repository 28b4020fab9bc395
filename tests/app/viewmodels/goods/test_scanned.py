"""A scan where nothing is sold says what was scanned and what it costs, and does nothing."""

import pytest
from pos_protocol.events import Barcode

from pos_app.operations import products
from pos_app.operations.products import NewProduct
from pos_app.viewmodels.goods.scanned import tell_scan
from tests.support.shops.staff import seat

TEA = "8964000153451"


def test_goods_are_named_with_their_price(models, notices):
    tell_scan(models.desk, TEA)
    for word in ("Tapal Danedar Tea 190 g", "540"):
        assert word in notices[-1].text
    assert notices[-1].sells == TEA
    assert not notices[-1].is_error
    assert models.sale.cart.lines == ()


def test_who_may_not_sell_is_offered_nothing(models, notices):
    seat(models, "Vahid")
    tell_scan(models.desk, TEA)
    assert "540" in notices[-1].text
    assert not notices[-1].sells


def test_both_prices_of_a_shared_code_are_named(models, till, notices):
    new = NewProduct(
        name_en="Old pack",
        price_paisa=50_000,
        barcodes=(Barcode(code=TEA),),
        is_code_shared=True,
    )
    products.add_product(till, new)
    tell_scan(models.desk, TEA)
    assert "540" in notices[-1].text
    assert "500" in notices[-1].text


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("5000159461122", "is not in your products"),
        ("5000159461123", "Could not read that"),
        ("", "Could not read that"),
        ("C:10000001", "Nothing is sold here"),
        ("S:Aslam", "Nothing is sold here"),
    ],
)
def test_what_is_no_goods_of_the_shop_is_told_too(models, notices, code, told):
    tell_scan(models.desk, code)
    assert told in notices[-1].text
    assert notices[-1].is_error
    assert not notices[-1].sells


def test_every_screen_that_sells_nothing_says_what_was_scanned(models, notices):
    for model in (models.inbox, models.reports, models.settings):
        model.tell_scan(TEA)
        assert "Tapal" in notices.pop().text
