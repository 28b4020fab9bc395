"""A drawer's count while it is typed, on the disk: a power cut costs nobody the counting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.operations import shifts
from pos_app.viewmodels.drafts.saving import LateSaver

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from pos_app.domain.shift import TypedCount
    from pos_app.viewmodels.shell import Desk


class KeptCount(LateSaver):
    """Saves the newest count; what it replaces is nobody's any more."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(desk, parent)
        self._unsaved: tuple[int | None, TypedCount] | None = None

    def keep(self, shift_no: int | None, count: TypedCount) -> None:
        """Save the count of a shift, or of the float of the next one, in a moment."""
        self._unsaved = (shift_no, count)
        self.save_soon()

    def forget(self) -> None:
        """It was recorded, and is on the disk no more."""
        self.wait_no_longer()
        self._unsaved = None

    def _save(self) -> None:
        if self._unsaved is not None:
            shifts.keep_count(self.desk.till, *self._unsaved)
            self._unsaved = None
