"""One window a data folder: a lock, and a line by which a second start raises the first window."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtNetwork import QLocalServer

ANSWER_MS = 1000


class SingleWindow(QObject):
    """Holds the folder's lock while it lives; `raised` means that another start asked for us."""

    raised = Signal()

    def __init__(self, lock_path: Path) -> None:
        super().__init__()
        # A long socket path is refused by some systems; the name only has to differ by folder.
        digest = hashlib.sha256(str(lock_path.resolve()).encode()).hexdigest()[:16]
        self._name = f"kiryana-till-{digest}"
        self._lock = QLockFile(str(lock_path))
        # The lock of a process that was killed is taken over; time alone breaks none.
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def take(self) -> bool:
        """Take the lock; False when another window has it, or none can be written.

        Whoever has it already keeps it: a first start looks into a folder twice.
        """
        # QLockFile takes its own lock for another's when it is asked again.
        return self._lock.isLocked() or self._lock.tryLock(0)

    @property
    def is_held(self) -> bool:
        """After `take` said no: whether another has the lock; else it cannot be written here."""
        return self._lock.error() == QLockFile.LockError.LockFailedError

    def release(self) -> None:
        """Let another window have the folder, of this process or of another."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def listen(self) -> None:
        """Answer later starts; called after the first paint, because it loads Qt's network part."""
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 - after the first paint

        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._server.listen(self._name)

    def raise_other(self) -> bool:
        """Ask the window that has the lock to come to the front; False when it does not answer."""
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - only a second start needs it

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        is_heard = socket.waitForConnected(ANSWER_MS)
        socket.disconnectFromServer()
        return is_heard

    def _answer(self) -> None:
        """Somebody connected: that is the whole message."""
        if self._server is not None:
            while (connection := self._server.nextPendingConnection()) is not None:
                connection.disconnected.connect(connection.deleteLater)
                self.raised.emit()
