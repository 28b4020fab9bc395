"""A till's file of its goods goes through the office and comes back: nothing is lost or changed."""

import csv
import io

import pytest
from pos_protocol.events import Barcode, Unit
from sync_server.db.projections import catalogue, stock
from sync_server.operations.files import export_products, import_products
from sync_server.operations.sheets.csv_text import decoded
from sync_server.operations.verifying import verify

from pos_app.db.queries import products as queries
from pos_app.operations.files.product_files import export_products as till_export
from pos_app.operations.files.product_files import import_products as till_import
from pos_app.operations.files.transfer import ImportOptions
from pos_app.operations.products import NewProduct, add_product
from tests.support.factories import STORE_ID, make_sale, make_till
from tests.support.sync_server import local_server

GOODS = (
    NewProduct(
        name_en="Tapal Danedar 190 g",
        name_ur="ٹپال دانے دار",
        name_hi="टपाल",
        barcodes=(
            Barcode(code="08964000123454"),
            Barcode(code="18964000123451", quantity=12_000),
            Barcode(code="=ITEM;7"),
        ),
        price_paisa=54_000,
        cost_paisa=48_050,
        low_at_milli=6_000,
        tax_bp=1_750,
        category="Tea & coffee",
    ),
    NewProduct(name_en="", name_ur="چینی", unit=Unit.KG, price_paisa=15_500, low_at_milli=2_500),
    NewProduct(name_en="", name_hi="नमक", price_paisa=2_000, cost_paisa=0),
    NewProduct(
        name_en="Its maker printed a wrong check digit",
        price_paisa=3_000,
        barcodes=(Barcode(code="8964000123455"),),
    ),
    NewProduct(name_en="'=SUM(A1)", name_ur="-x", price_paisa=100, category="+new"),
)


@pytest.fixture
def till(tmp_path):
    till = make_till(tmp_path / "till")
    yield till
    till.close()


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path, stores=(STORE_ID,)) as running:
        yield running


def taken(server, content, encoding=None):
    lines = io.StringIO(decoded(content, encoding), newline="")
    now_ms = server.clock.wall_ms()
    return import_products(server.db, STORE_ID, lines, rng=server.rng, now_ms=now_ms)


def given(server, path):
    file = io.StringIO(newline="")
    export_products(server.db, STORE_ID, file)
    path.write_bytes(file.getvalue().encode("utf-8-sig"))
    return path


def known_to(till):
    with till.db.read() as tx:
        return {hit.product.product_id: hit.product for hit in queries.all_products(tx)}


def test_a_tills_file_goes_through_the_office_and_changes_nothing(till, server, tmp_path):
    for product in GOODS:
        add_product(till, product)
    path = tmp_path / "till.csv"
    assert till_export(till, path) == len(GOODS)
    assert taken(server, path.read_bytes()).added == len(GOODS)
    again = taken(server, path.read_bytes())
    assert (again.added, again.changed, again.unchanged) == (0, 0, len(GOODS))
    before = known_to(till)
    with server.db.read() as tx:
        products = catalogue.load_all(tx, STORE_ID).products
    assert products.keys() == before.keys()
    for number, product in products.items():
        own = before[number]
        names = product.name_en, product.name_ur, product.name_hi
        assert names == (own.name_en, own.name_ur, own.name_hi)
        assert (product.cost, product.low_at) == (own.cost_paisa, own.low_at_milli)
        assert product.barcodes == tuple((one.code, one.quantity) for one in own.barcodes)
    office = given(server, tmp_path / "office.csv")
    assert b'"=""8964000123455"""' in office.read_bytes(), "Excel would round bare digits"
    report = till_import(till, office, ImportOptions())
    assert (report.imported, report.updated, report.skipped) == (0, 0, len(GOODS))
    assert report.errors == ()
    assert known_to(till) == before
    assert verify(server.db, STORE_ID).problems == []


def test_a_file_that_excel_saved_elsewhere_means_the_same(till, server, tmp_path):
    """Semicolons, decimal commas and UTF-16 are what it writes in much of the world."""
    for product in GOODS:
        add_product(till, product)
    path = tmp_path / "till.csv"
    till_export(till, path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    for row in rows:
        for name in ("price_per_unit", "cost", "low_at", "tax"):
            place = header.index(name)
            row[place] = row[place].replace(".", ",")
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows([header, *rows])
    taken(server, path.read_bytes())
    for content in (
        out.getvalue().encode("utf-16"),
        out.getvalue().encode("utf-16-le"),
        b"sep=;\r\n" + out.getvalue().encode(),
    ):
        done = taken(server, content)
        assert (done.added, done.changed, done.unchanged) == (0, 0, len(GOODS))


def test_goods_sold_beyond_their_stock_are_taken_where_they_are_known(till, server, tmp_path):
    added = add_product(till, GOODS[0])
    path = tmp_path / "till.csv"
    till_export(till, path)
    taken(server, path.read_bytes())
    make_sale(till, (added, 1_000))
    till_export(till, path)
    assert b",-1," in path.read_bytes()
    assert taken(server, path.read_bytes()).unchanged == 1
    with server.db.read() as tx:
        assert stock.load(tx, STORE_ID, [added.product_id]) == {}
