"""Columns by their many names, rows as values, and products as cells that read back equal."""

import csv
import io

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pos_protocol.events import Barcode, Unit
from pos_protocol.sheets import DecimalMark

from pos_app.domain.files.catalogue_file import (
    PRODUCT_COLUMNS,
    check_whole,
    product_cells,
    product_columns,
    read_product_row,
)
from pos_app.domain.files.file_fault import CellRefusedError, FaultWord, TableRefusedError
from pos_app.domain.product import Product, checked_codes, checked_text
from pos_app.errors import BarcodeRefused

ORIGINAL = "storeID,product_id,ItemQuantity,price_per_unit,itemDesc,stocked_in,VendorId"


def read(header, row):
    columns = product_columns(header.split(","))
    return read_product_row(2, row.split(","), columns, mark=DecimalMark.POINT)


def test_the_original_columns_come_first():
    assert ",".join(PRODUCT_COLUMNS).startswith(ORIGINAL)


def test_the_original_columns_are_read():
    row = read(ORIGINAL, "1,7,12,540.00,Basmati Rice,2024-05-01,3")
    assert (row.store_id, row.product_id, row.vendor_id) == (1, 7, 3)
    assert (row.quantity_milli, row.price_paisa) == (12000, 54000)
    assert (row.name_en, row.stocked_in) == ("Basmati Rice", "2024-05-01")


@pytest.mark.parametrize(
    "header",
    [
        "barcode,name,price,qty",
        "EAN-13,Item Name,Sale Price,In Stock",
        "Code,Description,MRP,Quantity",
        "बारकोड,नाम,मूल्य,मात्रा",
        "بارکوڈ,نام,قیمت,مقدار",
    ],
)
def test_columns_go_by_many_names(header):
    row = read(header, "8964000660928,Pakola,180,4")
    assert row.barcodes == (Barcode(code="08964000660928"),)
    assert (row.name_en, row.price_paisa, row.quantity_milli) == ("Pakola", 18000, 4000)


def test_of_two_prices_the_surer_name_counts_and_the_other_is_told():
    columns = product_columns(["name", "mrp", "price_per_unit", "shelf"])
    assert columns.cell(["A", "1", "2", "x"], "price_per_unit") == "2"
    assert columns.unused == ("mrp", "shelf")


@pytest.mark.parametrize(
    ("header", "word"),
    [
        ("barcode,qty", FaultWord.NO_COLUMN),
        ("8964000660928,Pakola,180,4", FaultWord.NO_COLUMN),
        ("name,price,price", FaultWord.COLUMN_TWICE),
    ],
)
def test_a_header_that_cannot_be_meant_is_refused(header, word):
    with pytest.raises(TableRefusedError) as refused:
        product_columns(header.split(","))
    assert refused.value.word is word


@pytest.mark.parametrize(
    ("row", "word"),
    [
        ("8964000660928,,180,4", FaultWord.MISSING),
        ("8964000660928,Pakola,,4", FaultWord.MISSING),
        ("8964000660928,Pakola", FaultWord.MISSING),
        ("8964000660928,Pakola, 1.5L,180,4", FaultWord.BAD_NUMBER),
        ("8964000660928,Pakola,180,4,5", FaultWord.TOO_MANY_CELLS),
        ("8964000660928,Pakola,180,8964000660928", FaultWord.TOO_LARGE),
    ],
)
def test_a_wrong_row_says_what_is_wrong(row, word):
    with pytest.raises(CellRefusedError) as refused:
        read("barcode,name,price,qty", row)
    assert refused.value.word in {word, FaultWord.TOO_MANY_CELLS}


def test_pieces_are_whole_and_weights_are_not():
    assert read("name,price,qty,unit", "Sugar,150,1.5,KG").quantity_milli == 1500
    with pytest.raises(CellRefusedError):
        read("name,price,qty,unit", "Soap,150,1.5,pcs")
    with pytest.raises(CellRefusedError):
        read("name,price,qty,unit", "Soap,150,1,dozen")
    with pytest.raises(CellRefusedError):
        check_whole(1500)


names = st.text(max_size=20).map(
    lambda text: checked_text("".join(c for c in text if c.isprintable()), field="name")
)
codes = st.sampled_from(["08964000660928", "00000096385074", "PLU12", "AB-1", "12"])


