"""The documentation page: every route, nothing from outside, no script."""

import re

from litestar.testing import TestClient
from sync_server.http.app import build_app
from sync_server.http.pages import docs
from sync_server.http.route import Route
from sync_server.http.routes import ROUTES

from tests.support.rest import rest_state
from tests.support.sync_server import local_server


def test_the_page_names_every_route_and_who_may():
    shown = docs.page(ROUTES, "1.2.3").decode()
    for route in ROUTES:
        assert f"<code>{route.method}</code><td><code>{route.path}</code>" in shown
    assert "cashier and above" in shown
    assert "1.2.3" in shown


def test_the_page_loads_nothing():
    shown = docs.page(ROUTES, "1").decode()
    assert "<script" not in shown
    assert set(re.findall(r'(?:href|src)="([^"]*)"', shown)) == {"/openapi.json"}


def test_what_routes_say_is_escaped():
    def sell():
        """Sell <b>everything</b>."""

    route = Route(
        method="GET", path="/<x>", handler=sell, reply=Route, access="public", is_rest=True
    )
    shown = docs.page((route,), "<1>").decode()
    assert "<b>" not in shown
    assert "/&lt;x&gt;" in shown


def test_the_page_is_served_with_a_policy(tmp_path):
    with (
        local_server(tmp_path) as server,
        TestClient(build_app(rest_state(server), "1")) as client,
    ):
        reply = client.get("/docs")
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    assert reply.headers["content-security-policy"].startswith("default-src 'none'")
