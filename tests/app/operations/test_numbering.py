"""The numbers of products come from the till's own block, and no number is given twice."""

from uuid import UUID

import pytest
from pos_protocol.ids import PRODUCT_BLOCK

from pos_app.errors import ProductNumberRefused
from pos_app.operations import products
from pos_app.operations.products import NewProduct
from tests.support.factories import make_enrolled_till, make_product, make_till


def test_numbers_come_from_the_tills_block_and_skip_what_is_taken(till):
    first = make_product(till, "a")
    chosen = products.add_product(
        till, NewProduct(name_en="b", price_paisa=1, product_id=first.product_id + 1)
    )
    office = products.add_product(till, NewProduct(name_en="c", price_paisa=1, product_id=1))
    assert first.product_id == 10_000_001
    assert make_product(till, "d").product_id == chosen.product_id + 1
    assert office.product_id == 1


def test_the_end_of_a_block_is_not_the_end(till):
    make_product(till, "first")
    last = PRODUCT_BLOCK * 2 - 2
    products.add_product(till, NewProduct(name_en="last", price_paisa=1, product_id=last))
    assert make_product(till, "again").product_id == 10_000_002
    assert make_product(till, "and again").product_id == 10_000_003


def test_another_tills_numbers_are_its_own(tmp_path):
    other = NewProduct(name_en="x", price_paisa=1, product_id=20_000_001)
    alone = make_till(tmp_path / "alone")
    assert products.add_product(alone, other).product_id == 20_000_001
    alone.close()
    one = make_enrolled_till(tmp_path / "one", till_no=1, feed_id=UUID(int=5))
    with pytest.raises(ProductNumberRefused):
        products.add_product(one, other)
    one.close()
