"""Catalogues in and out: every kind of row, and the same file twice."""

import pytest
from msgspec import structs
from pos_protocol.events import Barcode, Unit

from pos_app.db.queries import products as queries
from pos_app.db.queries import stock as stock_queries
from pos_app.db.queries import sync_status
from pos_app.errors import DiskFull, FileRefused, sentence
from pos_app.operations.files.product_files import export_products, import_products
from pos_app.operations.files.transfer import ImportOptions
from pos_app.operations.products import (
    NewProduct,
    ProductEdit,
    add_product,
    add_vendor,
    change_product,
    remove_product,
)
from tests.support.factories import STORE_ID, make_product, make_sale, make_till

ORIGINAL = "storeID,product_id,ItemQuantity,price_per_unit,itemDesc,stocked_in,VendorId"
SHORT = "barcode,name,price,qty"


@pytest.fixture
def till(tmp_path):
    till = make_till(tmp_path / "till")
    yield till
    till.close()


def take(till, header, *rows, **options):
    path = till.settings.data_dir / "goods.csv"
    path.write_bytes("\r\n".join([header, *rows]).encode())
    return import_products(till, path, ImportOptions(**options))


def events(till):
    with till.db.read() as tx:
        return sync_status.status(tx).events


def by_id(till, number):
    with till.db.read() as tx:
        return queries.by_id(tx, number)


def stock(till):
    with till.db.read() as tx:
        return {row.name: row.quantity_milli for row in stock_queries.all_stock(tx)}


def counts(report):
    return report.imported, report.updated, report.skipped, len(report.errors)


def test_disk_that_fills_up_midway_is_told_with_what_is_in_and_goes_on_later(till):
    rows = [f"{n},Tea {n} {'x' * 150},90,1" for n in range(100_000, 101_000)]
    with till.db.read() as tx:
        pages = tx.execute("PRAGMA page_count").fetchone()[0]
        tx.execute(f"PRAGMA max_page_count = {pages + 100}")
    with pytest.raises(DiskFull) as caught:
        take(till, SHORT, *rows)
    kept = len(stock(till))
    assert 0 < kept < 1000
    assert f"{kept} rows of the file are recorded" in sentence(caught.value)
    with till.db.read() as tx:
        tx.execute("PRAGMA max_page_count = 1000000")
    assert counts(take(till, SHORT, *rows)) == (1000 - kept, 0, kept, 0)


def test_the_original_file_is_taken_over_with_its_numbers_vendors_and_stock(till):
    report = take(till, ORIGINAL, f"{STORE_ID},7,12,540.00,Basmati Rice,2024-05-01,3")
    assert counts(report) == (1, 0, 0, 0)
    product = by_id(till, 7)
    assert (product.name_en, product.price_paisa, product.vendor_id) == ("Basmati Rice", 54000, 3)
    assert stock(till) == {"Basmati Rice": 12000}
    with till.db.read() as tx:
        assert queries.vendor(tx, 3).name == "Vendor 3"
        movement = stock_queries.movements(tx, 7)[0]
    assert (movement.type, movement.reason) == ("stock_in", "opening")
    assert any("stocked_in" in note for note in report.notes)
    assert any("vendor 3" in note for note in report.notes)


def test_a_vendor_is_found_or_made_by_name_and_a_number_says_more(till):
    known = add_vendor(till, "Metro Cash & Carry")
    header = "name,price,vendor"
    rows = ["Tea,90,METRO cash & carry", "Milk,80,Akbari Mandi", "Rice,70,akbari mandi", "Salt,6,"]
    report = take(till, header, *rows)
    assert counts(report) == (4, 0, 0, 0)
    assert counts(take(till, header, *rows)) == (0, 0, 4, 0)
    with till.db.read() as tx:
        called = {each.vendor_id: each.name for each in queries.vendors(tx)}
        of = {hit.product.name(): hit.product.vendor_id for hit in queries.all_products(tx)}
    assert sorted(called.values()) == ["Akbari Mandi", "Metro Cash & Carry"]
    assert of["Tea"] == known.vendor_id
    assert called[of["Milk"]] == called[of["Rice"]] == "Akbari Mandi"
    assert of["Salt"] is None
    assert any("Akbari Mandi is new" in note for note in report.notes)
    take(till, "name,price,VendorId,supplier", "Oil,90,77,Lahore Oils", "Ghee,90,78-,")
    with till.db.read() as tx:
        assert queries.vendor(tx, 77).name == "Lahore Oils"


