"""What runs low, with what was sold of it lately."""

from pos_app.db.queries import ordering
from pos_app.operations.products import ProductEdit, change_product
from tests.support.factories import make_product, make_sale


def test_sales_count_from_a_moment_on(till):
    tea = make_product(till)
    change_product(till, tea.product_id, ProductEdit(low_at_milli=0))
    make_sale(till, (tea, 2_000))
    now_ms = till.clock.wall_ms()
    with till.db.read() as tx:
        (lately,) = ordering.low(tx, since_ms=0, limit=5)
        (never,) = ordering.low(tx, since_ms=now_ms + 10_000, limit=5)
    assert (lately.sold_milli, lately.hit.quantity_milli) == (2_000, -2_000)
    assert never.sold_milli == 0
