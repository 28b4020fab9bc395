"""A drawer's count while it is typed, on the disk: a power cut costs nobody the counting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from pos_app.errors import PosError
from pos_app.operations import shifts
from pos_app.viewmodels.drafts.keeper import SAVE_DELAY_MS

if TYPE_CHECKING:
    from pos_app.domain.shift import TypedCount
    from pos_app.viewmodels.shell import Desk


class KeptCount(QObject):
    """Saves the newest count a moment after it was typed."""

    failed = Signal(object)
    """A PosError: the count could not be saved; it is tried again with the next change."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._unsaved: tuple[int | None, TypedCount] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_DELAY_MS)
        self._timer.timeout.connect(self._save_late)

    def keep(self, shift_no: int | None, count: TypedCount) -> None:
        """Save the count of a shift, or of the float of the next one, in a moment."""
        self._unsaved = (shift_no, count)
        self._timer.start()

    def save_now(self) -> None:
        """Save what was typed in the last moment. Raises PosError."""
        self._timer.stop()
        if self._unsaved is not None:
            shifts.keep_count(self._desk.till, *self._unsaved)
            self._unsaved = None

    def forget(self) -> None:
        """It was recorded, and is on the disk no more."""
        self._timer.stop()
        self._unsaved = None

    def _save_late(self) -> None:
        try:
            self.save_now()
        except PosError as error:
            self.failed.emit(error)
