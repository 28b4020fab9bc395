"""Cached reads follow every way of writing, and never need the cache to be right."""

import asyncio
import threading
import time
from random import Random

import pytest
from sync_server.cache.breaker import Breaker
from sync_server.cache.local_cells import LocalCells
from sync_server.cache.port import Filling, Place
from sync_server.cache.redis_cells import RedisCells
from sync_server.db.database import Database
from sync_server.errors import RefusedError
from sync_server.operations import office_stock, reading
from sync_server.operations.caching.epochs import AGEING_S, FRESH_S, CacheEpochs
from sync_server.operations.caching.refreshing import Refresher
from sync_server.operations.caching.shelf import Shelf
from sync_server.operations.rebuilding import rebuild

from tests.support.central.redis import private_redis
from tests.support.chain_till import received
from tests.support.office import fill, move, put, remove
from tests.support.sync_server import local_server


class Counting(LocalCells):
    """Cells that count their hits."""

    hits = 0

    def find(self, place):
        found = super().find(place)
        self.hits += found.state == "hit"
        return found


def shelf_of(server, cells, db=None):
    epochs = CacheEpochs(db or server.db)
    (db or server.db).watch(Refresher(cells, epochs, clock=server.clock))
    return Shelf(db or server.db, cells, epochs)


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path) as running:
        yield running


@pytest.fixture
def cells():
    return Counting()


@pytest.fixture
def shelf(server, cells):
    return shelf_of(server, cells)


def agree(server, shelf, product_id=7):
    """The shelf says what the database says, however often it is asked."""
    for _ in range(3):
        assert shelf.product(1, product_id) == reading.product(server.db, 1, product_id)
        assert shelf.stock(1, product_id) == reading.stock(server.db, 1, product_id)


def test_only_the_first_look_asks_the_database(server, cells, shelf):
    fill(server)
    agree(server, shelf)
    assert cells.hits == 5


def test_a_command_leaves_the_new_figure_behind(server, cells, shelf):
    fill(server)
    agree(server, shelf)
    before = cells.hits
    server.clock.now_ms += 5_000
    move(server, office_stock.sell, 2_000)
    agree(server, shelf)
    assert (cells.hits - before, shelf.stock(1, 7).quantity_milli) == (6, 8_000)


def test_edits_and_removals_are_seen(server, shelf):
    fill(server)
    agree(server, shelf)
    put(server, name="Green Tea")
    agree(server, shelf)
    assert shelf.product(1, 7).name == "Green Tea"
    remove(server)
    with pytest.raises(RefusedError):
        shelf.stock(1, 7)


def test_pushed_events_are_seen(server, shelf):
    put(server)
    agree(server, shelf)
    till = server.enrol()
    for count in (1, 2):
        till.append(received(7, 1_500))
        server.api(till).push(till.batch(count))
        agree(server, shelf)
    assert shelf.stock(1, 7).quantity_milli == 3_000


def test_a_rebuild_leaves_every_cell_behind(server, cells, shelf):
    fill(server)
    agree(server, shelf)
    rebuild(server.db, 1)
    before = cells.hits
    agree(server, shelf)
    assert cells.hits - before == 5


def test_what_is_refused_changes_nothing(server, cells, shelf):
    fill(server)
    agree(server, shelf)
    before = cells.hits
    with pytest.raises(RefusedError):
        move(server, office_stock.remove, 1_000, reason="whim")
    agree(server, shelf)
    assert cells.hits - before == 6


def test_a_command_of_another_process_is_seen_within_a_second(server, shelf, tmp_path):
    fill(server)
    agree(server, shelf)
    other = Database.open(f"sqlite:///{tmp_path / 'server.db'}", rng=Random(5))
    other.watch(Refresher(None, CacheEpochs(other), clock=server.clock))
    mine, server.db = server.db, other
    move(server, office_stock.sell, 1_000)
    server.db = mine
    other.close()
    time.sleep(FRESH_S)
    agree(server, shelf)


