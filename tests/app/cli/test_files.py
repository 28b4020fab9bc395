"""import and export as commands."""

import csv

from pos_app.cli.files import ERRORS_SHOWN_MAX

GOOD = "barcode,name,price,qty\r\n8964000660928,Pakola,180,12\r\n"
MIXED = GOOD + "8901030865237,Tea,abc,1\r\n"


def write(folder, text, name="goods.csv"):
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_good_rows_go_in_and_refused_ones_are_named(store, tmp_path):
    path = write(tmp_path, MIXED)
    report = store.json("import", "products", path)
    assert (report["imported"], report["updated"], report["skipped"]) == (1, 0, 0)
    assert report["errors"] == [{"row": 3, "message": "the price is not a plain number: abc"}]
    assert store.error == ""
    assert store.json("stock")[0]["quantity"] == 12


def test_a_file_of_which_nothing_can_be_used_is_refused(store, tmp_path):
    path = write(tmp_path, "barcode,name,price\r\n8.96E+12,Pakola,180\r\n")
    assert store.status("import", "products", path) == 1
    assert "row 2: Excel has shortened the barcode" in store.error
    assert store.error.endswith("no row could be used, nothing changed\n")
    assert store.status("import", "products", path, "--json") == 1
    assert store.error.count("\n") == 1
    assert store.json("status")["events"] == 0


def test_rows_are_told_beside_the_result(store, tmp_path):
    assert "1 refused" in store.text("import", "products", write(tmp_path, MIXED))
    assert store.error == "row 3: the price is not a plain number: abc\n"


def test_no_rows_are_no_fault(store, tmp_path):
    path = write(tmp_path, "barcode,name,price,qty\r\n")
    assert "0 products imported" in store.text("import", "products", path)


def test_a_file_that_is_none_is_refused_in_one_line(store, tmp_path):
    for text, word in (
        (b"", "empty"),
        (b"PK\x03\x04", "workbook"),
        (b"name,price\n\xff\xfe\xfa,1\n", "--encoding"),
        (b"a,b\n1,2\n", "column"),
    ):
        assert word in store.refused("import", "products", write(tmp_path, text))
    assert "No such file" in store.refused("import", "products", tmp_path / "nothing.csv")
    assert store.refused("import", "products", tmp_path)
    assert store.json("status")["events"] == 0


def test_a_dry_run_says_the_same_and_changes_nothing(store, tmp_path):
    path = write(tmp_path, MIXED)
    planned = store.json("import", "products", path, "--dry-run")
    assert store.json("status")["events"] == 0
    told = store.text("import", "products", path, "--dry-run")
    assert told.startswith("1 product would be imported, ")
    done = store.json("import", "products", path)
    assert planned == {**done, "dry_run": True}


def test_an_encoding_can_be_named(store, tmp_path):
    text = "barcode,name,price\r\n6291041500213,حليب طازج,5.50\r\n"
    path = write(tmp_path, text.encode("cp1256"))
    assert "cp1256" in store.refused("import", "products", path)
    assert "no encoding" in store.refused("import", "products", path, "--encoding", "klingon")
    store.text("import", "products", path, "--encoding", "cp1256")
    assert store.json("stock")[0]["name"] == "حليب طازج"


def test_a_long_list_of_refused_rows_is_cut_short_on_the_screen(store, tmp_path):
    path = write(tmp_path, "name,price\r\n" + "Tea,x\r\n" * (ERRORS_SHOWN_MAX + 3))
    assert store.status("import", "products", path) == 1
    assert "and 3 more rows" in store.error


def test_an_export_opens_in_excel_and_comes_back(store, tmp_path):
    store.text("import", "products", write(tmp_path, GOOD))
    path = tmp_path / "out.csv"
    assert store.json("export", "products", path)["written"] == 1
    raw = path.read_bytes()
    assert raw.startswith(
        b"\xef\xbb\xbfstoreID,product_id,ItemQuantity,price_per_unit,itemDesc,stocked_in,VendorId,"
    )
    assert b'"=""8964000660928"""' in raw
    events = store.json("status")["events"]
    assert store.json("import", "products", path)["skipped"] == 1
    assert store.json("status")["events"] == events


def test_plain_barcodes_are_for_programs(store, tmp_path):
    store.text("import", "products", write(tmp_path, GOOD))
    path = tmp_path / "out.csv"
    store.text("export", "products", path, "--plain")
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.DictReader(file))["barcode"] == "8964000660928"


def test_movements_go_out_and_come_back_without_doubling(store, tmp_path):
    product_id = store.add()
    store.text("stock-in", product_id, 5)
    store.text("sale", "--line", product_id, "--cash", "180")
    path = tmp_path / "stock_movement.csv"
    assert "2 movements" in store.text("export", "movements", path)
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("movement_id,product_id,type,quantity,timestamp")
    events = store.json("status")["events"]
    assert store.json("import", "movements", path)["skipped"] == 2
    assert store.json("status")["events"] == events


def test_an_export_into_nowhere_is_refused(store, tmp_path):
    store.refused("export", "products", tmp_path / "no folder" / "out.csv")
    store.refused("export", "movements", tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["till"]
