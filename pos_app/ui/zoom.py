"""How large the whole window is drawn: on a screen that nobody scales, as that screen's size asks.

Words, rows and buttons keep the share of the screen that they have at 1920 x 1080. Qt draws all of
them larger by one factor, which it reads when an application begins: another factor needs another
application.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, QTimer, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QGuiApplication, QScreen

AS_THE_SCREEN = 0
USUAL_PERCENT = 100
STEP_PERCENT = 25
MADE_FOR = QSize(1920, 1080)
LEAST_ROOM = QSize(1024, 600)
"""What a window needs: it is never drawn so large that its screen has less."""
FACTOR = "QT_SCALE_FACTOR"
SET_BY_HAND = (FACTOR, "QT_SCREEN_SCALE_FACTORS", "QT_USE_PHYSICAL_DPI")
"""Who starts the till with one of these has said how large it is to be."""
LOOK_MS = 2000


def drawn_to_fit[App: QGuiApplication](
    make: Callable[[int], App], *, wanted_percent: int, on: str = ""
) -> App:
    """The application, as large as a screen asks for, or as is `wanted`; `make` is told in %."""
    app = make(USUAL_PERCENT)
    percent = percent_for(screen_of(app, on), wanted_percent=wanted_percent)
    if percent == USUAL_PERCENT:
        return app
    app.shutdown()
    os.environ[FACTOR] = str(percent / 100)
    try:
        return make(percent)
    finally:
        # It is this window's alone: what opens a PDF from here scales by itself.
        del os.environ[FACTOR]


def screen_of(app: QGuiApplication, name: str) -> QScreen:
    """The screen of a name, or the first where there is none of that name any more."""
    return next((each for each in app.screens() if each.name() == name), app.primaryScreen())


def percent_for(screen: QScreen, *, wanted_percent: int, drawn_percent: int = USUAL_PERCENT) -> int:
    """How large to draw on a screen; `drawn_percent` is how large the application draws now."""
    if any(name in os.environ for name in SET_BY_HAND):
        return USUAL_PERCENT
    ratio = screen.devicePixelRatio()
    pixels = screen.geometry().size() * ratio
    by_system = ratio * USUAL_PERCENT / drawn_percent
    if wanted_percent != AS_THE_SCREEN:
        return min(wanted_percent, _largest(pixels / by_system, LEAST_ROOM))
    # Who made the system scale has said how large things are to be.
    return USUAL_PERCENT if round(by_system, 2) != 1 else _largest(pixels, MADE_FOR)


def _largest(room: QSize, needed: QSize) -> int:
    """The largest step at which the room still holds what is needed; at least the usual size."""
    times = min(room.width() / needed.width(), room.height() / needed.height())
    return max(USUAL_PERCENT, int(times * 100) // STEP_PERCENT * STEP_PERCENT)


class ZoomWatch(QObject):
    """Says `outgrown` when the window is on a screen now that asks for another size.

    It waits until `is_free` says that nothing is half done there, and until hands rest: the window
    is made anew, and a key that comes while there is none goes nowhere.
    """

    outgrown = Signal()

    def __init__(
        self,
        parent: QObject,
        *,
        drawn_percent: int,
        asked_percent: Callable[[], int],
        is_free: Callable[[], bool],
        inputs: Callable[[], int],
    ) -> None:
        """`asked_percent` is what `percent_for` says of the screen of now.

        `inputs` counts keys and scans.
        """
        super().__init__(parent)
        self._drawn, self._asked, self._is_free = drawn_percent, asked_percent, is_free
        self._seen, self._inputs, self._came = drawn_percent, inputs, inputs()
        timer = QTimer(self)
        timer.timeout.connect(self._look)
        timer.start(LOOK_MS)

    @Slot()
    def _look(self) -> None:
        """A screen that wakes or is plugged in comes in steps: it is believed when it stays."""
        before, self._seen = self._seen, self._asked()
        came, self._came = self._came, self._inputs()
        is_believed = self._seen == before and self._came == came
        if is_believed and self._seen != self._drawn and self._is_free():
            self.outgrown.emit()