def test_epochs_that_are_asked_for_often_are_looked_up_before_they_are_too_old(server):
    now_s, looked = [0.0], []

    def ahead(key, work):
        looked.append(key)
        work()

    epochs = CacheEpochs(server.db, ahead=ahead, now_s=lambda: now_s[0])
    assert epochs.place(1, 7, may_wait=False) is None, "it was too old, and is looked up"
    for _ in range(9):
        now_s[0] += AGEING_S
        assert epochs.place(1, 7, may_wait=False) is not None
    assert len(looked) == 10
    idle = CacheEpochs(server.db, now_s=lambda: now_s[0])
    assert idle.place(1, 7) is not None
    now_s[0] += FRESH_S
    assert idle.place(1, 7, may_wait=False) is None


def test_looks_on_an_event_loop_outlive_redis_too(server):
    async def look(cells, place):
        return [(await cells.look([place]))[0].state for _ in range(2)]

    with private_redis() as redis:
        cells = Breaker(RedisCells(redis.url, intent_s=0.001), rest_s=0.0)
        place = Place(1, 7, 0)
        cells.find(place)
        time.sleep(0.05)
        cells.fill(place, cells.find(place).lease, Filling(version=1, stock=b"s", card=b"c"))

        async def survive():
            found = [await look(cells, place)]
            for hurt, heal in ((redis.freeze, redis.thaw), (redis.kill, redis.start)):
                hurt()
                found.append(await look(cells, place))
                assert cells.is_away
                heal()
                found.append(await look(cells, place))
                assert not cells.is_away
            cells.close()
            return found

        hit, away = ["hit", "hit"], ["bypass", "bypass"]
        assert asyncio.run(survive()) == [hit, away, hit, away, away]


def test_redis_that_dies_hangs_and_comes_back_costs_speed_only(server):
    with private_redis() as redis:
        cells = Breaker(RedisCells(redis.url, intent_s=0.05), rest_s=0.0)
        shelf = shelf_of(server, cells)
        fill(server)
        agree(server, shelf)
        time.sleep(0.06)
        agree(server, shelf)
        for hurt, heal in ((redis.kill, redis.start), (redis.freeze, redis.thaw)):
            hurt()
            move(server, office_stock.sell, 1_000)
            agree(server, shelf)
            assert cells.is_away
            heal()
            move(server, office_stock.sell, 1_000)
            time.sleep(0.06)
            agree(server, shelf)
            assert not cells.is_away
        with redis.client() as client:
            client.flushall()
        agree(server, shelf)
        assert shelf.stock(1, 7).quantity_milli == 6_000
        cells.close()


def test_a_redis_that_is_emptied_never_shows_the_past(mariadb_url, tmp_path):
    """Threads that sell and threads that read: a reader never sees less sold than is committed."""
    with local_server(tmp_path / "none", mariadb_url) as central, private_redis() as redis:
        writer = RedisCells(redis.url, intent_s=1.0)
        reader = RedisCells(redis.url, intent_s=1.0)
        epochs = CacheEpochs(central.db)
        central.db.watch(Refresher(writer, epochs, clock=central.clock))
        shelf = Shelf(central.db, reader, CacheEpochs(central.db))
        fill(central, 500)
        sold = [0]
        wrong = []
        done = threading.Event()

        def look():
            while not done.is_set():
                floor = sold[0]
                version = shelf.stock(1, 7).version
                if version < floor:
                    wrong.append((floor, version))

        readers = [threading.Thread(target=look) for _ in range(3)]
        for thread in readers:
            thread.start()
        for number in range(120):
            sold[0] = move(central, office_stock.sell, 1_000).value.movement.version
            if number % 40 == 10:
                with redis.client() as client:
                    client.flushall()
            if number % 9 == 0:
                with redis.client() as client:
                    client.delete(*(client.keys("kiryana:c:*") or ["x"]))
        done.set()
        for thread in readers:
            thread.join()
        assert wrong == []
        writer.close()
        reader.close()
