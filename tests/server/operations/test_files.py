"""The original product file goes in as events of the office and comes out as it was."""

import io

import pytest
from pos_protocol.chain import office_till
from sync_server.db.projections import catalogue, stock
from sync_server.db.queries import exports
from sync_server.db.queries.catalogue import free_office_numbers
from sync_server.errors import RefusedError
from sync_server.operations.files import export_movements, export_products, import_products
from sync_server.operations.verifying import verify

from tests.support.office import put
from tests.support.sync_server import local_server

HEADER = (
    "storeID,product_id,ItemQuantity,price_per_unit,itemDesc,stocked_in,VendorId,barcode,unit,tax,"
    "category\n"
)
WIDE = HEADER.strip() + ",cost,name_ur,name_hi,low_at\n"
FILE = (
    HEADER
    + "1,101,24,540.00,Olper's Milk 1 L,2026-11-01 08:00:00,3,8964000123454;4006381333931,piece,"
    + "17.5 %,Dairy &  eggs\n"
    + '1,102,12.5,155.00,"Sugar, loose",2026-11-02,,,kg\n'
    + "1,,0,20.5,چینی,,,,\n"
    + "1,104,1,1.00,'=SUM(A1),,,,\n"
)


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path) as running:
        yield running


def load(server, text):
    return import_products(
        server.db,
        1,
        io.StringIO(text, newline=""),
        rng=server.rng,
        now_ms=server.clock.wall_ms(),
    )


def written(server, export=export_products):
    file = io.StringIO(newline="")
    export(server.db, 1, file)
    return file.getvalue().splitlines()


def test_codes_that_would_be_read_otherwise_come_back_from_the_offices_file(server):
    codes = ("A|B", "'12", "12*3", '="x"', "1E5", "a;b", "\\A", "08964000123454")
    put(server, 7, barcodes=codes)
    file = io.StringIO(newline="")
    export_products(server.db, 1, file)
    done = load(server, file.getvalue())
    assert (done.added, done.changed, done.unchanged) == (0, 0, 1)
    with server.db.read() as tx:
        kept = catalogue.load_all(tx, 1).products[7].barcodes
    assert kept == tuple((code, 1000) for code in codes)


def test_goods_without_a_number_get_one_also_below_the_last_of_the_block(server):
    last = "1,9999998,0,1.00,Last,,\n1,,0,1.00,One,,\n1,2,0,1.00,Two,,\n1,,0,1.00,Three,,\n"
    assert load(server, HEADER + last).added == 4
    assert [line.split(",")[1] for line in written(server)[1:]] == ["1", "2", "3", "9999998"]


def test_products_arrive_with_their_opening_stock_and_reach_the_tills(server):
    done = load(server, FILE)
    assert (done.added, done.changed, done.unchanged) == (4, 0, 0)
    with server.db.read() as tx:
        products = catalogue.load_all(tx, 1).products
        levels = stock.load_all(tx, 1)
        moved = [row.quantity_milli for row in exports.movements(tx, 1)]
        assert next(free_office_numbers(tx, 1)) == 106
    assert moved == [24_000, 12_500, 1_000]
    assert products[101].barcodes == (("08964000123454", 1000), ("04006381333931", 1000))
    assert (products[101].vendor_id, products[101].tax_bp) == (3, 1_750)
    assert (products[101].category, products[102].category) == ("Dairy & eggs", "")
    assert products[102].price == 15_500
    assert products[104].name_en == "=SUM(A1)"
    assert products[105].name_en == "چینی", "the next number above those that the file names"
    assert {key: level.quantity for key, level in levels.items()} == {
        101: 24_000,
        102: 12_500,
        104: 1_000,
    }
    till = server.enrol()
    page = server.api(till).pull(feed_id=till.identity.feed_id, after=0, limit=200)
    assert {entry.till for entry in page.entries} == {office_till(1)}
    assert {entry.verdict for entry in page.entries} == {"match"}
    assert verify(server.db, 1).problems == []


def test_an_export_goes_in_again_without_changing_anything(server):
    load(server, FILE)
    lines = written(server)
    assert lines[1] == (
        "1,101,24,540.00,Olper's Milk 1 L,2026-11-01T08:00:00Z,3,"
        "8964000123454 | 4006381333931,piece,17.5,Dairy & eggs,,,,"
    )
    assert lines[2] == '1,102,12.5,155.00,"Sugar, loose",2026-11-02T00:00:00Z,,,kg,0,,,,,'
    assert "'=SUM(A1)" in lines[3], "no spreadsheet runs a name as a formula"
    done = load(server, "\n".join(lines))
    assert (done.added, done.changed, done.unchanged) == (0, 0, 4)


