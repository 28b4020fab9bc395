"""A till or a server killed in the middle of a sync, again and again, ends where all others are."""

import signal
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import text
from sync_server.operations.verifying import verify as verify_store

from pos_app.db.verify import verify
from pos_app.errors import Offline
from pos_app.sync.report import Pace
from tests.support.central.dying_server import dying_server
from tests.support.shops.link import Link

ROOT = Path(__file__).resolve().parents[2]
WRITES_MIN = 20
"""A round that pushes a sale and pulls another writes more often than this."""
SERVED_MIN = 15
"""So often at least the server writes for a round that asks for a token and pushes a sale."""
PRICE = 100_00
_ANSWERED = "SELECT event_id FROM delivery WHERE store_seq IS NOT NULL"
_AT_SERVER = text("SELECT event_id FROM event_log WHERE store_id = :store")


def run_until(folder, n):
    """Sync in a process of its own that dies at statement n; whether it came to the end."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.shops.killed_sync", str(folder), str(n)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in {0, -signal.SIGKILL}, done.stderr
    return done.stdout == "done\n"


def test_sync_that_is_killed_at_any_statement_loses_and_doubles_nothing(http_link):
    first, second = http_link.till(), http_link.till()
    product = first.add_product("Tea 200 g")
    first.sync_all(http_link.api(first))
    second.sync_all(http_link.api(second))
    for _ in range(120):
        first.sell(product)
        second.sell(product)
    first.sync_all(http_link.api(first))
    rng = Random(20261122)
    deaths, statements = 0, 20
    while not run_until(second.folder, statements):
        deaths += 1
        assert verify(second.till.db).ok
        # Further each time, so that every step of the round is the last one once.
        statements = statements * 2 + rng.randint(0, 40)
    assert deaths >= 4
    first.sync_all(http_link.api(first))
    assert second.unsynced() == 0
    assert http_link.stock()[product] == -240_000
    http_link.assert_equal()


def test_round_that_is_killed_before_each_of_its_writes_in_turn_ends_equal(http_link):
    first, second = http_link.till(), http_link.till()
    product = first.add_product("Tea 200 g")
    for till in (first, second):
        till.sync_all(http_link.api(till))
    first.close()
    second.close()
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.support.shops.killed_round",
            str(second.folder),
            str(first.folder),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    deaths = int(done.stdout)
    assert deaths >= WRITES_MIN
    for till in (first, second):
        till.open()
        till.sync_all(http_link.api(till))
        assert verify(till.till.db).ok
    first.sync_all(http_link.api(first))
    # One sale of each till before each round, and before the one that was not cut off.
    assert http_link.stock()[product] == -2000 * (deaths + 1)
    http_link.assert_equal()


@pytest.fixture(scope="module")
def dying(mariadb_server, tmp_path_factory):
    """A server on a MariaDB that dies when it is told to."""
    url = mariadb_server.url(mariadb_server.new_database())
    with dying_server(tmp_path_factory.mktemp("server"), url) as (central, server):
        server.live()
        yield central, server


@pytest.fixture
def mortal(dying, tmp_path):
    """A new store of it."""
    central, server = dying
    link = Link(central, tmp_path)
    yield link, server
    link.close()


def die_at_each_write(link, server, till, product):
    """One sale and one round after the other, each on a server that dies one write later."""
    server.end()
    deaths = 0
    while True:
        till.sell(product)
        # Each start of a till asks for the next lease.
        till.pace = Pace()
        server.live(dies_at=deaths + 1)
        report = till.sync(link.api(till))
        if not server.end():
            assert report.error is None
            server.live()
            return deaths
        deaths += 1
        assert isinstance(report.error, Offline), report
        with till.till.db.read() as tx, link.central.db.read() as central:
            answered = {row[0] for row in tx.execute(_ANSWERED)}
            there = set(central.execute(_AT_SERVER, {"store": link.store_id}).scalars())
        assert answered <= there, "what was answered is in the database"


@pytest.mark.parametrize("is_set_back", [False, True], ids=["selling", "set back to a backup"])
def test_server_killed_at_each_of_its_writes_in_turn_ends_equal(mortal, tmp_path, is_set_back):
    link, server = mortal
    first, second = link.till(), link.till()
    product = first.add_product("Tea 200 g", PRICE)
    for till in (first, second):
        till.sync_all(link.api(till))
    sold = 0
    if is_set_back:
        backup = first.back_up(tmp_path / "backup.db")
        first.sell(product)
        first.sync_all(link.api(first))
        first.put_back(backup)
        sold = 1
    deaths = die_at_each_write(link, server, first, product)
    assert deaths >= SERVED_MIN
    sold += deaths + 1
    for till in (first, second, first):
        till.sync_all(link.api(till))
        assert till.unsynced() == 0
        assert verify(till.till.db).ok
    assert first.state().epoch == 1 + is_set_back
    assert sum(link.takings().values()) == sold * PRICE
    link.assert_equal()
    proof = verify_store(link.central.db, link.store_id)
    assert proof.is_sound, proof.problems
