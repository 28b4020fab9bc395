"""Backups that are whole, and take nothing's place unasked."""

import os
import sqlite3

import pytest

from pos_app.errors import FileRefused, sentence
from pos_app.operations.backups import back_up
from tests.support.factories import make_product, make_till


@pytest.fixture
def till(tmp_path):
    till = make_till(tmp_path / "till")
    make_product(till, "Tea", code="8964000660928")
    yield till
    till.close()


def test_a_backup_is_one_file_with_the_whole_log(till, tmp_path):
    saved = tmp_path / "saved.db"
    assert back_up(till, saved) == 1
    assert sorted(each.name for each in tmp_path.iterdir()) == ["saved.db", "till"]
    with sqlite3.connect(saved) as raw:
        assert raw.execute("SELECT count(*) FROM event_log").fetchone() == (1,)
    raw.close()


def test_a_backup_replaces_an_older_one(till, tmp_path):
    saved = tmp_path / "saved.db"
    back_up(till, saved)
    make_product(till, "Milk")
    assert back_up(till, saved) == 2


def test_a_backup_into_nowhere_is_refused(till, tmp_path):
    with pytest.raises(FileRefused):
        back_up(till, tmp_path / "no folder" / "saved.db")


def test_a_device_is_refused_and_stays_one(till, tmp_path):
    """As root `backup /dev/null` took its name from every program."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(FileRefused):
        back_up(till, path)
    assert path.is_fifo()
    assert list(tmp_path.glob(".pipe*")) == []


def test_the_file_that_a_till_works_in_is_refused_and_goes_on(till, tmp_path):
    """A window that had it open would have sold into a file that has no name any more."""
    database = till.settings.database
    before = database.stat().st_ino
    with pytest.raises(FileRefused) as refused:
        back_up(till, database)
    assert "another name" in sentence(refused.value)
    assert database.stat().st_ino == before
    assert not (tmp_path / "till" / "last-backup.json").exists()
