"""Levels by the API: everything, and what is at its limit or below it."""

from sync_server.http.rest.shop.messages import LevelReply
from sync_server.http.rest.shop.routes import SHOP_ROUTES

from tests.support.rest import problem


def test_what_runs_low_is_listed_until_goods_come(manager):
    for number, quantity in ((1, 10), (2, 3), (3, 0)):
        body = {"product_id": number, "itemDesc": f"Soap {number}", "price_per_unit": 9}
        body |= {"ItemQuantity": quantity} if quantity else {}
        assert manager.post("/api/v1/products", body).status_code == 201

    def low():
        return [one["product_id"] for one in manager.get("/api/v1/stock/low").json()["items"]]

    assert low() == []
    for number in (1, 2, 3):
        patched = manager.patch(f"/api/v1/products/{number}", {"low_at": 5}, if_match="*")
        assert patched.json()["low_at"] == 5
    assert low() == [2, 3]
    manager.post("/api/stock/stock-in", {"product_id": 2, "quantity": 4})
    assert low() == [3]
    assert manager.patch("/api/v1/products/3", {"low_at": None}, if_match="*").status_code == 200
    assert low() == []
    first = manager.get("/api/v1/stock?limit=2").json()
    assert [one["quantity"] for one in first["items"]] == [10, 7]
    assert set(first["items"][0]) == set(LevelReply.__struct_fields__)
    rest = manager.get(f"/api/v1/stock?limit=2&cursor={first['next_cursor']}").json()
    assert (rest["items"][0]["quantity"], rest["next_cursor"]) == (0, None)
    problem(manager.get("/api/v1/stock?limit=501"), 400, "malformed")


def test_one_path_moves_stock_by_the_type_of_the_movement(client, manager):
    manager.post(
        "/api/v1/products",
        {"product_id": 1, "itemDesc": "Soap", "price_per_unit": 9, "ItemQuantity": 10},
    )

    def move(kind, quantity):
        body = {"product_id": 1, "quantity": quantity, "type": kind}
        return manager.post("/api/v1/stock/movements", body)

    assert move("stock_in", 5).json()["new_quantity"] == 15
    assert move("sale", 2).json()["type"] == "sale"
    assert move("manual_removal", 1).json()["new_quantity"] == 12
    problem(move("gift", 1), 400, "malformed")


def test_a_word_stands_before_a_number_of_the_same_place():
    paths = [route.path for route in SHOP_ROUTES]
    assert "/api/v1/stock/low" in paths
