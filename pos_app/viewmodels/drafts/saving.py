"""What is typed is shown first and saved a moment later: alike for a bill, a list and a count."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from pos_app.errors import PosError

if TYPE_CHECKING:
    from pos_app.viewmodels.shell import Desk

SAVE_DELAY_MS = 15
"""The row is on the screen before its commit begins; a power cut may cost the last 15 ms."""


class LateSaver(QObject):
    """Saves a moment after the newest change; a subclass says what."""

    saved = Signal()
    failed = Signal(object)
    """A PosError: nothing could be saved; it is tried again with the next change."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_DELAY_MS)
        self._timer.timeout.connect(self._save_late)

    def save_soon(self) -> None:
        """Something changed."""
        self._timer.start()

    def save_now(self) -> None:
        """Save whatever is not saved yet. Raises PosError."""
        self._timer.stop()
        self._save()

    def wait_no_longer(self) -> None:
        """What was not saved yet is not wanted any more."""
        self._timer.stop()

    @abstractmethod
    def _save(self) -> None:
        """Save every change that is not saved yet. Raises PosError."""

    def _save_late(self) -> None:
        try:
            self.save_now()
        except PosError as error:
            self.failed.emit(error)
        else:
            self.saved.emit()
