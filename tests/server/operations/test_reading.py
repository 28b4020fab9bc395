"""What is read: the product, its stock, its movements, page by page."""

import pytest
from sync_server.errors import RefusedError
from sync_server.operations import office_stock, reading

from tests.support.office import fill, move, put, remove
from tests.support.sync_server import local_server


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path) as running:
        yield running


def test_a_page_ends_where_the_next_begins(server):
    fill(server)
    for _ in range(3):
        move(server, office_stock.sell, 1_000)
    first = reading.movements(server.db, 1, 7, after=0, limit=2)
    assert ([item.version for item in first.items], first.after) == ([1, 2], 2)
    rest = reading.movements(server.db, 1, 7, after=2, limit=2)
    assert ([item.version for item in rest.items], rest.after) == ([3, 4], None)


def test_removed_products_are_in_no_page(server):
    for number in (1, 2, 3):
        put(server, number)
    remove(server, 2)
    page = reading.products(server.db, 1, after=0, limit=1)
    assert ([item.product_id for item in page.items], page.after) == ([1], 1)
    page = reading.products(server.db, 1, after=1, limit=1)
    assert ([item.product_id for item in page.items], page.after) == ([3], None)


def test_stock_and_product_agree(server):
    fill(server, 4)
    product = reading.product(server.db, 1, 7)
    stock = reading.stock(server.db, 1, 7)
    assert (stock.quantity_milli, stock.version) == (product.quantity_milli, product.version)


@pytest.mark.parametrize("store_id", [1, 2])
def test_what_is_not_there_is_told(server, store_id):
    for read in (reading.product, reading.stock):
        with pytest.raises(RefusedError, match="no product 7"):
            read(server.db, store_id, 7)
    with pytest.raises(RefusedError, match="no product 7"):
        reading.movements(server.db, store_id, 7, after=0, limit=5)
