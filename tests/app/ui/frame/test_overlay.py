"""What lies under a card that is open over a screen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from pos_app.ui.frame.overlay import Overlay
from pos_app.ui.widgets.small_buttons import CloseButton
from tests.support.screens import SCENES, shown


class Beside(Overlay):
    """A card beside which one goes on reading."""

    veils = False


@pytest.fixture
def screen(qtbot):
    screen = QWidget()
    qtbot.addWidget(screen)
    screen.resize(800, 600)
    screen.show()
    return screen


def corner(screen):
    """The colour far from the card and its shadow."""
    return screen.grab().toImage().pixelColor(790, 590)


def test_the_screen_turns_pale_while_a_card_is_open(app, screen):
    palette = screen.palette()
    palette.setColor(screen.backgroundRole(), app.theme.colour("text"))
    screen.setPalette(palette)
    plain = corner(screen)
    beside, card = Beside(app.theme, screen), Overlay(app.theme, screen)
    beside.open()
    assert corner(screen) == plain
    card.open()
    assert corner(screen).lightness() > plain.lightness()
    screen.resize(1000, 800)
    assert screen.grab().toImage().pixelColor(990, 790) == corner(screen), "all of it"
    card.hide()
    assert corner(screen) == plain


LEFT_BY_A_FINGER = (
    "keys",
    "search",
    "held",
    "khata_payment",
    "remind",
    "unknown",
    "approval",
    "explained",
    "remove_lists",
    "shift_paid_out",
    "reports_days",
    "labels",
    "statement_asked",
    "pages_where",
)


@pytest.mark.parametrize("language", ["en", "ur"])
@pytest.mark.parametrize("name", LEFT_BY_A_FINGER)
def test_a_finger_leaves_each_card_by_the_cross_in_its_trailing_corner(app, qtbot, name, language):
    app.set_language(language)
    with shown(app, SCENES[name], size=(1280, 720)) as window:
        crosses = [each for each in window.findChildren(CloseButton) if each.isVisible()]
        cross = next(
            each for each in crosses if not each.visibleRegion().isEmpty() and on_top(each)
        )
        assert min(cross.width(), cross.height()) >= 40
        assert cross.accessibleName()
        card = cross.parentWidget()
        at = cross.mapTo(card, cross.rect().center()).x()
        assert (at < card.width() / 2) is (language == "ur"), "where reading ends"
        qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
        app.processEvents()
        assert not still_lies(card)
    app.set_language("en")


def on_top(cross):
    """Whether a press on it reaches it: another card may lie above."""
    window = cross.window()
    return window.childAt(cross.mapTo(window, cross.rect().center())) is cross


def still_lies(card):
    """Whether the card still lies there."""
    try:
        return card.isVisible()
    except RuntimeError:
        return False
