"""`verify` names what somebody changed; `rebuild` makes the tables that were kept step by step."""

from uuid import UUID

import pytest
from msgspec import structs
from pos_protocol.envelope import OccurredAt
from pos_protocol.events import ReconciliationDecided
from sqlalchemy import delete, insert, select, update
from sync_server.db import event_log, schema
from sync_server.db.access_schema import office_shift
from sync_server.db.bootstrap_schema import customer, store_rule
from sync_server.db.projections.emptying import empty
from sync_server.db.queue import summaries
from sync_server.db.queue.summaries import StaleDay
from sync_server.operations.keeping.day_proof import CONSUMER
from sync_server.operations.rebuilding import rebuild
from sync_server.operations.verifying import verify
from sync_server.queue.handlers import HANDLERS

from tests.support.central.queue import feeder_of
from tests.support.chain_till import WALL_MS, received, sold
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
    till.append(received(10_000_007, 4_000), corrects=UUID(int=99))
    till.push_all(server.api(till))
    till.log = till.log[:3]
    till.append(sold((10_000_007, 1_000)))
    server.api(till).push(till.batch(4))
    other = server.enrol(2, seed=6)
    other.append(received(10_000_001, 1_000))
    other.push_all(server.api(other))
    return till


def on_a_branch_of_its_own(server):
    """What came before it survives nowhere, and its second event breaks a rule."""
    till = server.enrol(seed=7)
    decided = next(one for one in EXAMPLES if isinstance(one, ReconciliationDecided))
    for event in (received(1, 1_000), sold((1, 1_000)), decided, sold((1, 1_000))):
        till.append(event)
    batch = structs.replace(till.batch(2), is_orphan=True)
    answers = server.api(till).push(batch).results
    assert [one.status for one in answers] == ["fork", "quarantined", "held"]


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


def test_a_branch_that_lost_its_beginning_is_honest_also_around_what_lies_in_quarantine(server):
    on_a_branch_of_its_own(server)
    assert verify(server.db, 1).problems == []
    server.db.write(lambda tx: tx.execute(delete(schema.quarantine)))
    [problem] = verify(server.db, 1).problems
    assert problem.endswith("its predecessor in the till is missing"), "only at its beginning"


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
        (update(customer).values(stamps=b"nonsense"), "the khata is not what the log says"),
        (update(store_rule).values(stamps=b"nonsense"), "the rules are not what the log says"),
        (
            update(schema.reconciliation).values(evidence=b"nonsense"),
            "the cases are not what the log says",
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
            update(schema.event_log)
            .where(schema.event_log.c.fold_digest.is_not(None))
            .values(fold_digest=bytes(8)),
            "position {marked}: the digest over the stock is another one",
        ),
        (
            insert(office_shift).values(store_id=1, shift_id=bytes(16), shift_no=1),
            "the office's shift is not the one that it opened",
        ),
        (
            update(schema.stock_movements).values(quantity_milli=5),
            "the stock movements are not what the log says",
        ),
    ],
)
def test_what_somebody_changed_is_named(server, till, damage, problem):
    with server.db.read() as tx:
        marked = min(event_log.marks(tx, 1, first=1, last=99))
    server.db.write(lambda tx: tx.execute(damage))
    assert problem.format(marked=marked) in verify(server.db, 1).problems


def test_a_rebuild_puts_right_what_tills_are_told_of_the_stock(server, till):
    """A till that compares by it would begin anew from a snapshot again and again."""
    with server.db.read() as tx:
        told = event_log.marks(tx, 1, first=1, last=99)
    assert len(told) > 1, "one for each push"
    first = min(told)
    server.db.write(lambda tx: event_log.set_mark(tx, 1, first, digest=bytes(8)))
    assert len(verify(server.db, 1).problems) == 1
    rebuild(server.db, 1)
    with server.db.read() as tx:
        assert event_log.marks(tx, 1, first=1, last=99) == told
    assert verify(server.db, 1).problems == []


def later_by(*, days):
    """A moment so many days after the chain till's own."""
    return OccurredAt(
        wall_ms=WALL_MS + days * 86_400_000, zone="+05:00", boot=UUID(int=1), mono_ms=1
    )


def test_what_lies_in_quarantine_is_what_the_till_sent(server, till):
    server.db.write(lambda tx: tx.execute(update(schema.quarantine).values(body=b"{}")))
    [problem] = verify(server.db, 1).problems
    assert problem.endswith("what lies in quarantine was changed")


DAYS = {
    "UPDATE day_summary SET events = events + 1": True,
    "UPDATE day_summary SET zone_min = 1": True,
    "UPDATE day_summary SET takings_paisa = takings_paisa + 1": True,
    "UPDATE day_summary SET sales = sales + 1": True,
    "UPDATE day_summary SET returns = 1": True,
    "UPDATE day_summary SET tills = 0": True,
    "UPDATE day_summary SET made_ms = NULL": True,
    "UPDATE day_summary SET day = '2001-01-01'": True,
    "DELETE FROM day_summary": True,
    "UPDATE day_summary SET takings_paisa = 1, is_stale = 1": False,
    "UPDATE day_summary SET made_ms = 1": False,
}
"""Whether it is a fault: a line that is to be made anew says nothing yet."""


@pytest.mark.parametrize("damage", DAYS)
def test_the_line_of_a_day_follows_from_the_log(server, damage):
    """Also while the consumer lies behind the feed, which is no fault."""
    assert CONSUMER in HANDLERS
    till = server.enrol(seed=5)
    till.append(received(10_000_007, 4_000))
    till.append(sold((10_000_007, 1_000)))
    till.push_all(server.api(till))
    feeder = feeder_of(server)
    feeder.sweep()
    with server.db.read() as tx:
        [day] = summaries.stale(tx, 9)
    server.db.write(lambda tx: summaries.make(tx, day, 7))
    till.append(received(10_000_007, 1_000), occurred_at=later_by(days=1))
    till.push_all(server.api(till))
    assert verify(server.db, 1).problems == []
    server.db.write(lambda tx: tx.exec_driver_sql(damage))
    problems = verify(server.db, 1).problems
    assert bool(problems) is DAYS[damage]
    assert all("the line of the day" in problem for problem in problems)
