"""Nudges arrive, together and through an emptied Redis; where they do not, nobody hangs."""

import threading
import time

import pytest
from sync_server.db.changes import Changes
from sync_server.queue.nudges import LocalNudges, Ringer, StreamNudges

from tests.support.central.redis import private_redis


@pytest.fixture(scope="module")
def redis():
    with private_redis() as server:
        yield server


@pytest.fixture(params=["local", "streams"])
def ends(request):
    """Who rings, and who waits."""
    if request.param == "local":
        both = LocalNudges()
        yield both, both
        both.close()
        return
    server = request.getfixturevalue("redis")
    with server.client() as client:
        client.flushall()
    ringer, waiter = (StreamNudges(server.url, block_s=0.1) for _ in range(2))
    yield ringer, waiter
    ringer.close()
    waiter.close()


def gathered(waiter, wanted):
    found = set()
    deadline = time.monotonic() + 20
    while not wanted <= found and time.monotonic() < deadline:
        found |= waiter.wait(0.5)
    return found


def test_stores_are_named(ends):
    ringer, waiter = ends
    for store_id in (1, 2, 1):
        ringer.ring(store_id)
    assert gathered(waiter, {1, 2}) == {1, 2}
    assert waiter.wait(0.05) == set()


def test_closing_lets_who_waits_go(ends):
    _ringer, waiter = ends
    done = threading.Event()
    thread = threading.Thread(target=lambda: (waiter.wait(60), done.set()))
    thread.start()
    waiter.close()
    assert done.wait(20)
    thread.join()


def test_an_emptied_redis_carries_nudges_again(redis):
    ringer, waiter = (StreamNudges(redis.url, block_s=0.05) for _ in range(2))
    ringer.ring(1)
    assert gathered(waiter, {1}) == {1}
    with redis.client() as client:
        client.flushall()
    ringer.ring(2)
    assert 2 in gathered(waiter, {2})
    ringer.close()
    waiter.close()


def test_without_a_redis_nobody_fails():
    nudges = StreamNudges("redis://127.0.0.1:1/0", block_s=0.05)
    nudges.ring(1)
    assert nudges.wait(0.1) == set()
    nudges.close()


def test_a_transaction_on_a_feed_rings_after_commit():
    nudges = LocalNudges()
    changes = Changes()
    assert Ringer(nudges).prepare(None, changes) is None
    changes.fed[4] = 0
    finish = Ringer(nudges).prepare(None, changes)
    assert nudges.wait(0) == set()
    finish()
    assert nudges.wait(0) == {4}
