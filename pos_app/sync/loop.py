"""A loop on a thread of its own: one step, a pause, always another step, and a quick end."""

from abc import abstractmethod
from threading import Event
from typing import Protocol

from PySide6.QtCore import QMetaObject, QObject, Qt, QThread, QTimer, Slot

STOP_S = 2.0
STOP_S_MAX = 8.0
"""A connection being set up cannot be cut; it gives up by itself within this time."""


class Held(Protocol):
    """What a loop holds while it runs and lets go of at its end."""

    def abort(self) -> None:
        """Cut a waiting request, from another thread, and refuse to begin another."""

    def close(self) -> None:
        """Let go of everything, on the loop's own thread."""


class Loop(QObject):
    """Calls `step` on the thread it was moved to, and again after the delay that `step` gives.

    The timer is armed again whatever happens in a step, even a bug of ours.
    """

    first_delay_s: float | None = 0.0
    """None waits for somebody to call `arm`."""
    bug_delay_s = 60.0

    def __init__(self) -> None:
        super().__init__()
        self._timer: QTimer | None = None
        self._stopping = Event()
        self._held: Held | None = None

    @abstractmethod
    def step(self) -> float:
        """Do the work once; gives the seconds until the next time."""

    def hold(self, held: Held) -> None:
        """Keep what is to be cut at a stop and closed at the end."""
        self._held = held

    @property
    def is_stopping(self) -> bool:
        """Whether the loop was asked to end."""
        return self._stopping.is_set()

    @property
    def armed_s(self) -> float | None:
        """Seconds until the next step; None when none is waited for."""
        if self._timer is None or not self._timer.isActive():
            return None
        return self._timer.remainingTime() / 1000

    def arm(self, delay_s: float) -> None:
        """The next step comes after `delay_s`, whatever was set before."""
        if self._timer is not None and not self._stopping.is_set():
            self._timer.start(round(delay_s * 1000))

    @Slot()
    def begin(self) -> None:
        """Make the timer, on the loop's own thread."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tick)
        if self.first_delay_s is not None:
            self.arm(self.first_delay_s)

    @Slot()
    def finish(self) -> None:
        """Close everything and end the thread."""
        if self._timer is not None:
            # A timer may be ended on its own thread only; the loop itself may go on another.
            self._timer.stop()
            self._timer.setParent(None)
            self._timer = None
        if self._held is not None:
            self._held.close()
            self._held = None
        self.thread().quit()

    def ask_to_stop(self) -> None:
        """From any thread: cut what is waited for, then finish."""
        self._stopping.set()
        held = self._held
        if held is not None:
            held.abort()
        QMetaObject.invokeMethod(self, "finish", Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _tick(self) -> None:
        if self._stopping.is_set():
            return
        delay_s = self.bug_delay_s
        try:
            delay_s = self.step()
        finally:
            self.arm(delay_s)


class LoopThread:
    """The thread of one loop. Whoever builds the window owns it and calls `stop`."""

    def __init__(self, loop: Loop, *, name: str) -> None:
        self._thread = QThread()
        self._thread.setObjectName(name)
        self._loop = loop
        loop.moveToThread(self._thread)
        self._thread.started.connect(loop.begin)

    def start(self) -> None:
        """Start the thread; the loop's first step follows on it."""
        self._thread.start()

    def stop(self) -> bool:
        """Ask, and wait two seconds, or a little longer for a connection being set up.

        False when the thread still hangs in the system; then only the process's end ends it.
        """
        self._loop.ask_to_stop()
        waits_s = (STOP_S, STOP_S_MAX - STOP_S)
        return any(self._thread.wait(round(wait_s * 1000)) for wait_s in waits_s)