def test_the_same_file_changes_nothing_a_second_time(till):
    rows = ["8964000660928,Pakola,180,12", ",Loose sugar,150,4", "PLU12,Cheese,900,0"]
    assert counts(take(till, SHORT, *rows)) == (3, 0, 0, 0)
    before = events(till)
    assert counts(take(till, SHORT, *rows)) == (0, 0, 3, 0)
    assert events(till) == before


def test_an_export_read_back_changes_nothing_here_and_makes_the_same_elsewhere(till, tmp_path):
    names = ["=1+1", "-5% off", "'quoted'", "A&amp;B 🍦", "\ufffd?", 'say "hi", ok', "چائے"]
    for n, name in enumerate(names):
        make_product(till, name, code=f"89640006609{n:02d}" if n % 2 else None, price_paisa=n)
    product = make_product(till, "Milk", code="0012345678905")
    edit = ProductEdit(
        name_ur="دودھ",
        barcodes=(Barcode(code="0012345678905"), Barcode(code="10012345678902", quantity=12000)),
        unit=Unit.LITRE,
        low_at_milli=1500,
        cost_paisa=9000,
        tax_bp=1750,
        category="-Dairy",
    )
    change_product(till, product.product_id, edit)
    make_sale(till, (by_id(till, product.product_id), 1500))
    path = tmp_path / "out.csv"
    assert export_products(till, path) == len(names) + 1
    before = events(till)
    report = import_products(till, path, ImportOptions())
    assert counts(report) == (0, 0, len(names) + 1, 0)
    assert report.notes == ()
    assert events(till) == before

    other = make_till(tmp_path / "other", seed=5)
    report = import_products(other, path, ImportOptions(without_stock=True))
    assert counts(report) == (len(names) + 1, 0, 0, 0)
    numbers = range(10_000_001, 10_000_002 + len(names))
    for number in numbers:
        here, there = by_id(till, number), by_id(other, number)
        assert structs.replace(here, revision=0) == structs.replace(there, revision=0)
    assert [by_id(other, number).name_en for number in numbers] == [*names, "Milk"]
    other.close()


def test_a_row_is_matched_by_its_code_and_changes_what_it_says(till):
    take(till, "barcode,name,price,qty,cost", "8964000660928,Pakola,180,12,150")
    report = take(till, SHORT, "08964000660928,Pakola 1.5L,190,12")
    assert counts(report) == (0, 1, 0, 0)
    product = by_id(till, 10_000_001)
    assert (product.name_en, product.price_paisa, product.cost_paisa) == (
        "Pakola 1.5L",
        19000,
        15000,
    )


def test_the_tax_of_a_product_is_a_rate_in_percent(till):
    head = "barcode,name,price,qty,GST"
    take(till, head, "8964000660928,Pakola,180,12,18", "8964000660935,Milk,380,1,")
    assert (by_id(till, 10_000_001).tax_bp, by_id(till, 10_000_002).tax_bp) == (1800, 0)
    assert counts(take(till, head, "8964000660928,Pakola,180,12,")) == (0, 0, 1, 0), "says nothing"
    assert counts(take(till, head, "8964000660928,Pakola,180,12,17.5 %")) == (0, 1, 0, 0)
    assert by_id(till, 10_000_001).tax_bp == 1750
    assert counts(take(till, head, "8964000660928,Pakola,180,12,0")) == (0, 1, 0, 0)
    for wrong in ("100.01", "-1", "eighteen", "17.555"):
        assert counts(take(till, head, f"8964000660928,Pakola,180,12,{wrong}"))[3] == 1


