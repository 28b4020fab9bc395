"""The count of a drawer outlives the till: what was typed, and the first sum of it."""

import pytest

from pos_app.operations import shifts
from pos_app.viewmodels.models import build_models

TEA = "8964000153451"


@pytest.fixture
def counted(models):
    """Two of the largest note typed, on an open shift of one bill."""
    models.sale.scan(TEA)
    models.sale.pay()
    models.shift.set_count(0, "2")
    models.save_now()
    return models


def again(till):
    """The view-models of the same till, started anew."""
    return build_models(till, language="en").shift


def test_what_was_typed_is_back_after_a_power_cut(counted, till):
    view = again(till).view
    assert (view.counts[0], view.counts[1]) == (2, None)
    assert view.counted_paisa == counted.shift.view.counted_paisa == 1_000_000
    assert not view.is_counted


def test_no_restart_makes_the_second_count_a_first_one(counted, till):
    counted.shift.save("", "")
    assert counted.shift.view.expected_paisa == 54_000
    shift = again(till)
    assert shift.view.expected_paisa is None
    shift.set_count(0, "")
    shift.set_count(2, "1")
    shift.save("", "")
    shift.save("", "")
    (entry,) = shifts.audit_entries(till, kind="recounted")
    assert entry.kind == "recounted"


def test_a_count_ends_with_its_shift(counted, till):
    counted.shift.save("", "")
    counted.shift.save("", "")
    assert again(till).view.is_empty
    counted.shift.set_count(0, "3")
    counted.save_now()
    assert again(till).view.counts[0] == 3
    shifts.open_shift(till)
    assert again(till).view.is_empty, "what was typed was another drawer"
