"""The server over HTTP: the whole way of a till, and everything that is no message."""

import gzip
import json
import threading
import time

import msgspec
import pytest
from pos_protocol.sync import DIGEST_HEADER, digest
from sync_server.db.tills import revoke_till
from sync_server.http import health, sync, tills
from sync_server.http.bodies import BODY_BYTES_MAX
from sync_server.http.routes import ROUTES
from sync_server.http.state import ServerState

from tests.support.central.served import served
from tests.support.chain_till import received
from tests.support.http_client import SYNC, HttpTill
from tests.support.sync_server import local_server


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path) as running:
        yield running


@pytest.fixture
def client(server):
    state = ServerState(
        db=server.db, clock=server.clock, rng=server.rng, secrets=server.secrets, threads=4
    )
    state.ring.open(server.clock.wall_ms())
    with served(state) as running:
        yield running


@pytest.fixture
def till(server, client):
    enrolled = HttpTill(client, server.enrol_code())
    assert enrolled.sign_in().status_code == 200
    return enrolled


def problem(reply, status, code):
    assert reply.headers["content-type"] == "application/problem+json"
    body = reply.json()
    assert (reply.status_code, body["status"], body["code"]) == (status, status, code)
    return body


def stored(server):
    till = server.enrol(seed=99)
    return server.api(till).pull(feed_id=till.identity.feed_id, after=0, limit=200).head


def test_a_till_enrols_pushes_and_pulls(till):
    till.chain.append(received(10_000_001, 5_000))
    hello = till.post("hello", till.chain.hello(tip=till.chain.batch().tip))
    assert hello.json()["verdict"] == "ok"
    assert [result.status for result in till.push().results] == ["accepted"]
    page = till.pull()
    assert [entry.body for entry in page.entries] == [till.chain.log[0].body.decode()]
    assert till.pull(after=1).entries == []


def test_replies_carry_their_digest_and_are_kept_by_nobody(till):
    till.chain.append(received(10_000_001, 5_000))
    reply = till.post("push", till.chain.batch())
    assert reply.headers[DIGEST_HEADER] == digest(reply.content)
    assert reply.headers["cache-control"] == "no-store"


def test_a_hello_of_an_idle_till_writes_nothing(server, till):
    with server.db.read() as tx:
        before = tx.connection.total_changes
    till.post("hello", till.chain.hello())
    with server.db.read() as tx:
        assert tx.connection.total_changes == before


def test_a_push_may_be_compressed(till):
    till.chain.append(received(10_000_001, 5_000))
    body = msgspec.json.encode(till.chain.batch())
    reply = till.post(
        "push", gzip.compress(body), content_encoding="gzip", kiryana_digest=digest(body)
    )
    assert reply.json()["results"][0]["status"] == "accepted"


def test_a_message_that_was_altered_on_the_way_teaches_nothing(server, till):
    till.chain.append(received(10_000_001, 5_000))
    body = msgspec.json.encode(till.chain.batch())
    reply = till.post("push", body, kiryana_digest=digest(body + b" "))
    problem(reply, 400, "digest_mismatch")
    assert stored(server) == 0


@pytest.mark.parametrize(
    ("body", "headers", "status", "code"),
    [
        (b"", {}, 400, "malformed"),
        (b"{", {}, 400, "malformed"),
        (b"[" * 200_000, {}, 400, "malformed"),
        (b'{"a":' * 100_000, {}, 400, "malformed"),
        (b'{"events": NaN}', {}, 400, "malformed"),
        (b'{"n": ' + b"9" * 6_000 + b"}", {}, 400, "malformed"),
        (b'{"store": true}', {}, 400, "malformed"),
        (b"\xff\xfe", {}, 400, "malformed"),
        (b"<html>sign in to the cafe</html>", {}, 400, "malformed"),
        (b"{}", {"content_type": "text/plain"}, 415, "unsupported_type"),
        (b"{}", {"content_encoding": "br"}, 415, "unsupported_type"),
        (b"{}", {"content_encoding": "gzip"}, 400, "malformed"),
        (gzip.compress(b"{}", mtime=0)[:-4], {"content_encoding": "gzip"}, 400, "malformed"),
        (
            gzip.compress(b" " * (BODY_BYTES_MAX + 1)),
            {"content_encoding": "gzip"},
            413,
            "too_large",
        ),
        (b" " * (BODY_BYTES_MAX + 1), {}, 413, "too_large"),
    ],
)
@pytest.mark.parametrize("name", ["push", "hello", "epoch"])
def test_a_body_that_is_no_message_is_refused_in_words(
    server, till, name, body, headers, status, code
):
    problem(till.post(name, body, **headers), status, code)
    assert stored(server) == 0


def test_too_many_events_are_refused_whole(server, till):
    for _ in range(501):
        till.chain.append(received(10_000_001, 1_000))
    problem(till.post("push", till.chain.batch()), 413, "batch_too_large")
    assert stored(server) == 0


@pytest.mark.parametrize(
    "route", [route for route in ROUTES if route.access == "till"], ids=lambda route: route.path
)
@pytest.mark.parametrize("authorization", ["", "Bearer", "Bearer x.y.z", "Basic YTpi"])
def test_nobody_passes_without_a_token(client, route, authorization):
    reply = client.request(
        route.method, route.path, content=b"{}", headers={"authorization": authorization}
    )
    problem(reply, 401, "unauthorized")
    assert reply.headers["www-authenticate"] == "Bearer"


