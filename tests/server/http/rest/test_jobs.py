"""Jobs by the API: asked for, done by the queue, fetched as a file."""

from sync_server.db.queue import jobs
from sync_server.http.rest.jobs import get_job_file
from sync_server.http.rest.queue_messages import JobReply
from sync_server.http.rest.queue_routes import QUEUE_ROUTES
from sync_server.queue.jobs import EXPORTS, JobDoer

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
