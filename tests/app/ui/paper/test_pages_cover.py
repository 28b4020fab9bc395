"""The chooser over the window: arrows, F12, Enter and Esc; a click only chooses."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest  # noqa: TID251 - keys for a window in process; qtbot has no walk
from PySide6.QtWidgets import QApplication

from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.paper.pages_cover import PagesCover
from pos_app.ui.widgets.small_buttons import CashButton
from pos_app.viewmodels.paper.pages import Pages
from tests.support.paper.ways import FileWays


@pytest.fixture
def sent(app, models, tmp_path, window, qtbot):
    """What was made, after pages were sent to a window in front."""
    sent = []
    models.page_ways = lambda: FileWays(app.theme, tmp_path, ("Laser", "Canon"))
    with qtbot.waitActive(window):
        window.activateWindow()
    pages = Pages("Sales", lambda _device: None, lambda: tmp_path / "sales.pdf")
    models.pages.send(pages._replace(done=lambda: sent.append(models.pages.current)))
    return sent


def key(code):
    QTest.keyClick(QApplication.focusWidget(), code)


def test_keys_alone_choose_a_printer_and_print(window, sent, models):
    cover = window.findChild(PagesCover)
    assert window.screen_name is ScreenName.DIALOG
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Down)
    assert "Canon" in cover.accessibleDescription()
    key(Qt.Key.Key_Return)
    assert sent == [2]
    assert not cover.isVisible()
    assert window.screen_name is ScreenName.SALE


def test_a_click_chooses_and_f12_writes_the_file(window, sent, tmp_path):
    file, laser, _ = window.findChild(PagesCover).findChildren(CashButton)
    laser.click()
    assert sent == []
    file.click()
    window.take_scan("8964000153451")
    assert window.take_command(Command.SAVE)
    assert sent == [0]
    assert (tmp_path / "sales.pdf").exists()


def test_esc_prints_nothing(window, sent):
    assert window.take_command(Command.HELP)
    assert window.take_command(Command.BACK)
    assert sent == []
    assert window.screen_name is ScreenName.SALE
