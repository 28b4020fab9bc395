"""Each entry reaches each consumer once: with two workers, after failures, without any nudge."""

import pytest
from sync_server.db.queue import cursors
from sync_server.db.queue.cursors import FAILURES_MAX
from sync_server.errors import BusyError
from sync_server.operations import office_stock
from sync_server.queue.feeder import PATIENCE_MS, QUIET_MS

from tests.support.central.queue import feeder_of, rows
from tests.support.office import fill, move
from tests.support.sync_server import local_server


@pytest.fixture(params=["sqlite", "mariadb"])
def server(request, tmp_path):
    url = request.getfixturevalue("mariadb_url") if request.param == "mariadb" else None
    with local_server(tmp_path, url) as running:
        yield running


def keep(server):
    """A consumer that makes a row for every entry: a second one would be refused."""

    def handle(batch):
        for one in batch.happened:
            cursors.lay_aside(
                batch.tx,
                batch.store_id,
                "seen",
                store_seq=one.store_seq,
                error=one.envelope.kind,
                now_ms=batch.now_ms,
            )

    return handle


def seen(server):
    return [seq for (seq,) in rows(server, "SELECT store_seq FROM dead_letter ORDER BY store_seq")]


def head(server):
    return rows(server, "SELECT seq FROM store_head")[0][0]


def test_what_is_behind_the_cursor_is_done_once(server):
    fill(server)
    feeder = feeder_of(server, seen=keep(server))
    assert feeder.sweep() == head(server)
    assert feeder.sweep() == 0
    move(server, office_stock.sell, 1_000)
    assert feeder.run({1, 99}) > 0
    assert seen(server) == list(range(1, head(server) + 1))


def test_a_worker_that_dies_before_commit_has_done_nothing(server):
    fill(server)

    def die(batch):
        keep(server)(batch)
        raise BusyError("power cut")

    with pytest.raises(BusyError):
        feeder_of(server, seen=die).sweep()
    assert seen(server) == []
    feeder_of(server, seen=keep(server)).sweep()
    assert seen(server) == list(range(1, head(server) + 1))


def test_of_two_workers_on_one_store_one_does_nothing(tmp_path):
    with local_server(tmp_path) as server:
        fill(server)
        slow = feeder_of(server, seen=keep(server))
        quick = feeder_of(server, seen=keep(server))
        real = server.db.write

        def write(work):
            # Between reading the entries and taking the cursor, the other one comes.
            server.db.write = real
            quick.sweep()
            return real(work)

        server.db.write(lambda tx: cursors.begin(tx, 1, "seen"))
        server.db.write = write
        assert slow.catch_up("seen", 1) == 0
        assert seen(server) == list(range(1, head(server) + 1))


def test_an_entry_that_fails_is_laid_aside_and_the_others_are_done(tmp_path):
    with local_server(tmp_path) as server:
        fill(server)
        for _ in range(3):
            move(server, office_stock.sell, 1_000)
        bad = 3

        def handle(batch):
            if any(one.store_seq == bad for one in batch.happened):
                raise ValueError("this one cannot be")
            keep(server)(batch)

        feeder = feeder_of(server, seen=handle)
        for _ in range(20 * FAILURES_MAX):
            feeder.sweep()
            server.clock.now_ms += 400_000
        assert rows(server, "SELECT consumer, store_seq FROM dead_letter WHERE consumer = 'seen'")
        aside = rows(
            server, "SELECT store_seq, error FROM dead_letter WHERE error LIKE 'ValueError%'"
        )
        assert aside == [(bad, "ValueError: this one cannot be")]
        assert seen(server) == list(range(1, head(server) + 1))


def test_after_a_failure_the_consumer_rests_and_the_others_go_on(tmp_path):
    with local_server(tmp_path) as server:
        fill(server)
        tries = []

        def fail(batch):
            tries.append(len(batch.happened))
            raise KeyError

        feeder = feeder_of(server, bad=fail, seen=keep(server))
        feeder.sweep()
        feeder.sweep()
        assert len(tries) == 1
        assert seen(server) == list(range(1, head(server) + 1))
        server.clock.now_ms += 10_000
        feeder.sweep()
        assert tries[1:] == [1], "then one by one"


def test_the_patient_wait_until_a_store_lies_still_but_not_for_ever(server):
    fill(server)
    feeder = feeder_of(server, reports=keep(server), alerts=lambda _batch: None)
    feeder.run({1})
    assert seen(server) == []
    feeder.sweep()
    assert seen(server) == [], "a sweep does not disturb a store that moves"
    server.clock.now_ms += QUIET_MS
    assert feeder.rest() > 0
    before = len(seen(server))
    move(server, office_stock.sell, 1_000)
    for _ in range(PATIENCE_MS // QUIET_MS * 2):
        feeder.run({1})
        assert feeder.rest() == 0, "it never lies still"
        assert len(seen(server)) == before
        server.clock.now_ms += QUIET_MS // 2
    assert feeder.rest() > 0
    assert len(seen(server)) > before


def test_consumers_at_one_place_share_the_reading_and_the_commit(tmp_path):
    with local_server(tmp_path) as server:
        fill(server)
        batches = []
        feeder = feeder_of(server, one=batches.append, two=batches.append, seen=keep(server))
        feeder.sweep()
        before, start = len(batches), head(server)
        move(server, office_stock.sell, 1_000)
        commits = []
        real = server.db.write
        server.db.write = lambda work: commits.append(work) or real(work)
        assert feeder.run({1}) == 3 * (head(server) - start)
        assert len(commits) == 1
        assert batches[before] is batches[before + 1]
        assert seen(server) == list(range(1, head(server) + 1))


def test_a_consumer_that_lags_goes_on_by_itself(tmp_path):
    with local_server(tmp_path) as server:
        fill(server)
        feeder_of(server, seen=keep(server)).sweep()
        move(server, office_stock.sell, 1_000)
        late = []
        feeder = feeder_of(server, seen=keep(server), late=late.append)
        feeder.sweep()
        assert seen(server) == list(range(1, head(server) + 1))
        assert sum(len(batch.happened) for batch in late) == head(server)


def test_one_of_several_that_fails_leaves_nothing_half_done(tmp_path):
    with local_server(tmp_path) as server:
        feeder = feeder_of(server, seen=keep(server), bad=lambda _batch: None)
        fill(server)
        feeder.sweep()
        move(server, office_stock.sell, 1_000)

        def fail(batch):
            raise KeyError

        feeder_of(server, seen=keep(server), bad=fail).run({1})
        assert seen(server) == list(range(1, head(server) + 1))
        failed = rows(server, "SELECT failures FROM consumer_cursor WHERE consumer = 'bad'")
        assert failed == [(1,)]
