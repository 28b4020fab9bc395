"""Tills' reports by HTTP: a till sends its own, and admins of its store have them, nobody else."""

import msgspec
import pytest
from pos_protocol.problem_report import REPORT_BYTES_MAX, ReportRequest
from sync_server.db import tills

from tests.support.central.report_zip import report_zip
from tests.support.http_client import HttpTill
from tests.support.rest import RestUser, give_role, problem

REPORTS = "/api/v1/problem-reports"


@pytest.fixture
def admin(client):
    return RestUser(client, "admin")


@pytest.fixture
def till(server, client):
    enrolled = HttpTill(client, server.enrol_code())
    enrolled.sign_in()
    return enrolled


def request_of(till, content, **more):
    identity = till.chain.identity
    request = ReportRequest(store=identity.store, till=identity.till, content=content)
    return msgspec.structs.replace(request, **more)


def send(till, content, **more):
    return till.post("report", request_of(till, content, **more))


def test_a_report_is_listed_and_comes_back_as_it_was_sent(server, admin, till):
    content = report_zip()
    assert admin.get(REPORTS).json() == {"items": []}
    sent = send(till, content)
    assert sent.status_code == 200
    assert sent.headers["kiryana-digest"]
    assert send(till, content).json() == sent.json()
    [listed] = admin.get(REPORTS).json()["items"]
    assert (listed["number"], listed["till"], listed["size_bytes"]) == (1, 1, len(content))
    reply = admin.get(listed["file"])
    assert reply.content == content
    assert reply.headers["content-type"] == "application/zip"
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert 'filename="kiryana-problem-1-1-number-1.zip"' in reply.headers["content-disposition"]
    taken = admin.get("/api/v1/audit").json()["items"][0]
    assert (taken["deed"], taken["subject"], taken["actor"]) == (
        "export_taken",
        "problem_report",
        "admin",
    )


def test_only_admins_have_them_and_only_of_a_store_that_is_theirs(server, client, admin, till):
    send(till, report_zip())
    for role in ("viewer", "cashier", "manager"):
        give_role(server, f"the {role}", role)
        user = RestUser(client, f"the {role}")
        problem(user.get(REPORTS), 403, "forbidden")
        problem(user.get(f"{REPORTS}/1/file"), 403, "forbidden")
    problem(client.get(f"{REPORTS}/1/file"), 401, "unauthorized")
    problem(client.get(REPORTS, headers=till.headers()), 403, "forbidden")
    assert admin.get(REPORTS, x_store_id="2").json() == {"items": []}
    problem(admin.get(f"{REPORTS}/1/file", x_store_id="2"), 404, "not_found")
    for odd in ("0", "2", "x", "-1", "9" * 30):
        problem(admin.get(f"{REPORTS}/{odd}/file"), 404, "not_found")


def test_a_till_sends_its_own_only_and_a_user_sends_none(server, client, admin, till):
    sister = HttpTill(client, server.enrol_code())
    sister.sign_in()
    other = request_of(sister, report_zip())
    problem(till.post("report", other), 403, "identity_mismatch")
    problem(send(till, report_zip(), store=2), 403, "identity_mismatch")
    body = msgspec.json.encode(request_of(till, report_zip()))
    problem(admin.post("/api/v1/sync/report", body), 403, "forbidden")
    till.token = ""
    problem(send(till, report_zip()), 401, "unauthorized")
    server.db.write(lambda tx: tills.revoke_till(tx, sister.chain.identity.till, 1))
    problem(sister.post("report", other), 403, "revoked")
    assert admin.get(REPORTS).json() == {"items": []}


def test_what_is_no_report_is_refused_in_words(till):
    assert "no zip" in problem(send(till, b"x"), 422, "report_refused")["detail"]
    problem(send(till, bytes(REPORT_BYTES_MAX + 1)), 413, "too_large")
    body = msgspec.json.encode(request_of(till, b"x")).replace(b'"eA=="', b'"no base64"')
    problem(till.post("report", body), 400, "malformed")
    altered = till.post("report", request_of(till, b"x"), Kiryana_Digest="sha-256=00")
    problem(altered, 400, "digest_mismatch")


def test_a_till_that_sends_one_after_the_other_is_told_to_wait(server, till):
    replies = [send(till, report_zip(status=str(n))) for n in range(8)]
    assert [reply.status_code for reply in replies].count(200) == 6
    problem(replies[-1], 429, "throttled")
    assert int(replies[-1].headers["retry-after"]) >= 1
    assert till.post("hello", till.chain.hello()).status_code == 200


def test_hello_says_how_large_a_report_may_be(till):
    assert till.post("hello", till.chain.hello()).json()["report_bytes_max"] == REPORT_BYTES_MAX
