"""Object level: what belongs to another store is not there, and lists never show it."""

import msgspec
import pytest

from tests.support.chain_till import received
from tests.support.http_client import HttpTill
from tests.support.rest import problem

PATHS = (
    "/api/products/{id}",
    "/api/products/{id}/quantity",
    "/api/v1/stock/{id}",
    "/api/products/movements/{id}",
)


@pytest.mark.parametrize("path", PATHS)
def test_a_product_of_another_store_is_not_there(neighbour, tea, path):
    problem(neighbour.get(path.format(id=tea)), 404, "not_found")


def test_naming_another_store_opens_it_for_nobody_without_a_role_there(users, neighbour, tea):
    for header in ("1", " 1"):
        problem(neighbour.get(f"/api/products/{tea}", x_store_id=header), 404, "not_found")
    body = {"product_id": tea, "quantity": 1, "storeID": 1}
    problem(neighbour.post("/api/stock/sale", body), 404, "not_found")
    problem(users["manager"].get("/api/products", x_store_id="2"), 404, "not_found")
    assert users["manager"].get(f"/api/products/{tea}").json()["ItemQuantity"] == 50


def test_a_store_that_is_not_there_looks_like_one_that_is_closed(neighbour):
    foreign = problem(neighbour.get("/api/products", x_store_id="1"), 404, "not_found")
    missing = problem(neighbour.get("/api/products", x_store_id="77"), 404, "not_found")
    assert foreign["detail"].replace("1", "77") == missing["detail"]


def test_lists_show_the_own_store_only(users, neighbour, tea):
    other = neighbour.post("/api/products/add", {"itemDesc": "Ghee", "price_per_unit": 1})
    assert other.status_code == 201
    assert [one["itemDesc"] for one in neighbour.get("/api/products").json()["items"]] == ["Ghee"]
    mine = users["viewer"].get("/api/products").json()["items"]
    assert [one["product_id"] for one in mine] == [tea]


def test_a_cursor_of_one_store_shows_nothing_of_it_in_another(users, neighbour, tea):
    users["manager"].post("/api/products/add", {"itemDesc": "Ghee", "price_per_unit": 1})
    cursor = users["viewer"].get("/api/products?limit=1").json()["next_cursor"]
    assert cursor
    reply = neighbour.get(f"/api/products?limit=1&cursor={cursor}")
    assert reply.status_code == 400 or reply.json()["items"] == []


def test_a_till_gets_neither_the_feed_nor_the_name_of_another_store(server, client, till):
    till.chain.append(received(10_000_001, 1_000))
    till.push()
    stranger = HttpTill(client, server.enrol_code(2))
    stranger.sign_in()
    feed = str(till.chain.identity.feed_id)
    problem(stranger.get_page(feed_id=feed), 409, "feed_changed")
    hello = msgspec.structs.replace(stranger.chain.hello(), store=1)
    problem(stranger.post("hello", hello), 403, "identity_mismatch")
    batch = till.chain.batch()
    problem(stranger.post("push", batch), 403, "identity_mismatch")


def test_a_till_says_nothing_in_the_name_of_another_till_of_its_store(server, client, till):
    sister = HttpTill(client, server.enrol_code())
    sister.sign_in()
    till.chain.append(received(10_000_001, 1_000))
    problem(sister.post("push", till.chain.batch()), 403, "identity_mismatch")
    assert sister.pull().head == 0
