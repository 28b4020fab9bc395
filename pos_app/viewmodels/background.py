"""A long read on a pool thread, with its answer brought back to the main thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from pos_app.errors import PosError

if TYPE_CHECKING:
    from collections.abc import Callable


class _Emitter(QObject):
    """Belongs to the read: a sender must live until its signal is out, whoever hears it."""

    ready = Signal(object)
    failed = Signal(object)


class _Answer(QObject):
    """Lives on the thread that asked, as a child of the one who wants to know."""

    def __init__(
        self, done: Callable[[object], None], failed: Callable[[PosError], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._done = done
        self._failed = failed

    def hear(self, emitter: _Emitter) -> None:
        """Take the answer of a read on this thread."""
        queued = Qt.ConnectionType.QueuedConnection
        # Methods of a QObject on the asking thread: a bare function would run on the pool's thread.
        emitter.ready.connect(self._take, queued)
        emitter.failed.connect(self._take_error, queued)

    @Slot(object)
    def _take(self, value: object) -> None:
        self._end(self._done, value)

    @Slot(object)
    def _take_error(self, error: PosError) -> None:
        self._end(self._failed, error)

    def _end[T](self, tell: Callable[[T], None], what: T) -> None:
        """Tell, and go. Whoever asked must not be held by what Qt deletes as its child."""
        del self._done, self._failed
        tell(what)
        self.deleteLater()


class _Read(QRunnable):
    """Runs one read on the pool."""

    def __init__(self, read: Callable[[], object], emitter: _Emitter) -> None:
        super().__init__()
        self._read = read
        self._emitter = emitter

    def run(self) -> None:
        """Read, and send the value or the error back."""
        try:
            value = self._read()
        except PosError as error:
            self._emitter.failed.emit(error)
            return
        self._emitter.ready.emit(value)


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
    emitter = _Emitter()
    _Answer(done, failed, parent).hear(emitter)
    QThreadPool.globalInstance().start(_Read(read, emitter))
