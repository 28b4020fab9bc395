"""A whole day without the server: every sale arrives later, and arrives once."""

from sync_server.db import event_log
from sync_server.operations.verifying import verify as prove

from pos_protocol import codec

SALES = 500


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
