"""Signing in and out over HTTP: who may, how long it lasts, and what a thief gets."""

import jwt
import pytest

from tests.support.rest import PASSWORD, RestUser, give_role, problem

LOGIN = {"username": "manager", "password": PASSWORD, "store_id": 1}


@pytest.mark.parametrize("path", ["/api/auth/login", "/api/v1/auth/login"])
def test_a_login_gives_tokens_whose_claims_say_store_and_role(client, path):
    reply = client.post(path, json=LOGIN)
    assert reply.status_code == 200
    assert reply.headers["cache-control"] == "no-store"
    tokens = reply.json()
    assert set(tokens) == {
        "access_token",
        "refresh_token",
        "token_type",
        "expires_in",
        "role",
        "store_id",
    }
    said = (tokens["role"], tokens["store_id"], tokens["token_type"], tokens["expires_in"])
    assert said == ("manager", 1, "Bearer", 600)
    claims = jwt.decode(tokens["access_token"], options={"verify_signature": False})
    assert (claims["store_id"], claims["role"], claims["who"]) == (1, "manager", "user")


def test_the_refusal_does_not_say_what_was_wrong(client):
    told = set()
    for changed in (
        {"password": "another long password"},
        {"username": "nobody"},
        {"store_id": 2},
        {"store_id": 77},
        {"password": "short"},
    ):
        reply = client.post("/api/auth/login", json=LOGIN | changed)
        told.add(problem(reply, 401, "unauthorized")["detail"])
    assert len(told) == 1


def test_a_body_that_is_no_login_is_refused(client):
    for body in (
        {},
        {"username": "manager"},
        LOGIN | {"store_id": "1"},
        LOGIN | {"store_id": True},
        LOGIN | {"password": 123456789012},
        LOGIN | {"password": "x" * 2000},
        LOGIN | {"username": None},
        LOGIN | {"admin": True},
    ):
        problem(client.post("/api/auth/login", json=body), 400, "malformed")


def test_who_has_one_role_need_not_name_the_store(server, client):
    assert RestUser(client, "cashier", store_id=None).tokens["store_id"] == 1
    give_role(server, "cashier", "manager", store_id=2)
    reply = client.post("/api/auth/login", json={"username": "cashier", "password": PASSWORD})
    problem(reply, 401, "unauthorized")
    assert RestUser(client, "cashier", store_id=2).tokens["role"] == "manager"


def test_an_admin_may_log_in_at_every_store_that_there_is(client):
    assert RestUser(client, "admin", store_id=2).tokens["role"] == "admin"
    reply = client.post("/api/auth/login", json=LOGIN | {"username": "admin", "store_id": 3})
    problem(reply, 401, "unauthorized")


def test_failed_logins_are_throttled_and_the_quarter_hour_passes(server, client):
    wrong = LOGIN | {"password": "another long password"}
    for _ in range(10):
        problem(client.post("/api/auth/login", json=wrong), 401, "unauthorized")
    refused = client.post("/api/auth/login", json=LOGIN)
    problem(refused, 429, "throttled")
    assert int(refused.headers["retry-after"]) > 0
    assert RestUser(client, "cashier").tokens["role"] == "cashier", "others are not kept out"
    server.clock.now_ms += 15 * 60_000
    assert RestUser(client, "manager").tokens["role"] == "manager"


def test_me_says_who_and_where(server, client, manager):
    assert manager.get("/api/auth/me").json() == {
        "username": "manager",
        "store_id": 1,
        "role": "manager",
    }
    give_role(server, "manager", "viewer", store_id=2)
    assert manager.get("/api/auth/me", x_store_id="2").json()["role"] == "viewer"


def test_a_refresh_token_is_traded_for_the_next(server, client, manager):
    server.clock.now_ms += 700_000
    problem(manager.get("/api/auth/me"), 401, "token_expired")
    for path in ("/api/auth/refresh", "/api/v1/auth/refresh"):
        old = manager.tokens["refresh_token"]
        reply = client.post(path, json={"refresh_token": old})
        assert reply.status_code == 200
        manager.tokens = reply.json()
        assert manager.tokens["refresh_token"] != old
        assert manager.get("/api/auth/me").status_code == 200


def test_a_refresh_token_that_comes_twice_ends_the_sign_in(server, client, manager):
    stolen = manager.tokens["refresh_token"]
    manager.tokens = client.post("/api/auth/refresh", json={"refresh_token": stolen}).json()
    server.clock.now_ms += 61_000
    reply = client.post("/api/auth/refresh", json={"refresh_token": stolen})
    problem(reply, 401, "unauthorized")
    problem(manager.get("/api/auth/me"), 401, "unauthorized")
    body = {"refresh_token": manager.tokens["refresh_token"]}
    problem(client.post("/api/auth/refresh", json=body), 401, "unauthorized")


def test_signing_out_ends_every_token_of_it_and_no_other(client, manager):
    other = RestUser(client, "manager")
    assert manager.ask("POST", "/api/v1/auth/logout").json() == {"signed_out": True}
    problem(manager.get("/api/auth/me"), 401, "unauthorized")
    body = {"refresh_token": manager.tokens["refresh_token"]}
    problem(client.post("/api/auth/refresh", json=body), 401, "unauthorized")
    assert other.get("/api/auth/me").status_code == 200


def test_a_token_that_is_none_is_refused(client):
    for body in ({"refresh_token": "x"}, {"refresh_token": "x" * 200}):
        problem(client.post("/api/auth/refresh", json=body), 401, "unauthorized")
    for body in ({}, {"refresh_token": ""}, {"refresh_token": 5}, {"refresh_token": "x" * 201}):
        problem(client.post("/api/auth/refresh", json=body), 400, "malformed")
