"""Users have one password and a role in each store they may enter."""

import pytest
from sync_server.auth import passwords
from sync_server.auth.users import add_user
from sync_server.db import users
from sync_server.errors import RefusedError, ServerCode

from tests.support.sync_server import local_server

PASSWORD = "correct horse battery"


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path, stores=(1, 2)) as running:
        yield running


def add(server, name="asif", **changes):
    values = {"password": PASSWORD, "store_id": 1, "role": "manager", "now_ms": 0} | changes
    add_user(server.db, name, **values)


def refusal(server, **changes):
    with pytest.raises(RefusedError) as error:
        add(server, **changes)
    return error.value.code


@pytest.mark.usefixtures("real_hashes")
def test_a_user_has_a_role_and_a_password_that_is_not_stored(server):
    add(server)
    with server.db.read() as tx:
        password_hash = users.password_hash_of(tx, "asif")
        assert users.role_at(tx, 1, "asif") == "manager"
        assert users.role_at(tx, 2, "asif") is None
    assert password_hash.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert passwords.matches(password_hash, PASSWORD)
    assert not passwords.matches(password_hash, PASSWORD + "!")
    assert not passwords.matches("no hash", PASSWORD)


def test_a_user_gets_a_role_in_a_second_store_by_the_same_password(server):
    add(server)
    assert refusal(server, store_id=2, password="another password") == ServerCode.USER_EXISTS
    add(server, store_id=2, role="viewer")
    with server.db.read() as tx:
        assert users.role_at(tx, 2, "asif") == "viewer"
    assert refusal(server) == ServerCode.USER_EXISTS


def test_bad_users_are_refused(server):
    assert refusal(server, password="short") == ServerCode.MALFORMED
    assert refusal(server, password="x" * 129) == ServerCode.MALFORMED
    assert refusal(server, role="king") == ServerCode.MALFORMED
    assert refusal(server, name="") == ServerCode.MALFORMED
    assert refusal(server, name="bell\x07") == ServerCode.MALFORMED
    assert refusal(server, store_id=9) == ServerCode.NOT_FOUND
