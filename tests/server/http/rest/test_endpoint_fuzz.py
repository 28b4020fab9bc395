"""Made-up requests by the hundred: every one gets an answer that is no fault of the server's."""

import json
from random import Random

import pytest
from sync_server.http.rest.routes import REST_ROUTES
from sync_server.operations.verifying import verify

FIELDS = (
    *("product_id", "quantity", "expected_quantity", "reason", "VendorId", "vendor_id"),
    *("itemDesc", "item_desc", "price_per_unit", "ItemQuantity", "barcode", "stocked_in"),
    *("unit", "storeID", "username", "password", "store_id", "refresh_token", "__class__"),
)
VALUES: tuple[object, ...] = (
    *(0, 1, -1, 7, 2**31, 2**53, 2**53 + 1, 2**63, 2**64, 10**19, 10**30, 1.5, 0.001, 1e-9, 1e300),
    *("", " ", "7", "1.5", "-0", "0.0005", "00012", "1" * 30, "NaN", "null", "kg", "piece", "sale"),
    *("spoilage", "x" * 64, "x" * 300, "چائے", "😀" * 20, "a\u0000b", "\u200f", "' OR 1=1 --"),
    *("=1+1", "<script>", "%s", "{0}", "2026-11-22", "0001-01-01", "9999-12-31T23:59:59+14:00"),
    *(True, False, None, [], {}, [1], ["1", "2"], [[]], {"a": 1}),
)
PATHS = ("1", "7", "0", "-1", "x", "9007199254740993", "%00", "%F0%9F%98%80", "1;2", "*")
HEADERS = {
    "idempotency-key": ("", "k", "k" * 300, "é", "a b"),
    "if-match": ("*", '"1"', '"1-1"', 'W/"1"', "x", "", ","),
    "if-none-match": ("*", '"1"', "x", ""),
    "x-store-id": ("1", "2", "3", "", "x", "1e3"),
    "content-encoding": ("identity", "gzip", "br"),
}


def made_up(rng):
    route = rng.choice(REST_ROUTES)
    path = route.path.replace("{product_id}", rng.choice(PATHS))
    if route.query and rng.random() < 0.6:
        name = rng.choice((*FIELDS, "cursor", "limit"))
        path += f"?{name}={rng.choice(('1', '7', '', '-1', 'x', '9' * 30, '%00', '1.5'))}"
    names = rng.sample(FIELDS, rng.randint(0, 5))
    good = {"product_id": 7, "quantity": 1, "itemDesc": "Tea", "price_per_unit": 10}
    start = (
        {}
        if rng.random() < 0.2
        else {
            name: value
            for name, value in good.items()
            if route.body and name in route.body.__struct_encode_fields__
        }
    )
    body = start | {name: rng.choice(VALUES) for name in names}
    headers = {
        name: rng.choice(values).encode() for name, values in HEADERS.items() if rng.random() < 0.15
    }
    return route.method, path, json.dumps(body).encode(), headers


@pytest.mark.parametrize("seed", range(3))
def test_nothing_that_is_sent_is_a_fault_of_the_server(server, manager, seed):
    rng = Random(seed)
    manager.put("/api/products/addProd", {"product_id": 7, "itemDesc": "Tea", "price_per_unit": 1})
    token = {
        "authorization": f"Bearer {manager.tokens['access_token']}",
        "content-type": "application/json",
    }
    seen = set()
    for _ in range(400):
        method, path, body, headers = made_up(rng)
        # What signs the asker out ends all asking, and a stream has no end.
        if "/auth/" in path or "/live" in path:
            continue
        reply = manager.client.request(method, path, content=body, headers=token | headers)
        assert reply.status_code < 500, (method, path, body, headers, reply.text)
        seen.add(reply.status_code)
        if reply.status_code >= 400:
            assert reply.json()["code"], (method, path, body)
    assert {200, 201, 400, 404} <= seen, "the requests are too wild to reach anything"
    assert verify(server.db, 1).problems == []
