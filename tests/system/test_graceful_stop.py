"""SIGTERM in the middle of a storm of pushes: whatever was stored was answered."""

import threading
import time

import httpx
import pytest

from tests.support.chain_till import ChainTill, received
from tests.support.http_client import HttpTill
from tests.support.server import running_server
from tests.support.shops.link import wait_until_ready

TILLS = 4
"""As many as a store may have under way at once."""


class Pusher(threading.Thread):
    """A till that pushes one event after the other until the server is gone."""

    def __init__(self, url, code, *, seed):
        super().__init__()
        self.client = httpx.Client(base_url=url, timeout=60, trust_env=False)
        self.till = HttpTill(self.client, code)
        self.till.chain = ChainTill(self.till.chain.identity, self.till.key, seed=seed)
        self.till.sign_in()
        self.answered, self.fault = 0, ""

    def run(self):
        try:
            while True:
                self.till.chain.append(received(10_000_001, 1_000))
                reply = self.till.push(self.till.chain.batch(self.answered + 1))
                assert [result.status for result in reply.results] == ["accepted"]
                self.answered += 1
        except httpx.TransportError:
            return
        except AssertionError as error:
            self.fault = str(error) or "not accepted"


@pytest.mark.parametrize("workers", [1, 2])
def test_no_answer_is_lost_when_the_server_is_told_to_stop(request, workers):
    url = request.getfixturevalue("mariadb_url") if workers > 1 else None
    with running_server(url, options=("--workers", str(workers))) as server:
        wait_until_ready(server.url)
        pushers = [Pusher(server.url, server.enrol_code(), seed=seed) for seed in range(TILLS)]
        for pusher in pushers:
            pusher.start()
        while any(pusher.answered < 3 and not pusher.fault for pusher in pushers):
            time.sleep(0.005)
        assert server.stop() == 0
        for pusher in pushers:
            pusher.join()
            pusher.client.close()
            assert not pusher.fault
        answered = sum(pusher.answered for pusher in pushers)
        said = server.command("verify")
        assert f"Store 1: {answered} events, sound" in said, "stored, and never answered"
