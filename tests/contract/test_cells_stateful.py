"""Writers that die, cells that are evicted, a Redis that is emptied: no reader sees the past.

Every interleaving of single steps is tried; time passes only where the test says so, because a
name is written with a deadline that the test moves.
"""

import itertools

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    precondition,
    rule,
    run_state_machine_as_test,
)
from hypothesis.strategies import booleans, integers
from sync_server.cache.local_cells import LocalCells
from sync_server.cache.port import Filling, Place, Renewal
from sync_server.cache.redis_cells import RedisCells

from tests.support.central.redis import private_redis

_numbers = itertools.count(1)
NEVER_S = 3600.0


class _Local:
    """This process's cells, and a clock to age them by."""

    def __init__(self):
        self.now_s = 0.0
        self.cells = LocalCells(now_s=lambda: self.now_s, intent_s=NEVER_S)

    def evict(self, place):
        self.cells.evict(place)

    def expire(self, place, writer):
        self.now_s -= 2 * NEVER_S
        self.cells.intend(writer, [place])
        self.now_s += 2 * NEVER_S

    def begin(self):
        """A product of its own is a beginning."""

    def flush(self):
        """Memory does not forget: nothing is to be tried."""

    def end_quiet(self):
        """Nor is it ever quiet."""


class _Redis:
    """A Redis whose deadlines the test moves."""

    def __init__(self, server):
        self.client = server.client()
        self.cells = RedisCells(server.url, intent_s=NEVER_S)
        self.run_id = self.client.info("server")["run_id"]

    def begin(self):
        self.flush()
        self.end_quiet()

    def key(self, kind, place):
        return f"kiryana:{kind}:{{{place.store_id}:{place.product_id}}}:{place.epoch}:{self.run_id}"

    def evict(self, place):
        self.client.delete(self.key("c", place))

    def expire(self, place, writer):
        self.client.zadd(self.key("w", place), {writer: 1}, xx=True)

    def flush(self):
        self.client.flushall()

    def end_quiet(self):
        self.client.set("kiryana:mark", f"{self.run_id}:1")


class _Race(RuleBasedStateMachine):
    """One product; the database is a number that counts its commits."""

    harness = None

    def __init__(self):
        super().__init__()
        self.harness.begin()
        self.place = Place(1, next(_numbers), 0)
        self.version = 0
        self.intended = None
        self.committed = {}
        self.dead = []
        self.reading = []
        self.is_quiet = False
        self.writers = itertools.count()

    @property
    def cells(self):
        return self.harness.cells

    @precondition(lambda self: self.intended is None)
    @rule()
    def intend(self):
        """The store is locked from here to COMMIT: one writer at a time."""
        self.intended = f"w{next(self.writers)}"
        self.cells.intend(self.intended, [self.place])

    @precondition(lambda self: self.intended)
    @rule()
    def commit(self):
        self.version += 1
        self.committed[self.intended] = self.version
        self.intended = None

    @precondition(lambda self: self.intended)
    @rule()
    def die_before_commit(self):
        self.dead.append(self.intended)
        self.intended = None

    @precondition(lambda self: self.committed)
    @rule(which=integers(0, 9), knows=booleans())
    def renew(self, which, knows):
        """In any order: a slow process renews long after a quick one."""
        writer = sorted(self.committed)[which % len(self.committed)]
        version = self.committed.pop(writer)
        stock = str(version).encode() if knows else None
        self.cells.renew(writer, [Renewal(place=self.place, version=version, stock=stock)])

    @precondition(lambda self: self.committed)
    @rule(which=integers(0, 9))
    def die_after_commit(self, which):
        writer = sorted(self.committed)[which % len(self.committed)]
        del self.committed[writer]
        self.dead.append(writer)

    @precondition(lambda self: self.dead)
    @rule()
    def the_dead_are_given_up(self):
        for writer in self.dead:
            self.harness.expire(self.place, writer)
        self.dead.clear()

    @rule()
    def find(self):
        found = self.cells.find(self.place)
        if found.state == "hit":
            assert int(found.stock) >= self.version, "a reader saw the past"
        elif found.state == "lease":
            self.reading.append((found.lease, self.version))

    @precondition(lambda self: self.reading)
    @rule(which=integers(0, 9))
    def fill(self, which):
        lease, version = self.reading.pop(which % len(self.reading))
        text = str(version).encode()
        self.cells.fill(self.place, lease, Filling(version=version, stock=text, card=text))

    @rule()
    def evict(self):
        self.harness.evict(self.place)

    @rule()
    def repair(self):
        self.cells.repair([(self.place, self.version)])

    @rule()
    def flush(self):
        self.harness.flush()
        self.is_quiet = True

    @precondition(lambda self: self.is_quiet and self.intended is None)
    @rule()
    def everybody_from_before_the_flush_is_over(self):
        self.cells.find(self.place)
        self.harness.end_quiet()
        self.is_quiet = False


def run(harness, examples=120, phases=tuple(Phase)):
    machine = type("Race", (_Race,), {"harness": harness})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=40,
            deadline=None,
            database=None,
            derandomize=True,
            phases=phases,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_no_reader_of_this_process_sees_the_past():
    run(_Local())


def test_no_reader_of_redis_sees_the_past():
    with private_redis() as server:
        harness = _Redis(server)
        run(harness)
        harness.client.close()
        harness.cells.close()


class _Nameless(LocalCells):
    """A mutant: writers leave no name."""

    def intend(self, writer, places):
        """Nothing is said."""


def test_the_race_catches_a_protocol_without_names():
    harness = _Local()
    harness.cells = _Nameless(now_s=lambda: harness.now_s, intent_s=NEVER_S)
    with pytest.raises(AssertionError):
        run(harness, examples=1000, phases=(Phase.generate,))
