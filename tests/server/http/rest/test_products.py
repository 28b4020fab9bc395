"""The catalogue over REST, on both engines: one event each, and every list agrees."""

import pytest
from sync_server.db.event_log import walk

from pos_protocol import codec
from tests.support.rest import RestUser, problem

MILK = {
    "product_id": 101,
    "itemDesc": "Olper's Milk 1 L",
    "price_per_unit": "270.00",
    "ItemQuantity": 24,
    "VendorId": 3,
    "barcode": "8964000123454",
    "stocked_in": "2025-11-01",
}


@pytest.fixture
def server(running_on_each):
    return running_on_each[0]


@pytest.fixture
def manager(running_on_each):
    return RestUser(running_on_each[1], "manager")


def kinds(server, store_id=1):
    with server.db.read() as tx:
        return [codec.decode(entry.body).envelope.kind for entry in walk(tx, store_id)]


def test_a_product_is_added_with_its_opening_stock(server, manager):
    reply = manager.put("/api/products/addProd", MILK)
    assert reply.status_code == 201
    assert reply.headers["location"] == "/api/v1/products/101"
    assert reply.json() == {
        "storeID": 1,
        "product_id": 101,
        "ItemQuantity": 24,
        "price_per_unit": "270.00",
        "itemDesc": "Olper's Milk 1 L",
        "stocked_in": "2025-11-01T00:00:00.000Z",
        "VendorId": 3,
        "barcode": "8964000123454",
        "barcodes": ["8964000123454"],
        "unit": "piece",
        "quantity": 24,
        "version": 1,
        "revision": 1,
        "cost": None,
        "category": None,
        "low_at": None,
    }
    assert manager.get("/api/products/101").json() == reply.json()
    assert kinds(server) == ["VendorAdded", "ProductAdded", "StockReceived"]


def test_putting_again_changes_what_is_said_otherwise_and_nothing_else(server, manager):
    manager.put("/api/products/addProd", MILK)
    before = kinds(server)
    again = manager.put("/api/products/addProd", MILK)
    assert (again.status_code, kinds(server)) == (200, before)
    changed = manager.put("/api/products/addProd", MILK | {"price_per_unit": 275.5})
    assert changed.status_code == 200
    assert changed.json()["price_per_unit"] == "275.50"
    assert changed.json()["ItemQuantity"] == 24, "stock is the sum of its movements"
    assert kinds(server) == [*before, "ProductChanged"]


def test_a_product_without_a_number_gets_the_next_of_the_office(manager):
    manager.put("/api/products/addProd", MILK)
    body = {"item_desc": "چینی", "price_per_unit": 155, "unit": "kg", "item_quantity": 12.5}
    reply = manager.post("/api/products/add", body)
    assert (reply.status_code, reply.json()["product_id"]) == (201, 102)
    assert (reply.json()["itemDesc"], reply.json()["ItemQuantity"]) == ("چینی", "12.5")


def test_twins_are_refused(server, manager):
    manager.put("/api/products/addProd", MILK)
    before = kinds(server)
    problem(manager.post("/api/products/add", MILK), 409, "product_exists")
    twin = MILK | {"product_id": 102, "barcode": "08964000123454"}
    for method, path in (("POST", "/api/products/add"), ("PUT", "/api/products/addProd")):
        refused = problem(manager.ask(method, path, twin), 409, "duplicate_barcode")
        assert "101" in refused["detail"]
    assert kinds(server) == before


def test_a_number_of_a_tills_block_is_not_taken(manager):
    refused = manager.put("/api/products/addProd", MILK | {"product_id": 10_000_001})
    problem(refused, 422, "product_number_refused")


def test_half_a_piece_is_no_opening_stock(server, manager):
    refused = manager.put("/api/products/addProd", MILK | {"ItemQuantity": "0.5"})
    problem(refused, 422, "quantity_refused")
    assert kinds(server) == []


def test_what_is_to_go_is_named_in_the_query_or_in_the_body_in_either_spelling(server, manager):
    manager.put("/api/products/addProd", MILK)
    path = "/api/products/removeProd"
    problem(manager.ask("DELETE", f"{path}?id=101", {"product_id": 101}), 400, "malformed")
    for body in ({"product_id": "101"}, {"product_id": 101, "id": 101}, {"name": "x"}, b"[", b"1"):
        problem(manager.ask("DELETE", path, body), 400, "malformed")
    body = b'{"product_id": 101}'
    typed = {"content_type": "text/plain"}
    problem(manager.ask("DELETE", path, body, **typed), 415, "unsupported_type")
    assert "ProductRemoved" not in kinds(server)
    key = {"idempotency_key": "once"}
    assert manager.ask("DELETE", path, {"product_id": 101}, **key).status_code == 200
    again = manager.ask("DELETE", path, {"product_id": 101, "storeID": 1}, **key)
    problem(again, 422, "idempotency_key_reused")
    for sent in ({"id": 101}, {"product_id": 101, "storeID": 1}):
        assert manager.ask("DELETE", path, sent).json()["state"] == "removed"
    assert manager.delete(f"{path}?id=101").json()["product_id"] == 101
    assert kinds(server).count("ProductRemoved") == 1


