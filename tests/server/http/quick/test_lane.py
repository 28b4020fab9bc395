"""A quick read past the framework gets the answer that the framework's way would give."""

import asyncio

import pytest
from litestar.testing import TestClient
from sync_server.http import app as app_module
from sync_server.http.app import build_app
from sync_server.http.quick.lane import quick_lane

from tests.support.central.served import served
from tests.support.rest import RestUser, give_role, problem, rest_state
from tests.support.sync_server import local_server

TEA = {"product_id": 7, "itemDesc": "Tea", "price_per_unit": 10, "ItemQuantity": 5}
BOTH = (
    "/api/products/7/quantity",
    "/api/v1/products/7/quantity",
    "/api/v1/stock/7",
    "/api/products/7",
    "/api/v1/products/7",
    "/api/products/7/quantity?storeID=2",
    "/api/products/7/quantity?storeID=9",
    "/api/products/7/quantity?store_id=1",
    "/api/products/7/quantity?storeID=1&storeID=2",
    "/api/products/7/quantity?storeID=",
    "/api/products/7/quantity?storeID=x",
    "/api/products/7/quantity?other=1",
    "/api/products/7/quantity?position=1",
    "/api/products/8/quantity",
    "/api/products/007/quantity",
    "/api/products/7/quantity/",
    "/api/products//7/quantity",
    "/api/products/9999999999999999999/quantity",
)
HEADERS: tuple[dict[str, str], ...] = (
    {},
    {"if-none-match": '"1"'},
    {"if-none-match": "nonsense"},
    {"x-store-id": "2"},
    {"x-store-id": "two"},
    {"authorization": "Bearer nonsense"},
    {"authorization": ""},
    {"accept-encoding": "gzip"},
    {"host": "a b"},
    {"x-http-method-override": "DELETE"},
)


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path, stores=(1, 2)) as running:
        give_role(running, "boss", "admin")
        yield running


def answers(server, monkeypatch, *, is_quick):
    """What both lists of requests get, in order."""
    with monkeypatch.context() as patch:
        if not is_quick:
            patch.setattr(app_module, "quick_lane", lambda app, *_, **__: app)
        app = build_app(rest_state(server), "test")
    with TestClient(app, raise_server_exceptions=False) as client:
        boss = RestUser(client, "boss")
        for store in (1, 2):
            boss.put("/api/products/addProd", TEA | {"storeID": store})
            boss.get(f"/api/products/7?storeID={store}")
        asked = [boss.get(path) for path in BOTH]
        asked += [boss.get(BOTH[0], **headers) for headers in HEADERS]
        asked += [client.request(method, BOTH[0]) for method in ("HEAD", "POST")]
        asked.append(client.options(BOTH[0]))
    return [_plain(reply) for reply in asked]


def _plain(reply):
    headers = {name: value for name, value in reply.headers.items() if name != "x-request-id"}
    body = reply.json() if reply.content else None
    if isinstance(body, dict):
        for name in ("request_id", "server_ms"):
            body.pop(name, None)
    return (str(reply.url), reply.status_code, headers, body)


def test_both_ways_give_the_same_answers(server, monkeypatch):
    past = answers(server, monkeypatch, is_quick=True)
    through = answers(server, monkeypatch, is_quick=False)
    assert {status for _url, status, *_rest in past} >= {200, 304, 400, 401, 404, 405}
    for one, other in zip(past, through, strict=True):
        assert one == other


def test_a_bug_is_told_in_the_log_alone(server, monkeypatch, caplog):
    def broken(*_, **__):
        raise ZeroDivisionError("secret of the house")

    state = rest_state(server)
    with served(state, raise_server_exceptions=False) as client:
        boss = RestUser(client, "boss")
        boss.put("/api/products/addProd", TEA)
        monkeypatch.setattr(state.shelf, "stock", broken)
        reply = boss.get(BOTH[0])
        problem(reply, 500, "bug")
    assert "secret" not in reply.text
    assert "ZeroDivisionError" in caplog.text


def test_what_is_no_plain_read_is_handed_on():
    handed = []

    async def app(scope, *_):
        handed.append(scope["type"])

    lane = quick_lane(app, [], failed=lambda *_: None)
    for kind in ("websocket", "lifespan", "http"):
        scope = {"type": kind, "method": "GET", "path": "/api/products/7", "headers": []}
        asyncio.run(lane(scope, None, None))
    assert handed == ["websocket", "lifespan", "http"]
