"""The store's own codes: right in their check digit, and never one that the scale prints."""

from pos_app.domain import gs1
from pos_app.domain.barcode import BarcodeKind, BarcodeRules, LabelTemplate, normalise, parse
from pos_app.domain.labels.own_code import own_codes


def test_a_code_is_kept_as_it_is_scanned():
    first, *others = own_codes(10_000_002, BarcodeRules())
    assert first == "02000100000021"
    assert gs1.has_check_digit(first)
    assert normalise(first[1:]) == first
    scanned = parse(first[1:])
    assert scanned.kind is BarcodeKind.GTIN
    assert first in scanned.candidates
    assert len(set(others)) == len(others) == 7


def test_the_prefixes_of_the_scale_are_left_to_it():
    rules = BarcodeRules(templates=(LabelTemplate(pattern="20PPPPPWWWWWC"),))
    assert own_codes(1, rules)[0].startswith("023")
    assert not any(parse(code[1:], rules).plu for code in own_codes(1, rules))


def test_a_long_number_of_another_system_is_text():
    assert own_codes(2**53 - 1, BarcodeRules()) == ("K9007199254740991",)
