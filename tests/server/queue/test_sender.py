"""Messages arrive signed, are tried again with patience, and stop at what must not be called."""

import base64
import hashlib
import hmac

import pytest
from sync_server.db.queue import webhooks
from sync_server.db.queue.webhooks import Webhook
from sync_server.operations.outgoing.signing import secret_of, secret_text
from sync_server.queue.sender import LEASE_MS, LIFE_MS

from tests.support.central.queue import listening, rows, sender_of
from tests.support.sync_server import local_server

STATES = "SELECT state, attempts FROM webhook_delivery"


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path) as running:
        yield running


@pytest.fixture
def listener():
    with listening() as program:
        yield program


def message(server, url, body=b'{"type":"test"}'):
    hook = Webhook(webhook_id=5, url=url, kinds=("*",), made_by="x", created_ms=0)

    def work(tx):
        webhooks.add(tx, 1, hook)
        webhooks.enqueue(tx, 1, [(5, "evt_1_1", body)], now_ms=server.clock.now_ms)

    server.db.write(work)


def test_the_receiver_can_prove_who_speaks(server, listener):
    message(server, listener.url)
    assert sender_of(server).send_due() == 1
    assert sender_of(server).send_due() == 0
    ((headers, body),) = listener.got
    text = secret_text(secret_of(server.secrets.webhooks, 1, 5))
    secret = base64.b64decode(text.removeprefix("whsec_"))
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    told = base64.b64encode(hmac.new(secret, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{told}"
    assert rows(server, STATES) == [("delivered", 1)]


def test_two_webhooks_have_two_secrets(server):
    master = server.secrets.webhooks
    assert len({secret_of(master, store, hook) for store in (1, 2) for hook in (1, 2)}) == 4


@pytest.mark.parametrize("status", [500, 404, 302])
def test_what_is_not_taken_is_sent_again_later_and_no_redirect_is_followed(
    server, listener, status
):
    message(server, listener.url)
    listener.statuses = [status]
    assert sender_of(server).send_due() == 1
    assert rows(server, STATES) == [("pending", 1)]
    assert sender_of(server).send_due() == 0, "not at once"
    server.clock.now_ms += 20_000
    assert sender_of(server).send_due() == 1
    assert rows(server, STATES) == [("delivered", 2)]
    assert len(listener.got) == 2
    assert len({headers["webhook-id"] for headers, _body in listener.got}) == 1


def test_after_a_day_a_message_is_dead(server):
    message(server, "http://127.0.0.1:9/")
    for _ in range(60):
        sender_of(server).send_due()
        server.clock.now_ms += LIFE_MS // 40
    assert rows(server, STATES)[0][0] == "dead"


def test_a_worker_that_dies_while_sending_leaves_it_to_the_next_one(server, listener):
    message(server, listener.url)
    with server.db.read() as tx:
        (delivery,) = webhooks.due(tx, server.clock.now_ms, 5)
    until_ms = server.clock.now_ms + LEASE_MS
    assert server.db.write(lambda tx: webhooks.claim(tx, delivery, until_ms))
    assert not server.db.write(lambda tx: webhooks.claim(tx, delivery, until_ms))
    assert sender_of(server).send_due() == 0
    server.clock.now_ms = until_ms
    assert sender_of(server).send_due() == 1
    assert rows(server, STATES) == [("delivered", 2)]


@pytest.mark.parametrize("addresses", [["127.0.0.1"], ["93.184.215.14", "10.0.0.1"], []])
def test_a_name_that_leads_inside_is_not_called(server, listener, addresses):
    """Also when it led outside while the webhook was made (DNS rebinding)."""
    message(server, listener.url.replace("127.0.0.1", "example.org").replace("http:", "https:"))
    sender_of(server, allowed=(), resolve=lambda _host, _port: addresses).send_due()
    assert listener.got == []
    assert rows(server, STATES) == [("pending", 1)]


def test_a_removed_webhook_gets_nothing_more(server, listener):
    message(server, listener.url)
    server.db.write(lambda tx: webhooks.remove(tx, 1, 5, now_ms=1))
    assert sender_of(server).send_due() == 0
    assert rows(server, STATES) == [("dead", 0)]