def test_a_column_of_categories_is_taken_by_its_usual_names(till):
    head = "barcode,name,price,qty,Department"
    take(till, head, "8964000660928,Pakola,180,12, Cold   drinks ", "8964000660935,Milk,380,1,")
    assert [by_id(till, n).category for n in (10_000_001, 10_000_002)] == ["Cold drinks", ""]
    assert counts(take(till, head, "8964000660928,Pakola,180,12,")) == (0, 0, 1, 0), "says nothing"
    assert counts(take(till, head, "8964000660928,Pakola,180,12,Drinks")) == (0, 1, 0, 0)
    assert by_id(till, 10_000_001).category == "Drinks"
    for wrong in ("c" * 61, "a\x07"):
        assert counts(take(till, head, f"8964000660928,Pakola,180,12,{wrong}"))[3] == 1


def test_stock_of_known_products_is_left_alone_unless_it_was_counted(till):
    take(till, SHORT, "8964000660928,Pakola,180,12")
    make_sale(till, (by_id(till, 10_000_001), 2000))
    report = take(till, SHORT, "8964000660928,Pakola,180,12")
    assert counts(report) == (0, 0, 1, 0)
    assert "(row 2)" in report.notes[0]
    assert stock(till) == {"Pakola": 10_000}
    report = take(till, SHORT, "8964000660928,Pakola,180,12", count=True)
    assert counts(report) == (0, 1, 0, 0)
    assert stock(till) == {"Pakola": 12_000}
    assert counts(take(till, SHORT, "8964000660928,Pakola,180,-1", count=True))[3] == 1


def test_stock_can_be_left_out(till):
    take(till, SHORT, "8964000660928,Pakola,180,12", without_stock=True)
    assert stock(till) == {"Pakola": 0}


def test_repeated_rows_are_told_and_the_first_counts(till):
    report = take(
        till,
        "product_id,barcode,name,price",
        ",8964000660928,Pakola,180",
        ",08964000660928,Again,185",
        "7,,Rice,5",
        "7,,Rice,6",
        ",,Sugar,1",
        ",,Sugar,2",
    )
    assert counts(report) == (3, 0, 0, 3)
    assert [fault.line for fault in report.errors] == [3, 5, 7]
    assert by_id(till, 10_000_001).name_en == "Pakola"


def test_a_number_that_means_another_product_here_is_refused(till):
    take(till, "product_id,barcode,name,price", "1,8964000660928,Pakola,180")
    report = take(
        till,
        "product_id,barcode,name,price",
        "1,8901030865237,Soap,50",
        "9999999,,Open,1",
        "2,8964000660928,Pakola,180",
    )
    assert counts(report) == (0, 0, 1, 2)
    assert "Pakola here" in report.errors[0].message
    assert any("product_id 2 is 1 here" in note for note in report.notes)
    assert by_id(till, 1).name_en == "Pakola"


def test_a_code_cannot_go_to_a_second_product(till):
    take(till, SHORT, "8964000660928,Pakola,180,1", "8901030865237,Tea,120,1")
    report = take(
        till,
        "product_id,barcode,name,price",
        "10000001,8901030865237,Pakola,180",
        ",8964000660928|8901030865237,Both,180",
    )
    assert counts(report) == (0, 0, 0, 2)


def test_a_removed_products_number_is_not_used_again(till):
    take(till, "product_id,name,price", "5,Rice,1")
    remove_product(till, 5)
    report = take(till, "product_id,name,price", "5,Rice,1", "10000001,Dal,1")
    assert counts(report) == (2, 0, 0, 0)
    assert any("5 cannot be used again" in note for note in report.notes)
    assert by_id(till, 5) is None
    assert by_id(till, 10_000_002).name_en in {"Rice", "Dal"}


def test_rows_of_another_store_need_a_word(till):
    rows = ["99,1,5,10.00,Rice,,", f"{STORE_ID},2,5,10.00,Dal,,"]
    report = take(till, ORIGINAL, *rows)
    assert counts(report) == (1, 0, 0, 1)
    assert "--any-store" in report.errors[0].message
    assert counts(take(till, ORIGINAL, *rows, any_store=True)) == (1, 0, 1, 0)


