"""What must hold before a command: tags by identity, quantities by figure."""

import pytest
from sync_server.db.queries.products import ProductView
from sync_server.errors import RefusedError
from sync_server.operations.conditions import (
    Conditions,
    check_edit,
    check_stock,
    product_tag,
    stock_tag,
)

TEA = ProductView(
    product_id=7,
    name="Tea",
    unit="piece",
    price_paisa=100,
    vendor_id=None,
    barcodes=(),
    quantity_milli=5_000,
    first_stocked_in_ms=None,
    revision=3,
    version=12,
)


def code_of(check, conditions, product=TEA):
    try:
        check(conditions, product)
    except RefusedError as error:
        return str(error.code)
    return None


@pytest.mark.parametrize(
    ("tags", "edit", "stock"),
    [
        (None, None, None),
        (("*",), None, None),
        (("3-12",), None, None),
        (("x", "3-12"), None, None),
        (("12",), "precondition_failed", None),
        (("3-11",), "precondition_failed", "precondition_failed"),
        ((), "precondition_failed", "precondition_failed"),
    ],
)
def test_a_tag_must_be_the_one_of_now(tags, edit, stock):
    assert code_of(check_edit, Conditions(tags=tags)) == edit
    assert code_of(check_stock, Conditions(tags=tags)) == stock


def test_what_is_not_there_has_no_tag():
    assert code_of(check_edit, Conditions(tags=("*",)), None) == "precondition_failed"
    assert code_of(check_edit, Conditions(), None) is None


def test_the_quantity_must_be_the_one_expected():
    assert code_of(check_stock, Conditions(expected_milli=5_000)) is None
    assert code_of(check_stock, Conditions(expected_milli=4_999)) == "quantity_changed"


def test_tags_change_with_what_they_stand_for():
    assert (product_tag(TEA), stock_tag(TEA.version)) == ("3-12", "12")
