"""Sign-ins and their refresh tokens in the database."""

from uuid import UUID

import pytest
from sync_server.db import sessions
from sync_server.db.sessions import Session

from tests.support.rest import give_role
from tests.support.sync_server import local_server

SESSION = Session(session_id=UUID(int=5), user_name="amna", store_id=1)
TOKEN = bytes(31) + b"\x01"


@pytest.fixture
def db(tmp_path):
    with local_server(tmp_path) as server:
        give_role(server, "amna", "viewer")
        server.db.write(lambda tx: sessions.add_session(tx, SESSION, 1))
        yield server.db


def test_a_session_is_open_until_it_is_ended(db):
    def ended(tx):
        before = sessions.is_open(tx, SESSION.session_id)
        sessions.end_session(tx, SESSION.session_id, 9)
        sessions.end_session(tx, SESSION.session_id, 10)
        return before, sessions.is_open(tx, SESSION.session_id)

    assert db.write(ended) == (True, False)


def test_a_token_is_used_once(db):
    def used(tx):
        sessions.add_token(tx, TOKEN, session_id=SESSION.session_id, expires_ms=100)
        return [sessions.use_token(tx, TOKEN, now_ms) for now_ms in (7, 8)]

    assert db.write(used) == [True, False]
    with db.read() as tx:
        token = sessions.find_token(tx, TOKEN)
        assert sessions.find_token(tx, bytes(32)) is None
    assert (token.used_ms, token.expires_ms, token.session) == (7, 100, SESSION)
