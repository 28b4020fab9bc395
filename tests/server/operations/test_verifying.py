"""`verify` names what somebody changed; `rebuild` makes the tables that were kept step by step."""

import pytest
from sqlalchemy import delete, select, update
from sync_server.db import schema
from sync_server.db.projections.emptying import empty
from sync_server.db.queue import summaries
from sync_server.db.queue.summaries import StaleDay
from sync_server.operations.rebuilding import rebuild
from sync_server.operations.verifying import verify

from tests.support.chain_till import received, sold
from tests.support.events import EXAMPLES
from tests.support.sync_server import local_server


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path, stores=(1, 2)) as running:
        yield running


@pytest.fixture
def till(server):
    """A till with every kind of event, a fork and something in quarantine."""
    till = server.enrol(seed=5)
    for event in EXAMPLES:
        till.append(event)
    till.append(received(10_000_007, 4_000))
    till.push_all(server.api(till))
    till.log = till.log[:3]
    till.append(sold((10_000_007, 1_000)))
    server.api(till).push(till.batch(4))
    other = server.enrol(2, seed=6)
    other.append(received(10_000_001, 1_000))
    other.push_all(server.api(other))
    return till


def tables(server):
    with server.db.read() as tx:
        return {
            table.name: sorted(tx.execute(select(table)).all(), key=repr)
            for table in schema.PROJECTIONS
        }


def test_an_honest_store_is_sound(server, till):
    proof = verify(server.db, 1)
    assert proof.problems == []
    assert proof.events == len(EXAMPLES) + 1


def test_a_rebuild_makes_the_tables_that_were_kept_step_by_step(server, till):
    kept = tables(server)
    assert all(kept.values()), "each projection has something to prove"
    assert rebuild(server.db, 1) == len(EXAMPLES) + 1
    assert tables(server) == kept


def test_a_rebuild_has_the_summaries_of_days_made_again(server, till):
    day = StaleDay(store_id=1, day="2026-11-22", zone_min=300)
    server.db.write(lambda tx: summaries.touch(tx, 1, day.day, zone_min=300, events=1))
    server.db.write(lambda tx: summaries.make(tx, day, 7))
    with server.db.read() as tx:
        assert summaries.stale(tx, 9) == []
    rebuild(server.db, 1)
    with server.db.read() as tx:
        assert summaries.stale(tx, 9) == [day]


def test_a_rebuild_repairs_what_was_changed_by_hand(server, till):
    kept = tables(server)
    server.db.write(lambda tx: tx.execute(update(schema.stock_on_hand).values(quantity_milli=1)))
    assert verify(server.db, 1).problems == ["the stock on hand is not what the log says"]
    server.db.write(lambda tx: empty(tx, 2))
    rebuild(server.db, 1)
    rebuild(server.db, 2)
    assert tables(server) == kept


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        (
            update(schema.event_log)
            .where(schema.event_log.c.store_seq == 5)
            .values(kind="SaleReturned"),
            "position 5: its row is not what the body says",
        ),
        (
            update(schema.event_log).where(schema.event_log.c.store_seq == 5).values(version=9),
            "position 5: its row is not what the body says",
        ),
        (
            update(schema.event_log)
            .where(schema.event_log.c.store_seq == 5)
            .values(prev=bytes(32)),
            "position 5: its row is not what the body says",
        ),
        (
            update(schema.event_log).where(schema.event_log.c.store_seq == 5).values(occurred_ms=1),
            "position 5: its row is not what the body says",
        ),
        (
            update(schema.event_log)
            .where(schema.event_log.c.store_seq == 5)
            .values(stock_versions=b"nonsense"),
            "position 5: the versions of its stock cannot be read",
        ),
        (
            update(schema.product).values(stamps=b"nonsense"),
            "the catalogue is not what the log says",
        ),
        (
            update(schema.event_log)
            .where(schema.event_log.c.store_seq == 5)
            .values(body=b'{"a": 1}'),
            "position 5: the body was changed",
        ),
        (
            delete(schema.event_log).where(schema.event_log.c.store_seq == 5),
            "position 5 is missing",
        ),
        (
            update(schema.event_log)
            .where(schema.event_log.c.store_seq == 5)
            .values(held=1 - schema.event_log.c.held),
            "position 5: the feed's hash does not follow",
        ),
        (
            update(schema.till_head).where(schema.till_head.c.lane == 0).values(till_seq=2),
            "a till's head is not the end of its chain",
        ),
        (
            update(schema.store_head).values(seq=99),
            "the head of the feed is not its last entry",
        ),
        (delete(schema.store_head), "the head of the feed is missing"),
        (
            update(schema.sales_daily).values(takings_paisa=5),
            "the takings are not what the log says",
        ),
        (
            update(schema.product).values(price_paisa=5),
            "the catalogue is not what the log says",
        ),
        (
            update(schema.stock_movements).values(quantity_milli=5),
            "the stock movements are not what the log says",
        ),
    ],
)
def test_what_somebody_changed_is_named(server, till, damage, problem):
    server.db.write(lambda tx: tx.execute(damage))
    assert problem in verify(server.db, 1).problems
