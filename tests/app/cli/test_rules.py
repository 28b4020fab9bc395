"""rule list and rule set."""

import pytest


def test_a_rule_is_set_for_the_whole_store(store):
    assert store.json("rule", "list")["rounding_paisa"] == 1
    answer = store.json("rule", "set", "rounding_paisa", "100")
    assert answer["rounding_paisa"] == 100
    assert store.json("rule", "list") == answer
    assert "tax_inclusive = true" in store.text("rule", "list")
    store.json("rule", "set", "pinned_tiles", "[3, 0, 5]")
    assert store.json("status")["unsynced"] == 2, "each is an event that goes to the other tills"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("rounding_paisa", "0"),
        ("rounding_paisa", "ten"),
        ("rounding_paisa", "1.5"),
        ("tax_inclusive", "1"),
        ("pinned_tiles", "[1,2,3,4,5,6,7,8]"),
        ("no_such_rule", "1"),
        ("tax_inclusive", "\ud800"),
        ("tax_inclusive", "true " * 1000),
    ],
)
def test_what_cannot_be_a_rule_is_refused(store, name, value):
    assert "cannot be" in store.refused("rule", "set", name, value)
    assert store.json("status")["events"] == 0


def test_a_tax_is_on_top_where_the_store_says_so(store):
    store.add("Tea", "100", "111111", tax=18)
    inside = store.json("sale", "--line", "111111", "--cash", "100")
    assert (inside["total"], inside["change"]) == ("100.00", "0.00")
    store.json("rule", "set", "tax_inclusive", "false")
    on_top = store.json("sale", "--line", "111111", "--cash", "120")
    assert (on_top["total"], on_top["change"]) == ("118.00", "2.00")
    assert "percentage" in store.refused(
        "product", "add", "--name", "Salt", "--price", "1", "--tax", "101"
    )
