"""Server and worker as processes: exports, alerts and messages, with the worker killed."""

import os
import signal
import subprocess
import sys
import time

import httpx
import pytest

from tests.support.central.queue import listening
from tests.support.central.redis import private_redis
from tests.support.rest import RestUser, problem
from tests.support.server import running_server

WAIT_S = 120.0
PASSWORD = "a long enough password"


@pytest.fixture
def redis():
    with private_redis() as server:
        yield server


def started_worker(server, environment):
    process = subprocess.Popen(
        [sys.executable, "-m", "sync_server", "worker"],
        env=os.environ | environment | {"KIRYANA_DATA_DIR": str(server.folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    for line in process.stderr:
        if "working" in line:
            return process
    raise AssertionError("the worker did not start")


def eventually(look):
    deadline = time.monotonic() + WAIT_S
    while time.monotonic() < deadline:
        found = look()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError("it did not happen in time")


def signed_in(server, client):
    given = ("--role", "admin", "--store-id", "1", "--password-stdin")
    server.command("user", "add", "boss", *given, stdin=PASSWORD)
    return RestUser(client, "boss", password=PASSWORD)


def exported(user):
    asked = user.post("/api/v1/jobs", {"kind": "export_products"})
    assert asked.status_code == 201, asked.text
    place = asked.headers["location"]
    done = eventually(lambda: (job := user.get(place).json())["state"] == "done" and job)
    file = user.get(done["file"])
    assert file.headers["content-type"].startswith("text/csv")
    return file.text


def test_a_server_alone_does_the_slow_work_in_threads(monkeypatch):
    monkeypatch.setenv("KIRYANA_WEBHOOK_NETWORKS", "127.0.0.0/8")
    with listening() as listener, running_server() as server:
        with httpx.Client(base_url=server.url, timeout=60) as client:
            boss = signed_in(server, client)
            hook = {"url": listener.url, "kinds": ["alert.negative_stock"]}
            made = boss.post("/api/v1/webhooks", hook)
            assert made.json()["secret"].startswith("whsec_")
            assert boss.get("/api/v1/webhooks").json()["items"][0]["secret"] is None
            tea = {"product_id": 7, "itemDesc": "=Tea", "price_per_unit": 10, "ItemQuantity": 1}
            assert boss.put("/api/products/addProd", tea).status_code == 201
            assert boss.post("/api/stock/sale", {"product_id": 7, "quantity": 3}).json()
            assert boss.get("/api/products/7/quantity").json()["quantity"] == -2
            (alert,) = eventually(lambda: boss.get("/api/v1/alerts").json()["items"])
            assert (alert["kind"], alert["quantity"]) == ("negative_stock", -2)
            seen = boss.post(f"/api/v1/alerts/{alert['alert_id']}/ack", None)
            assert seen.json()["acknowledged_by"] == "boss"
            eventually(lambda: listener.got)
            assert "'=Tea" in exported(boss), "no spreadsheet runs a name"
            problem(boss.get("/api/v1/jobs/9"), 404, "not_found")
            problem(boss.post("/api/v1/jobs", {"kind": "rm"}), 422, "job_refused")
            bad = {"url": "https://10.0.0.1/", "kinds": ["*"]}
            problem(boss.post("/api/v1/webhooks", bad), 422, "webhook_refused")
        assert server.stop() == 0


def test_what_a_killed_worker_and_an_emptied_redis_lost_is_done_once(
    monkeypatch, mariadb_url, redis
):
    monkeypatch.setenv("REDIS_URL", redis.url)
    monkeypatch.setenv("KIRYANA_WEBHOOK_NETWORKS", "127.0.0.0/8")
    options = ("--queue", "workers")
    with listening() as listener, running_server(mariadb_url, options=options) as server:
        environment = {"MYSQL_CENTRAL_URI": mariadb_url}
        with httpx.Client(base_url=server.url, timeout=60) as client:
            boss = signed_in(server, client)
            boss.post("/api/v1/webhooks", {"url": listener.url, "kinds": ["SaleCompleted"]})
            tea = {"product_id": 7, "itemDesc": "Tea", "price_per_unit": 10, "ItemQuantity": 90}
            assert boss.put("/api/products/addProd", tea).status_code == 201
            for turn in range(2):
                worker = started_worker(server, environment)
                for _ in range(5):
                    sale = boss.post("/api/stock/sale", {"product_id": 7, "quantity": 1})
                    assert sale.status_code == 201
                if turn == 1:
                    with redis.client() as plain:
                        plain.flushall()
                worker.send_signal(signal.SIGKILL)
                worker.wait()
                worker.stderr.close()
            worker = started_worker(server, environment)

            def told():
                (hook,) = boss.get("/api/v1/webhooks").json()["items"]
                return hook["delivered"] == 10 and hook

            hook = eventually(told)
            assert (hook["pending"], hook["dead"]) == (0, 0)
            assert len({headers["webhook-id"] for headers, _body in listener.got}) == 10
            assert exported(boss).count("Tea") == 1
            days = boss.get("/api/v1/days").json()["items"]
            assert sum(day["events"] for day in days) == 13
            worker.send_signal(signal.SIGTERM)
            assert worker.wait(30) == 0
            worker.stderr.close()
        assert server.stop() == 0