def test_a_removed_product_leaves_every_list_and_again_is_no_fault(server, manager):
    manager.put("/api/products/addProd", MILK)
    for _ in range(2):
        reply = manager.delete("/api/products/removeProd?product_id=101")
        assert (reply.status_code, reply.json()["state"]) == (200, "removed")
    for path in ("101", "101/quantity", "movements/101"):
        problem(manager.get(f"/api/products/{path}"), 404, "not_found")
    assert manager.get("/api/products").json()["items"] == []
    problem(manager.post("/api/stock/sale", {"product_id": 101, "quantity": 1}), 404, "not_found")
    problem(manager.delete("/api/products/removeProd?product_id=102"), 404, "not_found")
    assert kinds(server).count("ProductRemoved") == 1


def test_a_product_that_comes_back_has_what_is_said_then(manager):
    manager.put("/api/products/addProd", MILK)
    manager.delete("/api/v1/products/101", if_match="*")
    back = manager.put("/api/products/addProd", MILK | {"ItemQuantity": 10})
    assert (back.status_code, back.json()["ItemQuantity"]) == (201, 10)
    last = manager.get("/api/products/movements/101").json()["items"][-1]
    assert (last["reason"], last["quantity"], last["new_quantity"]) == ("count_loss", 14, 10)


def test_an_edit_of_what_has_changed_meanwhile_is_refused(server, manager):
    tag = manager.put("/api/products/addProd", MILK).headers["etag"]
    dearer = MILK | {"price_per_unit": "280"}
    assert manager.put("/api/products/addProd", dearer, if_match=tag).status_code == 200
    before = kinds(server)
    for stale in (tag, f"W/{tag}", '"x", "y"'):
        reply = manager.put("/api/products/addProd", MILK, if_match=stale)
        problem(reply, 412, "precondition_failed")
        problem(manager.delete("/api/v1/products/101", if_match=stale), 412, "precondition_failed")
    problem(manager.put("/api/v1/products/102", MILK, if_match="*"), 400, "malformed")
    unknown = MILK | {"product_id": 102, "barcode": "7"}
    problem(manager.put("/api/v1/products/102", unknown, if_match="*"), 412, "precondition_failed")
    assert kinds(server) == before
    assert manager.delete("/api/v1/products/101", if_match="*").status_code == 200


def test_lists_come_page_by_page(manager):
    for number in range(1, 6):
        body = {"product_id": number, "itemDesc": f"Soap {number}", "price_per_unit": number}
        assert manager.post("/api/v1/products", body).status_code == 201
    seen, path = [], "/api/v1/products?limit=2"
    while path:
        page = manager.get(path)
        seen += [item["product_id"] for item in page.json()["items"]]
        link = page.headers.get("link")
        assert (link is None) == (page.json()["next_cursor"] is None)
        path = link.partition(">")[0].removeprefix("<") if link else None
    assert seen == [1, 2, 3, 4, 5]


def test_a_reader_asks_by_the_tag_and_is_told_when_nothing_changed(manager):
    tag = manager.put("/api/products/addProd", MILK).headers["etag"]
    reply = manager.get("/api/products/101", if_none_match=f'"other", W/{tag}')
    assert (reply.status_code, reply.content, reply.headers["etag"]) == (304, b"", tag)
    assert reply.headers["cache-control"] == "private, no-cache"
    assert "Authorization" in reply.headers["vary"]
    manager.post("/api/stock/sale", {"product_id": 101, "quantity": 1})
    assert manager.get("/api/products/101", if_none_match=tag).status_code == 200
    assert manager.get("/api/products/101", if_none_match="nonsense").status_code == 200


