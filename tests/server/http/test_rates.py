"""Who asks too often is told so in words, a status and fields, and for how long."""

from random import Random

import pytest
from sync_server.errors import StartRefusedError
from sync_server.http.rates import Rates, bucket_of
from sync_server.http.routes import ROUTES
from sync_server.settings import LIMITS, Settings, load_settings

from tests.support.central.served import served
from tests.support.chain_till import received
from tests.support.http_client import HttpTill
from tests.support.rest import PASSWORD, RestUser, give_role, problem, rest_state
from tests.support.sync_server import local_server


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path) as running:
        give_role(running, "amna", "manager")
        yield running


def client_of(server, **limits):
    state = rest_state(server)
    state.rates = Rates(rng=Random(1), settings=Settings(**limits))
    return served(state)


def refused(reply, bucket):
    problem(reply, 429, "throttled")
    wait_s = int(reply.headers["retry-after"])
    assert wait_s >= 1
    assert reply.headers["ratelimit"] == f'"{bucket}";r=0;t={wait_s}'
    assert reply.headers["ratelimit-policy"].startswith(f'"{bucket}";q=')


def test_every_bucket_is_used_and_every_route_knows_its_own():
    used = {bucket_of(route) for route in ROUTES}
    assert used == {*LIMITS, None}
    free = {route.path for route in ROUTES if bucket_of(route) is None}
    assert not {path for path in free if "/sync/" not in path} - {
        "/health/live",
        "/health/ready",
        "/healthz",
        "/readyz",
        "/startupz",
        "/.well-known/jwks.json",
    }


def test_a_stolen_token_guesses_passwords_no_faster_than_a_stranger():
    asked = {f"{route.method} {route.path}" for route in ROUTES if bucket_of(route) == "login"}
    told = {path.rpartition("/auth/")[2] for path in asked if path.startswith("POST ")}
    assert told == {"login", "password", "totp", "totp/confirm", "totp/off"}
    assert not [path for path in asked if path.startswith("GET ")]


def test_a_user_a_login_and_an_export_have_buckets_of_their_own(server):
    with client_of(server, limit_user="1:3", limit_login="1:2", limit_export="1:1") as client:
        user = RestUser(client, "amna")
        for _ in range(3):
            assert user.get("/api/products").status_code == 200
        refused(user.get("/api/products"), "user")
        assert user.post("/api/v1/jobs", {"kind": "export_products"}).status_code == 201
        refused(user.post("/api/v1/jobs", {"kind": "export_products"}), "export")
        body = {"username": "amna", "password": PASSWORD}
        assert client.post("/api/auth/login", json=body).status_code == 200
        refused(client.post("/api/auth/login", json=body), "login")


def test_a_till_that_floods_waits_and_its_neighbour_does_not(server):
    with client_of(server, limit_push="1:2", limit_registration="1:6") as client:
        tills = [HttpTill(client, server.enrol_code()) for _ in range(2)]
        for till in tills:
            till.sign_in()
            till.chain.append(received(10_000_001, 1_000))
        push = tills[0].chain.batch()
        for _ in range(2):
            assert tills[0].post("push", push).status_code < 429
        refused(tills[0].post("push", push), "push")
        assert tills[1].post("push", tills[1].chain.batch()).status_code != 429
        refused(client.post("/api/v1/sync/nonce"), "registration")


def test_no_limit_is_no_limit(server):
    with client_of(server, limit_user="0", limit_login="0") as client:
        user = RestUser(client, "amna")
        assert {user.get("/api/products").status_code for _ in range(50)} == {200}


@pytest.mark.parametrize("wrong", ["many", "-1", "10:0", "10:x", "", "1:2:3"])
def test_a_limit_that_is_none_refuses_the_start(tmp_path, wrong):
    environ = {"KIRYANA_DATA_DIR": str(tmp_path), "KIRYANA_LIMIT_LOGIN": wrong or " "}
    with pytest.raises(StartRefusedError, match="limit_login"):
        load_settings({}, environ)
