"""Alerts by the API: listed page by page, acknowledged once, in one's own store only."""

from sync_server.db.queue import alerts
from sync_server.http.rest.alerts import list_alerts

from tests.support.rest import RestUser, problem


def opened(server, number, store_id=1):
    alert = alerts.Alert(
        alert_id=number,
        kind=alerts.LOW,
        product_id=7,
        quantity_milli=1_500,
        low_at_milli=2_000,
        opened_seq=number,
        opened_ms=1,
    )
    server.db.write(lambda tx: alerts.add(tx, store_id, alert))


def test_alerts_come_page_by_page(server, manager):
    assert list_alerts.__doc__
    for number in (1, 2, 3):
        opened(server, number)
    opened(server, 4, store_id=2)
    first = manager.get("/api/v1/alerts?limit=2").json()
    assert [one["alert_id"] for one in first["items"]] == [1, 2]
    assert (first["items"][0]["quantity"], first["items"][0]["low_at"]) == ("1.5", 2)
    rest = manager.get(f"/api/v1/alerts?cursor={first['next_cursor']}").json()
    assert [one["alert_id"] for one in rest["items"]] == [3]


def test_who_was_first_has_acknowledged(server, client, manager):
    opened(server, 1)
    opened(server, 2, store_id=2)
    for user in (RestUser(client, "cashier"), manager):
        reply = user.post("/api/v1/alerts/1/ack", None)
        assert reply.json()["acknowledged_by"] == "cashier"
    problem(manager.post("/api/v1/alerts/2/ack", None), 404, "not_found")
    server.db.write(lambda tx: alerts.close(tx, 1, [1], now_ms=5))
    assert manager.get("/api/v1/alerts").json()["items"] == []
