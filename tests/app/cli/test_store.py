"""init and status."""

import pytest

from pos_app.clock import SystemClock
from pos_app.db.database import Database
from tests.support.clock import FakeClock


def test_a_store_is_made_once(commands):
    made = commands.json("init", "--store-id", 5, "--store-name", "Madina", "--currency", "INR")
    assert (made["store_id"], made["store_name"], made["currency"]) == (5, "Madina", "INR")
    assert "already" in commands.refused("init", "--store-id", 6, "--store-name", "Other")
    assert commands.json("status")["store_id"] == 5


@pytest.mark.parametrize("name", ["", "  ", "x" * 201, "a\x1bb", "x" * 10**6])
def test_a_store_needs_a_name_that_can_be_kept(commands, name):
    commands.refused("init", "--store-id", 1, "--store-name", name)
    assert not (commands.folder / "till.db").exists()


def test_status_counts_the_log(store):
    before = store.json("status")
    assert before == {
        "store_id": 1,
        "store_name": "Madina General Store",
        "till": 1,
        "epoch": 1,
        "events": 0,
        "unsynced": 0,
        "held": 0,
        "quarantined": 0,
        "set_aside": 0,
        "cursor": 0,
        "last_sync": None,
        "oldest_unsynced": None,
        "server": None,
        "needs_upgrade": False,
        "clock_wrong": False,
    }
    assert store.error == ""
    store.add()
    after = store.json("status")
    assert (after["events"], after["unsynced"]) == (1, 1)
    assert "1 not yet sent" in store.text("status")


def test_what_a_restored_server_lost_of_other_tills_is_told(store):
    store.add()
    assert "lost by the server" not in store.text("status")
    db = Database.open(store.folder / "till.db")
    with db.write() as tx:
        tx.execute("INSERT INTO aside (log_no) VALUES (1)")
    db.close()
    assert store.json("status")["set_aside"] == 1
    assert "1 event that other tills or a copy of this one made" in store.text("status")


def test_a_till_that_has_not_met_its_server_for_a_day_is_told_so(store):
    store.add()
    day_ms = 24 * 3600 * 1000
    for server, ago_ms, is_told in (
        (None, 9 * day_ms, False),
        ("http://127.0.0.1:1", day_ms // 2, False),
        ("http://127.0.0.1:1", 2 * day_ms, True),
    ):
        db = Database.open(store.folder / "till.db")
        with db.write() as tx:
            at = {"url": server, "last": SystemClock().wall_ms() - ago_ms}
            tx.execute("UPDATE till_state SET server_url = :url, last_sync_ms = :last", at)
        db.close()
        assert ("says what is in the way" in store.text("status")) is is_told


def test_a_wrong_clock_is_told_where_the_till_is_looked_at(store, monkeypatch):
    monkeypatch.setattr("pos_app.cli.till.SystemClock", lambda: FakeClock(1_577_836_800_000))
    assert store.json("status")["clock_wrong"]
    assert "01.01.2020" in store.error
    store.status("sync")
    assert "01.01.2020" in store.error, "it is told although there is no server to sync with"
