"""Refresh tokens: once each, a minute of grace for a lost answer, and the end for a thief."""

import threading

import pytest
from sqlalchemy import text
from sync_server.auth import tokens
from sync_server.auth.refresh import LIFETIME_MS, Issuer, subject_of
from sync_server.errors import RefusedError

from tests.support.rest import give_role
from tests.support.sync_server import local_server


@pytest.fixture(params=["sqlite", "mariadb"])
def server(request, tmp_path):
    url = request.getfixturevalue("mariadb_url") if request.param == "mariadb" else None
    with local_server(tmp_path, url) as running:
        give_role(running, "amna", "manager")
        yield running


def issuer(server):
    return Issuer(
        ring=server.ring, secrets=server.secrets, rng=server.rng, now_ms=server.clock.wall_ms()
    )


def begin(server):
    return issuer(server).begin(server.db, "amna", store_id=1, role="manager").refresh_token


def renew(server, text):
    return issuer(server).renew(server.db, text).refresh_token


def refused(server, text):
    with pytest.raises(RefusedError) as caught:
        renew(server, text)
    return caught.value.code == "unauthorized"


def test_a_lost_answer_is_given_again_within_a_minute(server):
    first = begin(server)
    second = renew(server, first)
    server.clock.now_ms += 60_000
    assert renew(server, first) == second
    third = renew(server, second)
    assert len({first, second, third}) == 3


def test_what_was_used_on_is_no_lost_answer(server):
    first = begin(server)
    third = renew(server, renew(server, first))
    assert refused(server, first)
    assert refused(server, third), "whoever holds the newest is out too"


def test_a_minute_later_it_is_theft(server):
    first = begin(server)
    second = renew(server, first)
    server.clock.now_ms += 60_001
    assert refused(server, first)
    assert refused(server, second)


def test_many_at_once_get_the_same_successor(server):
    first = begin(server)
    got = []
    threads = [threading.Thread(target=lambda: got.append(renew(server, first))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == 6
    assert len(set(got)) == 1


def test_a_token_ends_after_thirty_days(server):
    first = begin(server)
    server.clock.now_ms += LIFETIME_MS
    assert refused(server, first)


def test_the_role_is_the_one_of_now_and_none_ends_it(server):
    first = begin(server)
    server.db.write(lambda tx: tx.execute(text("UPDATE user_grant SET role = 'viewer'")))
    signed_in = issuer(server).renew(server.db, first)
    claims = tokens.verify(server.ring, signed_in.access_token, server.clock.wall_ms() // 1000)
    assert (signed_in.role, claims.role, claims.sub) == ("viewer", "viewer", subject_of("amna"))
    server.db.write(lambda tx: tx.execute(text("DELETE FROM user_grant")))
    assert refused(server, signed_in.refresh_token)


def test_the_database_holds_no_token(server):
    first = begin(server)
    with server.db.read() as tx:
        rows = tx.execute(text("SELECT token_hash FROM refresh_token")).scalars().all()
    assert len(rows) == 1
    assert first.encode() not in bytes(rows[0])
