"""The sale's commands are all in the key map, and each key stands in one place."""

from pos_app.ui.key_map import ScreenName, bindings
from pos_app.ui.sale.sale_keys import ASKING, COMMANDS, SHOWN_ELSEWHERE, TILES


def test_each_command_of_the_sale_has_its_key():
    bound = {binding.command for binding in bindings(ScreenName.SALE)}
    assert bound >= COMMANDS
    assert SHOWN_ELSEWHERE | ASKING <= COMMANDS
    assert list(TILES.values()) == list(range(7))
