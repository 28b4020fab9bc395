"""A thread for one device on a serial port: it is looked for until it is there, and again after."""

from __future__ import annotations

from threading import Event
from typing import Protocol

from PySide6.QtCore import QThread, Signal

from pos_app.devices.serial_lines.errors import DeviceMissing

AGAIN_S = 1.5
STOP_MS = 3000


class LineWork(Protocol):
    """What is done while a port is open; it ends when `thread.stopping` is set, or by an error."""

    def run(self, thread: LineThread) -> None:
        """Open the port, call `tell_open`, and work. Raises DeviceMissing."""

    def wake(self) -> None:
        """From another thread: look at `thread.stopping` now."""


class LineThread(QThread):
    """Does the work of one device; whoever builds it calls `start`, and `stop` at the end.

    The window waits for nothing here: all that comes from it is a signal.
    """

    lost = Signal(object)
    """The DeviceMissing, once each time that it goes away or was not there at the start."""
    found = Signal()
    """Its port is open."""

    def __init__(self, work: LineWork, *, name: str, again_s: float = AGAIN_S) -> None:
        super().__init__()
        self.setObjectName(name)
        self._work, self._again_s = work, again_s
        self._is_told = False
        self.stopping = Event()

    def run(self) -> None:
        """Open, work, and after each loss wait a moment and open again."""
        while not self.stopping.is_set():
            try:
                self._work.run(self)
            except DeviceMissing as error:
                if not self._is_told:
                    self._is_told = True
                    self.lost.emit(error)
            self.stopping.wait(self._again_s)

    def tell_open(self) -> None:
        """On this thread: the port is open."""
        self._is_told = False
        self.found.emit()

    def stop(self) -> bool:
        """End it; False when the device holds it for longer than anybody should wait."""
        self.stopping.set()
        self._work.wake()
        return self.wait(STOP_MS)
