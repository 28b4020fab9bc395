"""The first start of a window on an empty folder: the form, what it makes, and going away."""

from random import Random

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit

from pos_app.clock import SystemClock
from pos_app.first_start import begin
from pos_app.operations.enrolling import BEGUN_FILE
from pos_app.operations.opening import open_till
from pos_app.settings import load_settings
from pos_app.ui.first_start import FirstStartWindow


@pytest.fixture
def at_form():
    """Act on the form from within its event loop, once it takes keys."""

    def wait_and(act):
        for form in QApplication.topLevelWidgets():
            if isinstance(form, FirstStartWindow) and form.isVisible():
                if form.focusWidget():
                    act(form)
                    return
                form.activateWindow()
        QTimer.singleShot(10, lambda: wait_and(act))

    return wait_and


def test_form_makes_a_shop_in_the_chosen_language(qapp, qtbot, tmp_path, at_form):
    def fill(form):
        qtbot.keyClick(form.focusWidget(), Qt.Key.Key_F3)
        qtbot.keyClicks(form.focusWidget(), "Bismillah Store")
        qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Return)

    QTimer.singleShot(0, lambda: at_form(fill))
    begun = begin(qapp, load_settings(tmp_path))
    qtbot.addWidget(begun.form)
    qapp.set_language("en")
    assert begun.warning == ""
    settings = load_settings(tmp_path)
    assert settings.lang == "ur"
    till = open_till(settings, SystemClock(), Random(1))
    assert till.identity.store_name == "Bismillah Store"
    till.close()


def test_escape_makes_nothing(qapp, qtbot, tmp_path, at_form):
    def leave(form):
        qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Escape)

    QTimer.singleShot(0, lambda: at_form(leave))
    assert begin(qapp, load_settings(tmp_path)) is None
    assert list(tmp_path.iterdir()) == []


def test_a_joining_that_was_cut_off_goes_on_where_it_was(qapp, qtbot, tmp_path, at_form):
    seen = []

    def leave(form):
        fields = form.findChildren(QLineEdit)
        seen.extend(field.accessibleName() for field in fields if field.isVisible())
        qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Escape)

    (tmp_path / BEGUN_FILE).write_bytes(b"k" * 32)
    QTimer.singleShot(0, lambda: at_form(leave))
    assert begin(qapp, load_settings(tmp_path)) is None
    assert seen == ["Address of the server", "Code"]


def test_the_loop_after_a_form_that_was_closed_goes_on(qapp, qtbot, tmp_path, at_form):
    """Closing the last window asks to quit; whoever waits next must not be ended by it."""
    QTimer.singleShot(
        0, lambda: at_form(lambda form: qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Escape))
    )
    assert begin(qapp, load_settings(tmp_path)) is None
    rang = []
    QTimer.singleShot(20, lambda: rang.append(True))
    qtbot.waitUntil(lambda: rang == [True])
