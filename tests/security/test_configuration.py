"""Configuration: headers of every kind of answer, no other site, no first password."""

import re

import pytest
from sync_server.auth.keys import load_secret

from tests.support.central.served import served
from tests.support.rest import PASSWORD, problem, rest_state
from tests.support.sync_server import local_server

HEADERS = {
    "data": {
        "cache-control": "private, no-cache",
        "content-type": "application/json",
        "vary": "Authorization, X-Store-Id",
        "x-content-type-options": "nosniff",
    },
    "token": {
        "cache-control": "no-store",
        "content-type": "application/json",
        "x-content-type-options": "nosniff",
    },
    "refusal": {
        "cache-control": "no-store",
        "content-type": "application/problem+json",
        "www-authenticate": "Bearer",
        "x-content-type-options": "nosniff",
    },
    "docs": {
        "cache-control": "no-cache",
        "content-type": "text/html; charset=utf-8",
        "x-content-type-options": "nosniff",
    },
}
"""What each kind of answer says of itself, beside its length, id, tag and policy."""
VARYING = {"content-length", "x-request-id", "etag", "content-security-policy"}


def test_the_headers_of_every_kind_of_answer(client, users):
    user = users["viewer"]
    replies = {
        "data": user.get("/api/products"),
        "token": user.signed_in,
        "refusal": client.get("/api/products"),
        "docs": client.get("/docs"),
        "landing": client.get("/"),
    }
    for kind, reply in replies.items():
        said = {name: value for name, value in reply.headers.items() if name not in VARYING}
        assert said == HEADERS["docs" if kind == "landing" else kind], kind
        assert "server" not in reply.headers
    policy = replies["docs"].headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "frame-ancestors 'none'" in policy


def test_the_documentation_needs_nothing_from_outside(client):
    for path in ("/docs", "/api/docs"):
        text = client.get(path).text
        assert "<script" not in text
        assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", text)
        assert "url(" not in text
    assert client.get("/api/openapi.json").json() == client.get("/openapi.json").json()


def test_another_site_gets_no_leave_to_read(client, users):
    bearer = {"authorization": f"Bearer {users['viewer'].tokens['access_token']}"}
    origin = {"origin": "https://evil.example"}
    for reply in (
        client.get("/api/products", headers=bearer | origin),
        client.options("/api/products", headers=origin | {"access-control-request-method": "GET"}),
    ):
        assert not [name for name in reply.headers if name.startswith("access-control")]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:1", "[::1]", "a b", ""])
def test_the_name_that_was_called_is_written_into_no_answer(client, users, host):
    """Nginx refuses other names; the server itself never builds an address out of one."""
    bearer = {"authorization": f"Bearer {users['manager'].tokens['access_token']}"}
    body = {"itemDesc": "Soap", "price_per_unit": 1}
    reply = client.post(
        "/api/products/add", json=body, headers=bearer | {"host": host, "x-forwarded-host": host}
    )
    assert reply.status_code in {201, 400}
    if reply.status_code == 201:
        assert reply.headers["location"].startswith("/api/v1/products/")


def test_a_new_server_has_nobody_and_no_password(tmp_path):
    with (
        local_server(tmp_path, stores=(1,)) as server,
        served(rest_state(server)) as client,
    ):
        with server.db.read() as tx:
            for table in ("app_user", "user_grant", "enrol_code"):
                found = tx.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()
                assert found == 0, table
        for name in ("admin", "root", "kiryana", "owner"):
            for password in (name, "admin", "password", PASSWORD):
                body = {"username": name, "password": password, "store_id": 1}
                reply = client.post("/api/auth/login", json=body)
                assert reply.status_code in {401, 429}


def test_figures_are_for_the_inside(client):
    assert client.get("/metrics").status_code == 200
    for header in ("x-forwarded-for", "forwarded"):
        problem(client.get("/metrics", headers={header: "10.0.0.1"}), 404, "not_found")


def test_files_with_secrets_are_their_owners_alone(tmp_path, server):
    load_secret(tmp_path, "")
    for name in ("secret.key", "server.db"):
        assert (tmp_path / name).stat().st_mode & 0o077 == 0, name


def test_a_fault_shows_no_debugger(client, server, users):
    user = users["viewer"]
    server.db.write(lambda tx: tx.exec_driver_sql("DROP TABLE khata_entry"))
    server.db.write(lambda tx: tx.exec_driver_sql("DROP TABLE vendor"))
    reply = user.get("/api/v1/vendors", accept="text/html")
    assert problem(reply, 500, "bug").get("detail") is None
