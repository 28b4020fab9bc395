"""GS1's own formats."""

import subprocess
import sys

import pytest

from pos_app.domain import gs1


@pytest.mark.parametrize(
    ("digits", "expected"),
    [("629104150021", "3"), ("37610425002123456", "9"), ("9638507", "4"), ("03600029145", "2")],
)
def test_the_check_digit_is_gs1s(digits, expected):
    assert gs1.check_digit(digits) == expected


@pytest.mark.parametrize("code", ["", "123", "8964000123455", "123456789⁰128", "٨٩٦٤٠٠٠١٢٣٤٥٤"])
def test_no_check_digit_where_there_is_none(code):
    assert not gs1.has_check_digit(code)


def test_upc_e_expands_and_shortens():
    assert gs1.expand_upc_e("04252614") == "00042100005264"
    assert gs1.shorten_to_upc_e("00042100005264") == "04252614"
    assert gs1.expand_upc_e("04252615") is None
    assert gs1.shorten_to_upc_e("00036000291452") is None
    assert gs1.shorten_to_upc_e("08964000123454") is None


@pytest.mark.parametrize(
    ("digits", "decimals", "expected"),
    [("001750", 3, 1750), ("000002", 0, 2000), ("000149", 5, 1), ("000150", 5, 2)],
)
def test_scaling_rounds_half_up(digits, decimals, expected):
    assert gs1.scale(digits, decimals, 3) == expected


def test_a_malformed_message_is_none():
    assert gs1.read_message("0112345") is None
    assert gs1.read_message("(01") is None
    assert gs1.read_message("0108964000123454xx") is None
    assert gs1.read_link("https://a.example/") is None
    assert gs1.read_link("ftp://a.example/01/08964000123454") is None


def test_a_plain_ean_is_read_without_loading_biip():
    probe = (
        "import sys; from pos_app.domain import barcode, gs1\n"
        "barcode.parse('4006381333931', barcode.BarcodeRules())\n"
        "before = 'biip' in sys.modules; gs1.load(); print(before, 'biip' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
