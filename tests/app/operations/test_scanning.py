"""What a scan means, without selling anything."""

import pytest
from pos_protocol.events import Unit

from pos_app.db import cursors
from pos_app.domain.barcode import BarcodeKind
from pos_app.operations.scanning import scan
from tests.support.factories import make_product


def test_a_scan_is_explained_and_sells_nothing(till):
    milk = make_product(till, code="8964000123454", price_paisa=54_000)
    found = scan(till, "8964000123454")
    assert (found.barcode.kind, found.barcode.gtin) == (BarcodeKind.GTIN, "08964000123454")
    assert [each.product_id for each in found.products] == [milk.product_id]
    assert (found.quantity_milli, found.price_paisa, found.total_paisa) == (1000, 54_000, None)
    assert found.message == "ok"
    with till.db.read() as tx:
        assert cursors.state(tx).till_seq == 1


def test_goods_with_a_wrong_check_digit_are_found_as_they_are_in_the_catalogue(till):
    milk = make_product(till, code="8964000123450")
    found = scan(till, "8964000123450")
    assert found.products[0].product_id == milk.product_id
    assert not found.barcode.valid


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("4006381333931", "unknown"),
        ("4006381333932", "bad_check_digit"),
        ("", "empty"),
        ("x" * 70, "too_long"),
        ("a\x01b", "control_characters"),
        ("C:12", "unknown"),
        ("\ud800", "control_characters"),
    ],
)
def test_what_is_no_product_says_why(till, text, message):
    found = scan(till, text)
    assert (found.products, found.message) == ((), message)


def test_a_typed_number_is_a_product_only_where_no_code_is(till):
    milk = make_product(till)
    number = str(milk.product_id)
    assert scan(till, number, may_be_number=True).products[0].product_id == milk.product_id
    assert scan(till, number, may_be_number=True).message == "ok"
    other = make_product(till, "Other", code=number)
    assert scan(till, number, may_be_number=True).products[0].product_id == other.product_id
    assert scan(till, "9" * 30, may_be_number=True).products == ()


@pytest.mark.parametrize(
    ("code", "unit", "sold"),
    [
        ("]C101040063813339313922000001", Unit.PIECE, (1000, None)),
        ("https://evil.example/01/04006381333931?3922=00100", Unit.PIECE, (1000, None)),
        ("]C1010400638133393139325860100", Unit.PIECE, (1000, None)),
        ("]C101040063813339313922000100", Unit.KG, (1000, None)),
        ("]C101929000000001653922027000", Unit.PIECE, (1000, None)),
        ("]C101929000000001653922027000", Unit.KG, (500, 27_000)),
        ("]C101021123450000083922027000", Unit.KG, (500, 27_000)),
        ("]C1019290000000016531030017503922000001", Unit.KG, (1750, None)),
    ],
)
def test_a_price_that_anybody_can_put_into_a_code_changes_no_price_of_the_stores(
    till, code, unit, sold
):
    """Only what is weighed, under a number of variable measure, bears its own price."""
    for gtin in ("4006381333931", "92900000000165", "02112345000008"):
        make_product(till, f"Goods {gtin}", code=gtin, price_paisa=54_000, unit=unit)
    found = scan(till, code)
    assert (found.quantity_milli, found.total_paisa) == sold
    assert (len(found.products), found.price_paisa) == (1, 54_000)


@pytest.mark.parametrize(
    "code",
    [
        "2112345000008",
        "2212345000005",
        "]C101021123450000083103000000",
        "(01)92900000000165(3102)000000",
    ],
)
def test_a_label_without_a_measure_says_so(till, code):
    """A scale that was read empty must not sell one whole kilogram."""
    make_product(till, "Cheese", code="12345", price_paisa=90_000, unit=Unit.KG)
    make_product(till, "Ham", code="92900000000165", price_paisa=90_000, unit=Unit.KG)
    make_product(till, "Label", code="02112345000008", price_paisa=90_000, unit=Unit.KG)
    assert scan(till, code).message == "no_measure"
