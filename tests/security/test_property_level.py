"""Property level: fields that the server owns are not written, and no reply tells a secret."""

import itertools
import re

from tests.support.rest import PASSWORD, problem

SECRETS = re.compile(r"argon2|password|secret|sealed|private", re.IGNORECASE)


OWNED = ("role", "version", "revision", "till", "till_seq", "is_admin", "event_id", "created_ms")


def test_a_field_that_is_not_asked_for_is_refused_by_name(users, tea):
    bodies = {
        "/api/products/add": {"itemDesc": "Ghee", "price_per_unit": 1},
        "/api/stock/sale": {"product_id": tea, "quantity": 1},
    }
    for field, (path, body) in itertools.product(OWNED, bodies.items()):
        detail = problem(users["manager"].post(path, body | {field: 1}), 400, "malformed")["detail"]
        assert detail.startswith(f"{field}: unknown")


def test_a_login_takes_no_role(client, users):
    assert users["viewer"]
    body = {"username": "viewer", "password": PASSWORD, "store_id": 1, "role": "admin"}
    problem(client.post("/api/auth/login", json=body), 400, "malformed")


def test_the_quantity_of_a_known_product_is_not_written(users, tea):
    body = {"product_id": tea, "itemDesc": "Tea", "price_per_unit": 1, "ItemQuantity": 9_999}
    users["manager"].put("/api/products/addProd", body)
    assert users["manager"].get(f"/api/products/{tea}").json()["ItemQuantity"] == 50


def test_no_reply_holds_a_secret_and_a_cost_is_for_managers(users, tea):
    paths = ["/api/auth/me", f"/api/products/{tea}", "/api/products", f"/api/v1/stock/{tea}"]
    for role, path in itertools.product(("viewer", "cashier", "manager", "admin"), paths):
        text = users[role].get(path).text
        assert not SECRETS.search(text), (role, path)
        may_see = role in {"manager", "admin"} and "products" in path
        assert ("cost" in text) == may_see, (role, path)
