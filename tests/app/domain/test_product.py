"""Names, codes, prices and quantities: what is kept and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pos_protocol.events import NAME_CHARS_MAX, Barcode

from pos_app.domain.product import (
    Product,
    checked_codes,
    checked_name,
    checked_text,
    read_price,
    read_quantity,
)
from pos_app.errors import (
    BarcodeRefused,
    NameRefused,
    NotGoodsCode,
    PriceRefused,
    QuantityRefused,
)


@pytest.mark.parametrize(
    ("names", "lang", "shown"),
    [
        ({"name_en": "Milk", "name_ur": "دودھ"}, "ur", "دودھ"),
        ({"name_en": "Milk"}, "ur", "Milk"),
        ({"name_ur": "دودھ", "name_hi": "दूध"}, "en", "دودھ"),
        ({"name_hi": "दूध"}, "en", "दूध"),
        ({}, "en", "#5"),
    ],
)
def test_a_missing_name_falls_back(names, lang, shown):
    assert Product(product_id=5, **names).name(lang) == shown


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Lay's   Chips ", "Lay's Chips"),
        ("Cafe\u0301", "Caf\u00e9"),
        ("\u200fچینی\u200e", "چینی"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\u00a0b", "a b"),
        ("👨‍👩‍👧 pack", "👨‍👩‍👧 pack"),
    ],
)
def test_names_are_kept_composed_and_trimmed(typed, kept):
    assert checked_name(typed) == kept


@pytest.mark.parametrize(
    "typed", ["", "   ", "\u200f", "a\x00", "a\tb", "a\nb", "\x7f", "\ud800", "a\u2028b", "x" * 201]
)
def test_names_that_cannot_be_kept_are_refused(typed):
    with pytest.raises(NameRefused):
        checked_name(typed)


def test_ten_megabytes_are_refused_at_once():
    with pytest.raises(NameRefused):
        checked_name("n" * 10_000_000)
    with pytest.raises(PriceRefused):
        read_price("9" * 10_000_000)
    with pytest.raises(QuantityRefused):
        read_quantity("9" * 10_000_000)


@given(st.text(max_size=300))
def test_whatever_is_kept_fits_and_stays(text):
    try:
        kept = checked_text(text, field="name")
    except NameRefused:
        return
    assert len(kept) <= NAME_CHARS_MAX
    assert checked_text(kept, field="name") == kept


@pytest.mark.parametrize(
    "text", ["", "NaN", "inf", "1e3", "-1", "1,000", "0.001", "9" * 20, "۵", "1 2", "0x10"]
)
def test_prices_that_cannot_be_meant_are_refused(text):
    with pytest.raises(PriceRefused):
        read_price(text)


@pytest.mark.parametrize("text", ["540", "540.0", " 540.00 "])
def test_prices_are_read_exactly(text):
    assert read_price(text) == 54_000


@pytest.mark.parametrize("text", ["0", "-1", "NaN", "1e3", "8964000123454", "1.0001", "", "9" * 20])
def test_quantities_that_cannot_be_meant_are_refused(text):
    with pytest.raises(QuantityRefused):
        read_quantity(text)


def test_codes_are_kept_once_in_one_spelling():
    codes = (Barcode(code="8964000123454"), Barcode(code=" 08964000123454 "), Barcode(code="plu 7"))
    assert [code.code for code in checked_codes(codes)] == ["08964000123454", "PLU7"]


@pytest.mark.parametrize("code", ["C:12", "c: 12", "S:1", "H:7"])
def test_what_is_scanned_as_a_person_or_a_bill_is_no_goods_code(code):
    with pytest.raises(NotGoodsCode):
        checked_codes((Barcode(code=code),))
    assert checked_codes((Barcode(code="CC:12"),))


@pytest.mark.parametrize("code", ["", "  ", "x" * 65, "x" * 10_000_000, "a\x00b", "a\nb"])
def test_codes_no_scanner_sends_are_refused(code):
    with pytest.raises(BarcodeRefused):
        checked_codes((Barcode(code=code),))
