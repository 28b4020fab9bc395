"""A long read on a pool thread, with its answer brought back to the main thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from pos_app.errors import PosError

if TYPE_CHECKING:
    from collections.abc import Callable


class _Answer(QObject):
    """Lives on the thread that asked; the pool's thread only emits its signal."""

    ready = Signal(object)
    failed = Signal(object)

    def __init__(
        self, done: Callable[[object], None], failed: Callable[[PosError], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._done = done
        self._failed = failed
        queued = Qt.ConnectionType.QueuedConnection
        # Methods of a QObject on the asking thread: a bare function would run on the pool's thread.
        self.ready.connect(self._take, queued)
        self.failed.connect(self._take_error, queued)

    @Slot(object)
    def _take(self, value: object) -> None:
        self._done(value)
        self.deleteLater()

    @Slot(object)
    def _take_error(self, error: PosError) -> None:
        self._failed(error)
        self.deleteLater()


class _Read(QRunnable):
    """Runs one read on the pool."""

    def __init__(self, read: Callable[[], object], answer: _Answer) -> None:
        super().__init__()
        self._read = read
        self._answer = answer

    def run(self) -> None:
        """Read, and send the value or the error back."""
        try:
            value = self._read()
        except PosError as error:
            self._answer.failed.emit(error)
            return
        self._answer.ready.emit(value)


def run_query(
    read: Callable[[], object],
    *,
    done: Callable[[object], None],
    failed: Callable[[PosError], None],
    parent: QObject,
) -> None:
    """Run `read` on a pool thread; `done` or `failed` is called on the thread of this call.

    `read` opens a connection of its own: one must never cross a thread. The answer is dropped when
    `parent` is destroyed first.
    """
    QThreadPool.globalInstance().start(_Read(read, _Answer(done, failed, parent)))
