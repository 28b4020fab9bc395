"""The rules of a store: read with care, kept in one form."""

import pytest

from pos_app.domain.rules import DEFAULT_RULES, StoreRules, read_rules, rule_value
from pos_app.errors import RuleRefused


def test_what_cannot_be_read_leaves_the_default():
    values = {
        "tax_inclusive": "false",
        "rounding_paisa": "0",
        "discount_bp_max": '"much"',
        "expired_asks": "{",
        "of_tomorrow": "1",
    }
    assert read_rules(values) == StoreRules(tax_inclusive=False)
    assert read_rules({}) is DEFAULT_RULES


def test_the_tills_own_settings_stand_behind_the_store():
    own = StoreRules(rounding_paisa=50)
    assert read_rules({"tax_inclusive": "false"}, default=own).rounding_paisa == 50
    assert read_rules({"rounding_paisa": "100"}, default=own).rounding_paisa == 100


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("khata_limit_default", " null ", "null"),
        ("khata_limit_default", "800000", "800000"),
        ("pinned_tiles", "[ 1, 0 ]", "[1,0]"),
    ],
)
def test_a_value_is_kept_in_one_form(name, value, kept):
    assert rule_value(name, value) == kept


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("x", "1"),
        ("rounding_paisa", "-1"),
        ("rounding_paisa", "37"),
        ("rounding_paisa", "1001"),
        ("tax_inclusive", "yes"),
    ],
)
def test_a_wrong_one_is_refused(name, value):
    with pytest.raises(RuleRefused):
        rule_value(name, value)
