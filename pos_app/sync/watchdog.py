"""Looks after the sync worker from the window's thread: a till must not stop to sync unnoticed.

The worker arms its own timer again whatever happens. What is left is a call that hangs in the
system for good, or a thread that died. Then sales wait and nobody tries: it is written into the log
and the worker is made anew.
"""

import logging
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

SILENT_S_MAX = 900.0
"""Longer than any pause between two tries: back-off, a judgement, or the server's own wish."""
RUNNING_S_MAX = 3600.0
"""A round that has begun gets longer: a large store comes down slowly over a poor line."""
LOOK_MS = 60_000

_log = logging.getLogger("pos_app.sync")


class SyncWatchdog(QObject):
    """Calls `restart` when there was no try for a quarter of an hour though something waits."""

    def __init__(
        self,
        has_waiting: Callable[[], bool],
        restart: Callable[[], None],
        *,
        interval_s: float = 0.0,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        """`has_waiting`: whether events wait to be handed up; asked only after a long silence.

        `interval_s` is the pause between two rounds that the settings ask for.
        """
        super().__init__()
        self._has_waiting = has_waiting
        self._restart = restart
        self._now_s = now_s
        self._last_s = now_s()
        self._silent_s = self._patience_s = max(SILENT_S_MAX, 2 * interval_s)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look once a minute from now on."""
        self._last_s = self._now_s()
        self._timer.start(LOOK_MS)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    @Slot()
    def began(self) -> None:
        """A round began."""
        self._last_s, self._patience_s = self._now_s(), max(RUNNING_S_MAX, self._silent_s)

    @Slot()
    def ended(self) -> None:
        """A round ended, well or not."""
        self._last_s, self._patience_s = self._now_s(), self._silent_s

    @Slot()
    def look(self) -> None:
        """Restart the worker if it is time to."""
        silent_s = self._now_s() - self._last_s
        if silent_s <= self._patience_s or not self._has_waiting():
            return
        _log.error("no try to sync for %d s while events wait: the worker is made anew", silent_s)
        self.ended()
        self._restart()
