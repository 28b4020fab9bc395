"""Bars of every kind of code; what they read as is tried with painted labels."""

import pytest

from pos_app.domain.labels.symbol import symbol_of


@pytest.mark.parametrize(
    ("code", "name", "text"),
    [
        ("08964000123454", "EAN-13", "8964000123454"),
        ("00000012345670", "EAN-8", "12345670"),
        ("00012345678905", "UPC-A", "012345678905"),
        ("18964000123451", "Code 128", "18964000123451"),
        ("08964000123450", "Code 128", "8964000123450"),
        ("PLU12", "Code 128", "PLU12"),
        ("7", "Code 128", "7"),
    ],
)
def test_a_kept_code_is_printed_as_what_it_is(code, name, text):
    symbol = symbol_of(code)
    assert (symbol.name, symbol.text) == (name, text)
    assert set(symbol.bars) == {"0", "1"}
    assert symbol.bars.startswith("1")
    assert symbol.bars.endswith("1")
    assert symbol.modules == len(symbol.bars) + sum(symbol.quiet)


def test_an_ean_has_the_widths_of_its_standard():
    # ISO/IEC 15420: 3 + 42 + 5 + 42 + 3 modules, and 3 + 28 + 5 + 28 + 3.
    assert len(symbol_of("08964000123454").bars) == 95
    assert len(symbol_of("00012345678905").bars) == 95
    assert len(symbol_of("00000012345670").bars) == 67


@pytest.mark.parametrize("code", ["", "چینی", "A" * 64, "a\x1db"])
def test_what_no_bars_can_hold_has_none(code):
    assert symbol_of(code) is None
