"""What a shift's drawer should hold, as the log says."""

from pos_protocol.events import TenderKind

from pos_app.db.queries import shifts
from pos_app.domain.shift import CashCount
from pos_app.operations import returning, selling
from pos_app.operations import shifts as operations
from tests.support.factories import cash, make_cart, make_product, make_sale


def test_the_drawer_is_the_sum_of_what_went_in_and_out(till):
    milk = make_product(till, price_paisa=10_000)
    operations.open_shift(till, opening_float_paisa=50_000)
    selling.complete_sale(till, make_cart(till, (milk, 2000)), cash(50_000))
    returning.return_sale(till, make_cart(till, (milk, 1000)))
    operations.move_cash(till, "out", 5000, reason="tea")
    operations.move_cash(till, "in", 700)
    with till.db.read() as tx:
        now = shifts.latest(tx, 1)
        assert now is not None
        totals = {
            (each.source, each.kind): each.amount_paisa for each in shifts.tenders(tx, now.shift_id)
        }
        assert shifts.open_shift_id(tx, 1) == now.shift_id
        assert shifts.open_shift_id(tx, 2) is None
    assert now.cash_paisa == 50_000 + 20_000 - 10_000 - 5000 + 700
    assert (now.sums.sales, now.sums.returns, now.sums.sales_total_paisa) == (1, 1, 20_000)
    assert (now.sums.cash_in_paisa, now.sums.cash_out_paisa) == (700, 5000)
    assert totals == {("sale", TenderKind.CASH): 20_000, ("return", TenderKind.CASH): 10_000}


def test_shifts_are_listed_newest_first(till):
    milk = make_product(till)
    for _ in range(3):
        operations.open_shift(till)
        make_sale(till, (milk, 1000))
        operations.close_shift(till, CashCount(counted_paisa=10_000))
    with till.db.read() as tx:
        assert [each.shift_no for each in shifts.recent(tx, 1, limit=2)] == [3, 2]
        assert shifts.grand_total(tx, 1) == 30_000
        assert shifts.open_shift_id(tx, 1) is None
        assert shifts.latest(tx, 9) is None
