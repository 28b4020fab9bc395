"""Function level: the method that is sent decides, and a cookie is nobody."""

from sync_server.http.routes import ROUTES

from tests.support.rest import problem


def test_a_header_does_not_change_the_method(users, tea):
    for header in ("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"):
        reply = users["manager"].ask("GET", f"/api/v1/products/{tea}", **{header: "DELETE"})
        assert reply.status_code == 200
    assert users["manager"].get(f"/api/v1/products/{tea}").status_code == 200


def test_a_token_in_a_cookie_or_in_the_address_is_none(client, users):
    token = users["admin"].tokens["access_token"]
    for name in ("access_token", "session", "Authorization"):
        reply = client.get("/api/auth/me", headers={"cookie": f"{name}={token}"})
        problem(reply, 401, "unauthorized")
    assert client.get(f"/api/auth/me?access_token={token}").status_code == 401


def test_only_these_routes_are_open_to_everybody():
    assert {route.path.rpartition("/v1")[2] for route in ROUTES if route.access == "public"} == {
        *("/sync/register", "/sync/nonce", "/sync/token"),
        *("/health/live", "/health/ready", "/.well-known/jwks.json"),
        *("/healthz", "/readyz", "/startupz"),
        *("/api/auth/login", "/api/auth/refresh", "/auth/login", "/auth/refresh"),
    }


def test_every_route_that_changes_a_store_names_a_right():
    for route in ROUTES:
        if route.is_rest and route.access != "public":
            assert route.deed is not None, route.path


def test_methods_that_nobody_serves_are_refused(client):
    for method in ("PATCH", "TRACE", "CONNECT", "BREW"):
        assert client.request(method, "/api/products").status_code in {400, 405}, method
