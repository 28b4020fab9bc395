"""The office's shift is found by its row, and by the log where the row was lost."""

import pytest
from litestar.testing import TestClient
from sync_server.db import event_log, office_shifts
from sync_server.http.app import build_app

from tests.support.rest import RestUser, give_role, rest_state
from tests.support.sync_server import local_server


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path) as running:
        yield running


def found(server):
    with server.db.read() as tx:
        return office_shifts.logged_shift(tx, 1)


def test_there_is_none_until_something_is_sold(server):
    assert found(server) is None


def test_a_shift_whose_row_was_lost_is_found_in_the_log(server):
    give_role(server, "amna", "manager")
    with TestClient(build_app(rest_state(server), "1")) as client:
        user = RestUser(client, "amna")
        user.put("/api/products/addProd", {"product_id": 7, "itemDesc": "Tea", "price_per_unit": 1})
        user.post("/api/stock/sale", {"product_id": 7, "quantity": 1})
        shift_id = found(server)
        assert shift_id is not None
        server.db.write(lambda tx: tx.exec_driver_sql("DELETE FROM office_shift"))
        assert found(server) == shift_id
        assert user.post("/api/stock/sale", {"product_id": 7, "quantity": 1}).status_code == 201
    with server.db.read() as tx:
        opened = [row for row in event_log.walk(tx, 1) if b'"kind":"ShiftOpened"' in row.body]
    assert len(opened) == 1