@given(
    names.filter(bool), names, names, st.lists(codes, unique=True, max_size=3), names, st.booleans()
)
def test_what_is_written_reads_back_equal(name_en, name_ur, name_hi, barcodes, category, plain):
    product = Product(
        product_id=7,
        name_en=name_en,
        name_ur=name_ur,
        name_hi=name_hi,
        barcodes=tuple(Barcode(code=code, quantity=1000) for code in barcodes),
        unit=Unit.KG,
        price_paisa=12345,
        cost_paisa=None,
        vendor_id=3,
        low_at_milli=1500,
        tax_bp=1250,
        category=category,
    )
    written = io.StringIO()
    csv.writer(written).writerow(
        product_cells(product, store_id=1, quantity_milli=2500, stocked_in="", plain=plain)
    )
    assert not any(
        cell.startswith(("=", "+", "-", "@")) and not cell.startswith('="')
        for cell in next(csv.reader(io.StringIO(written.getvalue())))
    )
    cells = next(csv.reader(io.StringIO(written.getvalue(), newline="")))
    row = read_product_row(2, cells, product_columns(PRODUCT_COLUMNS), mark=DecimalMark.POINT)
    assert row.barcodes == product.barcodes
    assert (row.name_en or row.name_ur or row.name_hi) == product.name()
    assert (row.name_ur or "", row.name_hi or "") == (name_ur, name_hi)
    assert (row.price_paisa, row.quantity_milli) == (12345, 2500)
    assert (row.unit, row.vendor_id, row.low_at_milli) == (Unit.KG, 3, 1500)
    assert (row.tax_bp, row.category or "") == (1250, category)


@pytest.mark.parametrize("plain", [True, False])
@pytest.mark.parametrize(
    "codes",
    [
        [("18964000660925", 12000)],
        [("MILK-CTN", 12000)],
        [("MILK-CTN", 12000), ("18964000660925", 6000), ("MILK", 1000)],
        [("PACK*6", 1000)],
        [("PACK*6", 2500), ("A*B", 1000)],
    ],
)
def test_a_carton_code_reads_back_equal(codes, plain):
    product = Product(
        product_id=7,
        name_ur="دودھ",
        barcodes=tuple(Barcode(code=code, quantity=milli) for code, milli in codes),
        price_paisa=1,
    )
    cells = product_cells(product, store_id=1, quantity_milli=0, stocked_in="", plain=plain)
    row = read_product_row(2, cells, product_columns(PRODUCT_COLUMNS), mark=DecimalMark.POINT)
    assert row.barcodes == product.barcodes
    assert (row.name_en, row.name_ur) == ("", "دودھ")


@given(
    codes=st.lists(
        st.one_of(
            st.text("1'|*\\=\" ;,.-A", min_size=1, max_size=8),
            st.sampled_from(["'12", "A|B", "A|'B", '="x"', "1,234,567", "123456 123456", "1E5"]),
            st.sampled_from(["12345678905", "8964000660928.0", "০১২", "\\A", "\\A*2", "000000"]),
        ),
        min_size=1,
        max_size=3,
    ),
    quantity=st.sampled_from([1000, 12_000]),
)
def test_every_code_comes_back_as_it_was(codes, quantity):
    """Also one with what a file puts between codes, or what a person's spelling would lose."""
    try:
        codes = checked_codes(tuple(Barcode(code=code, quantity=quantity) for code in codes))
    except BarcodeRefused:
        assume(False)
    product = Product(product_id=7, name_en="Tea", barcodes=codes)
    cells = product_cells(product, store_id=1, quantity_milli=0, stocked_in="", plain=False)
    row = read_product_row(2, cells, product_columns(PRODUCT_COLUMNS), mark=DecimalMark.POINT)
    assert set(row.barcodes) >= set(product.barcodes)
    upcs = sum(len(code.code) == 11 and code.code.isdigit() for code in codes)
    assert len(row.barcodes) <= len(codes) + upcs


@pytest.mark.parametrize(
    ("code", "cell"),
    [
        ("A|B", r"\A\|B*1"),
        ("'12", r"\'12*1"),
        ("A'B", "A'B"),
        ("AB-1", "AB-1"),
        ("08964000660928", '="8964000660928"'),
    ],
)
def test_only_a_code_that_would_be_read_otherwise_is_written_with_a_backslash(code, cell):
    product = Product(product_id=7, name_en="Tea", barcodes=(Barcode(code=code),))
    cells = product_cells(product, store_id=1, quantity_milli=0, stocked_in="", plain=False)
    assert cells[PRODUCT_COLUMNS.index("barcode")] == cell
