"""sale and scan."""

import pytest

from pos_app.cli.selling import _MEANINGS
from pos_app.domain.barcode import ErrorWord


def test_a_sale_gives_a_receipt_and_change(store):
    product_id = store.add()
    store.text("stock-in", product_id, 10)
    sold = store.json("sale", "--line", "8964000660928*2", "--line", product_id, "--cash", "1000")
    assert (sold["total"], sold["change"]) == ("540.00", "460.00")
    assert sold["receipt_no"].startswith("1-1-")
    assert len(sold["event_id"]) == 36
    assert store.json("stock", product_id)[0]["quantity"] == 7


def test_a_weight_label_sells_its_weight(store):
    product_id = store.add("Cheese", price="1000.00", code="PLU12", unit="kg")
    sold = store.json("sale", "--line", "2100012012508", "--cash", "1250.00")
    assert sold["total"] == "1250.00"
    assert store.json("stock", product_id)[0]["quantity"] == "-1.25"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--line", "8964000660928", "--cash", "179.99"],
        ["--line", "8964000660928", "--cash", "-5"],
        ["--line", "8964000660928", "--cash", "NaN"],
        ["--line", "8964000660928", "--cash", "9" * 20],
        ["--line", "8964000660928*0", "--cash", "500"],
        ["--line", "8964000660928*-1", "--cash", "500"],
        ["--line", "8964000660928*1.5", "--cash", "500"],
        ["--line", "8964000660928*8964000660928", "--cash", "500"],
        ["--line", "8964000660928*", "--cash", "500"],
        ["--line", "*2", "--cash", "500"],
        ["--line", "8964000660935", "--cash", "500"],
        ["--line", "x" * 10**6, "--cash", "500"],
        ["--line", "8964000660928", "--line", "nothing", "--cash", "500"],
    ],
)
def test_a_sale_that_cannot_be_meant_is_refused_and_nothing_changes(store, arguments):
    store.add()
    store.refused("sale", *arguments)
    assert store.json("status")["events"] == 1


def test_a_scan_tells_what_it_would_do_and_sells_nothing(store):
    product_id = store.add()
    found = store.json("scan", "08964000660928")
    assert found["gtin"] == "08964000660928"
    assert (found["product_id"], found["quantity"], found["price"]) == (product_id, 1, "180.00")
    assert (found["kind"], found["valid"]) == ("gtin", True)
    assert found["message"] == "sells 1 piece Pakola at 180.00"
    assert store.json("status")["events"] == 1


def test_a_scan_reads_lot_expiry_and_weight(store):
    found = store.json("scan", "]C1010896400066092810AB-1\x1d17261231")
    assert (found["gtin"], found["lot"], found["expiry"]) == (
        "08964000660928",
        "AB-1",
        "2026-12-31",
    )
    assert store.json("scan", "2100012012508")["quantity"] == "1.25"


def test_scan_says_what_a_sale_would_refuse_and_what_is_past(store):
    store.add()
    half = "010896400066092810AB\x1d3103001250"
    assert "not a whole number" in store.json("scan", half)["message"]
    store.refused("sale", "--line", half, "--cash", "500")
    past = store.json("scan", "]C1010896400066092817200131")
    assert past["message"].endswith("its date, 2020-01-31, is past")


def test_line_may_be_a_number_of_the_stores_own(store):
    tea = store.json("product", "add", "--name", "Tea", "--price", "90", "--product-id", 42)
    assert store.json("sale", "--line", "42*2", "--cash", "180")["total"] == "180.00"
    assert store.json("stock", tea["product_id"])[0]["quantity"] == -2
    store.refused("sale", "--line", "43", "--cash", "180")


def test_a_code_that_the_store_has_is_sold_although_its_check_digit_is_wrong(store):
    store.text("product", "add", "--name", "Brush", "--price", "90", "--barcode", "8964000660929")
    found = store.json("scan", "8964000660929")
    assert (found["valid"], found["price"]) == (False, "90.00")
    assert found["message"].startswith("sells 1 piece Brush at 90.00, by a code of the store's own")
    assert "scan again" not in found["message"]


@pytest.mark.parametrize("code", ["", "]", "x" * 10**5, "89\x1b", "8964000660929", "]C1"])
def test_a_scan_of_anything_is_answered(store, code):
    found = store.json("scan", code)
    assert found["valid"] is False
    assert found["message"]
    assert store.text("scan", code)


def test_every_meaning_has_its_sentence():
    assert {str(word) for word in ErrorWord} <= set(_MEANINGS)


def test_a_code_with_a_date_that_does_not_exist_still_names_the_product(store):
    number = store.add()
    found = store.json("scan", "(01)08964000660928(17)260230")
    assert (found["product_id"], found["valid"], found["expiry"]) == (number, False, None)
    assert found["message"].endswith("at 180.00; a date in it does not exist")
    assert store.text("scan", "a\tb").startswith("refused: it holds control characters")


@pytest.mark.parametrize(
    "code",
    ["https://evil.example/01/08964000660928?3922=00100", "]C101089640006609283922000001"],
)
def test_a_price_within_a_code_does_not_undersell(store, code):
    """Anybody can print one: a cashier would sell at any price, and no list would tell it."""
    store.add()
    assert store.json("scan", code)["price"] == "180.00"
    assert "does not pay 180.00" in store.refused("sale", "--line", code, "--cash", "1")
    assert store.json("sale", "--line", code, "--cash", "180")["total"] == "180.00"


def test_a_label_of_an_empty_scale_sells_nothing(store):
    store.add("Cheese", price="900.00", code="PLU12345", unit="kg")
    found = store.json("scan", "2112345000008")
    assert (found["quantity"], found["valid"]) == (0, False)
    assert "weigh it again" in found["message"]
    assert "weigh it again" in store.refused("sale", "--line", "2112345000008", "--cash", "900")
    assert store.json("status")["events"] == 1


def test_a_code_that_was_read_wrong_is_not_to_be_added(store):
    store.add()
    for code in ("5000112637921", "2100012012509"):
        said = store.refused("sale", "--line", code, "--cash", "1")
        assert "the check digit is wrong: scan again" in said
        assert "product add" not in said
    assert "product add" in store.refused("sale", "--line", "5000112637922", "--cash", "1")


def test_a_bill_that_is_too_large_is_told_in_rupees(store):
    store.add(price="10000000.00")
    said = store.refused("sale", "--line", "8964000660928*10001", "--cash", "1")
    assert said.startswith("kiryana-till: 100010000000.00 cannot be a price")


@pytest.mark.parametrize(
    ("card", "word"),
    [("C:12", "a customer's card"), ("s:Aslam", "the badge"), ("H:3", "a held bill")],
)
def test_a_card_on_a_line_is_called_what_it_is(store, card, word):
    store.add()
    said = store.refused("sale", "--line", f"{card}*2", "--cash", "500")
    assert said.startswith(f"kiryana-till: {card} is ")
    assert word in said
    assert "product add" not in said
