"""The till's file: what is refused, what is named, and that others may have it open too."""

import sqlite3
import threading
from uuid import UUID

import pytest

from pos_app.db import database, migrations, views
from pos_app.db.database import Database
from pos_app.db.tables.columns import metadata
from pos_app.errors import (
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseTooNew,
    DiskFull,
    FolderNotUsable,
    NotEnrolled,
)
from tests.support.factories import make_product, make_sale, make_till


@pytest.fixture
def path(tmp_path):
    return tmp_path / "till.db"


def test_the_file_is_as_durable_as_sqlite_can_make_it(till):
    with till.db.read() as tx:
        found = [
            tx.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "user_version")
        ]
    assert found == ["wal", 2, 1, migrations.FORMAT]


def test_a_file_that_is_not_there_is_said_so(path):
    with pytest.raises(NotEnrolled):
        Database.open(path)
    assert not path.exists()


def test_making_it_twice_opens_it(path):
    Database.create(path).close()
    again = Database.create(path)
    with again.read() as tx:
        tables = {row[0] for row in tx.execute("SELECT name FROM sqlite_master")}
    again.close()
    assert tables >= set(metadata.tables)
    assert tables >= {"products", "stock_movements", "inventory", "vendors", "stores", "EventLog"}


def test_a_newer_file_is_refused_and_left_alone(path):
    Database.create(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute(f"PRAGMA user_version = {migrations.FORMAT + 1}")
    raw.close()
    before = path.read_bytes()
    with pytest.raises(DatabaseTooNew) as refused:
        Database.open(path)
    assert refused.value.values["found"] == migrations.FORMAT + 1
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"not a database at all" * 100, b"SQLite format 3\x00" + b"\xff" * 5000]
)
def test_what_is_no_database_is_refused_and_left_alone(path, content):
    path.write_bytes(content)
    with pytest.raises(DatabaseDamaged):
        Database.open(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(path):
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE t (a)")
    raw.close()
    with pytest.raises(DatabaseDamaged):
        Database.open(path)


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(FolderNotUsable):
        Database.create(tmp_path / "file" / "till.db")
    (tmp_path / "till.db").mkdir()
    with pytest.raises((FolderNotUsable, DatabaseDamaged)):
        Database.open(tmp_path / "till.db")


def test_a_full_disk_is_named_and_nothing_is_lost(till):
    milk = make_product(till)
    make_sale(till, (milk, 1000))
    with till.db.read() as tx:
        pages = tx.execute("PRAGMA page_count").fetchone()[0]
        tx.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull):
        for _ in range(500):
            make_sale(till, (milk, 1000))
    with till.db.read() as tx:
        sold = tx.execute("SELECT count(*) FROM event_log WHERE kind = 'SaleCompleted'").fetchone()[
            0
        ]
        assert tx.execute("SELECT sum(sales) FROM takings").fetchone()[0] == sold
        tx.execute("PRAGMA max_page_count = 1000000")
    make_sale(till, (milk, 1000))


def test_a_file_that_may_only_be_read_can_be_read(till):
    make_product(till)
    reader = Database.open(till.settings.database, readonly=True)
    with reader.read() as tx:
        assert tx.execute("SELECT count(*) FROM event_log").fetchone() == (1,)
    with pytest.raises(FolderNotUsable), reader.write() as tx:
        tx.execute("DELETE FROM cart")
    reader.close()


def test_a_lock_held_too_long_is_named(till, monkeypatch):
    monkeypatch.setattr(database, "BUSY_TIMEOUT_S", 0.05)
    other = Database.open(till.settings.database)
    with till.db.write(), pytest.raises(DatabaseBusy), other.write():
        pass
    with other.write() as tx:
        tx.execute("DELETE FROM cart")
    other.close()


def test_readers_go_on_beside_a_writer(till):
    milk = make_product(till)
    other = Database.open(till.settings.database)
    with other.read() as tx:
        tx.execute("SELECT count(*) FROM event_log").fetchone()
        make_sale(till, (milk, 1000))
        assert tx.execute("SELECT count(*) FROM event_log").fetchone() == (1,), "one view"
    other.close()


def test_several_processes_number_one_chain(tmp_path):
    """Two connections sell at once; each takes the next number under the write lock."""
    first = make_till(tmp_path, seed=1)
    milk = make_product(first)
    faults = []

    def sell(seed):
        till = make_till(tmp_path, seed=seed)
        try:
            for _ in range(15):
                make_sale(till, (milk, 1000))
        except (DatabaseBusy, sqlite3.Error) as error:
            faults.append(error)
        finally:
            till.close()

    threads = [threading.Thread(target=sell, args=(seed,)) for seed in (2, 3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    with first.db.read() as tx:
        seqs = [row[0] for row in tx.execute("SELECT till_seq FROM event_log ORDER BY log_no")]
        sales = tx.execute("SELECT sum(sales) FROM takings").fetchone()
    assert seqs == list(range(1, len(seqs) + 1))
    assert sales == (30,)
    first.close()


def test_a_transaction_that_fails_leaves_the_connection_ready(till):
    with pytest.raises(ZeroDivisionError), till.db.write() as tx:
        tx.execute("INSERT INTO cart (cart_id, head) VALUES (?, ?)", (UUID(int=1).bytes, b""))
        raise ZeroDivisionError
    with till.db.read() as tx:
        assert tx.execute("SELECT count(*) FROM cart").fetchone() == (0,)


def test_the_views_speak_the_original_words(till):
    rice = make_product(till, "Rice", code="8964000123454", price_paisa=15_550)
    make_sale(till, (rice, 3000))
    assert views.VIEWS
    with till.db.read() as tx:

        def rows(view):
            cursor = tx.execute(f"SELECT * FROM {view}")
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]

        product = rows("products")[0]
        movement = rows("stock_movements")[0]
        inventory = rows("inventory")[0]
        log = rows("EventLog")
    original = "storeID,product_id,ItemQuantity,price_per_unit,itemDesc,stocked_in,VendorId"
    assert list(product)[:7] == original.split(",")
    assert (product["storeID"], product["ItemQuantity"], product["price_per_unit"]) == (
        7,
        -3,
        "155.50",
    )
    assert (movement["type"], movement["quantity"], movement["till_seq"]) == ("sale", 3, 3)
    assert (inventory["quantity"], inventory["version"]) == (-3, 1)
    assert {row["sync_status"] for row in log} == {"unsynced"}
    assert log[0]["timestamp"].startswith("2026-01-01T00:00:")


@pytest.mark.parametrize("name", ["50% off?", "#1 shop", "a b", "دکان", "c:d"])
def test_a_folder_may_have_any_name(tmp_path, name):
    path = tmp_path / name / "till.db"
    Database.create(path).close()
    assert [each.name for each in tmp_path.iterdir()] == [name]
    Database.open(path, readonly=True).close()


def test_a_long_read_keeps_more_in_memory_and_may_not_write(path):
    Database.create(path).close()
    db = Database.open_for_long_read(path)
    with db.read() as tx:
        (kib,) = tx.execute("PRAGMA cache_size").fetchone()
    assert -kib > database.CACHE_KIB
    with pytest.raises(FolderNotUsable), db.write() as tx:
        tx.execute("DELETE FROM cart")
    db.close()
