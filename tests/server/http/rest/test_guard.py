"""Whose store it is: foreign ones are not there, rights that were taken are gone at once."""

import pytest
from sqlalchemy import text

from tests.support.rest import RestUser, give_role, problem

TEA = {"product_id": 7, "itemDesc": "Tea", "price_per_unit": 10, "ItemQuantity": 5}


def change(server, statement):
    server.db.write(lambda tx: tx.execute(text(statement)))


def test_a_manager_works_in_another_store_where_they_have_a_role(server, manager):
    give_role(server, "manager", "manager", store_id=2)
    reply = manager.put("/api/products/addProd", TEA, x_store_id="2")
    assert (reply.status_code, reply.json()["storeID"]) == (201, 2)
    problem(manager.get("/api/products/7"), 404, "not_found")
    assert manager.get("/api/products/7?storeID=2").json()["storeID"] == 2
    sale = {"product_id": 7, "quantity": 1, "storeID": 2}
    assert manager.post("/api/stock/sale", sale).json()["new_quantity"] == 4


def test_the_role_there_is_the_role_there(server, manager):
    give_role(server, "manager", "viewer", store_id=2)
    problem(manager.put("/api/products/addProd", TEA, x_store_id="2"), 403, "forbidden")
    problem(manager.put("/api/products/addProd", TEA | {"storeID": 2}), 403, "forbidden")


def test_a_cashier_stays_at_home_whatever_they_are_elsewhere(server, client):
    give_role(server, "cashier", "manager", store_id=2)
    cashier = RestUser(client, "cashier")
    problem(cashier.get("/api/products", x_store_id="2"), 404, "not_found")
    assert cashier.get("/api/products", x_store_id="1").status_code == 200
    assert RestUser(client, "cashier", store_id=2).get("/api/products").status_code == 200


def test_the_answer_does_not_tell_whether_a_foreign_store_is_there(manager):
    there = problem(manager.get("/api/products", x_store_id="2"), 404, "not_found")
    nowhere = problem(manager.get("/api/products", x_store_id="3"), 404, "not_found")
    assert there["detail"].replace("2", "n") == nowhere["detail"].replace("3", "n")


@pytest.mark.parametrize("store", ["", "x", "0", "-1", "1.0", "1,2", "٢", "9" * 17])
def test_a_store_that_is_no_number_is_refused(manager, store):
    reply = manager.get("/api/products", x_store_id=store.encode())
    problem(reply, 400, "malformed")


def test_two_different_stores_in_one_request_are_refused(client):
    admin = RestUser(client, "admin")
    reply = admin.put("/api/products/addProd", TEA | {"storeID": 1}, x_store_id="2")
    problem(reply, 400, "malformed")


def test_a_role_that_was_taken_counts_at_once(server, manager):
    manager.put("/api/products/addProd", TEA)
    change(server, "UPDATE user_grant SET role = 'viewer' WHERE user_name = 'manager'")
    sale = {"product_id": 7, "quantity": 1}
    problem(manager.post("/api/stock/sale", sale), 403, "forbidden")
    assert manager.get("/api/products/7").status_code == 200
    change(server, "DELETE FROM user_grant WHERE user_name = 'manager'")
    problem(manager.get("/api/products/7"), 401, "unauthorized")


def test_lists_of_one_store_hold_nothing_of_another(client, manager):
    admin = RestUser(client, "admin")
    for store in ("1", "2"):
        body = TEA | {"itemDesc": f"Tea of {store}", "ItemQuantity": int(store)}
        assert admin.put("/api/products/addProd", body, x_store_id=store).status_code == 201
    names = [item["itemDesc"] for item in manager.get("/api/products").json()["items"]]
    moved = [m["quantity"] for m in manager.get("/api/products/movements/7").json()["items"]]
    assert (names, moved) == (["Tea of 1"], [1])
