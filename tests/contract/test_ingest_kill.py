"""The server dies at the worst moments; what a till sends again is stored once."""

import threading

import httpx
import pytest

from tests.support.chain_till import received, sold
from tests.support.http_client import HttpTill
from tests.support.server import running_server


@pytest.fixture(params=["sqlite", "mariadb"])
def server(request):
    url = request.getfixturevalue("mariadb_url") if request.param == "mariadb" else None
    with running_server(url) as running:
        yield running


@pytest.fixture
def till(server):
    with httpx.Client(base_url=server.url, timeout=30) as client:
        enrolled = HttpTill(client, server.enrol_code())
        enrolled.sign_in()
        yield enrolled


def push_until_killed(server, till):
    """Push batch after batch and kill the server while one of them is on its way."""
    killer = threading.Timer(0.15, server.kill)
    killer.start()
    answered = 0
    try:
        while True:
            answered += len(till.push(till.chain.batch(answered + 1, answered + 20)).results)
    except (httpx.HTTPError, IndexError):
        pass
    killer.join()
    return answered


def test_a_killed_server_lost_nothing_that_it_had_answered(server, till):
    till.chain.append(received(10_000_001, 1_000_000))
    for _ in range(600):
        till.chain.append(sold((10_000_001, 1_000), (10_000_002, 2_000)))
    answered = push_until_killed(server, till)
    server.start()
    till.client.close()
    with httpx.Client(base_url=server.url, timeout=30) as client:
        till.client = client
        held = till.pull(limit=200).head
        assert held >= answered
        statuses = []
        for first in range(1, len(till.chain.log) + 1, 200):
            reply = till.push(till.chain.batch(first, first + 199))
            statuses += [result.status for result in reply.results]
        assert statuses == ["duplicate"] * held + ["accepted"] * (601 - held)
        assert till.pull(after=600).head == 601
    proof = server.command("verify")
    assert "601 events, sound" in proof


def test_an_asked_stop_answers_what_is_on_its_way(server, till):
    till.chain.append(received(10_000_001, 1_000))
    pages = []
    waiting = threading.Thread(target=lambda: pages.append(till.pull(wait=25)))
    waiting.start()
    # The long poll is on its way once the server has seen one request more.
    with httpx.Client(base_url=server.url) as other:
        other.get("/health/ready")
    assert server.stop() == 0
    waiting.join()
    assert [page.entries for page in pages] == [[]]