def test_a_token_ends_after_ten_minutes_and_a_new_one_is_to_be_had(server, till):
    server.clock.now_ms += 600_000 + 30_000
    body = problem(till.get_page(), 401, "token_expired")
    assert body["server_ms"] == server.clock.now_ms
    till.sign_in()
    assert till.pull().head == 0


def test_an_old_nonce_is_refused(server, till):
    identity = till.chain.identity
    nonce = till.client.post(f"{SYNC}/nonce").json()["nonce"]
    server.clock.now_ms += 120_000
    message = {"till": identity.till, "key_id": identity.key_id, "nonce": nonce, "sig": "AAAA"}
    problem(till.post("token", message), 401, "unauthorized")


def test_a_till_asks_for_its_own_store_only(till):
    till.chain.append(received(10_000_001, 1_000))
    foreign = msgspec.structs.replace(till.chain.batch(), store=2)
    problem(till.post("push", foreign), 403, "identity_mismatch")


def test_a_revoked_till_is_told_so(server, till):
    server.db.write(lambda tx: revoke_till(tx, till.chain.identity.till, 1))
    problem(till.get_page(), 403, "revoked")
    assert till.post("hello", till.chain.hello()).json()["verdict"] == "revoked"
    till.sign_in()
    till.chain.append(received(10_000_001, 1_000))
    assert till.push().results[0].status == "held"


@pytest.mark.parametrize(
    "query",
    [{"after": -1}, {"after": "x"}, {"limit": "ten"}, {"feed_id": "1"}, {"after": 10**30}],
)
def test_a_query_that_is_none_is_refused(till, query):
    problem(till.get_page(**{"after": 0} | query), 400, "malformed")


def test_a_cursor_of_another_feed_is_refused(till):
    problem(till.get_page(feed_id="00000000-0000-4000-8000-000000000000"), 409, "feed_changed")
    problem(till.get_page(after=5), 409, "feed_changed")


def test_unknown_paths_and_methods_are_problems_too(client):
    problem(client.get("/api/v1/sync/nothing"), 404, "not_found")
    problem(client.get("/api/v1/sync/push"), 405, "method_not_allowed")
    problem(client.get("/..%2f..%2fetc/passwd"), 404, "not_found")


def test_what_can_be_read_answers_to_head_as_well(client):
    for path in ("/health/live", "/health/ready", "/docs", "/openapi.json", "/metrics"):
        read, head = client.get(path), client.head(path)
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["content-type"] == read.headers["content-type"]
        assert head.headers["content-type"].count("charset") <= 1
    assert client.head("/api/v1/products/1").status_code == 401
    assert client.head("/api/products/sale").status_code == 405


def test_a_long_poll_ends_when_somebody_pushes(server, till):
    other = server.enrol(seed=21)
    other.append(received(10_000_001, 1_000))
    pages = []
    waiting = threading.Thread(target=lambda: pages.append(till.pull(wait=20)))
    started = time.monotonic()
    waiting.start()
    server.api(other).push(other.batch())
    waiting.join()
    assert pages[0].head == 1
    assert time.monotonic() - started < 15, "it did not wait for its time to run out"


def test_a_long_poll_that_sees_nothing_gives_an_empty_page(till):
    assert till.pull(wait=1).entries == []


def test_health_says_whether_the_database_answers(server, client):
    assert client.get("/health/live").json() == {"status": "ok", "reason": ""}
    for path in ("/health/ready", "/readyz", "/startupz", "/healthz"):
        assert client.get(path).status_code == 200
    server.db.write(lambda tx: tx.exec_driver_sql("UPDATE alembic_version SET version_num = '0'"))
    problem(client.get("/health/ready"), 503, "not_ready")
    assert client.get("/health/live").status_code == 200


def test_every_handler_of_tills_and_probes_is_served_once():
    # Probes have the names that each kind of orchestrator looks for.
    handlers = list(dict.fromkeys(route.handler for route in ROUTES if not route.is_rest))
    named = [tills.register, tills.nonce, tills.token, sync.hello, sync.push, sync.epoch]
    named += [sync.problem_report]
    given = [sync.pull, sync.snapshot, sync.snapshot_chunk]
    assert handlers == [*named, *given, health.live, health.ready]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/docs", "no-cache"),
        ("/openapi.json", "no-cache"),
        ("/metrics", "no-store"),
        ("/health/live", "no-store"),
        ("/nowhere", "no-store"),
    ],
)
def test_every_answer_says_whether_it_may_be_kept(client, path, said):
    assert client.get(path).headers["Cache-Control"] == said


def test_the_openapi_page_names_every_route(client):
    page = json.loads(client.get("/openapi.json").content)
    named = {(path, method.upper()) for path, ways in page["paths"].items() for method in ways}
    assert named == {(route.path, route.method) for route in ROUTES}
    push = page["paths"][f"{SYNC}/push"]["post"]
    assert push["security"] == [{"till": []}]
    assert push["requestBody"]["content"]["application/json"]["schema"] == {
        "$ref": "#/components/schemas/PushRequest"
    }
