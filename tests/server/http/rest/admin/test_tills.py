"""Tills by the API: a code enrols one, a revoked one takes nothing."""

import pytest

from tests.support.http_client import HttpTill
from tests.support.rest import RestUser, problem


@pytest.fixture
def admin(client):
    return RestUser(client, "admin")


def test_a_code_made_here_enrols_one_till(server, client, admin):
    made = admin.post("/api/v1/tills/codes", None, idempotency_key="till 3")
    assert made.status_code == 201
    again = admin.post("/api/v1/tills/codes", None, idempotency_key="till 3")
    assert again.json() == made.json(), "a lost answer is given again"
    code = made.json()["code"]
    with server.db.read() as tx:
        kept = [bytes(row[0]) for row in tx.exec_driver_sql("SELECT reply FROM stored_reply")]
    assert not any(code.encode() in reply for reply in kept), "the code itself lies nowhere"
    till = HttpTill(client, code)
    till.sign_in()
    with pytest.raises(AssertionError, match="code_refused"):
        HttpTill(client, code)
    [listed] = admin.get("/api/v1/tills").json()["items"]
    assert (listed["till"], listed["state"], listed["machine"]) == (1, "in_use", "test")
    assert listed["till_id"] == str(till.chain.identity.till)
    assert admin.get("/api/v1/tills/1").json() == listed


def test_a_revoked_till_takes_nothing(server, client, admin):
    till = HttpTill(client, server.enrol_code())
    till.sign_in()
    assert till.pull().head == 0
    for _ in range(2):
        reply = admin.post("/api/v1/tills/1/revoke", None)
        assert (reply.status_code, reply.json()["state"]) == (200, "revoked")
    problem(till.get_page(), 403, "revoked")
    deeds = [one["deed"] for one in admin.get("/api/v1/audit").json()["items"]]
    assert deeds.count("till_revoked") == 1


def test_the_office_and_a_foreign_till_are_none(server, client, admin):
    HttpTill(client, server.enrol_code(2))
    for number in ("0", "1", "9", "x"):
        problem(admin.post(f"/api/v1/tills/{number}/revoke", None), 404, "not_found")
    assert admin.get("/api/v1/tills").json()["items"] == []
    assert len(admin.get("/api/v1/tills", x_store_id="2").json()["items"]) == 1
