"""Every pair of colours that is read together has the contrast that WCAG 2.2 asks for."""

import pytest

from pos_app.ui.tokens import (
    DARK,
    EDGE_CONTRAST_MIN,
    EDGE_PAIRS,
    LIGHT,
    TEXT_CONTRAST_MIN,
    TEXT_PAIRS,
    contrast,
)

THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


@THEMES
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_is_readable(tokens, ink, ground):
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= TEXT_CONTRAST_MIN


@THEMES
@pytest.mark.parametrize(("edge", "ground"), EDGE_PAIRS)
def test_edges_of_controls_are_seen(tokens, edge, ground):
    assert contrast(getattr(tokens, edge), getattr(tokens, ground)) >= EDGE_CONTRAST_MIN


def test_contrast_is_that_of_wcag():
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@THEMES
def test_every_colour_is_spelled_whole(tokens):
    for colour in tokens.by_name().values():
        assert len(colour) == 7
        assert int(colour[1:], 16) >= 0
