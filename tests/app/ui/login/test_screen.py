"""The locked till: nothing below can be reached, and the keyboard comes back afterwards."""

from itertools import combinations

import pytest
from PySide6.QtTest import QTest  # noqa: TID251 - keys for a window in process; qtbot has no walk
from PySide6.QtWidgets import QApplication

from pos_app.domain.people import TRIES_FREE, Role
from pos_app.operations import people
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.login.screen import LoginCover
from pos_app.ui.main_window import MainWindow
from pos_app.ui.pin.keypad import Keypad
from pos_app.ui.pin.person_button import PersonButton
from pos_app.ui.widgets.card import Card, Label
from pos_app.ui.widgets.small_buttons import CashButton, KeyButton
from pos_app.viewmodels.models import build_models
from tests.support.screens import sample_till
from tests.support.shops.staff import PINS, hire

TEA = "8964000153451"


@pytest.fixture
def locked(app, tmp_path, qtbot):
    """A window as it opens in a shop whose people have PINs."""
    till = sample_till(tmp_path)
    hire(till)
    models = build_models(till, language="en")
    window = MainWindow(app.theme, models)
    window.models = models
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    yield window
    models.save_now()
    till.close()


def test_keys_scans_and_commands_reach_nothing_before_the_pin(locked):
    assert locked.screen_name is ScreenName.LOGIN
    locked.take_scan(TEA)
    locked.take_command(Command.SCREEN_2)
    locked.take_command(Command.BACK)
    QTest.keyClicks(QApplication.focusWidget(), "x12")
    assert locked.models.sale.lines.rows == ()
    assert locked.findChild(LoginCover).geometry() == locked.rect()
    assert locked.front.screen_name is ScreenName.SALE
    assert locked.models.login.is_locked


def test_a_pin_opens_the_till_and_ctrl_0_locks_it_again(locked, qtbot):
    QTest.keyClicks(QApplication.focusWidget(), "b" + PINS["Bano"])
    qtbot.waitUntil(lambda: not locked.models.login.is_locked)
    assert locked.screen_name is ScreenName.SALE
    assert locked.front.hasFocus()
    words = [key.text() for key in locked.findChildren(KeyButton) if not key.isHidden()]
    assert not any(word.endswith("*") for word in words), "a manager is asked for nothing"
    locked.take_scan(TEA)
    assert locked.take_command(Command.LOCK)
    cover = locked.findChild(LoginCover)
    assert cover.isVisible()
    told = [label.text() for label in cover.findChildren(Label) if label.isVisible()]
    assert any("1 item is waiting for" in text for text in told)


def test_what_a_cashier_must_ask_for_carries_a_star(locked, qtbot):
    QTest.keyClicks(QApplication.focusWidget(), "a" + PINS["Aslam"])
    qtbot.waitUntil(lambda: not locked.models.login.is_locked)
    starred = {key.key for key in locked.findChildren(KeyButton) if key.text().endswith("*")}
    assert "F4" in starred
    assert "F12" not in starred


def test_f1_asks_for_the_next_language(locked, qtbot):
    with qtbot.waitSignal(locked.models.login.language_wanted) as wanted:
        assert locked.take_command(Command.LANGUAGE)
    assert wanted.args == ["ur"]


def test_a_long_name_of_a_shop_leaves_room_before_the_number_of_its_till(app, locked):
    shell = locked.models.shell
    shell.show(shell.view._replace(store_name="Madina General Store and Bakery of Gulshan Block 7"))
    cover = locked.findChild(LoginCover)
    cover.refresh()
    QApplication.processEvents()
    name, till = cover.findChildren(Card)[-1].findChildren(Label)[:2]
    assert till.x() - (name.x() + name.needed_width_px()) >= 20 or (
        till.x() - name.geometry().right() >= 20
    )


def test_more_people_than_there_is_room_for_are_scrolled_to_and_every_key_is_whole(
    app, tmp_path, qtbot
):
    till = sample_till(tmp_path)
    hire(till)
    hasher = people.hasher_of(till)
    for number in range(7):
        people.add_user(till, f"Helper {number}", Role.CASHIER, pin="2580", hasher=hasher)
    models = build_models(till, language="en")
    window = MainWindow(app.theme, models)
    qtbot.addWidget(window)
    window.resize(1093, 614)
    window.show()
    app.processEvents()
    keys = window.findChild(Keypad).findChildren(CashButton)
    boxes = [key.geometry() for key in keys]
    assert all(min(box.width(), box.height()) >= 40 for box in boxes)
    assert not any(one.intersects(other) for one, other in combinations(boxes, 2))
    assert all(key.parentWidget().rect().contains(key.geometry()) for key in keys)
    last = window.findChildren(PersonButton)[-1]
    assert last.visibleRegion().isEmpty()
    models.login.asking.choose(9)
    assert not last.visibleRegion().isEmpty()
    models.save_now()
    till.close()


@pytest.mark.parametrize("language", ["en", "ur", "hi"])
def test_no_sentence_about_a_pin_moves_what_is_pressed(app, tmp_path, qtbot, language):
    app.set_language(language)
    till = sample_till(tmp_path)
    hire(till, "Aslam")
    models = build_models(till, language=language)
    window = MainWindow(app.theme, models)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    (cover,) = window.findChildren(LoginCover)
    (card,) = cover.findChildren(Card)
    before = card.width()
    asking = models.login.asking
    for _ in range(TRIES_FREE):
        asking.give("9753")
        qtbot.waitUntil(lambda: not asking.view.is_checking)
    assert asking.view.wait_s
    app.processEvents()
    assert card.width() == before
    models.save_now()
    till.close()
