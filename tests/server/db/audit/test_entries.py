"""Entries are numbered and chained for each store, and say who acted from where."""

import itertools
import threading

import pytest
from sync_server.db.audit import entries
from sync_server.db.audit.entries import SERVER, START, AuditDeed
from sync_server.logs import Note

from sync_server import logs
from tests.support.sync_server import local_server


@pytest.fixture(params=["sqlite", "mariadb"])
def server(request, tmp_path):
    url = request.getfixturevalue("mariadb_url") if request.param == "mariadb" else None
    with local_server(tmp_path, url, stores=(1, 2)) as running:
        yield running


def note(server, store_id=1, subject="x", **detail):
    def work(tx):
        return entries.append(
            tx,
            AuditDeed.STORE_CHANGED,
            store_id=store_id,
            subject=subject,
            detail=detail,
            at_ms=5,
        )

    return server.db.write(work)


def chain(server, store_id=1):
    with server.db.read() as tx:
        return list(entries.walk(tx, store_id))


def test_each_store_has_a_chain_that_begins_with_its_making(server):
    for store_id in (1, 2):
        [made] = chain(server, store_id)
        assert (made.seq, made.deed, made.prev) == (1, "store_added", START)
    assert [entry.deed for entry in chain(server, SERVER)] == ["key_made"]


def test_an_entry_stands_on_the_one_before(server):
    first, second = note(server), note(server, subject="y", price=3)
    assert (second.seq, second.prev, second.detail) == (first.seq + 1, first.hash, '{"price":3}')
    assert entries.hash_of(second) == second.hash
    with server.db.read() as tx:
        head = entries.head_of(tx, 1)
        newest = entries.newest(tx, 1, before=10, limit=2)
        found = entries.last_of(tx, 1, AuditDeed.STORE_CHANGED)
    assert (head.seq, head.hash) == (second.seq, second.hash)
    assert newest == [second, first]
    assert found == second


def test_who_acts_is_who_the_request_says_it_is(server):
    told = []

    def act():
        logs.begin(Note(request_id="r", user="amna", address="10.1.2.3"))
        told.append(note(server))
        logs.begin(Note(request_id="r", till="4f", user="", address="10.1.2.4"))
        told.append(note(server))

    thread = threading.Thread(target=act)
    thread.start()
    thread.join()
    assert [(one.actor, one.address) for one in told] == [
        ("amna", "10.1.2.3"),
        ("till 4f", "10.1.2.4"),
    ]


def test_a_refused_transaction_leaves_no_entry(server):
    before = chain(server)

    def work(tx):
        entries.append(tx, AuditDeed.KEY_MADE, store_id=1, at_ms=1)
        raise LookupError

    with pytest.raises(LookupError):
        server.db.write(work)
    assert chain(server) == before


def test_writers_in_parallel_make_one_chain(server):
    threads = [threading.Thread(target=note, args=(server,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = chain(server)
    assert [entry.seq for entry in found] == list(range(1, 10))
    assert all(one.hash == other.prev for one, other in itertools.pairwise(found))
