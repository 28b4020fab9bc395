"""Closed shifts and their reports."""

import pytest

from pos_app.domain.shift import CashCount, uncounted_note
from pos_app.operations import shifts


def test_past_shifts_are_listed_newest_first_and_read_by_arrows(models, till):
    models.past.read()
    assert models.past.view.number is None
    for counted in (10_000, 11_000, 9_000):
        shifts.open_shift(till, opening_float_paisa=10_000)
        shifts.close_shift(till, CashCount(counted_paisa=counted), note="tea")
    models.past.read()
    assert [row.number for row in models.past.rows.rows] == [3, 2, 1]
    assert [row.tone for row in models.past.rows.rows] == ["danger", "warn", ""]
    assert models.past.view.tone == "danger"
    assert "Short" in models.past.view.result
    models.past.move(50)
    assert (models.past.view.number, models.past.view.result) == (1, "Right")
    assert models.past.view.note == "tea"
    assert any(row.is_sum for row in models.past.view.drawer)


@pytest.mark.parametrize("note", ["", "in a hurry"])
def test_a_drawer_that_nobody_counted_is_not_called_right(models, till, note):
    shifts.open_shift(till)
    shifts.close_shift(till, CashCount(counted_paisa=0), note=uncounted_note(note))
    models.past.read()
    assert [row.variance for row in models.past.rows.rows] == ["Not counted"]
    assert (models.past.view.result, models.past.view.note) == ("Not counted", note)
