"""Every route, by everybody, in their own store and in another: the whole table at once."""

import re
from uuid import UUID

import pytest
from litestar.testing import TestClient
from msgspec.structs import replace
from sync_server.auth.roles import may
from sync_server.db.queue import alerts, jobs, schema, webhooks
from sync_server.http.app import build_app
from sync_server.http.rest.routes import REST_ROUTES
from sync_server.http.routes import ROUTES

from tests.support.http_client import HttpTill
from tests.support.rest import PASSWORD, RestUser, give_role, rest_state
from tests.support.sync_server import local_server

ROLES = ("viewer", "cashier", "manager", "admin")
GUARDED = [route for route in REST_ROUTES if route.deed]
PRODUCT = {"itemDesc": "Basmati Rice 5 kg", "price_per_unit": "2150.00"}
MOVE = {"product_id": 7, "quantity": 1}
BODIES = {
    "put_product": PRODUCT,
    "add_product": PRODUCT,
    "stock_in": MOVE,
    "sell": MOVE,
    "remove": MOVE,
    "ask_job": {"kind": "export_products"},
    "add_webhook": {"url": "https://example.org/kiryana", "kinds": ["*"]},
    "decide_case": {"decision": "release"},
    "change_password": {"password": PASSWORD, "new_password": "another long password"},
}
"""What each handler is sent; the others take no body."""
LEAVING = {"sign_out", "sign_out_everywhere", "change_password"}
"""What ends sign-ins: somebody of their own does it."""

NO_CASE = UUID(int=1)

ALERT = alerts.Alert(
    alert_id=7,
    kind=alerts.LOW,
    product_id=7,
    quantity_milli=1000,
    low_at_milli=2000,
    opened_seq=1,
    opened_ms=1,
)
WEBHOOK = webhooks.Webhook(
    webhook_id=7, url="https://example.org/", kinds=("*",), made_by="admin", created_ms=1
)
JOB = jobs.Job(
    store_id=1,
    job_id=7,
    kind="export_products",
    asked_by="admin",
    state=jobs.DONE,
    attempts=1,
    next_ms=0,
    created_ms=1,
    finished_ms=2,
    rows_written=1,
    error="",
)


@pytest.fixture(scope="module")
def everybody(tmp_path_factory):
    with local_server(tmp_path_factory.mktemp("server"), stores=(1, 2)) as server:
        for role in ROLES:
            give_role(server, role, role)
        with TestClient(build_app(rest_state(server), "test")) as client:
            users = {role: RestUser(client, role) for role in ROLES}
            till = HttpTill(client, server.enrol_code())
            till.sign_in()
            yield server, client, users, till


def leaver(server, client, role):
    """Somebody of a role whom nobody else needs."""
    name = f"{role} {server.rng.getrandbits(64):x}"
    give_role(server, name, role)
    return RestUser(client, name)


def asked(route, case_id=NO_CASE):
    """A request that the route would carry out: its path and its body."""
    path = re.sub(r"{\w+}", "7", route.path.replace("{case_id}", str(case_id)))
    if route.path.endswith("removeProd"):
        path += "?product_id=7"
    return route.method, path, BODIES.get(route.handler.__name__)


def make_product_seven(admin):
    for store in ("1", "2"):
        body = PRODUCT | {"ItemQuantity": 100}
        reply = admin.put("/api/v1/products/7", body, x_store_id=store)
        assert reply.status_code in {200, 201}, reply.text


def make_number_seven(server):
    """An alert, a webhook and a finished job of that number, in both stores."""

    def work(tx):
        for table in (schema.alert, schema.webhook, schema.job_part, schema.job):
            tx.execute(table.delete())
        for store_id in (1, 2):
            alerts.add(tx, store_id, ALERT)
            webhooks.add(tx, store_id, WEBHOOK)
            jobs.add(tx, replace(JOB, store_id=store_id))
            jobs.add_part(tx, replace(JOB, store_id=store_id), part_no=0, content=b"a;b")

    server.db.write(work)


def make_case(admin, store):
    """More is sold than there is."""
    sale = MOVE | {"quantity": 100_000}
    named = {"x_store_id": "2" if store == "foreign" else "1"}
    return admin.ask("POST", "/api/v1/stock/sale", sale, **named).json()["case_id"]


def positions(server):
    with server.db.read() as tx:
        rows = tx.exec_driver_sql("SELECT store_id, seq FROM store_head ORDER BY store_id")
        return [tuple(row) for row in rows]


def expected_status(route, role, store):
    if store == "foreign" and role != "admin":
        return {404}
    if not may(role, route.deed):
        return {403}
    return {200, 201}


