"""Numbers, names and barcodes as spreadsheets leave them."""

import pytest
from pos_protocol.sheets import DecimalMark

from pos_app.domain.files.csv_cells import (
    barcode_cell,
    read_barcodes,
    read_id,
    read_money,
    read_name,
    read_quantity,
)
from pos_app.domain.files.file_fault import CellRefusedError, FaultWord

POINT, COMMA, EITHER = DecimalMark.POINT, DecimalMark.COMMA, DecimalMark.EITHER


@pytest.mark.parametrize(
    ("cell", "mark", "paisa"),
    [
        ("540", POINT, 54000),
        (" 540.5 ", POINT, 54050),
        ("180.0000", POINT, 18000),
        ("1,234.50", POINT, 123450),
        ("1,234", POINT, 123400),
        ("1,23,456.50", POINT, 12345650),
        ("10,50", COMMA, 1050),
        ("1.234,50", COMMA, 123450),
        ("10.50", COMMA, 1050),
        ("1.234", COMMA, 123400),
        ("10,50", EITHER, 1050),
        ("1 234,50", COMMA, 123450),
        ("1\u00a0234", POINT, 123400),
        ("Rs. 1,500/-", POINT, 150000),
        ("₹99", POINT, 9900),
        ("۱۲٫۵۰", POINT, 1250),
        ("'540", POINT, 54000),
        ("0", POINT, 0),
        ("", POINT, None),
        ("  ", POINT, None),
    ],
)
def test_amounts_are_read_as_people_write_them(cell, mark, paisa):
    assert read_money(cell, "price", mark) == paisa


@pytest.mark.parametrize(
    ("cell", "mark", "word"),
    [
        ("-5", POINT, FaultWord.NEGATIVE),
        ("abc", POINT, FaultWord.BAD_NUMBER),
        ("NaN", POINT, FaultWord.BAD_NUMBER),
        ("inf", POINT, FaultWord.BAD_NUMBER),
        ("1e3", POINT, FaultWord.BAD_NUMBER),
        ("1,2,3", POINT, FaultWord.BAD_NUMBER),
        ("=1+1", POINT, FaultWord.BAD_NUMBER),
        ("Rs", POINT, FaultWord.BAD_NUMBER),
        ("10.555", POINT, FaultWord.TOO_FINE),
        ("99999999999999999999", POINT, FaultWord.TOO_LARGE),
        ("9" * 50, POINT, FaultWord.TOO_LONG),
        ("1.500", COMMA, FaultWord.TWO_READINGS),
        ("1,234", COMMA, FaultWord.TOO_FINE),
        ("1,500", EITHER, FaultWord.TWO_READINGS),
    ],
)
def test_amounts_that_cannot_be_meant_are_refused(cell, mark, word):
    with pytest.raises(CellRefusedError) as refused:
        read_money(cell, "price", mark)
    assert refused.value.word is word


def test_quantities_have_three_decimals_and_a_sign():
    assert read_quantity("1.250", "quantity", POINT) == 1250
    assert read_quantity("0,250", "quantity", EITHER) == 250
    assert read_quantity("-3", "quantity", POINT) == -3000
    with pytest.raises(CellRefusedError) as refused:
        read_quantity("8964000123454", "quantity", POINT)
    assert refused.value.word is FaultWord.TOO_LARGE


def test_a_doubtful_quantity_is_refused_rather_than_guessed():
    with pytest.raises(CellRefusedError) as refused:
        read_quantity("1.234", "quantity", COMMA)
    assert refused.value.word is FaultWord.TWO_READINGS


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("8964000660928", ["8964000660928"]),
        ('="8964000660928"', ["8964000660928"]),
        ("'08964000660928", ["08964000660928"]),
        ("8,901,020,104,025", ["8901020104025"]),
        ("8964000660928.00", ["8964000660928"]),
        ("8 901030 865237", ["8901030865237"]),
        ("\u200e8901030865237\u200f", ["8901030865237"]),
        ("۸۹۰۱۰۳۰۸۶۵۲۳۷", ["8901030865237"]),
        ("8901030865237 | 8964000660928", ["8901030865237", "8964000660928"]),
        ("8901030865237;8964000660928", ["8901030865237", "8964000660928"]),
        ("PLU 12", ["PLU 12"]),
        ("AB-12/7", ["AB-12/7"]),
        ("", []),
        (" | ", []),
    ],
)
def test_barcodes_lose_what_a_spreadsheet_put_around_them(cell, codes):
    assert [code for code, _ in read_barcodes(cell)] == codes


def test_a_upc_without_its_leading_zero_is_found_by_a_scan_all_the_same():
    assert read_barcodes("12345678905") == (("12345678905", 1000), ("012345678905", 1000))
    assert read_barcodes("12345678904") == (("12345678904", 1000),)


def test_a_code_may_stand_for_a_carton():
    assert read_barcodes("8901030865237*12|8964000660928") == (
        ("8901030865237", 12000),
        ("8964000660928", 1000),
    )


@pytest.mark.parametrize(
    ("cell", "word"),
    [
        ("8.96400E+12", FaultWord.LOST_DIGITS),
        ("8,96400E+12", FaultWord.LOST_DIGITS),
        ('="8.9E+12"', FaultWord.LOST_DIGITS),
        ("9" * 200, FaultWord.TOO_LONG),
        ("89010\x1b30", FaultWord.CONTROL_CHARACTER),
        ("12.5", FaultWord.BAD_BARCODE),
        ("-8901030865237", FaultWord.BAD_BARCODE),
        ("0000000000000", FaultWord.BAD_BARCODE),
        ("8901030865237*0", FaultWord.ZERO),
        ("|".join(str(8901030865237 + n) for n in range(51)), FaultWord.BAD_BARCODE),
    ],
)
def test_barcodes_that_are_none_are_refused(cell, word):
    with pytest.raises(CellRefusedError) as refused:
        read_barcodes(cell)
    assert refused.value.word is word


def test_ids_are_whole_numbers():
    assert read_id("12", "product_id") == 12
    assert read_id("12.0", "product_id") == 12
    assert read_id("", "product_id") is None
    for cell in ("0", "-1", "1.5", "x", "9" * 20):
        with pytest.raises(CellRefusedError):
            read_id(cell, "product_id")


def test_names_stay_on_one_line_and_keep_their_script():
    assert read_name("Red Label\r\nTea", "name") == "Red Label Tea"
    assert read_name(" Caf\u00e9 &amp; 🍦 \ufffd ", "name") == "Caf\u00e9 &amp; 🍦 \ufffd"
    assert read_name("پاکولا", "name") == "پاکولا"


@pytest.mark.parametrize("cell", ["A\x00B", "A\x1bB", "A\x7f", "x" * 201, "\u2028x", "x" * 10**6])
def test_names_that_would_harm_are_refused(cell):
    with pytest.raises(CellRefusedError):
        read_name("Tea " + cell, "name")


@pytest.mark.parametrize(
    ("code", "shown"), [("08964000660928", "8964000660928"), ("PLU12", "PLU12")]
)
def test_a_code_survives_excel_in_its_own_length(code, shown):
    cell = barcode_cell(code, "", plain=False)
    assert read_barcodes(cell) == ((shown, 1000),)
    assert cell == (f'="{shown}"' if shown.isdigit() else shown)
