"""One's own password, changed: the old one must be said, and others who are signed in leave."""

import pytest
from sync_server.auth import password_change
from sync_server.errors import RefusedError, ServerCode

from tests.support.central.served import served
from tests.support.rest import PASSWORD, RestUser, give_role, problem, rest_state
from tests.support.sync_server import local_server

NEW = "another long password"
PATH = "/api/v1/auth/password"


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path) as running:
        give_role(running, "amna", "cashier")
        yield running


@pytest.fixture
def client(server):
    with served(rest_state(server)) as running:
        yield running


def test_the_new_one_opens_and_the_others_leave(client):
    here, there = RestUser(client, "amna"), RestUser(client, "amna")
    assert here.post(PATH, {"password": PASSWORD, "new_password": NEW}).status_code == 200
    assert here.get("/api/auth/me").status_code == 200
    problem(there.get("/api/auth/me"), 401, "unauthorized")
    assert RestUser(client, "amna", password=NEW).tokens
    login = {"username": "amna", "password": PASSWORD, "store_id": 1}
    problem(client.post("/api/auth/login", json=login), 401, "unauthorized")


def test_a_token_alone_changes_no_password(client):
    here = RestUser(client, "amna")
    refused = here.post(PATH, {"password": "not the password at all", "new_password": NEW})
    problem(refused, 403, "forbidden")
    for wrong in ("short", PASSWORD, "x" * 129):
        problem(here.post(PATH, {"password": PASSWORD, "new_password": wrong}), 400, "malformed")
    assert RestUser(client, "amna").tokens


def test_who_lost_the_answer_asks_again_under_their_key(client):
    here = RestUser(client, "amna")
    said = {"password": PASSWORD, "new_password": NEW}
    first = here.post(PATH, said, idempotency_key="new password")
    again = here.post(PATH, said, idempotency_key="new password")
    assert (first.status_code, again.status_code) == (200, 200)
    assert (first.json(), again.headers["idempotency-replayed"]) == (again.json(), "true")
    other = here.post(PATH, said | {"new_password": NEW + "!"}, idempotency_key="new password")
    problem(other, 422, "idempotency_key_reused")
    problem(here.post(PATH, said), 403, "forbidden")
    assert RestUser(client, "amna", password=NEW).tokens


def test_who_is_not_there_has_no_password(server):
    with pytest.raises(RefusedError) as error:
        password_change.checked(server.db, "nobody", password=PASSWORD, new_password=NEW)
    assert error.value.code == ServerCode.FORBIDDEN


def test_logout_all_ends_every_sign_in_of_one_person_and_of_nobody_else(server, client):
    give_role(server, "bilal", "viewer")
    first, second, bilal = (RestUser(client, name) for name in ("amna", "amna", "bilal"))
    assert first.post("/api/v1/auth/logout-all", None).status_code == 200
    for user in (first, second):
        problem(user.get("/api/auth/me"), 401, "unauthorized")
        renew = {"refresh_token": user.tokens["refresh_token"]}
        problem(client.post("/api/auth/refresh", json=renew), 401, "unauthorized")
    assert bilal.get("/api/auth/me").status_code == 200
