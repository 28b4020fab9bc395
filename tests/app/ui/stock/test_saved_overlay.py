"""Saved lists with keys alone: save, fill, forget, bring back."""

import pytest
from PySide6.QtCore import Qt

from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.stock.saved_overlay import NameBox, SavedOverlay


@pytest.fixture
def lists(window, models, qtbot):
    """The overlay over a removal of one line."""
    window.open_screen(ScreenName.REMOVAL)
    window.take_scan("8964000153451")
    window.take_command(Command.FILL_LIST)
    return window.findChild(SavedOverlay)


def test_a_list_is_saved_filled_in_forgotten_and_brought_back(window, models, lists, qtbot):
    box = lists.findChild(NameBox)
    qtbot.keyClicks(box, "Daily waste")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert not lists.isVisible()
    models.remove.remove_line()
    window.take_command(Command.FILL_LIST)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert not lists.isVisible()
    assert len(models.remove.drafts) == 1
    window.take_command(Command.FILL_LIST)
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    assert models.remove.saved.rows.rows == ()
    assert window.take_command(Command.UNDO)
    assert [row.name for row in models.remove.saved.rows.rows] == ["Daily waste"]
    assert len(models.remove.drafts) == 1


def test_escape_and_a_scan_close_it(window, models, lists):
    assert window.take_command(Command.BACK)
    assert not lists.isVisible()
    window.take_command(Command.FILL_LIST)
    window.take_scan("8964000153451")
    assert not lists.isVisible()
    assert models.remove.drafts[0].quantity_milli == 2000


def test_a_name_that_is_refused_leaves_the_overlay_open(models, lists, qtbot):
    box = lists.findChild(NameBox)
    models.remove.remove_line()
    qtbot.keyClicks(box, "Nothing")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert lists.isVisible()
    assert models.remove.saved.message
