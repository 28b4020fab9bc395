"""A folder that was copied, moved or put back is noticed at the start, by itself."""

import shutil
from uuid import UUID

import pytest

from pos_app.db.database import Database
from pos_app.operations import whereabouts
from pos_app.operations.whereabouts import WORDS, Moved
from tests.support.factories import make_enrolled_till

HERE, THERE = "counter#1111111111111111", "laptop#2222222222222222"


@pytest.fixture
def till(tmp_path):
    made = make_enrolled_till(tmp_path / "till", till_no=1, feed_id=UUID(int=7))
    yield made
    made.close()


def looked(path, machine=HERE):
    db = Database.open(path)
    try:
        return whereabouts.look(db, machine=machine)
    finally:
        db.close()


def test_till_that_stays_is_not_spoken_of(till):
    assert whereabouts.look(till.db, machine=HERE) is None, "nobody knows yet where it belongs"
    whereabouts.settle(till.db, machine=HERE)
    assert whereabouts.look(till.db, machine=HERE) is None
    assert whereabouts.look(till.db, machine="counter") is None, "a name without a number"


def test_copied_folder_is_noticed_and_the_original_is_not(till, tmp_path):
    whereabouts.settle(till.db, machine=HERE)
    till.close()
    path = till.db.path
    shutil.copytree(path.parent, tmp_path / "copy")
    assert looked(tmp_path / "copy" / path.name) is Moved.FOLDER
    assert looked(path) is None


def test_renamed_folder_is_the_same_folder(till, tmp_path):
    whereabouts.settle(till.db, machine=HERE)
    till.close()
    path = till.db.path
    path.parent.rename(tmp_path / "renamed")
    assert looked(tmp_path / "renamed" / path.name) is None


def test_folder_put_back_from_a_copy_is_noticed_until_a_round_went_through(till, tmp_path):
    whereabouts.settle(till.db, machine=HERE)
    till.close()
    path = till.db.path
    # The old file stays somewhere: a file system may give its number out again otherwise.
    path.parent.rename(tmp_path / "kept")
    shutil.copytree(tmp_path / "kept", path.parent)
    assert looked(path) is Moved.FOLDER
    assert looked(path) is Moved.FOLDER
    db = Database.open(path)
    whereabouts.settle(db, machine=HERE)
    db.close()
    assert looked(path) is None


def test_another_machine_is_noticed_first(till):
    whereabouts.settle(till.db, machine=HERE)
    assert whereabouts.look(till.db, machine=THERE) is Moved.MACHINE


def test_settling_again_writes_nothing(till):
    whereabouts.settle(till.db, machine=HERE)
    with till.db.read() as tx:
        before = tx.total_changes
    whereabouts.settle(till.db, machine=HERE)
    with till.db.read() as tx:
        assert tx.total_changes == before


@pytest.mark.parametrize("moved", Moved)
def test_each_has_words(moved):
    assert "sync" in WORDS[moved]
