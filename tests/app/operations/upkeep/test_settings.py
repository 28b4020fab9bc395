"""A till's settings change while it works: kept whole, or not at all."""

import pytest

from pos_app.domain.people import Role
from pos_app.errors import ApprovalNeeded, SettingsRefused
from pos_app.operations import people
from pos_app.operations.upkeep.settings import change_settings
from pos_app.settings import load_settings
from tests.support.factories import make_till


def test_what_is_changed_is_kept_and_what_was_given_stays(tmp_path):
    till = make_till(tmp_path, rounding_paisa=100)
    anew = change_settings(till, {"theme": "dark", "labels": ("29PPPPPWWWWWC",)})
    assert (anew.settings.theme, anew.settings.rounding_paisa) == ("dark", 100)
    assert [each.pattern for each in anew.barcode_rules.templates][-1] == "29PPPPPWWWWWC"
    assert load_settings(tmp_path, {}).labels == ("29PPPPPWWWWWC",)
    till.close()


def test_a_layout_that_would_lock_the_till_out_is_refused_before_it_is_kept(tmp_path):
    till = make_till(tmp_path)
    with pytest.raises(SettingsRefused):
        change_settings(till, {"weight_label": "21PP"})
    assert load_settings(tmp_path, {}).weight_label == till.settings.weight_label
    till.close()


def test_a_cashier_may_change_the_look_and_nothing_else(tmp_path):
    till = people.at_work(make_till(tmp_path), "Aslam", Role.CASHIER)
    assert change_settings(till, {"lang": "ur"}).settings.lang == "ur"
    with pytest.raises(ApprovalNeeded):
        change_settings(till, {"lock_after_min": 0})
    till.close()


@pytest.mark.parametrize(
    "changes",
    [
        {"price_label": "21PPPPPVVVVVC"},
        {"labels": ("22PPPPPWWWWWC",)},
        {"labels": ("23PPPPPWWWWWC", "23PPPPPVVVVVC")},
    ],
)
def test_no_two_labels_begin_alike(tmp_path, changes):
    till = make_till(tmp_path)
    with pytest.raises(SettingsRefused):
        change_settings(till, changes)
    assert change_settings(till, {"price_label": "23PPPPPVVVVVC"}).barcode_rules
    till.close()
