"""Nine reasons have nine keys, and no word is cut."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics

from pos_app.ui.app import LANGUAGES
from pos_app.ui.key_map import Command, ScreenName, find
from pos_app.ui.main_window import MainWindow
from pos_app.ui.stock.reason_button import ReasonButton
from pos_app.ui.tokens import SMALL_PX
from pos_app.ui.widgets.action_button import ActionButton
from pos_app.ui.widgets.button import DEMI
from pos_app.ui.widgets.fields import TextField
from pos_app.ui.widgets.total_card import TotalCard
from pos_app.viewmodels.remove import REASONS
from pos_app.viewmodels.units import reason_word

WIDTH_PX = 106
"""What a third of the narrowest side leaves for the word."""


def test_every_reason_has_a_key(window, models):
    window.open_screen(ScreenName.REMOVAL)
    window.take_scan("8964000153451")
    for number, reason in enumerate(REASONS, 1):
        binding = find(f"Alt+{number}", ScreenName.REMOVAL)
        assert window.take_command(binding.command)
        assert models.remove.reason_now is reason
    assert find("Alt+9", ScreenName.SALE) is None
    assert Command.TAB_9 not in window.front.listed()


def test_the_words_fit_in_every_language(app, qtbot):
    for language in LANGUAGES:
        app.set_language(language)
        for reason in REASONS:
            button = ReasonButton(app.theme, reason_word(reason), number=1)
            qtbot.addWidget(button)
            metrics = QFontMetrics(app.theme.text_font(SMALL_PX, DEMI))
            assert metrics.horizontalAdvance(button.text()) <= WIDTH_PX, button.text()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("height_px", [600, 720, 768])
def test_nothing_lies_on_top_of_another_in_a_low_window(app, models, qtbot, language, height_px):
    app.set_language(language)
    window = MainWindow(app.theme, models)
    qtbot.addWidget(window)
    window.resize(1024, height_px)
    window.show()
    window.open_screen(ScreenName.REMOVAL)
    app.processEvents()
    shown = (
        widget
        for kind in (ReasonButton, TotalCard, ActionButton, TextField)
        for widget in window.front.findChildren(kind)
        if widget.isVisible()
    )
    areas = [(QRect(each.mapTo(window, each.rect().topLeft()), each.size())) for each in shown]
    assert len(areas) == len(REASONS) + 3
    for place, area in enumerate(areas):
        assert window.rect().contains(area)
        assert not any(area.intersects(other) for other in areas[place + 1 :])
