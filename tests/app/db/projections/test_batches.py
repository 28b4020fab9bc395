"""A batch is what a delivery brought; what is put back or counted is none."""

from pos_protocol.events import InReason, ProductAdded, StockReceived

from pos_app.db.projections import batches
from pos_app.domain.stock import Receipt
from pos_app.operations import stocking
from tests.support.factories import make_product


def test_only_deliveries_are_batches(till):
    milk = make_product(till)
    line = Receipt(product_id=milk.product_id, quantity_milli=1_000, lot="B7", cost_paisa=90)
    for reason in InReason:
        stocking.receive_stock(till, [line], reason=reason, bill_no=reason)
    with till.db.read() as tx:
        kept = {row[0] for row in tx.execute("SELECT bill_no FROM batch WHERE lot = 'B7'")}
    assert kept == set(InReason) - batches.NO_DELIVERY
    assert StockReceived in batches.HANDLES
    assert ProductAdded in batches.IGNORES
