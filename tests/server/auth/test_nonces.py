"""A nonce is ours, young, and good once."""

import threading
from random import Random

import pytest
from sqlalchemy import func, select
from sync_server.auth import nonces
from sync_server.db.access_schema import used_nonce
from sync_server.errors import RefusedError

from tests.support.sync_server import local_server

KEY = b"k" * 32
NOW = 1_764_000_000_000


def test_a_nonce_is_good_for_two_minutes_by_this_clock():
    nonce = nonces.make(KEY, rng=Random(1), now_ms=NOW)
    nonces.check(KEY, nonce, NOW)
    nonces.check(KEY, nonce, NOW + nonces.LIFETIME_MS - 1)
    for now_ms in (NOW + nonces.LIFETIME_MS, NOW - 1):
        with pytest.raises(RefusedError):
            nonces.check(KEY, nonce, now_ms)


def test_no_two_are_the_same():
    rng = Random(1)
    assert len({nonces.make(KEY, rng=rng, now_ms=NOW) for _ in range(100)}) == 100


@pytest.mark.parametrize("nonce", ["", ".", "..", "zz.1.2", "1.é.2", "1" * 500])
def test_what_is_none_of_ours_is_refused(nonce):
    with pytest.raises(RefusedError):
        nonces.check(KEY, nonce, NOW)


def test_a_nonce_with_another_time_is_refused():
    made, drawn, tag = nonces.make(KEY, rng=Random(1), now_ms=NOW).split(".")
    with pytest.raises(RefusedError):
        nonces.check(KEY, f"{int(made, 16) + 60_000:x}.{drawn}.{tag}", NOW)


@pytest.fixture(params=["sqlite", "mariadb"])
def server(request, tmp_path):
    url = request.getfixturevalue("mariadb_url") if request.param == "mariadb" else None
    with local_server(tmp_path, url) as running:
        yield running


def use_up(server, nonce, by, *, now_ms=NOW):
    try:
        nonces.use_up(server.db, nonce, store_id=1, used_by=bytes([by]) * 12, now_ms=now_ms)
    except RefusedError:
        return False
    return True


def test_a_nonce_is_used_by_one_of_twenty_who_ask_at_once_and_forgotten_when_it_is_old(server):
    start = threading.Barrier(20)
    had = []

    def ask(by):
        start.wait()
        if use_up(server, "a nonce", by):
            had.append(by)

    threads = [threading.Thread(target=ask, args=(by,)) for by in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(had) == 1
    assert use_up(server, "a nonce", had[0]), "whose COMMIT was in doubt asks again"
    assert use_up(server, "another", 1, now_ms=NOW + nonces.LIFETIME_MS)
    with server.db.read() as tx:
        assert tx.execute(select(func.count()).select_from(used_nonce)).scalar_one() == 1
