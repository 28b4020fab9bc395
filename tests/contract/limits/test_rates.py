"""One suite for both gates: this process's memory, and a Redis of its own that goes away."""

import itertools
import threading

import pytest
from sync_server.cache.rates.local import LocalGate
from sync_server.cache.rates.port import Bucket
from sync_server.cache.rates.redis import RedisGate

from tests.support.central.redis import private_redis

_names = itertools.count(1)
BUCKET = Bucket(name="login", per_minute=60, burst=10)


@pytest.fixture(scope="module")
def redis():
    with private_redis() as server:
        yield server


@pytest.fixture(params=["local", "redis"])
def gate(request):
    opened = LocalGate()
    if request.param == "redis":
        opened = RedisGate(request.getfixturevalue("redis").url, processes=2)
    yield opened
    opened.close()


@pytest.fixture
def subject():
    return f"somebody {next(_names)} چینی"


def test_a_burst_passes_and_the_next_one_waits_for_its_interval(gate, subject):
    taken = [gate.take(BUCKET, subject) for _ in range(11)]
    assert [one.is_allowed for one in taken] == [True] * 10 + [False]
    # Time goes on meanwhile: one may have come back, never more than went.
    assert taken[0].remaining == 9
    assert 0 < taken[-1].wait_ms <= 1000
    assert gate.take(BUCKET, f"{subject} else").is_allowed
    assert gate.take(Bucket(name="push", per_minute=60, burst=10), subject).is_allowed


def test_a_refusal_costs_nothing(gate, subject):
    slow = Bucket(name="slow", per_minute=1, burst=1)
    assert gate.take(slow, subject).is_allowed
    waits = [gate.take(slow, subject).wait_ms for _ in range(5)]
    assert waits == sorted(waits, reverse=True), "who asks again does not wait longer"


def test_twenty_at_once_are_counted_one_by_one(gate, subject):
    slow = Bucket(name="many", per_minute=1, burst=7)
    passed = []

    def ask():
        passed.append(gate.take(slow, subject).is_allowed)

    threads = [threading.Thread(target=ask) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert passed.count(True) == 7


def test_what_was_taken_comes_back_with_time():
    now_s = [100.0]
    gate = LocalGate(now_s=lambda: now_s[0])
    for _ in range(10):
        gate.take(BUCKET, "x")
    refused = gate.take(BUCKET, "x")
    now_s[0] += refused.wait_ms / 1000
    assert gate.take(BUCKET, "x").is_allowed
    assert not gate.take(BUCKET, "x").is_allowed
    now_s[0] += 3600
    assert [gate.take(BUCKET, "x").is_allowed for _ in range(11)].count(True) == 10


def test_two_processes_count_together_and_apart_when_redis_is_away():
    now_s = [0.0]
    slow = Bucket(name="away", per_minute=1, burst=8)
    with private_redis() as server:
        gates = [RedisGate(server.url, processes=2, now_s=lambda: now_s[0]) for _ in range(2)]
        passed = [gate.take(slow, "x").is_allowed for gate in gates for _ in range(8)]
        assert passed.count(True) == 8
        server.kill()
        # Each has half of the limit, and nobody is refused because Redis is.
        for gate in gates:
            assert [gate.take(slow, "y").is_allowed for _ in range(8)].count(True) == 4
        server.start()
        now_s[0] += 2
        passed = [gate.take(slow, "z").is_allowed for gate in gates for _ in range(8)]
        assert passed.count(True) == 8
        for gate in gates:
            gate.close()