def test_a_patch_changes_what_it_names_and_null_takes_away(server, manager):
    tag = manager.put("/api/products/addProd", MILK).headers["etag"]
    merge = {"content-type": "application/merge-patch+json"}
    body = b'{"price_per_unit": 281.5, "VendorId": null, "low_at": "4"}'
    patched = manager.patch("/api/v1/products/101", body, if_match=tag, **merge)
    assert patched.status_code == 200, patched.text
    now = patched.json()
    assert (now["price_per_unit"], now["VendorId"], now["low_at"]) == ("281.50", None, 4)
    assert (now["itemDesc"], now["barcode"]) == (MILK["itemDesc"], "8964000123454")
    before = kinds(server)
    again = manager.patch("/api/v1/products/101", body, if_match="*", **merge)
    assert (again.json(), kinds(server)) == (now, before), "what is so already is no event"
    assert (
        manager.patch("/api/v1/products/101", {"barcode": None}, if_match="*").json()["barcodes"]
        == []
    )
    for wrong in ({"price_per_unit": None}, {"version": 3}, {"cost": 1}, {"itemDesc": ""}):
        reply = manager.patch("/api/v1/products/101", wrong, if_match="*")
        problem(reply, 400, "malformed")
    problem(manager.patch("/api/v1/products/9", {}, if_match="*"), 404, "not_found")
    form = {"content-type": "application/json-patch+json"}
    reply = manager.patch("/api/v1/products/101", b"[]", if_match="*", **form)
    problem(reply, 415, "unsupported_type")


def test_a_category_is_said_kept_changed_taken_away_and_asked_for(server, manager):
    made = manager.put("/api/products/addProd", MILK | {"category": "  Dairy  &  eggs "})
    assert made.json()["category"] == "Dairy & eggs"
    assert manager.put("/api/products/addProd", MILK).json()["category"] == "Dairy & eggs"
    for number, more in ((102, {"category": "دالیں"}), (103, {}), (104, {"category": "dairy"})):
        body = {"product_id": number, "itemDesc": "x", "price_per_unit": 1} | more
        assert manager.post("/api/v1/products", body).status_code == 201

    def found(query):
        items = manager.get(f"/api/v1/products?{query}").json()["items"]
        return [item["product_id"] for item in items]

    assert found("category=dairy%20%26eggs") == [101], "neither case nor blanks tell two apart"
    assert found("category=DAIRY") == [104]
    assert found("category=دالیں&limit=1") == [102]
    assert found("category=") == found("category=%20") == [103]
    assert found("category=%25") == []
    merge = {"content-type": "application/merge-patch+json"}

    def patched(category):
        body = {"category": category}
        return manager.patch("/api/v1/products/101", body, if_match="*", **merge)

    assert patched("Breakfast").json()["category"] == "Breakfast"
    before = kinds(server)
    assert patched("Breakfast").status_code == 200
    assert kinds(server) == before, "what is so already is no event"
    assert patched(None).json()["category"] is None
    assert manager.put("/api/products/addProd", MILK | {"category": "A"}).json()["category"] == "A"
    assert manager.put("/api/products/addProd", MILK | {"category": ""}).json()["category"] is None
    for wrong in ("a\tb", "\x00", "x" * 61, 5):
        problem(patched(wrong), 400, "malformed")
        problem(manager.put("/api/products/addProd", MILK | {"category": wrong}), 400, "malformed")


def test_what_must_be_new_is_not_put_over_what_is_there(server, manager):
    made = manager.put("/api/v1/products/101", MILK, if_none_match="*")
    assert made.status_code == 201
    before = kinds(server)
    again = manager.put("/api/v1/products/101", MILK, if_none_match="*")
    problem(again, 412, "precondition_failed")
    problem(manager.put("/api/v1/products/101", MILK), 428, "precondition_required")
    assert kinds(server) == before


def test_products_are_found_by_words_and_by_barcode(manager):
    names = ("Olper's Milk 1 L", "100% Olive Oil", "دودھ", "Milk_shake")
    for number, name in enumerate(names, 1):
        body = {"product_id": number, "itemDesc": name, "price_per_unit": 1}
        body |= {"barcode": "8964000123454"} if number == 1 else {}
        assert manager.post("/api/v1/products", body).status_code == 201

    def found(query):
        items = manager.get(f"/api/v1/products?{query}").json()["items"]
        return [item["product_id"] for item in items]

    assert found("query=milk") == [1, 4]
    assert found("query=MILK 1") == [1]
    assert found("query=%25") == [2], "a sign of LIKE is a letter"
    assert found("query=k_s") == [4]
    assert found("query=دودھ") == [3]
    assert found("query=x' OR '1'='1") == []
    assert found("barcode=8964000123454") == found("barcode=08964000123454") == [1]
    assert found("barcode=89640001234") == []
    first = manager.get("/api/v1/products?query=milk&limit=1")
    link = first.headers["link"].partition(">")[0].removeprefix("<")
    assert [item["product_id"] for item in manager.get(link).json()["items"]] == [4]
    cursor = first.json()["next_cursor"]
    problem(manager.get(f"/api/v1/products?cursor={cursor}"), 400, "malformed")
