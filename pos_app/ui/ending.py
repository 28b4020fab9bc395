"""The system's request to end, heard by the event loop: the window is closed, not cut off."""

from __future__ import annotations

import signal
import socket
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Signal

if TYPE_CHECKING:
    from types import FrameType

ASKING = ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK")
"""The signals that ask a program to end, as far as the system has them."""
READ_BYTES = 64


class EndRequests(QObject):
    """`asked` comes when the process is told to end: by a shutdown, by Ctrl+C, by a terminal.

    Python runs a signal's handler when its own code runs next, and a window that nobody touches
    runs none. So the signal's number goes through a socket, which wakes the event loop. A request
    from before the loop lies there until it begins. A signal that was ignored stays so (`nohup`).
    """

    asked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._heard, self._told = socket.socketpair()
        self._heard.setblocking(False)
        self._told.setblocking(False)
        self._fd_before = signal.set_wakeup_fd(self._told.fileno(), warn_on_full_buffer=False)
        self._before = {
            number: signal.signal(number, _keep_calm)
            for name in ASKING
            if (number := getattr(signal, name, None)) is not None
            and signal.getsignal(number) is not signal.SIG_IGN
        }
        read = QSocketNotifier.Type.Read
        self._notifier = QSocketNotifier(self._heard.fileno(), read, self)
        self._notifier.activated.connect(self._read)

    def stop(self) -> None:
        """Leave the signals to whoever had them before."""
        self._notifier.setEnabled(False)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._fd_before)
        self._heard.close()
        self._told.close()

    def _read(self) -> None:
        if any(number in self._before for number in self._heard.recv(READ_BYTES)):
            self.asked.emit()


def _keep_calm(_number: int, _frame: FrameType | None) -> None:
    """The byte in the socket says it all; without a handler there would be none."""
