"""A cashier's span at the till."""

import pytest

from pos_app.errors import PriceRefused, ShiftAlreadyOpen, ShiftNotOpen
from pos_app.operations import shifts
from tests.support.factories import make_product, make_sale, reopened


def test_a_shift_is_opened_worked_and_closed(till):
    milk = make_product(till, price_paisa=10_000)
    assert shifts.shift_now(till) is None
    opened = shifts.open_shift(till, opening_float_paisa=20_000)
    make_sale(till, (milk, 2000))
    moved = shifts.move_cash(till, "out", 1500, reason="tea")
    assert moved.cash_paisa == 38_500
    with reopened(till) as again:
        assert shifts.shift_now(again) == moved
        closed = shifts.close_shift(again, counted_paisa=38_000, note="short")
        assert (closed.shift_id, closed.is_open) == (opened.shift_id, False)
        assert (closed.cash_paisa, closed.counted_paisa) == (38_500, 38_000)
        with again.db.read() as tx:
            row = tx.execute("SELECT expected, counted, grand_total FROM shift_close").fetchone()
        assert row == (38_500, 38_000, 20_000)
        assert shifts.shift_now(again) is None


def test_one_shift_at_a_time(till):
    for refused in (
        lambda: shifts.move_cash(till, "in", 1),
        lambda: shifts.close_shift(till, counted_paisa=0),
    ):
        with pytest.raises(ShiftNotOpen):
            refused()
    shifts.open_shift(till)
    with pytest.raises(ShiftAlreadyOpen):
        shifts.open_shift(till)
    with pytest.raises(PriceRefused):
        shifts.move_cash(till, "in", 0)


def test_the_next_sale_after_a_closing_opens_the_next_shift(till):
    milk = make_product(till)
    first = make_sale(till, (milk, 1000)).recorded.event.shift_id
    shifts.close_shift(till, counted_paisa=10_000)
    second = make_sale(till, (milk, 1000)).recorded.event.shift_id
    assert first != second
    now = shifts.shift_now(till)
    assert now is not None
    assert (now.shift_id, now.shift_no) == (second, 2)
