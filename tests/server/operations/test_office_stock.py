"""Stock moved at the office beside tills that move it too: the office knows what is."""

import pytest
from sync_server.errors import RefusedError
from sync_server.operations import office_stock

from tests.support.chain_till import received
from tests.support.office import fill, move, put
from tests.support.sync_server import local_server


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path) as running:
        yield running


def test_the_office_always_matches_whatever_tills_did_between(server):
    fill(server)
    till = server.enrol()
    for _ in range(3):
        till.append(received(7, 1_000))
        till.push_all(server.api(till))
        moved = move(server, office_stock.sell, 2_000).value
        assert (moved.movement.verdict, moved.case_id) == ("match", None)
    assert moved.movement.quantity_after_milli == 7_000


def test_what_is_below_zero_opens_a_case_for_a_removal_too(server):
    fill(server, 1)
    moved = move(server, office_stock.remove, 3_000).value
    assert (moved.movement.verdict, moved.movement.reason) == ("oversell", "correction")
    assert moved.case_id is not None


def test_a_vendor_becomes_known_with_the_first_goods(server):
    put(server)
    for _ in range(2):
        move(server, office_stock.stock_in, 1_000, vendor_id=8)
    with server.db.read() as tx:
        rows = tx.exec_driver_sql("SELECT vendor_id, name FROM vendor").all()
    assert [tuple(row) for row in rows] == [(8, "Vendor 8")]


def test_weighed_goods_cost_half_up_to_the_paisa(server):
    put(server, unit="kg", price_paisa=999, opening_milli=10_000)
    move(server, office_stock.sell, 1_250)
    with server.db.read() as tx:
        taken = tx.exec_driver_sql("SELECT takings_paisa, sales FROM sales_daily").one()
    assert tuple(taken) == (1249, 1), "9.99 * 1.25 = 12.4875"


@pytest.mark.parametrize("work", [office_stock.stock_in, office_stock.sell, office_stock.remove])
def test_what_is_not_in_the_catalogue_does_not_move(server, work):
    with pytest.raises(RefusedError, match="no product 7"):
        move(server, work, 1_000)
