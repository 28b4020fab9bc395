"""Stores by the API: admins make and name them, others see where they work."""

import pytest
from sync_server.http.rest.admin.messages import StoreReply

from tests.support.rest import RestUser, give_role, problem

MADINA = {"store_id": 7, "name": "Madina General Store", "currency": "INR"}


@pytest.fixture
def admin(client):
    return RestUser(client, "admin")


def test_a_store_is_made_read_and_named(admin):
    made = admin.post("/api/v1/stores", MADINA, idempotency_key="one")
    assert (made.status_code, made.headers["location"]) == (201, "/api/v1/stores/7")
    assert made.json() == {
        "store_id": 7,
        "name": "Madina General Store",
        "currency": "INR",
        "position": 0,
    }
    assert set(made.json()) == set(StoreReply.__struct_fields__)
    again = admin.post("/api/v1/stores", MADINA, idempotency_key="one")
    assert (again.json(), again.headers["idempotency-replayed"]) == (made.json(), "true")
    problem(admin.post("/api/v1/stores", MADINA), 409, "store_exists")
    read = admin.get("/api/v1/stores/7")
    tag = read.headers["etag"]
    assert admin.get("/api/v1/stores/7", if_none_match=tag).status_code == 304
    patch = {"name": "مدینہ جنرل سٹور"}
    problem(admin.patch("/api/v1/stores/7", patch), 428, "precondition_required")
    named = admin.patch("/api/v1/stores/7", patch, if_match=tag)
    assert named.json()["name"] == "مدینہ جنرل سٹور"
    problem(admin.patch("/api/v1/stores/7", patch, if_match=tag), 412, "precondition_failed")
    audit = admin.get("/api/v1/audit", x_store_id="7").json()["items"]
    assert [(one["deed"], one["actor"]) for one in audit] == [
        ("store_changed", "admin"),
        ("store_added", "admin"),
    ]
    assert audit[0]["detail"] == {"name_before": "Madina General Store"}


def test_the_tag_of_a_store_does_not_change_with_its_sales(admin):
    tag = admin.get("/api/v1/stores/1").headers["etag"]
    reply = admin.post("/api/products/add", {"itemDesc": "Soap", "price_per_unit": 9})
    assert reply.status_code == 201
    read = admin.get("/api/v1/stores/1")
    assert (read.headers["etag"], read.json()["position"]) == (tag, 1)


def test_everybody_sees_the_stores_where_they_work(server, client, admin):
    give_role(server, "both", "manager", store_id=1)
    give_role(server, "both", "viewer", store_id=2)
    admin.post("/api/v1/stores", MADINA)

    def seen(name, path="/api/v1/stores"):
        page = RestUser(client, name).get(path).json()
        return [store["store_id"] for store in page["items"]], page["next_cursor"]

    assert seen("cashier") == ([1], None)
    assert seen("both") == ([1, 2], None)
    assert seen("admin") == ([1, 2, 7], None)
    first, cursor = seen("admin", "/api/v1/stores?limit=2")
    assert (first, seen("admin", f"/api/v1/stores?limit=2&cursor={cursor}")) == (
        [1, 2],
        ([7], None),
    )
    problem(RestUser(client, "cashier").get("/api/v1/stores/2"), 404, "not_found")
    problem(admin.get("/api/v1/stores/99"), 404, "not_found")
    problem(admin.get("/api/v1/stores/1", x_store_id="2"), 400, "malformed")


def test_a_store_that_cannot_be_is_refused(admin):
    for body in (
        MADINA | {"store_id": 0},
        MADINA | {"name": "  "},
        MADINA | {"name": "a\nb"},
        MADINA | {"currency": "rupees"},
        MADINA | {"currency": "XYZ"},
        MADINA | {"position": 3},
        {"name": "x"},
    ):
        problem(admin.post("/api/v1/stores", body), 400, "malformed")
