"""Copies of a till's file while it is in use, and alone with it."""

import sqlite3

import pytest

from pos_app.db.copy import alone, copy_to, missing_in, put_back
from pos_app.errors import DatabaseBusy
from tests.support.factories import make_product, make_till


def test_a_copy_is_of_one_moment_and_missing_events_are_counted(tmp_path):
    till = make_till(tmp_path / "till")
    make_product(till, "Tea")
    with till.db.read() as tx:
        assert copy_to(tx, tmp_path / "copy.db") == 1
    make_product(till, "Milk")
    copied = sqlite3.connect(tmp_path / "copy.db")
    with till.db.read() as tx:
        assert missing_in(copied, tx) == 1
        assert missing_in(tx, copied) == 0
    copied.close()
    till.close()


def test_nobody_is_alone_with_a_file_that_is_open(tmp_path):
    till = make_till(tmp_path)
    make_product(till, "Tea")
    with pytest.raises(DatabaseBusy), alone(till.settings.database):
        pass
    till.close()
    with alone(till.settings.database) as tx:
        assert tx.execute("SELECT count(*) FROM event_log").fetchone() == (1,)


def test_what_is_put_back_is_what_was_copied(tmp_path):
    till = make_till(tmp_path / "till")
    make_product(till, "Tea")
    with till.db.read() as tx, alone(tmp_path / "new.db") as target:
        put_back(tx, target)
        assert missing_in(target, tx) == 0
    till.close()
