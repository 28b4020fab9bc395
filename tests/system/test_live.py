"""Live events from a real server behind a real nginx, and what becomes of them when it stops."""

import contextlib
import threading
import time

import httpx

from tests.support.chain_till import received
from tests.support.http_client import HttpTill
from tests.support.operating.nginx import running_nginx
from tests.support.rest import PASSWORD
from tests.support.server import running_server
from tests.support.shops.link import wait_until_ready

LIVE = "/api/v1/events/live"
LONG_S = 60


def lines_of(reply):
    """The lines of a stream, as they come; none behind its end."""
    with contextlib.suppress(httpx.RemoteProtocolError):
        yield from reply.iter_lines()


def test_a_hint_comes_through_nginx_at_once_and_a_stop_ends_the_stream_and_keeps_nobody(tmp_path):
    with running_server() as server:
        wait_until_ready(server.url)
        asked = ("user", "add", "amna", "--role", "viewer", "--store-id", "1", "--password-stdin")
        server.command(*asked, stdin=f"{PASSWORD}\n")
        with (
            running_nginx(tmp_path, server.url.removeprefix("http://")) as nginx,
            httpx.Client(
                base_url=nginx.url, verify=nginx.trust, trust_env=False, timeout=LONG_S
            ) as client,
        ):
            body = {"username": "amna", "password": PASSWORD, "store_id": 1}
            token = client.post("/api/auth/login", json=body).json()["access_token"]
            till = HttpTill(client, server.enrol_code())
            assert till.sign_in().status_code == 200
            bearer = {"authorization": f"Bearer {token}", "accept-encoding": "gzip"}
            with client.stream("GET", LIVE, headers=bearer) as reply:
                assert reply.status_code == 200
                assert "content-encoding" not in reply.headers
                lines = lines_of(reply)
                told = [next(lines) for _ in range(4)]
                assert told == ["retry: 5000", "", "event: stores", 'data: {"1":0}']
                assert next(lines) == ""
                till.chain.append(received(10_000_001, 1_000))
                till.push()
                # The beat comes after 15 s: what comes before it was not held back for company.
                assert [next(lines) for _ in range(2)] == [
                    "event: moved",
                    'data: {"store_id":1,"position":1}',
                ]
                stopped = []
                began_s = time.monotonic()
                stopping = threading.Thread(target=lambda: stopped.append(server.stop()))
                stopping.start()
                rest = list(lines)
                stopping.join()
                assert "event: end" in rest
                assert stopped == [0]
                assert time.monotonic() - began_s < LONG_S
