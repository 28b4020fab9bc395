"""What one chunk of rows records, without any file."""

import pytest
from pos_protocol.events import Barcode, ProductAdded, ProductChanged, StockReceived, VendorAdded

from pos_app.domain.files.catalogue_file import ProductRow
from pos_app.domain.files.file_fault import CellRefusedError
from pos_app.operations.files.product_batch import OWN_NUMBERS_MAX, ProductBatch
from pos_app.operations.files.transfer import ImportOptions, Tally
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


def test_a_refused_row_adds_nothing(till):
    tally = Tally()
    with till.db.read() as tx:
        batch = batch_of(till, tx, tally)
        with pytest.raises(CellRefusedError):
            batch.take(row(quantity_milli=-1000, vendor_id=3), None)
        assert batch.events() == []
    assert tally.imported == 0


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
