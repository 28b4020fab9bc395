"""What is kept of a store's stock is what the database has, or nothing."""

from uuid import UUID

import msgspec
import pytest
from sqlalchemy import event as sql_event
from sync_server.db import stores
from sync_server.db.projections import stock
from sync_server.db.projections.stock import Level
from sync_server.db.stock_memory import PRODUCTS_MAX, StockKept, StockMemory
from sync_server.db.stores import FeedHead
from sync_server.errors import BusyError
from sync_server.operations import office_stock
from sync_server.operations.rebuilding import rebuild

from tests.support.chain_till import received, sold
from tests.support.office import fill, move
from tests.support.sync_server import local_server

HEAD = FeedHead(feed_id=UUID(int=1), seq=7, feed_hash=b"7" * 32, cache_epoch=3)
PRODUCT = 10_000_001


def kept(head=HEAD, products=1):
    return StockKept(head=head, levels={n: Level() for n in range(products)}, lines={}, left_at={})


@pytest.mark.parametrize(
    "change", [{"feed_id": UUID(int=2)}, {"seq": 8}, {"feed_hash": b"8" * 32}, {"cache_epoch": 4}]
)
def test_it_counts_only_where_the_feed_still_ends(change):
    memory = StockMemory()
    memory.keep(1, kept())
    assert memory.take(1, msgspec.structs.replace(HEAD, **change)) is None
    assert memory.take(1, HEAD) is None, "what was wrong once is forgotten"


def test_it_is_taken_once_and_by_its_store():
    memory = StockMemory()
    mine = kept()
    memory.keep(1, mine)
    assert memory.take(2, HEAD) is None
    assert memory.take(1, HEAD) is mine
    assert memory.take(1, HEAD) is None


def test_the_oldest_makes_room():
    memory = StockMemory()
    half = PRODUCTS_MAX // 2
    memory.keep(1, kept(products=half))
    memory.keep(2, kept(products=half))
    memory.keep(1, kept(products=half))
    memory.keep(3, kept(products=1))
    memory.keep(4, kept(products=PRODUCTS_MAX + 1))
    assert [memory.take(n, HEAD) is not None for n in (1, 2, 3, 4)] == [True, False, True, False]


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path) as running:
        yield running


def reads(server):
    """The questions about stock from now on."""
    asked = []
    sql_event.listen(
        server.db.engine,
        "before_cursor_execute",
        lambda _c, _cur, statement, *_: asked.append(statement),
    )
    return lambda: [one for one in asked if one.startswith("SELECT") and "stock_on_hand" in one]


def on_hand(server):
    with server.db.read() as tx:
        return stock.load(tx, 1, [PRODUCT])[PRODUCT].quantity


def saw(milli, version, pending=0):
    return {"known_quantity": milli, "known_version": version, "pending": pending}


def test_a_backlog_reads_its_stock_once(server):
    till = server.enrol()
    till.append(received(PRODUCT, 10_000))
    assert server.api(till).push(till.batch()).results[0].status == "accepted"
    asked = reads(server)
    for pending in (0, -1_000, -2_000):
        till.append(sold((PRODUCT, 1_000), **saw(10_000, 1, pending)), cursor=1)
        [result] = server.api(till).push(till.batch(len(till.log))).results
        assert (result.status, result.verdict) == ("accepted", "match")
    assert asked() == []
    assert on_hand(server) == 7_000


def test_what_others_committed_is_read_again(server):
    till = server.enrol()
    till.append(received(PRODUCT, 10_000))
    server.api(till).push(till.batch())
    other = server.enrol(seed=2)
    aside = StockMemory()
    mine, server.stock_memory = server.stock_memory, aside
    other.append(sold((PRODUCT, 4_000), **saw(10_000, 1)), cursor=1)
    server.api(other).push(other.batch())
    server.stock_memory = mine
    till.append(sold((PRODUCT, 1_000), **saw(10_000, 1)), cursor=1)
    [result] = server.api(till).push(till.batch(len(till.log))).results
    assert result.verdict == "concurrent"
    assert on_hand(server) == 5_000


def test_a_transaction_that_fails_leaves_nothing_behind(server):
    till = server.enrol()
    till.append(received(PRODUCT, 10_000))
    server.api(till).push(till.batch())
    till.append(sold((PRODUCT, 1_000), **saw(10_000, 1)), cursor=1)
    last = till.batch(len(till.log))

    dying = [True]

    class Dying:
        def prepare(self, _tx, _changes):
            if dying:
                raise BusyError("power cut")

    server.db.watch(Dying())
    with pytest.raises(BusyError):
        server.api(till).push(last)
    dying.clear()
    [result] = server.api(till).push(last).results
    assert (result.status, result.verdict) == ("accepted", "match")
    assert on_hand(server) == 9_000


def test_a_rebuild_is_noticed(server):
    till = server.enrol()
    till.append(received(PRODUCT, 10_000))
    server.api(till).push(till.batch())
    rebuild(server.db, 1)
    asked = reads(server)
    till.append(sold((PRODUCT, 1_000), **saw(10_000, 1)), cursor=1)
    server.api(till).push(till.batch(len(till.log)))
    assert asked()


def test_the_office_is_noticed(server):
    fill(server)
    till = server.enrol()
    till.append(received(7, 10_000))
    server.api(till).push(till.batch())
    with server.db.read() as tx:
        seen = stock.load(tx, 1, [7])[7]
        cursor = stores.heads(tx, [1])[1]
    move(server, office_stock.sell, 2_000)
    till.append(sold((7, 1_000), **saw(seen.quantity, seen.version)), cursor=cursor)
    [result] = server.api(till).push(till.batch(len(till.log))).results
    assert result.verdict == "concurrent"
