"""A till's file whose newest commits wait beside it is read from a copy; the folder stays."""

import shutil
from pathlib import Path

import pytest

from pos_app.db import resting
from pos_app.db.database import Database
from pos_app.errors import FolderNotUsable
from tests.support.factories import make_product, make_sale, on_hand


@pytest.fixture
def left(till, tmp_path):
    """A folder as a power cut leaves it: the last sales are in the write-ahead log alone."""
    milk = make_product(till, "Milk")
    make_sale(till, (milk, 1000), (milk, 2000))
    folder = tmp_path / "left"
    folder.mkdir()
    for name in ("till.db", "till.db-wal"):
        shutil.copyfile(till.db.path.with_name(name), folder / name)
    assert on_hand(till, milk) == -3000
    return folder / "till.db", milk.product_id


def stock(db, product_id):
    with db.read() as tx:
        found = "SELECT confirmed + pending FROM stock_level WHERE product_id = ?"
        return tx.execute(found, (product_id,)).fetchone()[0]


def test_waiting_commits_are_read_and_nothing_is_written(left, monkeypatch, tmp_path):
    path, milk = left
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    db = Database.open_at_rest(path)
    assert stock(db, milk) == -3000
    with pytest.raises(FolderNotUsable) as refused, db.write() as tx:
        tx.execute("DELETE FROM stock_level")
    assert refused.value.values["path"] == path.parent
    assert list(tmp_path.glob("kiryana-*"))
    db.close()
    assert not list(tmp_path.glob("kiryana-*")), "the copy is gone with whoever read it"
    assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == before


def test_where_no_copy_can_be_made_it_is_said_why(left, monkeypatch, tmp_path):
    path, _ = left
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    copyfile = shutil.copyfile

    def full(source, to):
        raise OSError(28, "No space left on device", str(to))

    def written_meanwhile(source, to):
        copyfile(source, to)
        with Path(f"{path}-wal").open("ab") as file:
            file.write(b"0")

    for fault, words in ((full, "No space left"), (written_meanwhile, "goes on writing")):
        monkeypatch.setattr(resting.shutil, "copyfile", fault)
        with pytest.raises(FolderNotUsable, match=words):
            Database.open_at_rest(path)
    assert not list(tmp_path.glob("kiryana-*"))


def test_a_copy_is_whole_without_a_file_beside_it(left):
    path, _ = left
    with resting.joined(path) as name:
        assert [file.name for file in Path(name).iterdir()] == ["till.db"]
