"""Every request gets an id, a line in the log and its place among the figures."""

import json

import pytest
from sync_server.http.observing import REQUEST_ID

from tests.support.central.served import served
from tests.support.chain_till import received
from tests.support.http_client import HttpTill
from tests.support.operating.log import kept_log
from tests.support.rest import RestUser, give_role, problem, rest_state
from tests.support.sync_server import local_server


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path) as running:
        give_role(running, "amna", "manager")
        yield running


@pytest.fixture
def client(server):
    with served(rest_state(server), raise_server_exceptions=False) as open_:
        yield open_


@pytest.fixture
def log():
    with kept_log() as text:
        yield lambda: [json.loads(line) for line in text().splitlines()]


def test_an_id_comes_back_and_stands_in_the_log_and_the_problem(client, log):
    reply = client.get("/api/products/7", headers={REQUEST_ID: "order-17.retry_2"})
    body = problem(reply, 401, "unauthorized")
    assert reply.headers[REQUEST_ID] == body["request_id"] == "order-17.retry_2"
    line = log()[-1]
    assert line["request_id"] == "order-17.retry_2"
    assert line["route"] == "/api/products/{product_id}"
    assert (line["status"], line["message"]) == (401, "GET /api/products/{product_id} 401")


@pytest.mark.parametrize(
    "given", [b"", b"short", b"a" * 65, b"a b c d e f", b"x\tyyyyyyy", b"\xff" * 9]
)
def test_an_id_that_is_not_safe_is_replaced(client, given):
    reply = client.get("/health/live", headers={REQUEST_ID.encode(): given})
    assert len(reply.headers[REQUEST_ID]) == 24
    assert reply.headers[REQUEST_ID] != given.decode("latin-1")


def test_paths_that_nobody_serves_get_an_id_and_no_figure_of_their_own(client, log):
    for path in ("/api/%0d%0aforged", "/wp-login.php", "/api/products/7/x"):
        assert client.get(path).status_code == 404
    assert client.delete("/health/live").headers[REQUEST_ID]
    assert {line["message"] for line in log()} == {"any none 404", "any none 405"}
    figures = client.get("/metrics").text
    assert "wp-login" not in figures
    assert 'kiryana_request_seconds_count{method="any",route="none",status="404"} 3.0' in figures


def test_a_line_names_the_store_the_till_and_the_person(server, client, log):
    till = HttpTill(client, server.enrol_code())
    till.sign_in()
    till.chain.append(received(10_000_001, 1_000))
    till.push()
    line = log()[-1]
    assert (line["store_id"], line["till"]) == (1, str(till.chain.identity.till))
    assert line["duration_ms"] > 0
    RestUser(client, "amna").get("/api/auth/me")
    assert log()[-1]["user"] == "amna"


def test_what_happened_is_among_the_figures(server, client):
    till = HttpTill(client, server.enrol_code())
    till.sign_in()
    for _ in range(3):
        till.chain.append(received(10_000_001, 1_000))
    till.push()
    till.push()
    till.pull(limit=1)
    text = client.get("/metrics").text
    assert 'kiryana_events_total{outcome="accepted"} 3.0' in text
    assert 'kiryana_events_total{outcome="duplicate"} 3.0' in text
    assert 'kiryana_feed_lag_events_bucket{le="1.0"} 0.0' in text
    assert 'kiryana_feed_lag_events_bucket{le="10.0"} 1.0' in text
    assert 'route="/api/v1/sync/push",status="200"} 2.0' in text
    assert "kiryana_pool_wait_seconds_count" in text
    client.get("/api/auth/me")
    assert 'kiryana_refusals_total{code="unauthorized"} 1.0' in client.get("/metrics").text


def test_answers_close_their_connection_when_the_server_is_about_to_end(server):
    state = rest_state(server)
    with served(state) as client:
        assert "connection" not in client.get("/health/live").headers
        state.bell.close()
        assert client.get("/health/live").headers["connection"] == "close"


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded"])
def test_the_figures_are_not_there_for_who_comes_through_a_proxy(client, header):
    problem(client.get("/metrics", headers={header: "203.0.113.9"}), 404, "not_found")
