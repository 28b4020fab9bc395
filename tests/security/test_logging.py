"""Logging: no secret that passed through the server stands in its log, and no line is forged."""

import logging

import pytest

from tests.support.http_client import HttpTill
from tests.support.operating.log import kept_log
from tests.support.rest import PASSWORD


@pytest.fixture
def log():
    with kept_log(logging.DEBUG) as text:
        yield text


def test_canaries_do_not_sing_in_the_log(server, client, users, log):
    """Everything secret that a day brings, also through a fault of the server's own."""
    admin = users["admin"]
    code = server.enrol_code()
    till = HttpTill(client, code)
    till.sign_in()
    wrong = "kan4ry password that is wrong"
    client.post("/api/auth/login", json={"username": "admin", "password": wrong})
    client.post("/api/auth/login", content=f'{{"password": "{wrong}"', headers={"x": wrong})
    client.post("/api/auth/refresh", json={"refresh_token": admin.tokens["refresh_token"]})
    with server.db.read() as tx:
        hashes = [row[0] for row in tx.exec_driver_sql("SELECT password_hash FROM app_user")]
        sealed = [row[0] for row in tx.exec_driver_sql("SELECT sealed_private_key FROM server_key")]
    server.db.write(lambda tx: tx.exec_driver_sql("DROP TABLE login_failure"))
    body = {"username": "admin", "password": PASSWORD, "store_id": 1}
    assert client.post("/api/auth/login", json=body).status_code == 500
    text = log()
    assert "no such table" in text, "the fault itself is told"
    secrets = [PASSWORD, wrong, code, till.token, *admin.tokens.values(), *hashes]
    for secret in [str(one) for one in secrets if isinstance(one, str) and len(one) > 10]:
        assert secret not in text, secret[:12]
    for key in sealed:
        assert repr(key) not in text


def test_nobody_writes_a_line_of_the_log(client, log):
    forged = 'x\r\n{"level":"error"}'
    client.post("/api/auth/login", json={"username": forged, "password": forged})
    client.get("/api/products/%0d%0aforged?x=%0d%0a", headers={"user-agent": "forged"})
    assert "forged" not in log()
    assert all(line.startswith("{") and line.endswith("}") for line in log().splitlines())


def test_a_fault_tells_the_client_nothing(server, client, users):
    user = users["viewer"]
    server.db.write(lambda tx: tx.exec_driver_sql("DROP TABLE product_barcode"))
    server.db.write(lambda tx: tx.exec_driver_sql("DROP TABLE stock_on_hand"))
    reply = user.get("/api/products")
    assert reply.status_code == 500
    body = reply.json()
    assert body["code"] == "bug"
    assert body["request_id"] == reply.headers["x-request-id"]
    assert "detail" not in body
    for word in ("table", "sql", "Traceback", "stock_on_hand", "sync_server"):
        assert word not in reply.text
