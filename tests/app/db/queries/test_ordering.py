"""What runs low, with what was sold of it lately."""

from pos_app.db.queries import ordering
from pos_app.operations.products import ProductEdit, change_product
from tests.support.factories import make_product, make_sale


def test_what_went_lately_stands_beside_what_is_low(till):
    tea = make_product(till)
    change_product(till, tea.product_id, ProductEdit(low_at_milli=0))
    make_sale(till, (tea, 2_000))
    with till.db.read() as tx:
        (lately,) = ordering.low(tx, sold={tea.product_id: 3_000}, limit=5)
        (never,) = ordering.low(tx, sold={}, limit=5)
        (back,) = ordering.low(tx, sold={tea.product_id: -1_000}, limit=5)
    assert (lately.sold_milli, lately.hit.quantity_milli) == (3_000, -2_000)
    assert (never.sold_milli, back.sold_milli) == (0, 0)
