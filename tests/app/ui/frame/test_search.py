"""The search keeps the keyboard until it is closed."""

import pytest
from PySide6.QtCore import QPoint, Qt

from pos_app.ui.frame.search import SearchBox, SearchOverlay
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.main_window import MainWindow
from pos_app.ui.sale.tiles import TileRow
from pos_app.ui.widgets.theme import Writing


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


@pytest.fixture
def window_of(app, models, qtbot):
    """Makes a window for a language and a text size; the application is as before afterwards."""

    def made(language, percent):
        app.set_language(language)
        app.set_writing(Writing(size_percent=percent))
        window = MainWindow(app.theme, models)
        qtbot.addWidget(window)
        window.show()
        return window

    yield made
    app.set_writing(Writing())


@pytest.mark.parametrize(("language", "percent"), [("en", 100), ("hi", 115), ("ur", 130)])
@pytest.mark.parametrize("height", [700, 720, 740, 768, 800, 1080])
def test_an_open_search_covers_the_tiles_or_leaves_them_whole(
    window_of, models, app, height, language, percent
):
    models.sale.tiles.read()
    window = window_of(language, percent)
    window.resize(1280, height)
    app.processEvents()
    (tiles,) = window.findChildren(TileRow)
    window.take_command(Command.SEARCH)
    app.processEvents()
    (overlay,) = (each for each in window.findChildren(SearchOverlay) if each.isVisible())
    end = overlay.mapTo(window, QPoint(0, overlay.height())).y()
    top = tiles.mapTo(window, QPoint()).y()
    assert tiles.isHidden() or end <= top or end >= top + tiles.height()