def test_rows_without_a_number_are_the_products_of_their_barcode_or_name(server):
    loose = HEADER + "1,,5,90,Tea,,,8964000123454\n1,,3,20.5,چینی,,,\n"
    assert load(server, loose).added == 2
    done = load(server, loose.replace(",90,", ",95,"))
    assert (done.added, done.changed, done.unchanged) == (0, 1, 1)
    with server.db.read() as tx:
        products = catalogue.load_all(tx, 1).products
        assert {row.name_en: row.price for row in products.values()} == {
            "Tea": 9_500,
            "چینی": 2_050,
        }
        assert sum(level.quantity for level in stock.load_all(tx, 1).values()) == 8_000


def test_codes_come_in_as_a_till_writes_them(server):
    carton = (
        HEADER
        + '1,7,5,"1,25,000.50",Tea,,,"=""8964000123454"" | ITEM*12 | PACK*6*1 | \'=X",piece\n'
    )
    load(server, carton)
    with server.db.read() as tx:
        tea = catalogue.load_all(tx, 1).products[7]
    assert tea.barcodes == (
        ("08964000123454", 1000),
        ("ITEM", 12_000),
        ("PACK*6", 1000),
        ("=X", 1000),
    )
    assert tea.price == 12_500_050
    done = load(server, "\n".join(written(server)))
    assert (done.changed, done.unchanged) == (0, 1), "a carton stays one where the file is silent"


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("1,,1,1,Tea,,,111\n1,,1,1,Milk,,,111\n", "line 3, barcode: 111 was in line 2"),
        ("1,,1,1,Tea,,\n1,,1,1,Tea,,\n", "line 3, itemDesc: Tea was in line 2"),
        ("1,1,1,1,Tea,,,111\n1,2,1,1,Milk,,,222\n1,,1,1,Both,,,111;222\n", None),
        ("1,1,1,1,Tea,,,8.96E+12\n", "its digits are lost"),
        ("1,1,1,1,Tea,,,111*0\n", "behind * stands what a carton holds"),
        ("1,1,1,1,Tea,,,111*x\n", "behind * stands what a carton holds"),
    ],
)
def test_rows_that_cannot_be_told_apart_are_refused(server, rows, says):
    if says is None:
        first, second, both = rows.splitlines()
        load(server, HEADER + f"{first}\n{second}\n")
        rows, says = f"{both}\n", "several products'"
    with pytest.raises(RefusedError) as caught:
        load(server, HEADER + rows)
    assert says in caught.value.detail


def test_only_what_the_file_says_otherwise_is_changed(server):
    load(server, FILE)
    done = load(server, HEADER + '1,102,99,160.00,"Sugar, loose",,,,kg\n')
    assert (done.added, done.changed) == (0, 1)
    with server.db.read() as tx:
        assert catalogue.load_all(tx, 1).products[102].price == 16_000
        assert stock.load(tx, 1, [102])[102].quantity == 12_500
    taxed = (
        HEADER + "1,101,24,540.00,Olper's Milk 1 L,,,,,18,Milk\n" + "1,104,1,1.00,'=SUM(A1),,,,,\n"
    )
    done = load(server, taxed)
    assert (done.changed, done.unchanged) == (1, 1), "an empty cell says nothing"
    with server.db.read() as tx:
        assert catalogue.load_all(tx, 1).products[101].tax_bp == 1_800
        assert catalogue.load_all(tx, 1).products[101].category == "Milk"


def test_a_file_without_units_or_other_names_says_nothing_of_them(server):
    load(server, WIDE + "1,7,5,90,Sugar,,,,kg,,,48.50,چینی,चीनी,2.5\n1,8,,9,نمک,,,,,,,,نمک,,\n")
    with server.db.read() as tx:
        before = catalogue.load_all(tx, 1).products
    assert (before[7].cost, before[7].low_at, before[7].name_hi) == (4_850, 2_500, "चीनी")
    assert (before[8].name_en, before[8].name_ur) == ("", "نمک")
    short = "storeID,product_id,ItemQuantity,price_per_unit,itemDesc,stocked_in,VendorId\n"
    done = load(server, short + "1,7,-2,90,Sugar,,\n1,,,9,نمک,,\n")
    assert (done.added, done.changed, done.unchanged) == (0, 0, 2)
    with server.db.read() as tx:
        assert catalogue.load_all(tx, 1).products == before
        assert stock.load(tx, 1, [7])[7].quantity == 5_000
    assert written(server)[0].endswith(",barcode,unit,tax,category,cost,name_ur,name_hi,low_at")