def test_the_unit_of_stock_is_not_changed_by_a_file(till):
    take(till, "name,price,qty,unit", "Sugar,150,2,piece")
    report = take(till, "name,price,unit", "Sugar,150,kg")
    assert counts(report) == (0, 0, 0, 1)
    assert counts(take(till, "name,price,qty,unit", "Flour,90,1.5,piece")) == (0, 0, 0, 1)
    assert counts(take(till, "name,price,qty,unit", "Flour,90,1.5,kg")) == (1, 0, 0, 0)
    assert counts(take(till, "name,price,qty", "Sugar,150,1.5", count=True)) == (0, 0, 0, 1)


def test_a_stock_with_decimals_and_no_unit_is_weighed(till):
    report = take(till, ORIGINAL, f"{STORE_ID},7,2.5,90.00,Flour,,")
    assert counts(report) == (1, 0, 0, 0)
    assert "by the kg (row 2)" in report.notes[0]
    assert (by_id(till, 7).unit, stock(till)) == (Unit.KG, {"Flour": 2500})


def test_a_dry_run_reports_the_same_and_records_nothing(till):
    rows = ["8964000660928,Pakola,180,12", "8964000660928,Twice,1,1", "x,,1,1", ",Sugar,1,"]
    planned = take(till, SHORT, *rows, dry_run=True)
    assert events(till) == 0
    assert planned == take(till, SHORT, *rows)


def test_unused_columns_and_missing_quantities_are_told(till):
    report = take(till, "name,price,qty,shelf", "Sugar,1,,A7")
    assert report.notes == (
        "the column shelf is not used",
        "no quantity, taken as 0 (row 2)",
    )


def test_more_rows_than_one_transaction_holds_are_all_taken(till):
    rows = [f"{8_900_000_000_000 + n},Product {n},{n}.00,{n % 3}" for n in range(450)]
    assert counts(take(till, SHORT, *rows)) == (450, 0, 0, 0)
    assert len(stock(till)) == 450
    assert sum(stock(till).values()) == sum(n % 3 for n in range(450)) * 1000


def test_a_file_without_the_needed_columns_is_refused(till):
    with pytest.raises(FileRefused):
        take(till, "barcode,qty", "8964000660928,5")


def test_a_code_of_several_goods_stays_theirs_through_a_file(till, tmp_path):
    for price_paisa in (10000, 11000):
        new = NewProduct(
            name_en="Lux",
            barcodes=(Barcode(code="8964000660928"),),
            price_paisa=price_paisa,
            is_code_shared=True,
        )
        add_product(till, new)
    path = tmp_path / "out.csv"
    export_products(till, path)
    assert counts(import_products(till, path, ImportOptions())) == (0, 0, 2, 0)

    other = make_till(tmp_path / "other", seed=5)
    report = import_products(other, path, ImportOptions())
    assert counts(report) == (1, 0, 0, 1)
    assert any("--shared-codes" in note for note in report.notes)
    options = ImportOptions(shared_codes=True)
    assert counts(import_products(other, path, options)) == (1, 0, 1, 0)
    assert counts(import_products(other, path, options)) == (0, 0, 2, 0)
    prices = [by_id(other, number).price_paisa for number in (10_000_001, 10_000_002)]
    assert prices == [10000, 11000]
    other.close()


def test_a_known_product_takes_the_code_of_another_only_when_told_so(till):
    make_product(till, "Lux", code="8964000660928")
    make_product(till, "Soap", code="8964000660935")
    row = "10000002,8964000660928 | 8964000660935,Soap,90"
    report = take(till, "product_id,barcode,name,price", row)
    assert "(--shared-codes takes it)" in report.errors[0].message
    report = take(till, "product_id,barcode,name,price", row, shared_codes=True)
    assert counts(report) == (0, 1, 0, 0)
    assert len(by_id(till, 10_000_002).barcodes) == 2
    # A row without a product_id is still the goods of its code, and here they are two.
    report = take(till, SHORT, "8964000660928,Another,70,1", shared_codes=True)
    assert report.errors[0].message.startswith("barcode 8964000660928 belongs to several products")
