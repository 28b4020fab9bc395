"""Each module can be served alone, and every route belongs to one."""

import msgspec
import pytest
from litestar.testing import TestClient
from sync_server.errors import StartRefusedError
from sync_server.http.app import build_app
from sync_server.http.modules import EVERYWHERE, MODULES, chosen, module_of
from sync_server.http.routes import ROUTES

from tests.support.rest import RestUser, give_role, problem, rest_state
from tests.support.sync_server import local_server


def test_every_route_is_in_one_module():
    assert {module_of(route) for route in ROUTES} <= {*MODULES, EVERYWHERE}
    with pytest.raises(LookupError, match="add it to"):
        module_of(msgspec.structs.replace(ROUTES[0], path="/api/v1/something/new"))


def test_no_name_means_all_and_a_wrong_one_is_refused():
    assert chosen(ROUTES, "") == ROUTES
    assert chosen(ROUTES, ",".join(MODULES)) == ROUTES
    for wrong in ("auth,synk", "Auth", "*"):
        with pytest.raises(StartRefusedError, match="there are auth, events, sync"):
            chosen(ROUTES, wrong)


def test_a_server_of_two_modules_serves_these_and_its_health(tmp_path):
    with local_server(tmp_path) as server:
        give_role(server, "amna", "manager")
        app = build_app(rest_state(server), "test", chosen(ROUTES, "auth, sync"))
        with TestClient(app) as client:
            user = RestUser(client, "amna")
            assert user.get("/api/auth/me").status_code == 200
            assert client.get("/health/ready").status_code == 200
            problem(user.get("/api/products"), 404, "not_found")
            problem(client.post("/api/v1/sync/push", json={}), 404, "not_found")
            assert client.post("/api/v1/sync/hello", json={}).status_code == 401
            assert "/api/products" not in client.get("/openapi.json").json()["paths"]
            assert "/api/products" not in client.get("/docs").text
