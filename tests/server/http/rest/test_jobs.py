"""Jobs by the API: asked for, done by the queue, fetched as a file."""

import pytest
from sync_server.db.queue import jobs
from sync_server.errors import RefusedError
from sync_server.http.rest.jobs import get_job_file
from sync_server.http.rest.queue_messages import JobReply
from sync_server.http.rest.queue_routes import QUEUE_ROUTES
from sync_server.operations import files
from sync_server.operations.reporting.answering import Asked
from sync_server.operations.reporting.catalogue import REPORTS
from sync_server.operations.reporting.exporting import put_down
from sync_server.queue.jobs import EXPORTS, LEASE_MS, JobDoer

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
    doer = JobDoer(server.db, clock=server.clock, rng=server.rng)
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
    doer = JobDoer(server.db, clock=server.clock, rng=server.rng)
    while doer.do_next():
        pass
    failed = manager.get(place).json()
    assert (failed["state"], failed["error"], failed["file"]) == (
        "failed",
        "ZeroDivisionError",
        None,
    )


def test_every_kind_is_done_by_somebody():
    assert set(jobs.EXPORTS) == set(EXPORTS)
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
    assert JobDoer(server.db, clock=server.clock, rng=server.rng).do_next()
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


def ask_import(manager, content, **headers):
    csv = {"content-type": "text/csv"} | headers
    return manager.ask("POST", "/api/v1/products:import", content, **csv)


HEAD = "storeID,product_id,ItemQuantity,price_per_unit,itemDesc,stocked_in,VendorId"
GOODS = f"\ufeff{HEAD}\r\n" + "".join(f"1,,{n},{n}.50,Soap {n},,\r\n" for n in range(1, 451))


def test_a_file_is_imported_by_a_job(server, manager):
    asked = ask_import(manager, GOODS.encode(), idempotency_key="k")
    assert (asked.status_code, asked.json()["kind"]) == (201, "import_products")
    assert ask_import(manager, GOODS.encode(), idempotency_key="k").json() == asked.json()
    place = asked.headers["location"]
    doer = JobDoer(server.db, clock=server.clock, rng=server.rng)
    assert doer.do_next()
    done = manager.get(place).json()
    assert (done["state"], done["rows"], done["file"]) == ("done", 450, None)
    problem(manager.get(f"{place}/file"), 404, "not_found")
    page = manager.get("/api/v1/products?query=soap 450").json()
    assert [item["ItemQuantity"] for item in page["items"]] == [450]
    with server.db.read() as tx:
        assert tx.exec_driver_sql("SELECT count(*) FROM job_part").scalar_one() == 0


def test_an_import_that_was_cut_off_goes_on_where_it_was(server, manager, monkeypatch):
    """Rows without a number would be added twice by a second beginning."""
    place = ask_import(manager, GOODS.encode()).headers["location"]
    doer = JobDoer(server.db, clock=server.clock, rng=server.rng)
    step, steps = files.record, []

    def cut_off(*given, **more):
        if len(steps) == 1:
            raise SystemExit
        steps.append(step(*given, **more))
        return steps[-1]

    monkeypatch.setattr(files, "record", cut_off)
    with pytest.raises(SystemExit):
        doer.do_next()
    monkeypatch.undo()
    assert manager.get(place).json()["rows"] == 200
    server.clock.now_ms += LEASE_MS + 1
    assert doer.do_next()
    assert manager.get(place).json()["state"] == "done"
    with server.db.read() as tx:
        found = tx.exec_driver_sql("SELECT count(*), count(DISTINCT name_en) FROM product").one()
    assert tuple(found) == (450, 450)


def test_a_file_that_is_refused_says_its_line_and_changes_nothing(server, manager):
    doer = JobDoer(server.db, clock=server.clock, rng=server.rng)
    for content, words in (
        (f"{HEAD}\n1,,1,ninety,Soap,,\n".encode(), "line 2"),
        (b"\xff\xfe\x00", "not utf-16"),
        (f"{HEAD}\n1,,1,1,Caf\xe9,,\n".encode("cp1252"), "not UTF-8"),
        (b"nothing of ours\n1\n", ""),
    ):
        place = ask_import(manager, content).headers["location"]
        assert doer.do_next()
        failed = manager.get(place).json()
        assert failed["state"] == "failed"
        assert words in failed["error"]
        assert not doer.do_next(), "it is not tried again"
    assert manager.get("/api/products").json()["items"] == []
    problem(ask_import(manager, b"x" * ((2 << 20) + 1)), 413, "too_large")
    json_kind = {"content-type": "application/json"}
    reply = manager.ask("POST", "/api/v1/products:import", b"{}", **json_kind)
    problem(reply, 415, "unsupported_type")


def test_a_file_in_another_encoding_is_taken_where_its_type_names_it(server, manager):
    doer = JobDoer(server.db, clock=server.clock, rng=server.rng)
    goods = f"{HEAD}\n1,,1,1,Café crème,,\n"
    for kind, content in (
        ('text/csv; header=present; charset="windows-1252"', goods.encode("cp1252")),
        ("text/csv;charset=UTF-8", goods.encode()),
        ("text/csv; charset=utf-16", goods.encode("utf-16")),
    ):
        asked = ask_import(manager, content, **{"content-type": kind})
        assert doer.do_next()
        assert manager.get(asked.headers["location"]).json()["state"] == "done"
    found = manager.get("/api/products").json()["items"]
    assert [item["itemDesc"] for item in found] == ["Café crème"], "the three say the same"
    for charset, words in (("klingon", "no encoding klingon"), ("utf-8", "charset=cp1252")):
        wrong = {"content-type": f"text/csv; charset={charset}"}
        refused = ask_import(manager, goods.encode("cp1252"), **wrong)
        problem(refused, 422, "file_refused")
        assert words in refused.json()["detail"]


def test_jobs_are_listed_newest_first(server, manager):
    for kind in ("export_products", "export_movements", "export_products"):
        manager.post("/api/v1/jobs", {"kind": kind})
        server.clock.now_ms += 1
    first = manager.get("/api/v1/jobs?limit=2").json()
    rest = manager.get(f"/api/v1/jobs?limit=2&cursor={first['next_cursor']}").json()
    kinds = [one["kind"] for one in first["items"] + rest["items"]]
    assert kinds == ["export_products", "export_movements", "export_products"]
    assert len({one["job_id"] for one in first["items"] + rest["items"]}) == 3
