"""What is typed and scanned while a PIN is looked at: it is meant for what is in front after it."""

from collections.abc import Iterator
from itertools import dropwhile
from typing import NamedTuple

from PySide6.QtGui import QKeyEvent, QWindow

from pos_app.ui.keyboard.physical_keys import Sort, Stroke
from pos_app.viewmodels.scan import Refused, RepeatIgnored, Scan

LATE_END_MS = 600
"""So long after the last digit of a PIN an Enter is still meant for it, though it needed none."""


class Key(NamedTuple):
    """One key event, kept: the event itself dies when the filter returns."""

    window: QWindow
    event: QKeyEvent
    stroke: Stroke


type Read = Scan | Refused | RepeatIgnored


class KeptInput:
    """Keys and codes that wait, in the order they came."""

    def __init__(self) -> None:
        self._waiting: list[Key | Read] | None = None
        self._last_press_ms = self._end_is_late_until_ms = 0

    @property
    def is_on(self) -> bool:
        """Whether what comes now has to wait."""
        return self._waiting is not None

    def begin(self) -> None:
        """Keep what comes from now on; what waits already stays first."""
        self._waiting = self._waiting or []
        self._end_is_late_until_ms = self._last_press_ms + LATE_END_MS

    def put(self, each: Key | Read) -> bool:
        """Let one more wait; False when nothing has to."""
        if self._waiting is None:
            return False
        self._waiting.append(each)
        return True

    def end(self) -> Iterator[Key | Read]:
        """Keep nothing any more, and give what waited."""
        waited, self._waiting = self._waiting or [], None
        # An Enter right behind what needed none was meant for that.
        return dropwhile(_is_end, waited)

    def drops(self, stroke: Stroke, at_ms: int) -> bool:
        """Whether a press is the Enter that many a hand puts behind a PIN: it goes nowhere."""
        until_ms = self._end_is_late_until_ms
        self._last_press_ms, self._end_is_late_until_ms = at_ms, 0
        return stroke.sort is Sort.END and at_ms <= until_ms


def _is_end(each: Key | Read) -> bool:
    return isinstance(each, Key) and each.stroke.sort is Sort.END
