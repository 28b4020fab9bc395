"""The form of a first start by keys alone, in every language."""

import pytest
from PySide6.QtCore import Qt

from pos_app.errors import Offline
from pos_app.ui.app import LANGUAGES
from pos_app.ui.first_start import LANGUAGE_NAMES, FirstStartWindow
from pos_app.ui.widgets.card import Label
from pos_app.ui.widgets.fields import TextField
from pos_app.ui.widgets.small_buttons import CashButton
from pos_app.viewmodels.startup.first_start import FirstStartModel


class Makers:
    """Remembers what was asked for; a join is refused."""

    def __init__(self):
        self.made = []

    def create(self, name, currency):
        self.made.append((name, currency))

    def join(self, url, code):
        self.made.append((url, code))
        raise Offline


@pytest.fixture
def makers():
    return Makers()


@pytest.fixture
def form(app, qtbot, makers):
    model = FirstStartModel(makers, language="en")
    window = FirstStartWindow(app.theme, model)
    model.language_chosen.connect(app.set_language)
    model.language_chosen.connect(window.rebuild)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def field(form):
    return form.focusWidget()


def test_name_and_enter_make_a_shop(form, makers, qtbot):
    qtbot.keyClicks(field(form), "Bismillah Store")
    qtbot.keyClick(field(form), Qt.Key.Key_Return)
    assert makers.made == [("Bismillah Store", "PKR")]


def test_currency_is_chosen_with_tab_and_space(form, makers, qtbot):
    qtbot.keyClicks(field(form), "Shop")
    for _ in range(2):
        qtbot.keyClick(field(form), Qt.Key.Key_Tab)
    assert isinstance(field(form), CashButton)
    qtbot.keyClick(field(form), Qt.Key.Key_Space)
    qtbot.keyClick(form, Qt.Key.Key_Return)
    assert makers.made == [("Shop", "INR")]


def test_enter_on_what_is_chosen_begins_as_the_button_says(form, makers, qtbot):
    qtbot.keyClicks(field(form), "Shop")
    qtbot.keyClick(field(form), Qt.Key.Key_Tab)
    qtbot.keyClick(field(form), Qt.Key.Key_Tab)
    qtbot.keyClick(field(form), Qt.Key.Key_Return)
    assert makers.made == [], "the other currency is chosen first"
    qtbot.keyClick(field(form), Qt.Key.Key_Return)
    assert makers.made == [("Shop", "INR")]


def test_f2_joins_and_a_refusal_is_told_beside_what_was_typed(form, makers, qtbot):
    qtbot.keyClick(field(form), Qt.Key.Key_F2)
    qtbot.keyClicks(field(form), "http://127.0.0.1:9")
    qtbot.keyClick(field(form), Qt.Key.Key_Return)
    qtbot.keyClicks(field(form), "ABCD-EFGH")
    qtbot.keyClick(field(form), Qt.Key.Key_Return)
    words = "The server cannot be reached. Check the address and the network"
    qtbot.waitUntil(lambda: words in [label.text() for label in form.findChildren(Label)])
    assert makers.made == [("http://127.0.0.1:9", "ABCD-EFGH")]
    assert {"http://127.0.0.1:9", "ABCD-EFGH"} <= {
        each.text() for each in form.findChildren(TextField)
    }


def test_f3_changes_the_language_and_keeps_what_was_typed(form, app, qtbot):
    qtbot.keyClicks(field(form), "Shop")
    qtbot.keyClick(field(form), Qt.Key.Key_F3)
    assert app.theme.language == "ur"
    assert field(form).text() == "Shop"
    qtbot.keyClick(field(form), Qt.Key.Key_F3)
    assert app.theme.language == "hi"
    assert [code for code, _ in LANGUAGE_NAMES] == list(LANGUAGES)


def test_the_currency_follows_the_language_until_it_is_chosen(form, makers, qtbot):
    model = form._model  # noqa: SLF001 - the form has no other door for a test
    seen = [model.typed.currency]
    for _ in range(3):
        qtbot.keyClick(field(form), Qt.Key.Key_F3)
        seen.append(model.typed.currency)
    assert seen == ["PKR", "PKR", "INR", "INR"]
    rupees = next(b for b in form.findChildren(CashButton) if "Pakistan" in b.text())
    rupees.click()
    for _ in range(2):
        qtbot.keyClick(form, Qt.Key.Key_F3)
    assert model.typed.currency == "PKR"


def test_escape_closes_without_a_shop(form, makers, qtbot):
    qtbot.keyClick(field(form), Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert makers.made == []
