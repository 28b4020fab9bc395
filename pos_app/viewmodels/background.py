"""A long read on a pool thread, with its answer brought back to the main thread."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, Qt, QThreadPool, Signal, Slot
from shiboken6 import isValid

from pos_app.errors import BugError, PosError

if TYPE_CHECKING:
    from collections.abc import Callable


class _Asked(NamedTuple):
    """Who wants to know, and how they are told. Never leaves the main thread."""

    parent: QObject
    done: Callable[[object], None]
    failed: Callable[[PosError], None]


class _Office(QObject):
    """Takes the answers of all reads, one for the whole program.

    It lives as long as the application. A sender for each read would be destroyed on the pool's
    thread while Qt tells it here that its hearer goes, which ends the process now and then.
    """

    came = Signal(int, object, object)
    """From a pool thread: the read's number, its value, and its error or None."""

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self._numbers = count()
        self._waiting: dict[int, _Asked] = {}
        self.came.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def note(self, asked: _Asked) -> int:
        """Keep who asked until the answer comes; gives the number under which it does."""
        number = next(self._numbers)
        self._waiting[number] = asked
        return number

    @Slot(int, object, object)
    def _hand_over(self, number: int, value: object, error: Exception | None) -> None:
        asked = self._waiting.pop(number)
        if isValid(asked.parent):
            if error is None:
                asked.done(value)
            else:
                asked.failed(error if isinstance(error, PosError) else BugError())
        if error is not None and not isinstance(error, PosError):
            # Here it ends as every mistake of ours does: written down, and told.
            raise error


class _Read(QRunnable):
    """Runs one read on the pool. What it holds may be let go there, so no QObject of a screen."""

    def __init__(self, read: Callable[[], object], office: _Office, number: int) -> None:
        super().__init__()
        self._read, self._office, self._number = read, office, number

    def run(self) -> None:
        """Read, and send the value or the error back."""
        try:
            value = self._read()
        except Exception as error:  # noqa: BLE001 - raised again on the main thread; here nobody would hear of it, and whoever asked would wait for ever
            self._office.came.emit(self._number, None, error)
            return
        self._office.came.emit(self._number, value, None)


_offices: list[_Office] = []


def _office() -> _Office:
    """The one of this application."""
    if not _offices or not isValid(_offices[0]):
        _offices[:] = [_Office(QCoreApplication.instance())]
    return _offices[0]


def run_query(
    read: Callable[[], object],
    *,
    done: Callable[[object], None],
    failed: Callable[[PosError], None],
    parent: QObject,
) -> None:
    """Run `read` on a pool thread; `done` or `failed` is called on the main thread, which asks.

    `read` opens a connection of its own: one must never cross a thread. The answer is dropped when
    `parent` is destroyed first. What it raises that is no PosError is a mistake of ours: `failed`
    is told a BugError, and then it is raised on the main thread.
    """
    office = _office()
    number = office.note(_Asked(parent, done, failed))
    QThreadPool.globalInstance().start(_Read(read, office, number))
