"""Rights are remembered for a second, and never past something that this process has written."""

from uuid import UUID

import pytest
from sync_server.db import sessions
from sync_server.db.sessions import Session
from sync_server.errors import WouldWaitError
from sync_server.http.rest.rights import AGEING_S, FRESH_S, Rights

from tests.support.rest import give_role
from tests.support.sync_server import local_server

SIGN_IN = UUID(int=9)


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path, stores=(1, 2)) as running:
        give_role(running, "amna", "cashier")
        session = Session(session_id=SIGN_IN, user_name="amna", store_id=1)
        running.db.write(lambda tx: sessions.add_session(tx, session, 0))
        yield running


@pytest.fixture
def rights(server):
    now_s = [0.0]
    made = Rights(server.db, server.ring, now_s=lambda: now_s[0])
    made.now_s = now_s
    return made


def behind_its_back(server, statement):
    """As another process writes: nobody here is told."""
    with server.db.engine.begin() as connection:
        connection.exec_driver_sql(statement)


def test_what_was_asked_just_now_is_not_asked_again(server, rights):
    for ask in (
        lambda **may: rights.is_open(SIGN_IN, **may),
        lambda **may: rights.role_at("amna", 1, **may),
    ):
        with pytest.raises(WouldWaitError):
            ask(may_wait=False)
        assert ask()
        assert ask(may_wait=False)


def test_what_another_process_took_is_gone_within_a_second(server, rights):
    assert rights.role_at("amna", 1) == "cashier"
    behind_its_back(server, "DELETE FROM user_grant")
    rights.now_s[0] += FRESH_S
    assert rights.role_at("amna", 1) is None


class AtOnce:
    """Reads ahead of time in the asker's own thread, and notes how often."""

    def __init__(self):
        self.times = 0

    def read(self, _key, work):
        self.times += 1
        work()


def test_what_is_asked_for_often_is_read_before_its_second_is_over(server):
    now_s, ahead = [0.0], AtOnce()
    rights = Rights(server.db, server.ring, ahead=ahead, now_s=lambda: now_s[0])
    assert rights.is_open(SIGN_IN)
    for _ in range(20):
        now_s[0] += AGEING_S
        assert rights.is_open(SIGN_IN, may_wait=False), "nobody ever waits"
    assert ahead.times == 20
    behind_its_back(server, "UPDATE login_session SET ended_ms = 1")
    now_s[0] += FRESH_S - 0.01
    rights.is_open(SIGN_IN, may_wait=False)
    assert not rights.is_open(SIGN_IN, may_wait=False)


def test_what_was_read_ahead_is_no_older_than_a_second_either(server):
    now_s = [0.0]
    rights = Rights(server.db, server.ring, ahead=AtOnce(), now_s=lambda: now_s[0])
    assert rights.is_open(SIGN_IN)
    now_s[0] += FRESH_S
    with pytest.raises(WouldWaitError):
        rights.is_open(SIGN_IN, may_wait=False)


def test_what_this_process_took_is_gone_at_once(server, rights):
    assert rights.is_open(SIGN_IN)
    server.db.write(lambda tx: sessions.end_session(tx, SIGN_IN, 1))
    assert not rights.is_open(SIGN_IN)


def test_an_admin_is_one_in_every_store_that_is_there(server, rights):
    give_role(server, "boss", "admin")
    assert [rights.role_at("boss", store) for store in (1, 2, 3)] == ["admin", "admin", None]
    server.add_store(3)
    assert rights.role_at("boss", 3) == "admin"