@pytest.mark.parametrize("store", ["own", "foreign"])
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("route", GUARDED, ids=lambda route: f"{route.method} {route.path}")
def test_each_role_may_what_the_table_says(everybody, route, role, store):
    server, client, users, _till = everybody
    make_number_seven(server)
    make_product_seven(users["admin"])
    case_id = make_case(users["admin"], store) if "{case_id}" in route.path else None
    before = positions(server)
    user = leaver(server, client, role) if route.handler.__name__ in LEAVING else users[role]
    headers = {"x_store_id": "2"} if store == "foreign" else {}
    reply = user.ask(*asked(route, case_id), **headers)
    assert reply.status_code in expected_status(route, role, store), reply.text
    if reply.status_code >= 400:
        assert positions(server) == before, "a refused request stored something"


@pytest.mark.parametrize("route", GUARDED, ids=lambda route: f"{route.method} {route.path}")
def test_nobody_and_no_till_passes(everybody, route):
    server, client, _users, till = everybody
    before = positions(server)
    method, path, body = asked(route)
    assert client.request(method, path, json=body).status_code == 401
    for token in ("x", "x.y.z", till.token[:-4] + "AAAA"):
        bearer = {"authorization": f"Bearer {token}"}
        assert client.request(method, path, json=body, headers=bearer).status_code == 401
    reply = client.request(method, path, json=body, headers=till.headers())
    assert (reply.status_code, reply.json()["code"]) == (403, "forbidden")
    assert positions(server) == before


def test_a_users_token_opens_no_till_route(everybody):
    _server, client, users, _till = everybody
    bearer = {"authorization": f"Bearer {users['admin'].tokens['access_token']}"}
    for route in ROUTES:
        if route.access == "till":
            reply = client.request(route.method, route.path, json={}, headers=bearer)
            assert reply.status_code == 403, route.path


def test_a_path_and_its_alias_are_one_handler_and_one_deed():
    deeds = {}
    for route in REST_ROUTES:
        deeds.setdefault(route.handler, set()).add((route.method, route.deed, route.reply))
    assert {handler.__name__ for handler, kinds in deeds.items() if len(kinds) > 1} == set()


@pytest.fixture(scope="module")
def document(everybody):
    return everybody[1].get("/openapi.json").json()


@pytest.mark.parametrize("route", REST_ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_the_document_says_what_the_route_does(everybody, document, route):
    server, client, users, _till = everybody
    make_number_seven(server)
    make_product_seven(users["admin"])
    told = document["paths"][route.path][route.method.lower()]
    assert told["security"] == ([{"user": []}] if route.deed else [])
    asks = {(each["in"], each["name"]) for each in told.get("parameters", ())}
    named = {name for where, name in asks if where == "path"}
    assert named == set(re.findall(r"{(\w+)}", route.path))
    assert (("header", "Idempotency-Key") in asks) == route.is_write
    is_leaving = route.handler.__name__ in LEAVING
    user = leaver(server, client, "admin") if is_leaving else RestUser(client, "admin")
    if route.deed:
        case_id = make_case(users["admin"], "own") if "{case_id}" in route.path else None
        reply = user.ask(*asked(route, case_id))
    elif route.method == "GET":
        reply = client.get(route.path)
    else:
        body = {"username": "admin", "password": PASSWORD, "store_id": 1}
        token = {"refresh_token": user.tokens["refresh_token"]}
        reply = client.post(route.path, json=body if "login" in route.path else token)
    content = told["responses"][str(reply.status_code)]["content"]
    assert reply.headers["content-type"].partition(";")[0] in content
    if route.produces != "application/json":
        return
    shape = content["application/json"]["schema"]
    named = document["components"]["schemas"][shape["$ref"].rpartition("/")[2]]
    assert set(reply.json()) == set(named["properties"])


def test_operations_have_names_of_their_own(document):
    names = [way["operationId"] for ways in document["paths"].values() for way in ways.values()]
    assert len(set(names)) == len(names)


def test_a_figure_is_a_number_or_a_decimal_as_text(document):
    body = document["components"]["schemas"]["MoveBody"]
    assert [one["type"] for one in body["properties"]["quantity"]["oneOf"]] == ["number", "string"]
    assert set(body["properties"]) >= {"product_id", "quantity", "expected_quantity", "VendorId"}


def test_words_that_stand_where_numbers_do_are_not_numbers(everybody):
    _server, _client, users, _till = everybody
    viewer = users["viewer"]
    assert viewer.get("/api/products/movements/quantity").status_code == 404
    for path in ("sale", "stock-in", "manual-removal", "add", "addProd", "removeProd"):
        reply = viewer.get(f"/api/products/{path}")
        assert reply.status_code == 405
        assert reply.headers["allow"]
    for text in ("abc", "+7", "0", "-7", "07", "7.0", "1_0", "٧", "9" * 20, "9999999", "%2e%2e"):
        assert viewer.get(f"/api/products/{text}").status_code == 404, text
