"""The strip of quick tiles: prices, gaps, and large numbers while Alt is held."""

import pytest
from PySide6.QtCore import QRect, Qt

from pos_app.operations.rules import pin_tile
from pos_app.ui.sale.tiles import TileRow
from pos_app.ui.widgets.painting import Sketch
from pos_app.ui.widgets.small_buttons import TileButton
from tests.support.screens import found


@pytest.fixture
def strip(window, models):
    pin_tile(models.desk.till, 6, found(models)[0].product_id)
    models.sale.tiles.read()
    (strip,) = window.findChildren(TileRow)
    return strip


def test_a_pinned_good_stands_at_its_place_and_shows_its_price(strip, window, models):
    shown = [button for button in strip.findChildren(TileButton) if button.isVisible()]
    assert [button.key for button in shown] == ["Alt+1", "Alt+2", "Alt+7"]
    assert "540" in shown[-1].accessibleDescription()
    assert not models.sale.tiles.press(3), "an empty place sells nothing"
    assert models.sale.tiles.press(6)


def test_alt_held_makes_the_numbers_large(strip, window, qtbot):
    before = strip.grab().toImage()
    qtbot.keyPress(window.front, Qt.Key.Key_Alt)
    assert strip.grab().toImage() != before
    qtbot.keyRelease(window.front, Qt.Key.Key_Alt)
    assert strip.grab().toImage() == before


def test_a_large_number_leaves_the_name_and_the_price_as_they_were(strip, monkeypatch):
    drawn = []
    monkeypatch.setattr(
        Sketch, "words", lambda _self, box, text, **_how: drawn.append((text, QRect(box)))
    )
    tile = strip.findChildren(TileButton)[-1]
    tile.grab()
    before = dict(drawn)
    tile.show_key(is_large=True)
    drawn.clear()
    tile.grab()
    held = dict(drawn)
    assert set(held) == {*before, "7"}
    number = held.pop("7")
    assert not any(number.intersects(box) for box in held.values())
