"""What lies under a card that is open over a screen."""

import pytest
from PySide6.QtWidgets import QWidget

from pos_app.ui.frame.overlay import Overlay


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
