"""Putting a backup back: what is proven first, and what is not lost unasked."""

import sqlite3

import pytest

from pos_app.db.database import Database
from pos_app.errors import (
    DatabaseBusy,
    DatabaseTooNew,
    FileRefused,
    FolderNotUsable,
    sentence,
)
from pos_app.operations.backups import back_up
from pos_app.operations.safety.restoring import RestoreRefusedError, restore
from tests.support.factories import make_product, make_sale, make_till, on_hand


@pytest.fixture
def till(tmp_path):
    till = make_till(tmp_path / "till")
    make_product(till, "Tea", code="8964000660928")
    yield till
    till.close()


def test_a_restore_makes_a_new_folder(till, tmp_path):
    saved = tmp_path / "saved.db"
    back_up(till, saved)
    restored = restore(tmp_path / "new" / "folder", saved)
    assert (restored.store_id, restored.events, restored.kept_aside) == (7, 1, None)
    again = make_till(tmp_path / "new" / "folder", seed=2)
    assert again.identity == till.identity
    make_product(again, "Milk")
    again.close()


def test_a_newer_log_is_not_lost_unasked(till, tmp_path):
    saved = tmp_path / "saved.db"
    back_up(till, saved)
    tea = make_product(till, "Milk")
    make_sale(till, (tea, 2000))
    till.close()
    with pytest.raises(RestoreRefusedError) as refused:
        restore(tmp_path / "till", saved)
    assert "lacks 3 of" in sentence(refused.value)
    restored = restore(tmp_path / "till", saved, force=True)
    assert restored.events == 1
    kept = Database.open(restored.kept_aside)
    with kept.read() as tx:
        assert tx.execute("SELECT count(*) FROM event_log").fetchone() == (4,)
    kept.close()
    again = restore(tmp_path / "till", restored.kept_aside)
    assert (again.events, again.kept_aside) == (4, None)
    back = make_till(tmp_path / "till")
    assert on_hand(back, tea) == -2000
    back.close()


def test_another_tills_folder_is_not_overwritten_unasked(till, tmp_path):
    saved = tmp_path / "saved.db"
    back_up(till, saved)
    other = make_till(tmp_path / "other", seed=9)
    make_product(other, "Rice")
    other.close()
    with pytest.raises(RestoreRefusedError):
        restore(tmp_path / "other", saved)
    assert restore(tmp_path / "other", saved, force=True).kept_aside is not None


def test_a_folder_in_use_is_not_overwritten(till, tmp_path):
    saved = tmp_path / "saved.db"
    back_up(till, saved)
    with pytest.raises(DatabaseBusy, match="FolderOpen"):
        restore(tmp_path / "till", saved)
    make_product(till, "Milk")


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 100])
def test_a_file_that_is_no_backup_is_refused_by_its_name(tmp_path, content):
    saved = tmp_path / "saved.db"
    saved.write_bytes(content)
    with pytest.raises(RestoreRefusedError) as refused:
        restore(tmp_path / "new", saved)
    assert str(saved) in sentence(refused.value)
    assert not (tmp_path / "new").exists()


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(FileRefused):
        restore(tmp_path / "new", tmp_path / "nothing.db")


def test_a_backup_of_a_newer_program_is_refused_and_left_alone(till, tmp_path):
    saved = tmp_path / "saved.db"
    back_up(till, saved)
    with sqlite3.connect(saved) as raw:
        raw.execute("PRAGMA user_version = 99")
    raw.close()
    before = saved.read_bytes()
    with pytest.raises(DatabaseTooNew) as refused:
        restore(tmp_path / "new", saved)
    assert str(saved) in sentence(refused.value)
    assert saved.read_bytes() == before


@pytest.mark.parametrize("force", [False, True])
def test_the_database_of_a_newer_program_is_not_replaced(till, tmp_path, force):
    """Its log may hold what this program cannot read, and so cannot say that a backup has it."""
    saved = tmp_path / "saved.db"
    back_up(till, saved)
    till.close()
    newer = tmp_path / "till" / "till.db"
    with sqlite3.connect(newer) as raw:
        raw.execute("PRAGMA user_version = 99")
    raw.close()
    before = newer.read_bytes()
    with pytest.raises(DatabaseTooNew) as refused:
        restore(tmp_path / "till", saved, force=force)
    assert str(newer) in sentence(refused.value)
    assert newer.read_bytes() == before


def test_a_damaged_backup_is_refused(till, tmp_path):
    saved = tmp_path / "saved.db"
    back_up(till, saved)
    with sqlite3.connect(saved) as raw:
        raw.execute("UPDATE product SET price = price + 1")
    raw.close()
    with pytest.raises(RestoreRefusedError) as refused:
        restore(tmp_path / "new", saved)
    assert "damaged" in sentence(refused.value)


def test_folder_that_cannot_take_the_backup_is_named_and_no_other(till, tmp_path):
    saved = tmp_path / "saved.db"
    back_up(till, saved)
    (tmp_path / "new" / "till.db").mkdir(parents=True)
    with pytest.raises(FolderNotUsable) as caught:
        restore(tmp_path / "new", saved)
    assert str(tmp_path / "new") in sentence(caught.value)
