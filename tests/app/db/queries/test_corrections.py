"""Corrections are found from what they correct."""

from uuid import UUID

from pos_app.db.queries import corrections
from pos_app.domain.sale import Origin
from pos_app.operations import returning
from tests.support.factories import make_cart, make_product, make_sale


def test_a_return_names_its_sale(till):
    milk = make_product(till)
    sold = make_sale(till, (milk, 1000)).recorded.envelope.event_id
    back = returning.return_sale(till, make_cart(till, (milk, 1000)), origin=Origin(sale_id=sold))
    with till.db.read() as tx:
        found = corrections.correcting(tx, sold, "SaleReturned")
        assert found == (back.recorded.envelope.event_id,)
        assert corrections.correcting(tx, sold, "StockReceived") == ()
        assert corrections.correcting(tx, UUID(int=1), "SaleReturned") == ()
