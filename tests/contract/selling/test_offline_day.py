"""A whole day without the server: every sale arrives later, and arrives once."""

from sync_server.db import event_log
from sync_server.operations.verifying import verify as prove

from pos_protocol import codec

SALES = 500
IN_2020_MS = 1_577_872_800_000


def test_check_31_500_sales_offline_arrive_once(quick_link):
    link = quick_link
    till = link.till()
    product = till.add_product("Tea 200 g")
    till.sync_all(link.api(till))
    for _ in range(SALES):
        till.sell(product)
    assert till.unsynced() == SALES + 1, "and the shift they opened"
    till.sync_all(link.api(till))
    assert till.unsynced() == 0
    till.sync_all(link.api(till))
    with link.central.db.read() as tx:
        kinds = [codec.decode(one.body).envelope.kind for one in event_log.walk(tx, link.store_id)]
    assert till.stock()[product] == -SALES * 1000
    assert prove(link.central.db, link.store_id).problems == []
    assert kinds.count("SaleCompleted") == SALES


def test_check_30_a_till_whose_clock_says_2020_syncs_and_keeps_its_order(quick_link):
    link = quick_link
    till = link.till()
    product = till.add_product("Tea 200 g")
    till.sell(product)
    till.sync_all(link.api(till))
    till.clock.jump(IN_2020_MS - till.clock.wall_ms())
    for _ in range(3):
        till.sell(product)
        till.sync_all(link.api(till))
        assert till.unsynced() == 0
    with link.central.db.read() as tx:
        bodies = [codec.decode(one.body) for one in event_log.walk(tx, link.store_id)]
    sales = [one.envelope for one in bodies if one.envelope.kind == "SaleCompleted"]
    clocks = [sale.occurred_at.wall_ms for sale in sales]
    assert [clock < clocks[0] for clock in clocks] == [False, True, True, True]
    assert [sale.till_seq for sale in sales] == sorted({sale.till_seq for sale in sales})
    assert prove(link.central.db, link.store_id).problems == []
