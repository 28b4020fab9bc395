"""The search keeps the keyboard until it is closed."""

import pytest
from PySide6.QtCore import Qt

from pos_app.ui.frame.search import SearchBox, SearchOverlay
from pos_app.ui.key_map import Command, ScreenName


@pytest.mark.parametrize("screen", [ScreenName.SALE, ScreenName.STOCK, ScreenName.REMOVAL])
def test_tab_stays_in_an_open_search(window, qtbot, screen):
    window.open_screen(screen)
    window.take_command(Command.SEARCH)
    (overlay,) = (each for each in window.findChildren(SearchOverlay) if each.isVisible())
    for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
        qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Tab, modifier)
        assert overlay.isAncestorOf(window.focusWidget())
        assert isinstance(window.focusWidget(), SearchBox)
    window.take_command(Command.BACK)
    assert not overlay.isVisible()
