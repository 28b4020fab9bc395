"""What a spreadsheet leaves in a CSV file: encoding, separator, numbers, formulas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pos_protocol.sheets import (
    DayOrder,
    DecimalMark,
    NumberRefusedError,
    carton_of,
    carton_text,
    code_parts,
    decimal_mark,
    encoding_of,
    exact_of,
    exact_text,
    guarded,
    iso_time,
    plain_number,
    printed_code,
    separator_hint,
    separator_of,
    shown_mark,
    shown_order,
    time_ms,
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


def test_semicolons_mean_decimal_commas():
    assert decimal_mark(";") is DecimalMark.COMMA
    assert decimal_mark(",") is DecimalMark.POINT
    assert decimal_mark("\t") is DecimalMark.EITHER


@pytest.mark.parametrize("text", ["=1+1", "+92", "-5% off", "@sale", "'=x", "''-y"])
def test_a_text_like_a_formula_is_guarded(text):
    assert guarded(text) == f"'{text}"
    assert unguarded(guarded(text)) == text


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


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("08964000660928", "8964000660928"),
        ("00012345678905", "0012345678905"),
        ("00000096385074", "96385074"),
        ("18964000660925", "18964000660925"),
        ("PLU12", "PLU12"),
        ("123", "123"),
    ],
)
def test_a_code_is_printed_in_its_own_length(code, shown):
    assert printed_code(code) == shown


@given(
    st.text("AB1*. ", min_size=1, max_size=8).filter(lambda code: not code.endswith("*")),
    st.sampled_from(["", "1", "12", "0.5"]),
)
def test_a_carton_comes_back_as_it_was_written(code, quantity):
    code_back, quantity_back = carton_of(carton_text(code, quantity))
    assert code_back == code
    assert (quantity_back or "1") == (quantity or "1")


@pytest.mark.parametrize(
    ("text", "code", "quantity"),
    [
        ("111*12", "111", "12"),
        ("111*x", "111", "x"),
        ("111*", "111", ""),
        ("*AB-1*", "*AB-1*", None),
        ("A*B", "A*B", None),
        ("A*B*1", "A*B", "1"),
    ],
)
def test_behind_digits_a_star_means_a_carton(text, code, quantity):
    assert carton_of(text) == (code, quantity)


@pytest.mark.parametrize(
    ("shown", "iso"),
    [
        ("22/11/2026 8:05", "2026-11-22T08:05"),
        ("11/22/2026", "2026-11-22"),
        ("01.03.2026 10:30:15", "2026-03-01T10:30:15"),
        ("3-3-2026", "2026-03-03"),
        ("01/03/2026", None),
        ("2026-03-01", "2026-03-01"),
        ("soon", "soon"),
    ],
)
def test_a_time_is_read_as_a_spreadsheet_shows_it_where_that_has_one_meaning(shown, iso):
    assert iso_time(shown) == iso


@pytest.mark.parametrize(
    ("dates", "order", "first"),
    [
        (["22/11/2026", "01/03/2026 8:05"], DayOrder.DAY, "2026-03-01T08:05"),
        ([" 11-22-2026 "], DayOrder.MONTH, "2026-01-03T08:05"),
        (["22/11/2026", "11/22/2026"], DayOrder.EITHER, None),
        (["03/03/2026", "22.11.2026", "2026-11-22", "7"], DayOrder.EITHER, None),
        (["31/13/2026"], DayOrder.DAY, "2026-03-01T08:05"),
    ],
)
def test_dates_of_a_file_tell_the_order_of_those_that_do_not(dates, order, first):
    assert shown_order([["milk", date, "1"] for date in dates]) is order
    assert iso_time("01/03/2026 8:05", order) == first
    assert iso_time("22/11/2026", order) == "2026-11-22", "what has one reading keeps it"
    assert iso_time("3.1.2026", order) == "2026-01-03"


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1),
            st.sampled_from(["", "12", "0.5"]),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_exact_codes_come_back_whatever_is_in_them(codes):
    cell = " | ".join(exact_text(code, quantity) for code, quantity in codes)
    read = [exact_of(part.strip()) for part in code_parts(cell)]
    # A space at a code's end is no part of it: no scanner sends one.
    assert read == [(code, quantity or "1") for code, quantity in codes]


def test_what_is_no_exact_code_is_none():
    for text in ("", "8964000123454", "\\", "\\A", "\\A*x", "A*12"):
        assert exact_of(text) is None


@pytest.mark.parametrize(
    ("iso", "ms"),
    [
        ("1970-01-02", 86_400_000),
        ("1970-01-01T05:00:00+05:00", 0),
        ("1970-01-01 00:00:01", 1000),
        ("9999-12-31T23:59:59-11:00", None),
        ("0001-01-01T00:00:00+05:00", None),
        ("yesterday", None),
    ],
)
def test_a_time_that_every_calendar_has_is_read_in_utc(iso, ms):
    if ms is None:
        with pytest.raises(ValueError, match=iso[:4]):
            time_ms(iso)
    else:
        assert time_ms(iso) == ms
