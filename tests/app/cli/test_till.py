"""Which folder, and which product, a command means."""

import argparse
from pathlib import Path

import pytest
from pos_protocol.events import Barcode

from pos_app.cli.till import data_dir, opened, product_named
from pos_app.errors import NotEnrolled, ProductNotFound, SeveralProducts
from pos_app.operations.products import NewProduct, add_product
from tests.support.factories import make_product, make_till


def test_the_folder_is_named_or_comes_from_the_environment(monkeypatch):
    monkeypatch.setenv("KIRYANA_DATA_DIR", "/elsewhere")
    assert data_dir(argparse.Namespace(data_dir="/here")) == Path("/here")
    assert data_dir(argparse.Namespace(data_dir=None)) == Path("/elsewhere")


def test_a_folder_without_a_store_is_refused_and_stays_empty(tmp_path):
    with pytest.raises(NotEnrolled), opened(argparse.Namespace(data_dir=str(tmp_path))):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_product_goes_by_its_number_or_its_barcode(tmp_path):
    till = make_till(tmp_path)
    milk = make_product(till, code="8964000660928")
    for text in (str(milk.product_id), "8964000660928", "08964000660928", " 8964000660928 "):
        assert product_named(till, text).product_id == milk.product_id
    for text in ("", "5", "9999999", "8964000660935", "x" * 10**6, "9" * 30):
        with pytest.raises(ProductNotFound):
            product_named(till, text)
    till.close()


def test_a_shared_code_asks_for_the_number(tmp_path):
    till = make_till(tmp_path)
    make_product(till, code="8964000660928")
    shared = NewProduct(
        name_en="Twin",
        price_paisa=1,
        barcodes=(Barcode(code="8964000660928"),),
        is_code_shared=True,
    )
    twin = add_product(till, shared)
    with pytest.raises(SeveralProducts):
        product_named(till, "8964000660928")
    assert product_named(till, str(twin.product_id)) == twin
    till.close()
