"""A till killed in the middle of its sync, again and again, ends where all others are."""

import signal
import subprocess
import sys
from pathlib import Path
from random import Random

from pos_app.db.verify import verify

ROOT = Path(__file__).resolve().parents[2]
WRITES_MIN = 20
"""A round that pushes a sale and pulls another writes more often than this."""


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
