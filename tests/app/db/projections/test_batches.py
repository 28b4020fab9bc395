"""A batch is what a delivery brought; what is put back or counted is none."""

from pos_protocol.events import InReason, ProductAdded, StockReceived

from pos_app.db.projections import batches
from pos_app.domain.stock import Receipt, VendorBill
from pos_app.operations import stocking
from tests.support.factories import make_product


def test_only_deliveries_are_batches(till):
    milk = make_product(till)
    line = Receipt(product_id=milk.product_id, quantity_milli=1_000, lot="B7", cost_paisa=90)
    for reason in InReason:
        bill = VendorBill(number=reason, day=till.today())
        stocking.receive_stock(till, [line], reason=reason, bill=bill)
    with till.db.read() as tx:
        found = "SELECT bill_no, delivered_on FROM batch WHERE lot = 'B7'"
        kept = dict(tx.execute(found).fetchall())
    assert kept == dict.fromkeys(set(InReason) - batches.NO_DELIVERY, str(till.today()))
    assert StockReceived in batches.HANDLES
    assert ProductAdded in batches.IGNORES
