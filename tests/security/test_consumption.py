"""Consumption: bodies too long, too deep, doubled or packed are refused before they cost much."""

import gzip
import itertools
import json
import re
import tracemalloc
import zlib
from random import Random

import msgspec
import pytest
from pos_protocol.chain import body_hash
from sync_server.http.bodies import BODY_BYTES_MAX
from sync_server.http.rates import Rates
from sync_server.http.route import CSV
from sync_server.http.routes import ROUTES
from sync_server.settings import Settings

from tests.support.chain_till import received
from tests.support.rest import PASSWORD, problem

DEEP = 200_000
WRITES = [
    (route.method, re.sub(r"{\w+}", "1", route.path))
    for route in ROUTES
    if route.body is not None and route.access != "till" and CSV not in route.takes
]


HOSTILE = (
    b"[" * DEEP,
    b"[" * DEEP + b"]" * DEEP,
    b'{"a":' * DEEP + b"1" + b"}" * DEEP,
    b'{"quantity": NaN}',
    b'{"quantity": Infinity}',
    b'{"quantity": ' + b"9" * 6_000 + b"}",
    b'{"quantity": 1e999999999}',
    b'{"quantity": 1, "quantity": 2}',
    b'{"quantity": "\\ud800"}',
    b"\xff\xfe{}",
    b"\x00",
    b'"text"',
    b"null",
    b"",
)


def test_every_route_refuses_a_hostile_body_in_words(state, client, users, till):
    bearer = {"authorization": f"Bearer {users['admin'].tokens['access_token']}"}
    sent = bearer | {"content-type": "application/json", "if-match": "*"}
    for (method, path), body in itertools.product(WRITES, HOSTILE):
        reply = client.request(method, path, content=body, headers=sent)
        assert reply.status_code in {400, 413}, (path, body[:20], reply.text)
        assert reply.json()["code"] in {"malformed", "too_large"}
    state.rates = Rates(rng=Random(1), settings=Settings(limit_report="0"))
    for name, body in itertools.product(("push", "hello", "epoch", "report"), HOSTILE):
        problem(till.post(name, body), 400, "malformed")


def test_a_deep_body_inside_an_event_is_quarantined_and_blocks_nothing(till):
    for deep in ('{"a":' * 30_000, "[" * 60_000):
        till.chain.append(received(10_000_001, 1_000))
        event = till.chain.log.pop()
        body = deep.encode()
        till.chain.log.append(msgspec.structs.replace(event, body=body, hash=body_hash(body)))
    till.chain.append(received(10_000_001, 1_000))
    statuses = [result.status for result in till.push().results]
    assert statuses == ["quarantined", "quarantined", "accepted"]


def test_a_key_that_comes_twice_inside_an_event_is_quarantined_and_blocks_nothing(till):
    """In the envelope, in the payload, in a line, in another spelling, in what nobody knows."""
    doubled = (
        (b'"kind":', b'"kind":"SaleCompleted","kind":'),
        (b'"reason":', b'"reason":"opening","reason":'),
        (b'"quantity":', b'"quantity":9000,"quantity":'),
        (b'"quantity":', b'"quantit\\u0079":9000,"quantity":'),
        (b'"prev":', b'"new":{"a":1,"b":[],"a":1},"prev":'),
    )
    for once, twice in doubled:
        event = till.chain.append(received(10_000_001, 1_000))
        assert once in event.body
        body = event.body.replace(once, twice, 1)
        till.chain.log[-1] = msgspec.structs.replace(event, body=body, hash=body_hash(body))
    spaced = till.chain.append(received(10_000_001, 1_000))
    body = json.dumps(json.loads(spaced.body) | {"new": {"a": {"a": 1}}}, indent=1).encode()
    till.chain.log[-1] = msgspec.structs.replace(spaced, body=body, hash=body_hash(body))
    till.chain.append(received(10_000_001, 1_000))
    results = till.push().results
    assert [one.status for one in results] == ["quarantined"] * 5 + ["accepted"] * 2
    assert {one.code for one in results[:5]} == {"unreadable_body"}


def test_a_key_that_comes_twice_in_a_message_of_sync_is_refused(till):
    till.chain.append(received(10_000_001, 1_000))
    push = msgspec.json.encode(till.chain.batch())
    for once, twice in (
        (b'"n":1', b'"n":1,"n":1'),
        (b'"till_seq":1', b'"till_seq":1,"till_seq":1'),
        (b'"n":1', b'"n":1,"new":{"a":1,"a":2}'),
        (b'"n":1', b'"n":1,"\\u006e":1'),
    ):
        assert once in push
        reply = till.post("push", push.replace(once, twice, 1))
        assert "twice" in problem(reply, 400, "malformed")["detail"]
    assert till.pull().head == 0
    later = push.replace(b'"n":1', b'"n" : 1, "new": {"n": {"n": 1}}', 1)
    assert till.post("push", later).status_code == 200, "a newer till may say more"
    assert till.pull().head == 1


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress], ids=["gzip", "deflate"])
def test_a_bomb_is_not_unpacked(till, pack):
    bomb = pack(b" " * (64 * 1024 * 1024))
    assert len(bomb) < 100_000
    encoding = "gzip" if pack is gzip.compress else "deflate"
    tracemalloc.start()
    try:
        reply = till.post("push", bomb, content_encoding=encoding)
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert reply.status_code in {413, 415}
    assert peak < 6 * BODY_BYTES_MAX


def test_a_body_of_eleven_megabytes_is_too_large_wherever_it_is_sent(client, users, till):
    body = b'{"a": "' + b"x" * (11 * 1024 * 1024) + b'"}'
    problem(till.post("push", body), 413, "too_large")
    problem(users["manager"].post("/api/products/add", body), 413, "too_large")
    json_type = {"content-type": "application/json"}
    problem(client.post("/api/auth/login", content=body, headers=json_type), 413, "too_large")


def test_json_that_says_it_is_something_else_is_refused(client, users):
    bearer = {"authorization": f"Bearer {users['admin'].tokens['access_token']}"}
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""):
        reply = client.post(
            "/api/stock/sale",
            content=json.dumps({"product_id": 1, "quantity": 1}),
            headers=bearer | {"content-type": kind},
        )
        problem(reply, 415, "unsupported_type")


def test_pages_are_no_longer_than_the_limit(users, till):
    for limit in ("501", "0", "-1", "9" * 30):
        problem(users["viewer"].get(f"/api/products?limit={limit}"), 400, "malformed")
    assert till.get_page(limit=10**9).status_code in {200, 400}


def test_more_events_than_a_batch_takes_are_refused_whole(till):
    for _ in range(501):
        till.chain.append(received(10_000_001, 1_000))
    problem(till.post("push", till.chain.batch()), 413, "batch_too_large")
    assert till.pull().head == 0


def test_a_password_of_a_megabyte_is_not_hashed(client):
    body = {"username": "admin", "password": PASSWORD * 50_000}
    reply = client.post("/api/auth/login", json=body)
    assert reply.status_code in {400, 413}


def test_what_stands_twice_or_unasked_behind_the_question_mark_is_refused(users):
    for address in ("/api/products?limit=1&limit=2", "/api/products?x=1"):
        problem(users["viewer"].get(address), 400, "malformed")
