"""Questions of imports and exports."""

from pos_app.db.queries import stock as stock_queries
from pos_app.db.queries.files import first_stocked_in, movement_of, names_without_code
from pos_app.operations.stocking import Receipt, receive_stock
from tests.support.factories import make_product, make_till


def test_first_arrivals_loose_names_and_movements_by_number(tmp_path):
    till = make_till(tmp_path)
    tea = make_product(till, "Tea")
    twin = make_product(till, "Tea")
    make_product(till, "Milk", code="8964000660928")
    for quantity_milli in (5000, 7000):
        line = Receipt(product_id=tea.product_id, quantity_milli=quantity_milli)
        receive_stock(till, [line])
    with till.db.read() as tx:
        moved = stock_queries.movements(tx, tea.product_id)
        assert first_stocked_in(tx) == {tea.product_id: moved[0].occurred_ms}
        assert names_without_code(tx) == {"Tea": tea.product_id}
        assert twin.product_id > tea.product_id
        found = movement_of(tx, moved[1].movement_id)
        assert (found.product_id, found.quantity) == (tea.product_id, 7000)
        assert movement_of(tx, moved[1].movement_id + 1) is None
        assert movement_of(tx, 17) is None
        assert movement_of(tx, 2**53) is None
    till.close()
