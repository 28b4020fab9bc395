"""One suite for both stores of cells: this process's memory, and a Redis of its own."""

import asyncio
import itertools
import time

import pytest
from sync_server.cache.local_cells import LocalCells
from sync_server.cache.port import Filling, Place, Renewal
from sync_server.cache.redis_cells import RedisCells

from tests.support.central.redis import private_redis

_numbers = itertools.count(1)
TEA = Filling(version=5, stock=b"five", card=b"tea")


@pytest.fixture(scope="module")
def redis():
    with private_redis() as server:
        cells = RedisCells(server.url, intent_s=0.001)
        # A Redis that was just started has no memory: the first look says so, and soon it has one.
        cells.find(Place(1, 1, 0))
        time.sleep(0.05)
        cells.close()
        yield server


@pytest.fixture(params=["local", "redis"])
def cells(request):
    opened = LocalCells()
    if request.param == "redis":
        opened = RedisCells(request.getfixturevalue("redis").url)
    yield opened
    opened.close()


@pytest.fixture
def place():
    return Place(1, next(_numbers), 0)


def filled(cells, place, filling=TEA):
    found = cells.find(place)
    assert found.state == "lease"
    cells.fill(place, found.lease, filling)
    return cells.find(place)


def stock(cells, place):
    return cells.find(place).stock


def test_a_cell_is_filled_under_a_lease_and_found(cells, place):
    found = filled(cells, place)
    assert (found.state, found.stock, found.card) == ("hit", b"five", b"tea")


def looked(cells, *places):
    async def look():
        found = await cells.look(places)
        cells.close()
        return found

    return asyncio.run(look())


def test_a_look_finds_many_cells_at_once_and_takes_no_lease(cells, place):
    empty, named = Place(1, next(_numbers), 0), Place(1, next(_numbers), 0)
    for one in (place, named):
        filled(cells, one)
    cells.intend("w", [named])
    lease = cells.find(empty).lease
    hit, missed, written = looked(cells, place, empty, named)
    assert (hit.state, hit.stock, hit.card) == ("hit", b"five", b"tea")
    assert (missed.state, written.state) == ("bypass", "bypass")
    cells.fill(empty, lease, TEA)
    assert looked(cells, empty)[0].stock == b"five", "the lease was still its holder's"


def test_only_the_newest_lease_fills(cells, place):
    first, second = cells.find(place), cells.find(place)
    cells.fill(place, first.lease, TEA)
    assert cells.find(place).state == "lease"
    cells.fill(place, second.lease, TEA)
    assert cells.find(place).state == "lease", "each look takes the lease over"


def test_a_writer_sends_readers_to_the_database_until_it_is_done(cells, place):
    filled(cells, place)
    cells.intend("w", [place])
    assert cells.find(place).state == "bypass"
    cells.renew("w", [Renewal(place=place, version=6, stock=b"six")])
    found = cells.find(place)
    assert (found.stock, found.card) == (b"six", b"tea")


def test_a_writer_takes_the_lease_of_who_may_have_read_the_old(cells, place):
    lease = cells.find(place).lease
    cells.intend("w", [place])
    cells.fill(place, lease, TEA)
    cells.renew("w", [Renewal(place=place, version=6, stock=b"six")])
    cells.fill(place, lease, TEA)
    assert cells.find(place).state == "lease"


def test_an_older_version_never_replaces_a_newer_one(cells, place):
    filled(cells, place)
    for writer in ("a", "b"):
        cells.intend(writer, [place])
    cells.renew("b", [Renewal(place=place, version=7, stock=b"seven")])
    assert cells.find(place).state == "bypass", "the other one is still at work"
    cells.renew("a", [Renewal(place=place, version=6, stock=b"six")])
    assert stock(cells, place) == b"seven"


def test_a_late_writer_makes_no_cell(cells, place):
    cells.intend("w", [place])
    cells.renew("w", [Renewal(place=place, version=6, stock=b"six")])
    assert cells.find(place).state == "lease"


def test_what_a_writer_cannot_tell_empties_the_cell(cells, place):
    filled(cells, place)
    cells.intend("w", [place])
    cells.renew("w", [Renewal(place=place)])
    assert cells.find(place).state == "lease"


def test_a_writer_whose_name_is_gone_empties_the_cell(cells, place):
    filled(cells, place)
    cells.renew("nobody", [Renewal(place=place, version=9, stock=b"nine")])
    assert cells.find(place).state == "lease"


def test_repair_empties_what_is_older_than_the_log(cells, place):
    other = Place(1, next(_numbers), 0)
    for one in (place, other):
        filled(cells, one)
    cells.repair([(place, 6), (other, 5)])
    assert [cells.find(one).state for one in (place, other)] == ["lease", "hit"]


def test_another_epoch_is_another_cell(cells, place):
    filled(cells, place)
    assert cells.find(place._replace(epoch=9)).state == "lease"


def test_a_writer_that_died_takes_the_cell_with_it(request, cells, place):
    if isinstance(cells, LocalCells):
        now_s = [0.0]
        mortal = LocalCells(now_s=lambda: now_s[0], intent_s=5)
    else:
        now_s = None
        mortal = RedisCells(request.getfixturevalue("redis").url, intent_s=0.05)
    filled(mortal, place)
    mortal.intend("w", [place])
    assert mortal.find(place).state == "bypass"
    if now_s:
        now_s[0] = 6.0
    else:
        time.sleep(0.06)
    assert mortal.find(place).state == "lease"
    mortal.close()


def test_local_cells_make_room_for_new_ones():
    cells = LocalCells(cells_max=2)
    places = [Place(1, number, 0) for number in (1, 2, 3)]
    for place in places:
        filled(cells, place)
    assert [cells.find(place).state for place in reversed(places)] == ["hit", "hit", "lease"]


def test_after_a_flush_nobody_trusts_the_cells_until_every_lost_name_is_over(redis, place):
    cells = RedisCells(redis.url, intent_s=0.1)
    filled(cells, place)
    lease = cells.find(Place(1, next(_numbers), 0)).lease
    cells.intend("w", [place])
    with redis.client() as client:
        client.flushall()
    assert cells.find(place).state == "bypass"
    cells.fill(place, lease, TEA)
    assert cells.find(place).state == "bypass"
    time.sleep(0.12)
    assert cells.find(place).state == "lease"
    cells.close()
