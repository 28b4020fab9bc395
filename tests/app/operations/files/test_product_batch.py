"""What one chunk of rows records, without any file."""

import pytest
from pos_protocol.events import (
    Barcode,
    ProductAdded,
    ProductChanged,
    StockReceived,
    Unit,
    VendorAdded,
)
from pos_protocol.ids import PRODUCT_BLOCK

from pos_app.db import event_log
from pos_app.domain.files.catalogue_file import ProductRow
from pos_app.domain.files.file_fault import CellRefusedError
from pos_app.operations.files.product_batch import OWN_NUMBERS_MAX, ProductBatch
from pos_app.operations.files.transfer import ImportOptions, Tally
from pos_app.operations.products import NewProduct, add_product
from tests.support.factories import make_product, make_till


@pytest.fixture
def till(tmp_path):
    till = make_till(tmp_path)
    yield till
    till.close()


def row(**fields):
    return ProductRow(**{"line": 2, "price_paisa": 100, "name_en": "Tea", **fields})


def batch_of(till, tx, tally, **options):
    return ProductBatch(tx, till, options=ImportOptions(**options), tally=tally)


def test_vendors_come_before_products_and_stock_after_them(till):
    tally = Tally()
    with till.db.read() as tx:
        batch = batch_of(till, tx, tally)
        batch.take(row(quantity_milli=5000, vendor_id=3), None)
        batch.take(row(vendor_id=3), None)
        kinds = [type(event) for event in batch.events()]
    assert kinds == [VendorAdded, ProductAdded, ProductAdded, StockReceived]
    assert tally.imported == 2


def test_a_vendor_that_one_row_numbers_and_names_is_the_one_that_others_name(till):
    with till.db.read() as tx:
        batch = batch_of(till, tx, Tally())
        batch.take(row(vendor="Imtiaz"), None)
        batch.take(row(vendor_id=3, vendor="Metro"), None)
        batch.take(row(vendor="METRO"), None)
        made = batch.events()
    names = [event.name for event in made if isinstance(event, VendorAdded)]
    assert names == ["Imtiaz", "Metro"]
    assert [event.vendor_id for event in made if isinstance(event, ProductAdded)][1:] == [3, 3]


def test_a_refused_row_adds_nothing(till):
    known = make_product(till, "Tea", code="8964000660928")
    with till.db.write() as tx:
        stocked = batch_of(till, tx, Tally(), count=True)
        stocked.take(row(product_id=known.product_id, quantity_milli=5000), known)
        event_log.append(tx, stocked.events(), by=till.writer)
    tally = Tally()
    with till.db.read() as tx:
        batch = batch_of(till, tx, tally)
        with pytest.raises(CellRefusedError):
            batch.take(row(product_id=known.product_id, unit=Unit.KG, vendor_id=3), known)
        assert batch.events() == []
    assert tally.updated == 0


@pytest.mark.parametrize(
    ("milli", "told"), [(-1000, "below zero"), (1_000_001_000, "above 1000000")]
)
def test_a_stock_that_no_receipt_carries_is_told_and_its_product_taken(till, milli, told):
    """A store's own file brings them: sales lead below zero, many deliveries above the limit."""
    known = make_product(till, "Milk", code="8964000660928", price_paisa=100)
    tally = Tally()
    with till.db.read() as tx:
        batch = batch_of(till, tx, tally)
        batch.take(row(quantity_milli=milli), None)
        batch.take(
            row(product_id=known.product_id, price_paisa=200, quantity_milli=milli, line=3), known
        )
        kinds = [type(event) for event in batch.events()]
    assert kinds == [ProductAdded, ProductChanged]
    report = tally.report()
    assert (report.imported, report.updated, report.errors) == (1, 1, ())
    assert told in report.notes[0]
    assert "(row 2)" in report.notes[0]
    assert "left alone" in report.notes[1]


def test_the_end_of_a_block_is_not_the_end_of_an_import(till):
    """A chosen number near the end once stopped every import, and no other command."""
    last = NewProduct(name_en="last", price_paisa=1, product_id=PRODUCT_BLOCK * 2 - 2)
    add_product(till, last)
    with till.db.read() as tx:
        batch = batch_of(till, tx, Tally())
        batch.take(row(), None)
        batch.take(row(), None)
        numbers = [event.product_id for event in batch.events()]
    assert numbers == [10_000_001, 10_000_002]


def test_numbers_near_the_end_of_the_tills_block_are_kept_for_new_products(till):
    with till.db.read() as tx:
        batch = batch_of(till, tx, Tally())
        for number in (10_000_000 + OWN_NUMBERS_MAX + 1, 10_000_000, 10_000_001, 10_000_001):
            batch.take(row(product_id=number), None)
        numbers = [event.product_id for event in batch.events()]
    assert numbers == [10_000_001, 10_000_002, 10_000_003, 10_000_004]


def test_a_row_with_a_code_alone_adds_it_and_keeps_the_others(till):
    known = make_product(till, "Tea", code="8964000660928", price_paisa=100)
    new = Barcode(code="08901030865237")
    with till.db.read() as tx:
        batch = batch_of(till, tx, Tally())
        batch.take(row(barcodes=(*known.barcodes, new)), known)
        (event,) = batch.events()
    assert isinstance(event, ProductChanged)
    assert event.barcodes == (*known.barcodes, new)


def test_a_row_with_the_products_number_names_all_codes(till):
    known = make_product(till, "Tea", code="8964000660928", price_paisa=100)
    new = Barcode(code="08901030865237")
    with till.db.read() as tx:
        batch = batch_of(till, tx, Tally())
        batch.take(row(product_id=known.product_id, barcodes=(new,)), known)
        (event,) = batch.events()
    assert event.barcodes == (new,)


def test_an_empty_cell_says_nothing(till):
    known = make_product(till, "Tea", code="8964000660928", price_paisa=100)
    tally = Tally()
    with till.db.read() as tx:
        batch = batch_of(till, tx, tally)
        batch.take(row(product_id=known.product_id), known)
        assert batch.events() == []
    assert tally.skipped == 1
