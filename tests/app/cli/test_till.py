"""Which folder, and which product, a command means."""

import argparse
from pathlib import Path

import pytest
from pos_protocol.events import Barcode

from pos_app.cli.till import data_dir, opened, product_named
from pos_app.db.database import Database
from pos_app.db.verify import verify
from pos_app.errors import (
    DiskFull,
    FolderNotUsable,
    NotEnrolled,
    ProductNotFound,
    SeveralProducts,
)
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


@pytest.mark.parametrize("hindrance", [FolderNotUsable, DiskFull])
def test_where_nothing_can_be_written_what_only_reads_goes_on(tmp_path, monkeypatch, hindrance):
    till = make_till(tmp_path)
    milk = make_product(till, code="8964000660928")
    till.close()
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    refused = hindrance(path=tmp_path, problem="unable to open database file")

    def cannot_be_written(path, **_kinds):
        raise refused

    monkeypatch.setattr(Database, "open", cannot_be_written)
    folder = argparse.Namespace(data_dir=str(tmp_path), user=None)
    with opened(folder) as read:
        assert product_named(read, "8964000660928") == milk
        assert verify(read.db).ok
    with pytest.raises(hindrance) as told, opened(folder) as read:
        make_product(read)
    assert told.value is refused
    # Not even where commits wait beside the file that can be joined nowhere.
    (tmp_path / "till.db-wal").write_bytes(b"commits of a power cut")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "no such folder"))
    with pytest.raises(hindrance), opened(folder):
        pass
    (tmp_path / "till.db-wal").unlink()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


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
