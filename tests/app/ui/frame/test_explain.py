"""A stock is explained one key away, from every screen that shows one."""

import pytest

from pos_app.ui.frame.explain import ExplainCover
from pos_app.ui.key_map import Command, ScreenName

TEA = "8964000153451"


def shown(window):
    covers = window.findChildren(ExplainCover)
    return [cover.accessibleName() for cover in covers if cover.isVisible()]


@pytest.mark.parametrize(
    "screen", [ScreenName.SALE, ScreenName.STOCK, ScreenName.REMOVAL, ScreenName.PRODUCTS]
)
def test_the_line_in_hand_is_explained_and_a_scan_goes_on(window, models, screen):
    window.open_screen(screen)
    window.take_scan(TEA)
    assert window.take_command(Command.EXPLAIN)
    assert shown(window) == ["\u2068Tapal Danedar Tea 190 g\u2069: \u206624\u2069 in stock"]
    assert window.screen_name is ScreenName.DIALOG
    window.take_command(Command.SAVE)
    assert shown(window), "other keys wait"
    window.take_scan(TEA)
    assert shown(window) == []
    assert window.screen_name is screen
    window.take_command(Command.EXPLAIN)
    window.take_command(Command.BACK)
    assert shown(window) == []


def test_a_hit_of_the_search_is_explained(window, models):
    models.sale.type_text("milk")
    window.take_command(Command.EXPLAIN)
    assert "Milk" in shown(window)[0]


def test_without_a_line_words_say_so(window, models):
    told = []
    models.shell.noticed.connect(told.append)
    window.take_command(Command.EXPLAIN)
    assert shown(window) == []
    assert told[-1].is_error
