"""The table of command keys."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from pos_app.ui.key_map import (
    KEY_MAP,
    NEVER_BOUND,
    Command,
    ScreenName,
    bindings,
    find,
    function_keys,
)


@pytest.mark.parametrize("screen", list(ScreenName))
def test_a_key_means_one_thing_on_a_screen(screen):
    counts = Counter(binding.key for binding in bindings(screen))
    assert [key for key, count in counts.items() if count > 1] == []


def test_every_command_has_a_key():
    assert {binding.command for binding in KEY_MAP} == set(Command)


@pytest.mark.parametrize("binding", KEY_MAP, ids=lambda binding: f"{binding.command}:{binding.key}")
def test_a_key_is_spelled_as_qt_spells_it(binding):
    assert QKeySequence(binding.key).toString() == binding.key
    assert binding.label


@pytest.mark.parametrize("binding", KEY_MAP, ids=lambda binding: f"{binding.command}:{binding.key}")
def test_nothing_a_scanner_types_is_bound(binding):
    assert binding.key not in NEVER_BOUND
    assert "Meta" not in binding.key
    assert "AltGr" not in binding.key
    is_bare_printable = len(binding.key) == 1 or binding.key.removeprefix("Shift+") in {
        "+",
        "Space",
    }
    assert not is_bare_printable


@pytest.mark.parametrize("key", sorted(NEVER_BOUND))
@pytest.mark.parametrize("screen", list(ScreenName))
def test_the_keys_never_bound_find_nothing(key, screen):
    assert find(key, screen) is None


def test_the_sale_screens_function_keys_are_those_of_the_strip():
    strip = function_keys(ScreenName.SALE)
    assert [binding.key for binding in strip] == [f"F{n}" for n in range(1, 13)]
    asking = {binding.key for binding in strip if binding.asks_permission}
    assert asking == {"F4", "F8", "F11"}
    assert strip[-1].command is Command.CASH


def test_f12_saves_everywhere_else_and_nothing_works_before_signing_in():
    assert find("F12", ScreenName.PRODUCTS).command is Command.SAVE
    assert find("F12", ScreenName.LOGIN) is None
    assert {b.command for b in bindings(ScreenName.LOGIN)} == {Command.LANGUAGE, Command.BACK}


def test_a_label_is_its_english_word_without_a_translator():
    assert function_keys(ScreenName.SALE)[11].label == "Cash"
