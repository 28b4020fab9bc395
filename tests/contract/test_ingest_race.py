"""Eight tills push to one store at once while a reader follows: no hole, nothing lost."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sync_server.db.projections import stock
from sync_server.operations.verifying import verify

from tests.support.chain_till import received
from tests.support.sync_server import local_server

TILLS = 8
PUSHES = 12
EVENTS = 3


@pytest.fixture(params=["sqlite", "mariadb"])
def server(request, tmp_path):
    url = request.getfixturevalue("mariadb_url") if request.param == "mariadb" else None
    with local_server(tmp_path, url) as running:
        yield running


def write(server, till, failures):
    """Push a few batches; every other one loses its answer and is sent again."""
    api = server.api(till)
    for push_no in range(PUSHES):
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


def test_a_reader_sees_every_position_once_whoever_writes(server):
    tills = [server.enrol(seed=seed) for seed in range(1, TILLS + 1)]
    reader = server.enrol(seed=50)
    done, failures = threading.Event(), []
    with ThreadPoolExecutor(TILLS + 1) as pool:
        following = pool.submit(follow, server, reader, done)
        writing = [pool.submit(write, server, till, failures) for till in tills]
        for one in writing:
            one.exception()
        done.set()
        seen = following.result()
    for one in writing:
        one.result()
    assert failures == []
    assert seen == list(range(1, TILLS * PUSHES * EVENTS + 1))
    with server.db.read() as tx:
        level = stock.load(tx, 1, [10_000_001])[10_000_001]
    assert (level.quantity, level.version) == (len(seen) * 1_000, len(seen))
    assert verify(server.db, 1).problems == []


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
