"""A pole display: it shows the newest two lines, and what it was too slow for is left out."""

from __future__ import annotations

from threading import Condition
from typing import TYPE_CHECKING, NamedTuple

from pos_app.devices.serial_lines.pole import pole_at

if TYPE_CHECKING:
    from pos_app.settings import DisplaySettings
    from pos_app.viewmodels.around.line_thread import LineThread

REFRESH_S = 5.0
"""So often the same lines are sent again: a display that lost its power shows them once more."""


class PoleLines(NamedTuple):
    """The two lines of a pole display."""

    top: str = ""
    bottom: str = ""


class PoleWork:
    """Writes on one display; `show` may be called from any thread and never waits."""

    def __init__(self, chosen: DisplaySettings, *, refresh_s: float = REFRESH_S) -> None:
        self._port, self._baud, self._refresh_s = chosen.pole, chosen.baud, refresh_s
        self._changed = Condition()
        self._wanted = PoleLines()
        self._is_woken = False

    def show(self, lines: PoleLines) -> None:
        """Show these instead of whatever still waits to be shown."""
        with self._changed:
            self._wanted = lines
            self._changed.notify()

    def wake(self) -> None:
        """Look whether the thread stops."""
        with self._changed:
            self._is_woken = True
            self._changed.notify()

    def run(self, thread: LineThread) -> None:
        """Show what is wanted until the thread stops. Raises DeviceMissing."""
        with pole_at(self._port, baud=self._baud) as pole:
            thread.tell_open()
            while not thread.stopping.is_set():
                lines = self._newest()
                pole.show(*lines)
                self._wait(lines)
            pole.show(*PoleLines())

    def _newest(self) -> PoleLines:
        with self._changed:
            return self._wanted

    def _wait(self, shown: PoleLines) -> None:
        """Wait for other lines, for the end, or for the time to send the same ones again."""
        with self._changed:
            if self._wanted == shown and not self._is_woken:
                self._changed.wait(self._refresh_s)
