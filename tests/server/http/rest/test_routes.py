"""Every route, by everybody, in their own store and in another: the whole table at once."""

import base64
import itertools
import re
from uuid import UUID

import pyotp
import pytest
from msgspec.structs import replace
from pos_protocol.events import CustomerAdded
from sync_server.auth import tokens, totp
from sync_server.auth.roles import VISITING_ROLES, may
from sync_server.auth.users import give_in, take_in
from sync_server.db import sessions, tills
from sync_server.db.problem_reports import kept
from sync_server.db.problem_reports.schema import problem_report
from sync_server.db.queue import alerts, jobs, schema, webhooks
from sync_server.db.totp import factors
from sync_server.http.rates import Rates
from sync_server.http.rest.admin.routes import ADMIN_ROUTES
from sync_server.http.rest.routes import REST_ROUTES
from sync_server.http.routes import ROUTES
from sync_server.settings import Settings

from tests.support.central.served import served
from tests.support.http_client import HttpTill
from tests.support.rest import PASSWORD, RestUser, give_role, rest_state
from tests.support.sync_server import SettableClock, local_server

ROLES = ("viewer", "cashier", "manager", "admin")
GUARDED = [route for route in REST_ROUTES if route.deed]
PRODUCT = {"itemDesc": "Basmati Rice 5 kg", "price_per_unit": "2150.00"}
MOVE = {"product_id": 7, "quantity": 1}
CSV_FILE = b"itemDesc,price_per_unit\nSoap,90\n"
COUNT = itertools.count(100)
BODIES = {
    "put_product": lambda: PRODUCT,
    "add_product": lambda: PRODUCT,
    "patch_product": lambda: {"price_per_unit": next(COUNT)},
    "stock_in": lambda: MOVE,
    "sell": lambda: MOVE,
    "remove": lambda: MOVE,
    "move": lambda: MOVE | {"type": "sale"},
    "ask_job": lambda: {"kind": "export_products"},
    "import_products": lambda: CSV_FILE,
    "add_webhook": lambda: {"url": "https://example.org/kiryana", "kinds": ["*"]},
    "decide_case": lambda: {"decision": "release"},
    "change_password": lambda: {"password": PASSWORD, "new_password": f"{PASSWORD} {next(COUNT)}"},
    "begin_totp": lambda: {"password": PASSWORD},
    "confirm_totp": lambda: {"code": next_code()},
    "end_totp": lambda: {"password": PASSWORD, "code": next_code()},
    "count_stock": lambda: {"product_id": 7, "counted": 5},
    "add_vendor": lambda: {"name": "Tapal"},
    "patch_vendor": lambda: {"name": f"Vendor of {next(COUNT)}"},
    "add_store": lambda: {"store_id": next(COUNT), "name": "Another"},
    "patch_store": lambda: {"name": f"Madina {next(COUNT)}"},
    "add_user": lambda: {"username": f"new {next(COUNT)}", "password": PASSWORD},
    "set_password": lambda: {"new_password": PASSWORD},
    "put_grant": lambda: {"role": "viewer"},
}
"""What each handler is sent; the others take no body. A new one with a body needs its line."""
LEAVING = {"sign_out", "sign_out_everywhere", "change_password"}
"""What ends sign-ins: somebody of their own does it."""
SECOND_FACTOR = {"begin_totp", "confirm_totp", "end_totp"}
SECRET = pyotp.random_base32()
CLOCK = SettableClock()


