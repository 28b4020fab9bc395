"""A stream over HTTP: whose stores it names, and what is refused before it opens."""

import json

import pytest
from sync_server.http.rest.live import stream as live
from sync_server.http.rest.live.messages import SECONDS_MAX

from tests.support.rest import RestUser, give_role, problem

LIVE = "/api/v1/events/live"


def stores_told(reply):
    assert reply.status_code == 200, reply.text
    assert reply.headers["content-type"] == "text/event-stream"
    assert reply.headers["cache-control"] == "no-store"
    assert reply.headers["x-accel-buffering"] == "no"
    assert reply.headers["x-request-id"]
    data = reply.text.partition("event: stores\ndata: ")[2].partition("\n")[0]
    return {int(store_id) for store_id in json.loads(data)}


@pytest.mark.parametrize("role", ["viewer", "manager", "admin"])
def test_one_hears_of_ones_own_stores_only(server, client, role):
    user = RestUser(client, role)
    assert stores_told(user.get(f"{LIVE}?seconds=0")) == {1}
    everywhere = {1, 2} if role == "admin" else {1}
    assert stores_told(user.get(f"{LIVE}?seconds=0&stores=all")) == everywhere
    if role == "admin":
        assert stores_told(user.get(f"{LIVE}?seconds=0&stores=2")) == {2}
        return
    problem(user.get(f"{LIVE}?seconds=0&stores=1,2"), 404, "not_found")
    give_role(server, role, "manager", store_id=2)
    user = RestUser(client, role, store_id=2)
    assert stores_told(user.get(f"{LIVE}?seconds=0")) == {2}


def test_what_is_asked_wrong_is_said_before_anything_is_sent(client, manager, monkeypatch):
    problem(client.get(LIVE), 401, "unauthorized")
    for asked in (
        "seconds=x",
        "seconds=-1",
        f"seconds={SECONDS_MAX + 1}",
        "stores=a",
        "stores=",
        "other=1",
    ):
        problem(manager.get(f"{LIVE}?{asked}"), 400, "malformed")
    problem(manager.get(f"{LIVE}?stores=77"), 404, "not_found")
    monkeypatch.setattr(live, "STREAMS_OF_USER_MAX", 0)
    refused = manager.get(f"{LIVE}?seconds=0")
    assert "live streams" in problem(refused, 429, "throttled")["detail"]
    assert int(refused.headers["retry-after"]) > 0
    monkeypatch.setattr(live, "STREAMS_OF_USER_MAX", 5)
    monkeypatch.setattr(live, "STREAMS_MAX", 0)
    refused = manager.get(f"{LIVE}?seconds=0")
    assert "no more fit" in problem(refused, 503, "busy")["detail"]
    assert int(refused.headers["retry-after"]) > 0