def test_movements_come_out_in_the_original_columns(server):
    load(server, FILE)
    lines = written(server, export_movements)
    assert lines[0] == "movement_id,product_id,type,quantity,timestamp,reason"
    assert lines[1].split(",")[1:] == ["101", "stock_in", "24", "2026-11-01T08:00:00Z", "opening"]
    assert len(lines) == 4


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("2,1,1,1.00,x,,", "storeID"),
        ("1,-1,1,1.00,x,,", "product_id"),
        ("1,99999999999999999999,1,1.00,x,,", "product_id"),
        ("1,1,-5,1.00,x,,", "ItemQuantity"),
        ("1,1,1e5,1.00,x,,", "ItemQuantity"),
        ("1,1,1,NaN,x,,", "price_per_unit"),
        ("1,1,1,-1.00,x,,", "price_per_unit"),
        ("1,1,1,1.005,x,,", "price_per_unit"),
        ("1,1,1,1.00,,,", "itemDesc"),
        ("1,1,1,1.00,bell\x07,,", "itemDesc"),
        (f"1,1,1,1.00,{'x' * 300},,", "itemDesc"),
        ("1,1,1,1.00,x,yesterday,", "stocked_in"),
        ("1,1,1,1.00,x,0001-01-01T00:00+05:00,", "stocked_in"),
        ("1,1,1,1.00,x,3/11/2026 8:00,", "stocked_in"),
        ("1,1,1,1.00,x,31/13/2026,", "stocked_in"),
        ("1,1,1,1.00,x,,,,,,,-1", "cost"),
        ("1,1,1,1.00,x,,,,,,,1,bell\x07", "name_ur"),
        ("1,1,1,1.00,x,,,,,,,,,,-1", "low_at"),
        ("1,1,1,1.00,x,,zero", "VendorId"),
        ("1,1,1,1.00,x,,,,stone", "unit"),
        ("1,1,1,1.00,x,,,,,eighteen", "tax"),
        ("1,1,1,1.00,x,,,,,100.01", "tax"),
        ("1,1,1,1.00,x,,,,,-1", "tax"),
        ("1,1,1,1.00,x,,,,,,a\x07b", "category"),
        (f"1,1,1,1.00,x,,,,,,{'c' * 61}", "category"),
        ("1,101,1,1.00,x,,", "product_id"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_taken(server, line, place):
    good = "1,101,24,540.00,Milk,,\n"
    with pytest.raises(RefusedError, match=f"line 3, {place}: "):
        load(server, WIDE + good + line + "\n")
    assert written(server) == written(server)[:1]


@pytest.mark.parametrize(
    "text", ["22/11/2026 8:05", "11/22/2026 08:05", "22-11-2026 8:05:00", "22.11.2026 8:05"]
)
def test_a_date_as_a_spreadsheet_shows_it_is_taken_where_it_has_one_reading(server, text):
    load(server, WIDE + f"1,101,24,540.00,Milk,{text},\n1,102,1,1.00,Tea,11/11/2026,\n")
    assert ",2026-11-22T08:05:00Z," in written(server)[1]
    assert ",2026-11-11T00:00:00Z," in written(server)[2]


def test_a_date_with_two_readings_is_read_as_the_others_of_its_file(server):
    rows = ["1,101,24,540.00,Milk,01/11/2026,", "1,102,1,1.00,Tea,22/11/2026,"]
    load(server, WIDE + "\n".join(rows) + "\n")
    assert ",2026-11-01T00:00:00Z," in written(server)[1]
    with pytest.raises(RefusedError, match=r"line 2, stocked_in: .* in two ways"):
        load(server, WIDE + rows[0] + "\n")


def test_a_file_without_the_original_columns_is_refused(server):
    with pytest.raises(RefusedError, match="does not name storeID"):
        load(server, "a,b\n1,2\n")
    with pytest.raises(RefusedError, match="there is no store"):
        import_products(
            server.db, 9, io.StringIO(HEADER + "9,1,1,1.00,x,,\n"), rng=server.rng, now_ms=0
        )
