"""What a spreadsheet leaves in a CSV file: encoding, separator, numbers, formulas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pos_protocol.sheets import (
    DecimalMark,
    NumberRefusedError,
    encoding_of,
    guarded,
    plain_number,
    separator_hint,
    separator_of,
    shown_mark,
    unguarded,
)


@pytest.mark.parametrize(
    ("sample", "encoding"),
    [
        ("\ufeffname".encode(), "utf-8-sig"),
        ("name,نام".encode(), "utf-8"),
        (b"\xff\xfe" + "name".encode("utf-16-le"), "utf-16"),
        (b"\xfe\xff" + "name".encode("utf-16-be"), "utf-16"),
        ("barcode\tname".encode("utf-16-le"), "utf-16-le"),
        ("barcode\tname".encode("utf-16-be"), "utf-16-be"),
        ("name".encode("utf-32"), "utf-32"),
        (b"", "utf-8"),
        (b"a\x00b,name,price", "utf-8"),
    ],
)
def test_encoding_is_told_by_the_first_bytes(sample, encoding):
    assert encoding_of(sample) == encoding


@pytest.mark.parametrize("start", [b"PK\x03\x04...", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..."])
def test_a_workbook_has_no_encoding(start):
    assert encoding_of(start) is None


@pytest.mark.parametrize(
    ("header", "separator"),
    [
        ("barcode,name,price", ","),
        ("barcode;name;price, Rs", ";"),
        ("barcode\tname, and more\tprice", "\t"),
        ("barcode|name|price", "|"),
        ('"a,b";"c,d";e', ";"),
        ("name", ","),
    ],
)
def test_separator_is_the_one_the_header_uses(header, separator):
    assert separator_of(header) == separator


@pytest.mark.parametrize(
    ("line", "separator"),
    [("sep=;\r\n", ";"), ('\ufeff"SEP=|"\n', "|"), ("sep=;;", None), ("name;price", None)],
)
def test_excels_own_first_line_names_the_separator(line, separator):
    assert separator_hint(line) == separator


@given(st.text(max_size=60))
def test_a_guarded_text_runs_as_no_formula_and_comes_back(text):
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize(
    ("text", "mark", "places", "number"),
    [
        ("1,25,000.50", DecimalMark.POINT, 2, "125000.5"),
        ("1,250", DecimalMark.POINT, 3, "1250"),
        ("-5", DecimalMark.POINT, 3, "-5"),
        ("1.250,5", DecimalMark.COMMA, 2, "1250.5"),
        ("12.50", DecimalMark.COMMA, 2, "12.5"),
        ("1,250", DecimalMark.COMMA, 3, "1.25"),
        ("1,5", DecimalMark.EITHER, 2, "1.5"),
    ],
)
def test_a_number_is_read_where_one_meaning_is_certain(text, mark, places, number):
    assert plain_number(text, mark, places=places) == number


@pytest.mark.parametrize(
    ("text", "mark", "words"),
    [
        ("1.250", DecimalMark.COMMA, "two ways"),
        ("1,250", DecimalMark.EITHER, "two ways"),
        ("1.2505", DecimalMark.POINT, "too many decimals"),
        ("1e5", DecimalMark.POINT, "not a number"),
        ("NaN", DecimalMark.EITHER, "not a number"),
        ("9" * 41, DecimalMark.POINT, "not a number"),
    ],
)
def test_a_number_of_two_meanings_is_refused(text, mark, words):
    with pytest.raises(NumberRefusedError, match=words):
        plain_number(text, mark, places=3)


@pytest.mark.parametrize(
    ("separator", "cells", "mark"),
    [
        (",", ["270,50", "12,375", "Sugar"], DecimalMark.COMMA),
        (",", ["270.50", "1,099"], DecimalMark.POINT),
        (",", ["270.50", "7,5"], DecimalMark.POINT),
        (",", ["12,375", "40"], DecimalMark.POINT),
        (";", ["270.50", "12.375"], DecimalMark.POINT),
        (";", ["270,50", "7.5"], DecimalMark.COMMA),
        (";", ["40", "12.375"], DecimalMark.COMMA),
        ("\t", ["-2.5"], DecimalMark.POINT),
        ("\t", ["2.375", "0.125"], DecimalMark.POINT),
        ("\t", ["2,375", "-0,125"], DecimalMark.COMMA),
        ("\t", [" 2,5 "], DecimalMark.COMMA),
        ("\t", ["12.375", "01.11.2026"], DecimalMark.EITHER),
    ],
)
def test_a_files_own_cells_show_its_decimal_mark(separator, cells, mark):
    assert shown_mark(separator, [["x"], cells]) is mark
