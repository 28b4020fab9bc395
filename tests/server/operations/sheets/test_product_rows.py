"""Codes and names as a product file spells them."""

import pytest
from pos_protocol.sheets import guarded, unguarded
from sync_server.operations.sheets.product_rows import normal_code


@pytest.mark.parametrize(
    ("code", "normal"),
    [
        ("8964000123454", "08964000123454"),
        ("4006381333931", "04006381333931"),
        ("036000291452", "00036000291452"),
        ("96385074", "00000096385074"),
        ("8964000123455", "08964000123455"),
        ("PLU12", "PLU12"),
        ("12345", "12345"),
        ("٨٩٦٤٠٠٠١", "٨٩٦٤٠٠٠١"),
    ],
)
def test_a_gtin_has_fourteen_digits_whatever_its_check_digit_says(code, normal):
    assert normal_code(code) == normal


@pytest.mark.parametrize("name", ["=1+1", "+92", "-5", "@x", "'=", "''+", "'quoted'", "plain", ""])
def test_a_name_survives_the_spreadsheet(name):
    assert unguarded(guarded(name)) == name
    assert not guarded(name).startswith(("=", "+", "-", "@"))
