"""Cases over REST: listed, read, decided once; any figure explained; and what it was."""

import pytest
from sync_server.db.projections import stock
from sync_server.http.rest.case_messages import CaseReply
from sync_server.operations.rebuilding import rebuild
from sync_server.operations.verifying import verify

from tests.support.chain_till import WALL_MS, received, sold
from tests.support.rest import RestUser

PRODUCT = 8


@pytest.fixture
def till(server, manager):
    """A till whose second sale claims what no history says: 7 on hand, 2 held."""
    manager.put(
        "/api/products/addProd",
        {"product_id": PRODUCT, "itemDesc": "Rice", "price_per_unit": "99.50"},
    )
    till = server.enrol()
    till.append(received(PRODUCT, 10_000))
    till.append(sold((PRODUCT, 3_000)))
    till.append(sold((PRODUCT, 2_000), pending=9_000))
    statuses = till.push_all(server.api(till))
    assert statuses == ["accepted", "accepted", "held"]
    return till


def problem(reply):
    """The status and the code of a refusal."""
    return reply.status_code, reply.json()["code"]


def the_case(user):
    [case] = user.get("/api/v1/cases").json()["items"]
    return case


def decide(user, case, decision, **more):
    return user.post(f"/api/v1/cases/{case['case_id']}/decide", {"decision": decision} | more)


def on_hand(user):
    return user.get(f"/api/products/{PRODUCT}/quantity").json()["quantity"]


def proven(server):
    """The stock is the same step by step, rebuilt, and proven."""
    with server.db.read() as tx:
        kept = stock.load_all(tx, 1)
    rebuild(server.db, 1)
    with server.db.read() as tx:
        assert stock.load_all(tx, 1) == kept
    assert verify(server.db, 1).problems == []


def test_a_case_says_what_was_claimed_and_why_it_is_there(manager, till):
    case = the_case(manager)
    assert (case["verdict"], case["state"], case["held"]) == ("unexplained", "open", True)
    assert "no history" in case["why"]
    assert (case["pending"], case["missing"], case["till"], case["till_seq"]) == (9, 2, 1, 3)
    assert case["lines"] == [{"line": 1, "product_id": PRODUCT, "quantity": -2}]
    assert manager.get(f"/api/v1/cases/{case['case_id']}").json() == case
    assert set(case) == set(CaseReply.__struct_fields__)


@pytest.mark.parametrize(
    ("decision", "more", "left"),
    [
        ("release", {}, 5),
        ("reverse", {}, 7),
        ("adjust", {"lines": [{"product_id": PRODUCT, "quantity": -1}]}, 6),
    ],
)
def test_a_decision_counts_once_and_survives_a_rebuild(server, manager, till, decision, more, left):
    case = the_case(manager)
    done = decide(manager, case, decision, reason="looked at the shelf", **more)
    assert done.status_code == 201, done.text
    said = done.json()
    assert (said["state"], said["decision"], said["decided_by"]) == ("closed", decision, "manager")
    assert said["reason"] == "looked at the shelf"
    assert on_hand(manager) == left
    assert manager.get("/api/v1/cases").json()["items"] == []
    again = decide(manager, case, "release")
    assert problem(again) == (409, "case_decided")
    assert decision in again.json()["detail"]
    assert on_hand(manager) == left
    proven(server)


def test_an_adjustment_is_checked(manager, till):
    case = the_case(manager)
    for lines in (
        [],
        [{"product_id": PRODUCT, "quantity": 0}],
        [{"product_id": PRODUCT, "quantity": "0.5"}],
        [{"product_id": 99, "quantity": 1}],
        [{"product_id": PRODUCT, "quantity": 1}, {"product_id": PRODUCT, "quantity": 2}],
    ):
        assert decide(manager, case, "adjust", lines=lines).status_code in {404, 422}
    one = [{"product_id": PRODUCT, "quantity": 1}]
    assert problem(decide(manager, case, "release", lines=one)) == (422, "decision_refused")
    assert problem(decide(manager, case, "burn"))[0] == 400
    assert the_case(manager)["state"] == "open"


def test_what_counts_already_is_kept_or_taken_back(server, manager, till):
    till.append(sold((PRODUCT, 9_000)))
    [result] = server.api(till).push(till.batch(4)).results
    assert result.verdict == "oversell"
    cases = manager.get("/api/v1/cases?state=recount").json()["items"]
    assert [case["case_id"] for case in cases] == [str(result.case_id)]
    assert on_hand(manager) == -2
    assert decide(manager, cases[0], "reverse").status_code == 201
    assert on_hand(manager) == 7
    proven(server)


def test_a_recount_waits_for_somebody_to_count(server, manager, till):
    case = the_case(manager)
    asked = decide(manager, case, "recount").json()
    assert (asked["state"], asked["decision"]) == ("recount", "recount")
    assert problem(decide(manager, case, "recount")) == (409, "case_decided")
    till_page = server.api(till).pull(feed_id=till.identity.feed_id, after=0, limit=99)
    assert '"decision":"recount"' in till_page.entries[-1].body
    assert decide(manager, case, "reverse").json()["state"] == "closed"


