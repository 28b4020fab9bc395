"""The audit by the API: what people did, by whom and from where; a refused deed too."""

import itertools

import pytest

from tests.support.http_client import HttpTill
from tests.support.rest import PASSWORD, RestUser, problem


@pytest.fixture
def admin(client):
    return RestUser(client, "admin")


def told(admin, scope="store", **more):
    items = admin.get(f"/api/v1/audit?scope={scope}", **more).json()["items"]
    return [(one["deed"], one["subject"], one["actor"]) for one in reversed(items)]


def test_a_day_of_people_stands_in_the_audit(server, client, admin):
    before = len(told(admin))
    body = {"username": "cashier", "password": "not hers at all", "store_id": 1}
    problem(client.post("/api/auth/login", json=body), 401, "unauthorized")
    problem(client.post("/api/auth/login", json=body | {"username": "eve"}), 401, "unauthorized")
    cashier = RestUser(client, "cashier")
    cashier.post("/api/auth/logout", None)
    HttpTill(client, admin.post("/api/v1/tills/codes", None).json()["code"])
    job = admin.post("/api/v1/jobs", {"kind": "export_products"}).json()
    hook = {"url": "https://example.org/x", "kinds": ["*"]}
    hook_id = admin.post("/api/v1/webhooks", hook).json()["webhook_id"]
    admin.delete(f"/api/v1/webhooks/{hook_id}")
    assert job["state"] == "waiting"
    assert told(admin)[before:] == [
        ("sign_in_refused", "cashier", "nobody signed in"),
        ("sign_in_refused", "a name that nobody has", "nobody signed in"),
        ("signed_in", "cashier", "cashier"),
        ("signed_out", "cashier", "cashier"),
        ("code_made", "", "admin"),
        ("till_enrolled", "till 1", "nobody signed in"),
        ("export_asked", "export_products", "admin"),
        ("webhook_added", f"webhook {hook_id}", "admin"),
        ("webhook_removed", f"webhook {hook_id}", "admin"),
    ]


def test_what_belongs_to_no_store_is_in_the_servers_chain(client, admin):
    new = {"password": PASSWORD, "new_password": "a second long password"}
    assert RestUser(client, "viewer").post("/api/v1/auth/password", new).status_code == 200
    found = told(admin, "server")
    assert found[0][0] == "key_made"
    assert found[-1] == ("password_changed", "viewer", "viewer")
    assert ("user_added", "viewer", "server") in found


def test_pages_go_back_in_time_and_the_hashes_chain(admin):
    first = admin.get("/api/v1/audit?limit=3").json()
    rest = admin.get(f"/api/v1/audit?limit=3&cursor={first['next_cursor']}").json()
    entries = first["items"] + rest["items"]
    assert [one["seq"] for one in entries] == list(range(6, 0, -1))
    assert all(new["prev"] == old["hash"] for new, old in itertools.pairwise(entries))
    assert {one["address"] for one in entries} == {"testclient", ""}
    problem(admin.get("/api/v1/audit?scope=all"), 400, "malformed")
    problem(
        admin.get(f"/api/v1/audit?scope=server&cursor={first['next_cursor']}"), 400, "malformed"
    )
