"""Webhooks by the API: made with a secret that is told once, counted, taken away."""

import pytest
from sync_server.db.queue import webhooks
from sync_server.http.rest.webhooks import KINDS, WEBHOOKS_MAX

from tests.support.rest import RestUser, problem

HOOK = {"url": "https://example.org/kiryana", "kinds": ["SaleCompleted", "alert.low_stock"]}


@pytest.fixture
def admin(client):
    return RestUser(client, "admin")


def test_the_secret_is_told_once_and_lies_in_no_table(server, admin):
    made = admin.post("/api/v1/webhooks", HOOK, idempotency_key="k").json()
    assert admin.post("/api/v1/webhooks", HOOK, idempotency_key="k").json() == made
    (listed,) = admin.get("/api/v1/webhooks").json()["items"]
    assert (listed["secret"], listed["kinds"]) == (None, HOOK["kinds"])
    with server.db.read() as tx:
        for table in ("webhook", "stored_reply"):
            kept = repr(tx.exec_driver_sql(f"SELECT * FROM {table}").all())
            assert made["secret"] not in kept


def test_messages_are_counted_and_a_removed_webhook_is_gone(server, admin):
    number = admin.post("/api/v1/webhooks", HOOK).json()["webhook_id"]
    sent = [(number, "evt_1_1", b"{}")]
    server.db.write(lambda tx: webhooks.enqueue(tx, 1, sent, now_ms=1))
    assert admin.get("/api/v1/webhooks").json()["items"][0]["pending"] == 1
    assert admin.delete(f"/api/v1/webhooks/{number}").status_code == 200
    problem(admin.delete(f"/api/v1/webhooks/{number}"), 404, "not_found")
    assert admin.get("/api/v1/webhooks").json()["items"] == []


@pytest.mark.parametrize(
    "changed",
    [
        {"url": "http://example.org/"},
        {"url": "https://127.0.0.1/"},
        {"url": "https://[::ffff:10.0.0.1]/"},
        {"kinds": ["Nonsense"]},
    ],
)
def test_what_cannot_be_called_is_refused(admin, changed):
    assert "*" in KINDS
    problem(admin.post("/api/v1/webhooks", HOOK | changed), 422, "webhook_refused")


def test_a_store_has_not_too_many(admin):
    for number in range(WEBHOOKS_MAX):
        made = admin.post("/api/v1/webhooks", HOOK | {"url": f"https://example.org/{number}"})
        assert made.status_code == 201
    problem(admin.post("/api/v1/webhooks", HOOK), 422, "webhook_refused")