def next_code():
    """What the leaver's app shows."""
    return pyotp.TOTP(SECRET).at(CLOCK.now_ms // 1000)


NUMBERS = {"username": "seven", "granted_store": "1", "till": "2"}
"""What stands in a path where it is not the number seven."""

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
        give_role(server, "seven", "viewer", store_id=2)
        state = rest_state(server)
        # More is asked here in a moment than a person may in a minute.
        state.rates = Rates(rng=server.rng, settings=Settings(limit_user="0", limit_export="0"))
        with served(state) as client:
            users = {role: RestUser(client, role) for role in ROLES}
            users["leaver"] = leaver(server, client)
            tills = [HttpTill(client, server.enrol_code(store)) for store in (1, 1, 2, 2)]
            for till in tills:
                till.sign_in()
            for till in tills[::2]:
                till.chain.append(CustomerAdded(customer_id=7, name="Aslam"))
                till.push()
            yield server, client, users, tills[0]


def leaver(server, client):
    """Somebody who is given a role when a route is tried that ends sign-ins."""
    give_role(server, "leaver", "viewer")
    return RestUser(client, "leaver")


def somebody(everybody, route, role):
    """A user of this role in store 1, signed in."""
    server, _client, users, _till = everybody
    doing = route.handler.__name__
    if doing not in LEAVING | SECOND_FACTOR:
        return users[role]

    def work(tx):
        take_in(tx, "leaver", store_id=1, now_ms=1)
        give_in(tx, "leaver", store_id=1, role=role, now_ms=1)
        # What ended the sign-in and the password is undone: hashing anew would take for ever.
        tx.exec_driver_sql("UPDATE login_session SET ended_ms = NULL WHERE user_name = 'leaver'")

    with server.db.read() as tx:
        kept = tx.exec_driver_sql("SELECT password_hash FROM app_user WHERE user_name = 'admin'")
        admins = kept.scalar_one()
    server.db.write(work)
    server.db.write(lambda tx: give_factor(server, tx, doing))
    server.db.write(
        lambda tx: tx.exec_driver_sql(
            f"UPDATE app_user SET password_hash = '{admins}' WHERE user_name = 'leaver'"
        )
    )
    return users["leaver"]


def give_factor(server, tx, doing):
    """A second factor for the leaver, as far as what is tried needs it."""
    factors.remove(tx, "leaver")
    if doing in {"confirm_totp", "end_totp"}:
        sealed = totp.seal(server.secrets, base64.b32decode(SECRET), "leaver")
        factors.put(tx, "leaver", sealed_secret=sealed, now_ms=1)
    if doing == "end_totp":
        factors.confirm(tx, "leaver", code_hashes=[bytes(32)], now_ms=1)


def asked(route, *, case_id=NO_CASE, store=1):
    """A request that the route would carry out: its path, its body and its headers."""
    named = {"case_id": str(case_id), "store_id": str(store)} | NUMBERS
    path = re.sub(r"{(\w+)}", lambda found: named.get(found[1], "7"), route.path)
    if route.path.endswith("removeProd"):
        path += "?product_id=7"
    if route.is_stream:
        path += "?seconds=0"
    body = BODIES[route.handler.__name__]() if route.body else None
    headers = {"if_match": "*"} if route.needs_match else {}
    if isinstance(body, bytes):
        headers["content-type"] = "text/csv"
    return (route.method, path, body), headers


def make_everything_seven(everybody):
    """A product, vendor, alert, webhook, job and till's report of that number, in both stores."""
    server, _client, users, _till = everybody

    def work(tx):
        for table in (schema.alert, schema.webhook, schema.job_part, schema.job, problem_report):
            tx.execute(table.delete())
        tx.exec_driver_sql("UPDATE till SET revoked_ms = NULL")
        give_in(tx, "seven", store_id=2, role="viewer", now_ms=1)
        for store_id in (1, 2):
            alerts.add(tx, store_id, ALERT)
            webhooks.add(tx, store_id, WEBHOOK)
            jobs.add(tx, replace(JOB, store_id=store_id))
            jobs.add_part(tx, replace(JOB, store_id=store_id), part_no=0, content=b"a;b")
            [_office, till, *_others] = tills.of_store(tx, store_id)
            kept.add(tx, till, number=7, content=b"zip", content_hash=bytes(32), now_ms=1)

    server.db.write(work)
    for store in ("1", "2"):
        body = PRODUCT | {"product_id": 7, "ItemQuantity": 100, "VendorId": 7}
        reply = users["admin"].put("/api/products/addProd", body, x_store_id=store)
        assert reply.status_code in {200, 201}, reply.text


def make_case(everybody, store):
    """More is sold than there is."""
    sale = MOVE | {"quantity": 100_000}
    admin = everybody[2]["admin"]
    return admin.post("/api/v1/stock/sale", sale, x_store_id=str(store)).json()["case_id"]


def state_of(server):
    """Where all feeds and audits end: what a refused request must leave as it was."""
    with server.db.read() as tx:
        return [
            [tuple(row) for row in tx.exec_driver_sql(f"SELECT store_id, seq FROM {table}")]
            for table in ("store_head", "audit_head")
        ]


def expected_status(route, role, store):
    if store == 2 and (role not in VISITING_ROLES or role != "admin"):
        return {404}
    if not may(role, route.deed):
        return {403}
    return {200, 201}


@pytest.mark.parametrize("route", GUARDED, ids=lambda route: f"{route.method} {route.path}")
def test_each_role_may_what_the_table_says_in_either_store(everybody, route):
    server = everybody[0]
    make_everything_seven(everybody)
    for store, role in itertools.product((1, 2), ROLES):
        expected = expected_status(route, role, store)
        case_id = NO_CASE
        if 200 in expected:
            make_everything_seven(everybody)
            case_id = make_case(everybody, store) if "{case_id}" in route.path else NO_CASE
        user = somebody(everybody, route, role)
        before = state_of(server)
        request, headers = asked(route, case_id=case_id, store=store)
        if store == 2:
            headers["x_store_id"] = "2"
        reply = user.ask(*request, **headers)
        assert reply.status_code in expected, (role, store, reply.text)
        if reply.status_code >= 400:
            assert state_of(server) == before, "a refused request stored something"


@pytest.mark.parametrize("route", GUARDED, ids=lambda route: f"{route.method} {route.path}")
def test_nobody_and_no_till_passes(everybody, route):
    server, client, users, till = everybody
    worn = faded(everybody)
    before = state_of(server)
    (method, path, body), headers = asked(route)
    sent = {"content": body} if isinstance(body, bytes) else {"json": body}
    assert client.request(method, path, **sent).status_code == 401
    admins = users["admin"].tokens["access_token"]
    for token in ("x", "x.y.z", f"{till.token[:-4]}AAAA", f"{admins[:-4]}AAAA", *worn):
        bearer = headers | {"authorization": f"Bearer {token}"}
        assert client.request(method, path, headers=bearer, **sent).status_code == 401, token
    reply = client.request(method, path, headers=till.headers(), **sent)
    assert (reply.status_code, reply.json()["code"]) == (403, "forbidden")
    assert state_of(server) == before


def faded(everybody, kept={}):  # noqa: B006 - made once
    """Tokens that were good: one has run out, the sign-in of another was ended, a role taken."""
    server, client, users, _till = everybody
    if kept.get("of") is not server:
        ring = rest_state(server).ring
        claims = tokens.verify(ring, users["admin"].tokens["access_token"], now_s(server))
        past = now_s(server) - 2 * tokens.LIFETIME_S
        old = replace(claims, iat=past, nbf=past, exp=past + tokens.LIFETIME_S)
        made = []
        for name in ("ended", "dismissed"):
            give_role(server, name, "manager")
            made.append(RestUser(client, name).tokens["access_token"])
        server.db.write(lambda tx: sessions.end_sessions_of(tx, "ended", 1))
        server.db.write(lambda tx: take_in(tx, "dismissed", store_id=1, now_ms=1))
        kept.update({"of": server, "tokens": [tokens.issue(ring, old), *made]})
    return kept["tokens"]


def now_s(server):
    return server.clock.wall_ms() // 1000


def test_a_users_token_opens_no_till_route(everybody):
    _server, client, users, _till = everybody
    bearer = {"authorization": f"Bearer {users['admin'].tokens['access_token']}"}
    for route in ROUTES:
        if route.access == "till":
            reply = client.request(route.method, route.path, json={}, headers=bearer)
            assert reply.status_code == 403, route.path


def test_what_changes_something_needs_to_be_read_first(everybody):
    """PUT, PATCH and DELETE of /api/v1 name a version; the original paths may."""
    admin = everybody[2]["admin"]
    make_everything_seven(everybody)
    for route in REST_ROUTES:
        is_change = route.method in {"PUT", "PATCH", "DELETE"}
        is_ours = route.path.startswith("/api/v1/") and "webhooks" not in route.path
        assert route.needs_match == (is_change and is_ours), route.path
        if route.needs_match:
            reply = admin.ask(*asked(route)[0])
            assert (reply.status_code, reply.json()["code"]) == (428, "precondition_required")
            stale = admin.ask(*asked(route)[0], if_match='"stale"')
            assert (stale.status_code, stale.json()["code"]) == (412, "precondition_failed")


def test_what_admins_do_is_for_admins():
    open_to_others = {"list_stores", "get_store"}
    for route in ADMIN_ROUTES:
        is_open = route.handler.__name__ in open_to_others
        assert may("manager", route.deed) == is_open, route.path


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
    client = everybody[1]
    make_everything_seven(everybody)
    told = document["paths"][route.path][route.method.lower()]
    assert told["security"] == ([{"user": []}] if route.deed else [])
    asks = {(each["in"], each["name"]) for each in told.get("parameters", ())}
    named = {name for where, name in asks if where == "path"}
    assert named == set(re.findall(r"{(\w+)}", route.path))
    assert (("header", "Idempotency-Key") in asks) == (route.is_write or route.takes_key)
    user = somebody(everybody, route, "admin")
    if route.deed:
        case_id = make_case(everybody, 1) if "{case_id}" in route.path else NO_CASE
        request, headers = asked(route, case_id=case_id)
        reply = user.ask(*request, **headers)
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
    shape = shape["anyOf"][0] if "anyOf" in shape else shape
    said, named = reply.json(), fields(document, shape)
    assert set(said) == set(named)
    if "items" in said and "$ref" in named["items"]["items"]:
        row = set(fields(document, named["items"]["items"]))
        assert all(set(each) == row for each in said["items"])


def fields(document, shape):
    """What the document says that is in a shape: each field's own shape by its name."""
    return document["components"]["schemas"][shape["$ref"].rpartition("/")[2]]["properties"]


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
