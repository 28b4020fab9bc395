"""How large the window is drawn: by its screen, by what is wished, and anew on another screen."""

from itertools import count
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QRect

from pos_app.ui import zoom
from pos_app.ui.zoom import AS_THE_SCREEN, ZoomWatch, percent_for


def screen(width, height, *, ratio=1.0):
    """A screen of so many pixels, of which Qt makes larger ones by `ratio`."""
    size = QRect(0, 0, round(width / ratio), round(height / ratio))
    return SimpleNamespace(geometry=lambda: size, devicePixelRatio=lambda: ratio)


@pytest.mark.parametrize(
    ("pixels", "percent"),
    [
        ((1024, 600), 100),
        ((1366, 768), 100),
        ((1920, 1080), 100),
        ((2560, 1080), 100),
        ((2560, 1440), 125),
        ((3840, 2160), 200),
        ((2160, 3840), 100),
        ((7680, 4320), 400),
    ],
)
def test_window_keeps_its_share_of_a_screen_that_nobody_scales(pixels, percent):
    assert percent_for(screen(*pixels), wanted_percent=AS_THE_SCREEN) == percent
    drawn = screen(*pixels, ratio=percent / 100)
    assert percent_for(drawn, wanted_percent=AS_THE_SCREEN, drawn_percent=percent) == percent


def test_what_the_system_or_a_person_scales_is_left_so(monkeypatch):
    assert percent_for(screen(3840, 2160, ratio=1.5), wanted_percent=AS_THE_SCREEN) == 100
    assert percent_for(screen(3840, 2160, ratio=1.5), wanted_percent=125) == 125
    monkeypatch.setenv("QT_SCALE_FACTOR", "1.1")
    assert percent_for(screen(3840, 2160), wanted_percent=AS_THE_SCREEN) == 100


@pytest.mark.parametrize(
    ("pixels", "wanted", "percent"),
    [((3840, 2160), 100, 100), ((1920, 1080), 150, 150), ((1366, 768), 200, 125)],
)
def test_wish_is_followed_as_far_as_the_window_stays_on_its_screen(pixels, wanted, percent):
    assert percent_for(screen(*pixels), wanted_percent=wanted) == percent


def test_window_is_made_anew_on_another_screen_that_stays_when_nothing_is_half_done(
    app, qtbot, monkeypatch
):
    monkeypatch.setattr(zoom, "LOOK_MS", 1)
    asked, free, looks, inputs = [200], [False], [], count()
    resting = [False]

    def asked_percent():
        looks.append(asked[0])
        return asked[0]

    def look(times):
        seen = len(looks)
        qtbot.waitUntil(lambda: len(looks) >= seen + times)

    watch = ZoomWatch(
        app,
        drawn_percent=100,
        asked_percent=asked_percent,
        is_free=lambda: free[0],
        inputs=lambda: 7 if resting[0] else next(inputs),
    )
    outgrown = []
    watch.outgrown.connect(lambda: outgrown.append(asked[0]))
    look(3)
    assert outgrown == [], "a bill is open"
    free[0] = True
    look(3)
    assert outgrown == [], "somebody types or scans: what comes while there is no window is lost"
    resting[0] = True
    qtbot.waitUntil(lambda: bool(outgrown))
    asked[0] = 100
    look(2)
    outgrown.clear()
    look(3)
    watch.deleteLater()
    assert outgrown == [], "it is drawn so already"
