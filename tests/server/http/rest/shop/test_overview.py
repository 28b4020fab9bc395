"""Stores at a glance, and a count of the shelf at the office."""

import pytest
from sync_server.errors import RefusedError
from sync_server.operations.commands import Command, carry_out
from sync_server.operations.conditions import Conditions
from sync_server.operations.keeping.counting import Count, Counted, count
from sync_server.operations.keeping.edits import newest_edits
from sync_server.operations.keeping.overview import at_a_glance

from tests.support.chain_till import received
from tests.support.rest import RestUser, give_role, problem

SOAP = {"product_id": 7, "itemDesc": "Soap", "price_per_unit": 90, "ItemQuantity": 10}


@pytest.fixture
def soap(manager):
    assert manager.put("/api/products/addProd", SOAP).status_code == 201
    return manager


def test_a_count_is_the_stock_from_now_on_and_its_difference_is_explained(soap):
    body = {"product_id": 7, "counted": 8, "note": "two were wet"}
    reply = soap.post("/api/v1/stock/counts", body, idempotency_key="shelf 3")
    told = reply.json()
    assert reply.status_code == 201
    assert (told["quantity_before"], told["quantity"], told["difference"]) == (10, 8, -2)
    assert reply.headers["etag"] == f'"{told["version"]}"'
    again = soap.post("/api/v1/stock/counts", body, idempotency_key="shelf 3")
    assert (again.json(), again.headers["idempotency-replayed"]) == (told, "true")
    assert soap.get("/api/products/7/quantity").json()["quantity"] == 8
    last = soap.get("/api/v1/products/7/explain").json()["items"][-1]
    assert (last["kind"], last["reason"], last["quantity"]) == ("StockCounted", "count_loss", 2)


def test_a_count_that_finds_what_was_known_moves_nothing(soap):
    told = soap.post("/api/v1/stock/counts", {"product_id": 7, "counted": 10}).json()
    assert (told["quantity"], told["difference"]) == (10, 0)
    assert len(soap.get("/api/v1/products/7/explain").json()["items"]) == 1


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"counted": -1}, 400, "malformed"),
        ({"counted": "1.5"}, 422, "quantity_refused"),
        ({"counted": 3, "expected_quantity": 11}, 409, "quantity_changed"),
        ({"counted": 3, "product_id": 99}, 404, "not_found"),
        ({"counted": 3, "note": "a\u0000b"}, 400, "malformed"),
    ],
)
def test_a_count_that_cannot_be_is_refused(soap, body, status, code):
    problem(soap.post("/api/v1/stock/counts", {"product_id": 7} | body), status, code)
    assert soap.get("/api/products/7/quantity").json()["quantity"] == 10


def test_nobody_counts_less_than_nothing(running, soap):
    server, _client = running
    less = Count(product_id=7, counted_milli=-1000, conditions=Conditions())
    command = Command(store_id=1, actor="manager", name="count", request=b"", key=None, now_ms=1)
    with pytest.raises(RefusedError, match="less than nothing"):
        carry_out(server.db, command, Counted, rng=server.rng, work=lambda one: count(one, less))
    assert soap.get("/api/products/7/quantity").json()["quantity"] == 10


def test_a_count_ends_the_wait_for_one(soap):
    oversold = soap.post("/api/products/sale", {"product_id": 7, "quantity": 12}).json()
    case = f"/api/v1/cases/{oversold['case_id']}"
    assert soap.post(f"{case}/decide", {"decision": "recount"}).status_code == 201
    assert soap.get(case).json()["state"] == "recount"
    soap.post("/api/v1/stock/counts", {"product_id": 7, "counted": 4})
    assert soap.get(case).json()["state"] == "closed"


def test_the_glance_says_what_waits_and_when_tills_were_heard_of(running, soap):
    server, _client = running
    till = server.enrol()
    till.append(received(7, 1_000))
    till.push_all(server.api(till))
    silent = server.enrol(seed=2)
    assert silent.identity.till_no == 2
    soap.post("/api/products/sale", {"product_id": 7, "quantity": 50})
    [told] = soap.get("/api/v1/overview").json()["items"]
    assert (told["store_id"], told["name"], told["currency"]) == (1, "Madina General Store", "PKR")
    assert (told["undecided_cases"], told["held_events"], told["quarantined"]) == (1, 0, 0)
    assert [(one["till"], one["state"]) for one in told["tills"]] == [(1, "in_use"), (2, "in_use")]
    assert [one["heard_at"] for one in told["tills"]] == ["2025-11-24T16:00:00.000Z", None]


def test_the_glance_shows_nobody_another_store(running):
    server, client = running
    admin = RestUser(client, "admin")
    [second] = at_a_glance(server.db, None, after=1, limit=5)
    assert (second.store.store_id, second.waiting.cases, second.tills) == (2, 0, [])
    both = admin.get("/api/v1/overview?stores=all").json()["items"]
    assert [one["store_id"] for one in both] == [1, 2]
    first = admin.get("/api/v1/overview?stores=all&limit=1").json()
    onward = admin.get(f"/api/v1/overview?stores=all&limit=1&cursor={first['next_cursor']}").json()
    assert [one["store_id"] for one in onward["items"]] == [2]
    for role in ("viewer", "cashier", "manager"):
        user = RestUser(client, role)
        assert [one["store_id"] for one in user.get("/api/v1/overview").json()["items"]] == [1]
        problem(user.get("/api/v1/overview?stores=2"), 404, "not_found")
        mine = user.get("/api/v1/overview?stores=all").json()["items"]
        assert [one["store_id"] for one in mine] == [1]
    give_role(server, "manager", "viewer", store_id=2)
    mine = RestUser(client, "manager").get("/api/v1/overview?stores=all").json()["items"]
    assert [one["store_id"] for one in mine] == [1, 2]


def test_steps_can_begin_near_the_end(soap):
    for _ in range(3):
        soap.post("/api/products/stock-in", {"product_id": 7, "quantity": 1})
    told = soap.get("/api/v1/products/7/explain?after_version=2").json()
    assert [one["version"] for one in told["items"]] == [3, 4]


def test_who_edited_what_is_the_newest_edit_of_each_field(running, soap):
    [added] = newest_edits(running[0].db, 1, 7)
    assert {"name_en", "price", "barcodes"} <= set(added.fields), "the log's own words"

    def told():
        items = soap.get("/api/v1/products/7/edits").json()["items"]
        return [(one["kind"], one["fields"], one["person"], one["till"]) for one in items]

    [(kind, fields, person, till)] = told()
    assert (kind, person, till) == ("ProductAdded", "manager", 0)
    assert {"itemDesc", "price_per_unit", "barcode", "state"} <= set(fields)
    assert soap.patch("/api/v1/products/7", {"price_per_unit": 95}, if_match="*").status_code == 200
    newest, first = told()
    assert newest == ("ProductChanged", ["price_per_unit"], "manager", 0)
    assert "price_per_unit" not in first[1]
    problem(soap.get("/api/v1/products/99/edits"), 404, "not_found")
