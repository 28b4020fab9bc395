"""What is kept of a store's stock is what the database has, or nothing."""

from uuid import UUID

import msgspec
import pytest
from sqlalchemy import event as sql_event
from sync_server.db import event_log, stores
from sync_server.db.projections import stock
from sync_server.db.projections.stock import Level
from sync_server.db.stock_memory import PRODUCTS_MAX, StockKept, StockMemory
from sync_server.db.stores import FeedHead
from sync_server.errors import BusyError, RefusedError, ServerCode
from sync_server.operations import office_stock
from sync_server.operations.rebuilding import rebuild
from sync_server.operations.verifying import verify

from pos_protocol import codec, events
from tests.support.chain_till import received, sold
from tests.support.office import fill, move, put, remove
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


def dies(server):
    """Make each commit of the server fail until the list that is given back is emptied."""
    dying = [True]

    class Dying:
        def prepare(self, _tx, _changes):
            if dying:
                raise BusyError("power cut")

    server.db.watch(Dying())
    return dying


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
    dying = dies(server)
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


def statements(server):
    """What is asked and written from now on."""
    said = []
    sql_event.listen(
        server.db.engine,
        "before_cursor_execute",
        lambda _c, _cur, statement, *_: said.append(statement.split()[0]),
    )
    return said


def test_an_office_that_goes_on_selling_reads_the_head_alone(server):
    fill(server)
    for _ in range(2):
        move(server, office_stock.sell, 1_000)
    said = statements(server)
    assert move(server, office_stock.sell, 1_000).value.movement.quantity_after_milli == 7_000
    assert said.count("SELECT") == 1, said
    assert len(said) <= 10, said


def test_goods_that_are_not_known_are_read_once(server):
    fill(server)
    move(server, office_stock.sell, 1_000)
    server.stock_memory = StockMemory()
    said = statements(server)
    assert move(server, office_stock.sell, 1_000).value.movement.quantity_after_milli == 8_000
    assert said.count("SELECT") == 2, said
    assert verify(server.db, 1).problems == []


@pytest.mark.parametrize("is_other_process", [False, True])
def test_an_office_sells_at_the_price_of_now(server, is_other_process):
    fill(server)
    move(server, office_stock.sell, 1_000)
    mine = server.stock_memory
    if is_other_process:
        server.stock_memory = StockMemory()
    put(server, price_paisa=2_500, name="Chai")
    server.stock_memory = mine
    sold_now = move(server, office_stock.sell, 1_000)
    with server.db.read() as tx:
        row = event_log.page(tx, 1, after=sold_now.store_seq - 1, limit=1)[0]
    line = codec.decode(row.body).event.lines[0]
    assert (line.price, line.name) == (2_500, "Chai")


def test_a_till_between_two_sales_of_the_office_changes_prices_and_stock(server):
    fill(server)
    move(server, office_stock.sell, 1_000)
    till = server.enrol()
    cursor = server.api(till).pull(feed_id=till.identity.feed_id, after=0, limit=100).head
    till.append(events.ProductChanged(product_id=7, base=1, price=4_000), cursor=cursor)
    till.append(sold((7, 2_000), **saw(9_000, 2)), cursor=cursor)
    server.api(till).push(till.batch())
    moved = move(server, office_stock.sell, 1_000)
    assert (moved.value.movement.quantity_after_milli, moved.value.movement.verdict) == (
        6_000,
        "match",
    )
    with server.db.read() as tx:
        row = event_log.page(tx, 1, after=moved.store_seq - 1, limit=1)[0]
    assert codec.decode(row.body).event.total == 4_000
    assert verify(server.db, 1).problems == []


def test_what_another_process_removed_is_not_sold_from_memory(server):
    fill(server)
    move(server, office_stock.sell, 1_000)
    mine, server.stock_memory = server.stock_memory, StockMemory()
    remove(server)
    server.stock_memory = mine
    with pytest.raises(RefusedError) as error:
        move(server, office_stock.sell, 1_000)
    assert error.value.code == ServerCode.NOT_FOUND


def test_a_sale_that_fails_leaves_nothing_to_the_next(server):
    fill(server)
    move(server, office_stock.sell, 1_000)
    dying = dies(server)
    with pytest.raises(BusyError):
        move(server, office_stock.sell, 5_000)
    dying.clear()
    assert move(server, office_stock.sell, 1_000).value.movement.quantity_after_milli == 8_000
    assert verify(server.db, 1).problems == []


def test_two_processes_that_sell_by_turns_agree(server):
    fill(server, 20)
    memories = [StockMemory(), StockMemory()]
    left = []
    for turn in (0, 1, 1, 0, 0, 1, 0, 1):
        server.stock_memory = memories[turn]
        left.append(move(server, office_stock.sell, 1_000).value.movement.quantity_after_milli)
    assert left == list(range(19_000, 11_000, -1_000))
    rebuild(server.db, 1)
    server.stock_memory = memories[0]
    assert move(server, office_stock.sell, 500_000).value.case_id is not None
    assert verify(server.db, 1).problems == []
