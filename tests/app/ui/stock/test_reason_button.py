"""Nine reasons have nine keys, and no word is cut."""

from PySide6.QtGui import QFontMetrics

from pos_app.ui.app import LANGUAGES
from pos_app.ui.key_map import Command, ScreenName, find
from pos_app.ui.stock.reason_button import ReasonButton
from pos_app.ui.tokens import SMALL_PX
from pos_app.ui.widgets.button import DEMI
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