def test_the_same_key_decides_once(manager, till):
    case = the_case(manager)
    path = f"/api/v1/cases/{case['case_id']}/decide"
    first = manager.post(path, {"decision": "release"}, idempotency_key="k1")
    second = manager.post(path, {"decision": "release"}, idempotency_key="k1")
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    assert second.headers["idempotency-replayed"] == "true"
    assert on_hand(manager) == 5


def test_who_may_not_decide_reads(client, manager, till):
    case = the_case(manager)
    cashier = RestUser(client, "cashier")
    assert the_case(cashier) == case
    assert problem(decide(cashier, case, "release")) == (403, "forbidden")
    for unknown in ("0190aaaa-0000-7000-8000-000000000000", "x", "1"):
        assert problem(manager.get(f"/api/v1/cases/{unknown}")) == (404, "not_found")


def test_cases_come_in_pages(manager, server, till):
    for _ in range(3):
        till.append(sold((PRODUCT, 9_000)))
    server.api(till).push(till.batch(4))
    seen, cursor = [], ""
    while cursor is not None:
        page = manager.get(f"/api/v1/cases?limit=2&cursor={cursor}").json()
        seen += [case["opened_at"] for case in page["items"]]
        cursor = page["next_cursor"]
    assert len(seen) == 4
    assert seen == sorted(seen)


def test_a_figure_is_explained_down_to_till_person_receipt_and_decision(manager, till):
    case = the_case(manager)
    decide(manager, case, "release")
    told = manager.get(f"/api/v1/products/{PRODUCT}/explain").json()
    steps = [
        (step["quantity"], step["new_quantity"], step["held"], step["verdict"])
        for step in told["items"]
    ]
    assert steps == [
        (10, 10, False, "match"),
        (3, 7, False, "match"),
        (2, 7, True, "unexplained"),
        (2, 5, False, "match"),
    ]
    assert told["quantity"] == 5
    came, sale, held, released = told["items"]
    assert came["kind"] == "StockReceived"
    assert sale["receipt"] == f"1-1-2-{till.log[1].hash.hex()[:8]}"
    assert (held["case_id"], held["decision"]) == (case["case_id"], "release")
    assert (released["case_id"], released["person"]) == (case["case_id"], "manager")
    assert (released["till"], released["kind"]) == (0, "ReconciliationDecided")
    first = manager.get(f"/api/v1/products/{PRODUCT}/explain?limit=1").json()["next_cursor"]
    page = manager.get(f"/api/v1/products/{PRODUCT}/explain?cursor={first}&limit=2").json()
    assert [step["version"] for step in page["items"]] == [2, 3]
    assert page["next_cursor"]


def test_the_stock_of_any_past_moment_or_position(manager, server, till):
    path = f"/api/products/{PRODUCT}/quantity"

    def at(query):
        reply = manager.get(f"{path}?{query}")
        assert reply.status_code == 200, reply.text
        return reply.json()["quantity"]

    head = manager.get(f"/api/v1/products/{PRODUCT}/explain").json()["items"]
    assert [at(f"position={step['position']}") for step in head] == [10, 7, 7]
    assert at("position=0") == 0
    moment = "2025-11-24T16:00:00Z"
    assert WALL_MS == 1_764_000_000_000
    assert at(f"as_of={moment}") == 7
    assert at("as_of=2025-11-24T21:00:00+05:00") == 7
    assert at("as_of=2025-11-24T15:59:59.999") == 0
    for query in ("as_of=yesterday", "position=-1", f"as_of={moment}&position=1"):
        assert problem(manager.get(f"{path}?{query}"))[0] == 400
    assert problem(manager.get(f"{path}?position=9999")) == (404, "not_found")
    reply = manager.get(f"{path}?as_of={moment}").json()
    assert (reply["as_of"], reply["version"]) == ("2025-11-24T16:00:00.000Z", 2)


@pytest.mark.parametrize(
    "path",
    [
        f"/api/{place}/{what}"
        for place in ("products", "stock", "v1/stock")
        for what in ("stock-in", "sale", "manual-removal")
    ],
)
def test_every_spelling_of_a_stock_route_keeps_the_strict_form(manager, server, till, path):
    body = {"product_id": PRODUCT, "quantity": 1}
    feed = server.api(till).hello(till.hello()).feed_head
    off = manager.post(path, body | {"expected_quantity": 8})
    assert problem(off) == (409, "quantity_changed")
    assert problem(manager.post(path, body, if_match='"1"')) == (412, "precondition_failed")
    assert server.api(till).hello(till.hello()).feed_head == feed
    assert on_hand(manager) == 7
    fits = manager.post(path, body | {"expected_quantity": 7}, if_match='"3"')
    assert fits.status_code == 201, fits.text
