"""Each module can be served alone, and every route belongs to one."""

import contextlib
import re

import msgspec
import pytest
from litestar.testing import TestClient
from sync_server.errors import StartRefusedError
from sync_server.http.app import build_app
from sync_server.http.modules import EVERYWHERE, MODULES, chosen, module_at, module_of
from sync_server.http.routes import ROUTES

from tests.support.chain_till import received
from tests.support.http_client import HttpTill
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


class SplitServer:
    """Five processes' applications on one database, and a client that knows who has which path."""

    def __init__(self, server, stack):
        self.clients = {
            name: stack.enter_context(
                TestClient(build_app(rest_state(server), "test", chosen(ROUTES, name)))
            )
            for name in MODULES
        }

    def request(self, method, url, **options):
        """Ask the one process that has it."""
        return self.clients[module_at(url)].request(method, url, **options)

    def post(self, url, **options):
        return self.request("POST", url, **options)

    def get(self, url, **options):
        return self.request("GET", url, **options)


@pytest.fixture(scope="module")
def split(tmp_path_factory):
    with (
        local_server(tmp_path_factory.mktemp("split")) as server,
        contextlib.ExitStack() as stack,
    ):
        give_role(server, "amna", "manager")
        yield server, SplitServer(server, stack)


@pytest.mark.parametrize("name", MODULES)
def test_a_module_alone_has_its_own_paths_and_says_who_has_the_others(split, name):
    client = split[1].clients[name]
    for path in ("/health/live", "/health/ready", "/metrics"):
        assert client.get(path).status_code == 200
    told = client.get("/openapi.json").json()["paths"]
    for route in ROUTES:
        path = re.sub(r"{(\w+)}", "7", route.path)
        reply = client.request(route.method, path)
        if module_of(route) in {name, EVERYWHERE}:
            assert "was started without" not in reply.text, route
            assert route.path in told
            continue
        found = problem(reply, 404, "not_found")
        assert f"was started without the module {module_of(route)}" in found["detail"]
        assert route.path not in told


def test_five_processes_of_one_module_each_are_a_whole_server(split):
    server, client = split
    user = RestUser(client, "amna")
    soap = {"itemDesc": "Soap", "price_per_unit": 90}
    product_id = user.post("/api/products/add", soap).json()["product_id"]
    till = HttpTill(client, server.enrol_code())
    assert till.sign_in().status_code == 200
    till.chain.append(received(product_id, 5_000))
    hello = till.post("hello", till.chain.hello(tip=till.chain.batch().tip))
    assert hello.json()["verdict"] == "ok"
    assert [result.status for result in till.push().results] == ["accepted"]
    head = till.pull().head
    sold = user.post("/api/products/sale", {"product_id": product_id, "quantity": 2})
    assert (sold.status_code, sold.json()["new_quantity"]) == (201, 3)
    assert till.pull(after=head).head > head, "what one process wrote another one shows"
    assert user.get("/api/v1/reports/stores?from=2025-11-01&to=2025-11-30").status_code == 200


def test_two_modules_are_served_together(tmp_path):
    with local_server(tmp_path) as server:
        give_role(server, "amna", "manager")
        app = build_app(rest_state(server), "test", chosen(ROUTES, "auth, sync"))
        with TestClient(app) as client:
            user = RestUser(client, "amna")
            assert user.get("/api/auth/me").status_code == 200
            problem(user.get("/api/products"), 404, "not_found")
            assert client.post("/api/v1/sync/hello", json={}).status_code == 401
            assert "/api/products" not in client.get("/docs").text
