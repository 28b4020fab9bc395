"""The API as the portal asks it: the guards of everybody, for a sign-in in place of a token."""

from uuid import UUID

import msgspec
import pytest
from sync_server.auth.browsing import Browsing
from sync_server.db import sessions
from sync_server.errors import RefusedError
from sync_server.http.inside import Inside
from sync_server.portal.api import Asking

from tests.support.rest import PASSWORD, give_role, rest_state
from tests.support.sync_server import local_server


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path, stores=(1, 2)) as running:
        give_role(running, "amna", "manager")
        yield running


@pytest.fixture
def inside(server):
    return Inside(rest_state(server))


@pytest.fixture
def amna(inside):
    body = msgspec.json.encode({"username": "amna", "password": PASSWORD, "store_id": 1})
    reply = inside.ask("POST", "/api/v1/auth/login", who=None, asking=Asking(body=body))
    who, role = inside.session_of(reply.content)
    assert (who.user_name, who.store_id, role) == ("amna", 1, "manager")
    return who


def status(inside, who, path, **asking):
    return inside.ask("GET", path, who=who, asking=Asking(**asking)).status


def test_a_sign_in_may_what_the_role_of_now_may(server, inside, amna):
    products = "/api/v1/products"
    assert status(inside, amna, products) == 200
    assert status(inside, None, products) == 401
    assert status(inside, amna, "/api/v1/users") == 403
    assert status(inside, amna, products, headers={"x-store-id": "2"}) == 404
    server.db.write(lambda tx: sessions.end_session(tx, amna.session_id, 1))
    assert status(inside, amna, products) == 401


def test_a_sign_in_that_never_was_opens_nothing(inside):
    nobody = Browsing(session_id=UUID(int=1), user_name="amna", store_id=1, token_hash=b"")
    assert status(inside, nobody, "/api/v1/products") == 401


def test_only_routes_of_the_table_are_there(inside, amna):
    with pytest.raises(LookupError):
        status(inside, amna, "/api/v1/products/7")
    assert status(inside, amna, "/api/v1/products/{product_id}", named={"product_id": "7"}) == 404


def test_it_is_still_they_who_sit_there(inside, amna):
    inside.confirm(amna, PASSWORD, address="127.0.0.1")
    with pytest.raises(RefusedError, match="not your password"):
        inside.confirm(amna, f"{PASSWORD} ", address="127.0.0.1")
