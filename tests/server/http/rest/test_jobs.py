"""Jobs by the API: asked for, done by the queue, fetched as a file."""

import pytest
from sync_server.db.queue import jobs
from sync_server.errors import RefusedError
from sync_server.http.rest.jobs import get_job_file
from sync_server.http.rest.queue_messages import JobReply
from sync_server.http.rest.queue_routes import QUEUE_ROUTES
from sync_server.operations.reporting.answering import Asked
from sync_server.operations.reporting.catalogue import REPORTS
from sync_server.operations.reporting.exporting import put_down
from sync_server.queue.jobs import EXPORTS, JobDoer

from tests.support.central.queue import feeder_of
from tests.support.reporting.worked_example import tell
from tests.support.rest import problem

TEA = {"product_id": 7, "itemDesc": "Tea", "price_per_unit": 10, "ItemQuantity": 5}


def test_a_job_is_done_and_fetched(server, manager):
    manager.put("/api/products/addProd", TEA)
    asked = manager.post("/api/v1/jobs", {"kind": "export_products"}, idempotency_key="k")
    again = manager.post("/api/v1/jobs", {"kind": "export_products"}, idempotency_key="k")
    assert asked.json() == again.json()
    place = asked.headers["location"]
    assert set(asked.json()) == set(JobReply.__struct_fields__)
    problem(manager.get(f"{place}/file"), 409, "not_done_yet")
    doer = JobDoer(server.db, clock=server.clock)
    assert doer.do_next()
    assert not doer.do_next()
    done = manager.get(place).json()
    assert (done["state"], done["rows"]) == ("done", 1)
    file = manager.get(done["file"])
    assert "Tea" in file.content.decode("utf-8-sig")
    assert "attachment" in file.headers["content-disposition"]


def test_a_job_that_fails_is_tried_again_and_then_says_so(server, manager, monkeypatch):
    place = manager.post("/api/v1/jobs", {"kind": "export_products"}).headers["location"]

    def fail(*_given):
        raise ZeroDivisionError

    monkeypatch.setitem(EXPORTS, "export_products", fail)
    doer = JobDoer(server.db, clock=server.clock)
    while doer.do_next():
        pass
    failed = manager.get(place).json()
    assert (failed["state"], failed["error"], failed["file"]) == (
        "failed",
        "ZeroDivisionError",
        None,
    )


def test_every_kind_is_done_by_somebody():
    assert set(jobs.KINDS) == set(EXPORTS)
    (route,) = [route for route in QUEUE_ROUTES if route.handler is get_job_file]
    assert route.produces == "text/csv"


def test_a_job_of_another_store_is_not_there(server, manager):
    number = manager.post("/api/v1/jobs", {"kind": "export_products"}).json()["job_id"]
    server.db.write(lambda tx: tx.exec_driver_sql("UPDATE job SET store_id = 2"))
    problem(manager.get(f"/api/v1/jobs/{number}"), 404, "not_found")


def test_a_report_is_exported_whole_and_a_wrong_one_is_refused_at_once(server, manager):
    tell(server)
    feeder_of(server).sweep()
    body = {"kind": "export_report", "report": "takings", "by": "hour"}
    body |= {"from": "2026-01-01", "to": "2026-01-31"}
    place = manager.post("/api/v1/jobs", body).headers["location"]
    assert JobDoer(server.db, clock=server.clock).do_next()
    done = manager.get(place).json()
    assert (done["state"], done["rows"]) == ("done", 2), done
    file = manager.get(done["file"]).content.decode("utf-8-sig")
    assert file.splitlines()[1].startswith("09:00,1,0,750.00,10.00")
    assert EXPORTS.keys() >= {"export_report"}
    for wrong, status, code in (
        ({"report": "profit"}, 422, "job_refused"),
        ({"report": None}, 422, "job_refused"),
        ({"by": "week"}, 422, "job_refused"),
        ({"from": "2026-02-30"}, 422, "period_refused"),
        ({"stores": "2"}, 404, "not_found"),
        ({"kind": "export_products"}, 422, "job_refused"),
    ):
        problem(manager.post("/api/v1/jobs", body | wrong), status, code)


def test_a_question_fits_into_its_row(server):
    many = Asked(stores=tuple(range(1, 400)), start="2026-01-01", end="2026-01-31")
    with pytest.raises(RefusedError, match="ask for all"):
        put_down(server.db, REPORTS["stores"], many, now_ms=0)
