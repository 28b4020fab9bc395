"""Eight tills push to one store at once while a reader follows: no hole, nothing lost."""

import threading
from concurrent.futures import ThreadPoolExecutor
from random import SystemRandom

import pytest
from sqlalchemy import text
from sync_server.db.continuity import quarantine
from sync_server.db.projections import stock
from sync_server.db.stock_memory import StockMemory
from sync_server.operations import ingest, office_stock
from sync_server.operations.commands import Command, carry_out
from sync_server.operations.conditions import Conditions
from sync_server.operations.office_stock import Move, Moved
from sync_server.operations.verifying import verify

from tests.support.chain_till import received
from tests.support.office import fill
from tests.support.sync_server import local_server

TILLS = 8
PUSHES = 12
EVENTS = 3


@pytest.fixture(params=["sqlite", "mariadb"])
def server(request, tmp_path):
    url = request.getfixturevalue("mariadb_url") if request.param == "mariadb" else None
    with local_server(tmp_path, url) as running:
        yield running


def write(server, till, failures, pushes):
    """Push a few batches; every other one loses its answer and is sent again."""
    api = server.api(till)
    for push_no in range(pushes):
        first = len(till.log) + 1
        for _ in range(EVENTS):
            till.append(received(10_000_001, 1_000))
        expected = ["accepted"] if push_no % 2 else ["accepted", "duplicate"]
        for status in expected:
            statuses = {result.status for result in api.push(till.batch(first)).results}
            if statuses != {status}:
                failures.append((till.identity.till_no, push_no, statuses))


def follow(server, reader, done):
    """Pull until the writers are done and nothing more comes; gives the positions seen."""
    seen = []
    while True:
        is_last = done.is_set()
        page = server.api(reader).pull(feed_id=reader.identity.feed_id, after=len(seen), limit=50)
        seen += [entry.store_seq for entry in page.entries]
        if is_last and not page.entries:
            return seen


def problems_of_race(server, pushes=PUSHES):
    """Eight tills push at once while a reader follows; what of it is not as it has to be."""
    tills = [server.enrol(seed=seed) for seed in range(1, TILLS + 1)]
    reader = server.enrol(seed=50)
    locked_before = locks(server)
    done, failures = threading.Event(), []
    with ThreadPoolExecutor(TILLS + 1) as pool:
        following = pool.submit(follow, server, reader, done)
        writing = [pool.submit(write, server, till, failures, pushes) for till in tills]
        found = [one.exception() for one in writing]
        done.set()
        found.append(following.exception())
    found = [error for error in found if error] + failures
    if following.exception() is None:
        seen, events = following.result(), TILLS * pushes * EVENTS
        if seen != list(range(1, events + 1)):
            found.append(f"the reader saw {len(seen)} positions, up to {seen[-1:]} of {events}")
        with server.db.read() as tx:
            level = stock.load(tx, 1, [10_000_001])[10_000_001]
            aside = list(quarantine.quarantined(tx, 1))
        if (level.quantity, level.version) != (events * 1_000, events):
            found.append(f"stock {level} after {events} events")
        found += [f"in quarantine: {one.code}" for one in aside]
    requests = TILLS * (pushes + (pushes + 1) // 2)
    # The row itself has to change: that is what writers of two nodes meet at.
    if locks(server) - locked_before < requests:
        found.append(f"the head changed {locks(server) - locked_before} times for {requests}")
    return found + verify(server.db, 1).problems


def locks(server):
    """How often the store's lock was taken."""
    with server.db.read() as tx:
        return tx.execute(text("SELECT pushes FROM store_head WHERE store_id = 1")).scalar_one()


def test_a_reader_sees_every_position_once_whoever_writes(server):
    assert problems_of_race(server) == []


def test_stores_do_not_wait_for_each_other(server):
    """A store whose lock is held keeps nobody else from selling (on SQLite there is one writer)."""
    server.add_store(2)
    first, second = server.enrol(1, seed=31), server.enrol(2, seed=32)
    first.append(received(10_000_001, 1_000))
    second.append(received(10_000_001, 1_000))
    threads = [
        threading.Thread(target=server.api(till).push, args=(till.batch(),))
        for till in (first, second)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for till in (first, second):
        page = server.api(till).pull(feed_id=till.identity.feed_id, after=0, limit=10)
        assert page.head == 1


def problems_of_repeats(server, monkeypatch, pushes=PUSHES):
    """One batch after the other, each sent eight times at once; what is not as it has to be."""
    till = server.enrol(seed=70)
    admitted, admit = [], ingest.admit
    monkeypatch.setattr(
        ingest, "admit", lambda *args, **named: (admitted.append(1), admit(*args, **named))[1]
    )
    together = threading.Barrier(TILLS)

    def send(request):
        together.wait()
        return sorted({str(result.status) for result in server.api(till).push(request).results})

    found = []
    wanted = [["accepted"]] + [["duplicate"]] * (TILLS - 1)
    with ThreadPoolExecutor(TILLS) as pool:
        for _ in range(pushes):
            first = len(till.log) + 1
            for _ in range(EVENTS):
                till.append(received(10_000_001, 1_000))
            sent = [pool.submit(send, till.batch(first)) for _ in range(TILLS)]
            errors = [one.exception() for one in sent if one.exception()]
            answers = errors or sorted(one.result() for one in sent)
            if answers != wanted:
                found.append(answers)
    if len(admitted) != TILLS * pushes:
        found.append("the database had to refuse a batch")
    proof = verify(server.db, 1)
    if proof.events != len(till.log):
        found.append(f"{proof.events} events instead of {len(till.log)}")
    with server.db.read() as tx:
        found += [f"in quarantine: {one.code}" for one in quarantine.quarantined(tx, 1)]
    return found + proof.problems


def test_same_batch_sent_eight_times_at_once_is_stored_once_and_answered_so(server, monkeypatch):
    """A repeating network: the look-up for what is known must come after the store's lock.

    Before it, the database's own keys would still save the log, but each repeat would be refused
    there and sorted out event by event.
    """
    assert problems_of_repeats(server, monkeypatch) == []


def test_offices_of_two_processes_and_a_till_sell_at_once(server):
    """Each believes only what the locked head proves, whoever was committed in between."""
    fill(server, 1_000)
    till = server.enrol(seed=90)
    memories = [StockMemory(), StockMemory()]
    together = threading.Barrier(5)

    def command(memory, work):
        asked = Command(
            store_id=1, actor="amna", name="sale", request=b"", key=None, now_ms=server.clock.now_ms
        )
        return carry_out(server.db, asked, Moved, rng=SystemRandom(), work=work, memory=memory)

    def sell(memory):
        together.wait()
        said = Move(product_id=7, quantity_milli=1_000, conditions=Conditions())
        return [
            command(memory, lambda office: office_stock.sell(office, said)).value.movement
            for _ in range(PUSHES)
        ]

    def push():
        together.wait()
        for _ in range(PUSHES):
            till.append(received(7, 2_000))
            server.api(till).push(till.batch(len(till.log)))

    with ThreadPoolExecutor(5) as pool:
        pushing = pool.submit(push)
        moved = [one for found in pool.map(sell, memories * 2) for one in found]
        pushing.result()
    assert {one.verdict for one in moved} == {"match"}
    assert len({one.version for one in moved}) == len(moved) == 4 * PUSHES
    with server.db.read() as tx:
        level = stock.load(tx, 1, [7])[7]
    assert level.quantity == 1_000_000 - 4 * PUSHES * 1_000 + PUSHES * 2_000
    assert verify(server.db, 1).problems == []
