"""The original paths against a real server process, beside a real till that syncs with it."""

import httpx
import pytest

from pos_app.db.queries import products as product_queries
from pos_app.sync.connection import ServerConnection
from pos_app.sync.server_api import HttpSyncApi, register
from tests.support.rest import PASSWORD, RestUser
from tests.support.server import running_server
from tests.support.shops.link import wait_until_ready
from tests.support.shops.shop import ShopTill

GHEE = {
    "itemDesc": "Desi Ghee 1 kg",
    "price_per_unit": "1850.00",
    "ItemQuantity": 12,
    "VendorId": 6,
    "stocked_in": "2025-11-01",
}
LENTILS = {"itemDesc": "مسور دال", "price_per_unit": 320, "ItemQuantity": "7.25", "unit": "kg"}


@pytest.fixture(scope="module", params=["sqlite", "mariadb"])
def server(request):
    url = None
    if request.param == "mariadb":
        mariadb = request.getfixturevalue("mariadb_server")
        url = mariadb.url(mariadb.new_database())
    with running_server(url) as running:
        wait_until_ready(running.url)
        yield running


@pytest.fixture(scope="module")
def manager(server):
    for name, role in (("amna", "manager"), ("bilal", "viewer")):
        server.command(
            *("user", "add", name, "--role", role, "--store-id", "1", "--password-stdin"),
            stdin=f"{PASSWORD}\n",
        )
    with httpx.Client(base_url=server.url, trust_env=False, timeout=30) as client:
        yield RestUser(client, "amna")


@pytest.fixture
def shop(server, tmp_path):
    connection = ServerConnection(server.url)
    till = ShopTill(
        tmp_path / "till",
        url=server.url,
        code=server.enrol_code(),
        register=lambda request: register(connection, request),
        seed=7,
    )
    api = HttpSyncApi(connection, till=till.state().till_id, signer=till.signer)
    yield till, api
    api.close()
    till.close()


def ghee(manager, number, **changed):
    """Put the product under a number of this test's own.

    A product that the server numbers itself takes the next one up, in whatever order the tests run:
    so only the test that adds one uses the highest number here.
    """
    body = GHEE | {"product_id": number, "barcode": f"ghee {number}"} | changed
    return manager.put("/api/products/addProd", body)


def stock_of(till, *products):
    return [till.stock()[product] for product in products]


def quantities(manager, products):
    paths = [f"/api/products/{product}/quantity" for product in products]
    return [manager.get(path).json()["quantity"] for path in paths]


def test_what_is_done_at_the_office_and_at_the_till_is_the_same_at_both(manager, shop):
    till, api = shop
    assert ghee(manager, 90).status_code == 201
    dal = manager.post("/api/products/add", LENTILS).json()["product_id"]
    till.sync_all(api)
    assert stock_of(till, 90, dal) == [12_000, 7_250]
    taken = sum(till.takings().values())
    till.sell(90, 2)
    moves = [
        ("/api/products/stock-in", {"product_id": 90, "quantity": 5, "VendorId": 6}),
        ("/api/products/sale", {"product_id": 90, "quantity": 1}),
        ("/api/stock/sale", {"product_id": dal, "quantity": 0.75}),
        ("/api/products/manual-removal", {"product_id": dal, "quantity": 1, "reason": "damage"}),
        ("/api/stock/manual-removal", {"product_id": 90, "quantity": 1}),
    ]
    for path, body in moves:
        assert manager.post(path, body).status_code == 201, path
    till.sync_all(api)
    assert quantities(manager, [90, dal]) == [13, "5.5"]
    assert stock_of(till, 90, dal) == [13_000, 5_500]
    listed = manager.get("/api/products/movements/90").json()["items"]
    assert [(item["type"], item["quantity"], item["till"]) for item in listed] == [
        ("stock_in", 12, 0),
        ("stock_in", 5, 0),
        ("sale", 1, 0),
        ("manual_removal", 1, 0),
        ("sale", 2, till.enrolled.till_no),
    ]
    assert sum(till.takings().values()) - taken == 3 * 1850_00 + 240_00


def test_a_price_of_head_office_and_a_removal_reach_the_till(manager, shop):
    till, api = shop
    ghee(manager, 42)
    till.sync_all(api)
    assert till.product(42).price_paisa == 1850_00
    ghee(manager, 42, price_per_unit=1899.5)
    till.sync_all(api)
    assert till.product(42).price_paisa == 1899_50
    assert manager.delete("/api/products/removeProd?product_id=42").status_code == 200
    till.sync_all(api)
    with till.till.db.read() as tx:
        assert product_queries.by_id(tx, 42) is None


def test_the_server_agrees_with_its_log_and_a_viewer_only_looks(server, manager):
    ghee(manager, 43)
    sale = {"product_id": 43, "quantity": 20}
    assert manager.post("/api/stock/sale", sale, idempotency_key="a").status_code == 201
    assert manager.post("/api/stock/sale", sale, idempotency_key="a").json()["new_quantity"] == -8
    viewer = RestUser(manager.client, "bilal")
    assert viewer.get("/api/products/43").json()["ItemQuantity"] == -8
    assert viewer.post("/api/stock/sale", sale).status_code == 403
    assert manager.client.get("/api/products/43").status_code == 401
    before = viewer.get("/api/products/43").json()
    server.command("rebuild")
    assert "sound" in server.command("verify")
    assert viewer.get("/api/products/43").json() == before


def test_the_page_of_routes_and_the_document_name_the_original_paths(manager):
    page, document = manager.client.get("/docs"), manager.client.get("/openapi.json").json()
    for path in ("/api/products/addProd", "/api/stock/sale", "/api/auth/login"):
        assert path in page.text
        assert path in document["paths"]
