"""Who buys: customers found while a name, a sound or a phone number is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos_app.errors import PosError
from pos_app.operations.khata import accounts
from pos_app.viewmodels.khata.rows import AccountRow, spoken_account
from pos_app.viewmodels.messages import sentence
from pos_app.viewmodels.row_model import RowModel

if TYPE_CHECKING:
    from pos_app.viewmodels.shell import Desk

HITS_MAX = 50


class PickingModel(QObject):
    """The typed text, who fits, and the chosen one."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.text = ""
        self.message = ""
        self.current_row = -1
        self.hits: RowModel[AccountRow] = RowModel(
            lambda row: row.name,
            spoken=spoken_account,
            parent=self,
        )

    def search(self, text: str) -> None:
        """Look for customers while the text is typed; an empty text shows the first of all."""
        self.text, self.message = text, ""
        rows: list[AccountRow] = []
        clock = self._desk.till.clock
        now_ms, zone = clock.wall_ms(), clock.zone()
        try:
            found = accounts.search(self._desk.till, text, limit=HITS_MAX)
            rows = [AccountRow.of(each, now_ms=now_ms, zone=zone) for each in found]
        except PosError as error:
            self.message = sentence(error)
        self.hits.replace(rows)
        self.current_row = 0 if rows else -1
        self.changed.emit()

    def move(self, rows: int) -> None:
        """Choose another one; beyond the ends means the end."""
        last = len(self.hits.rows) - 1
        self.choose(max(0, min(last, self.current_row + rows)) if last >= 0 else -1)

    def choose(self, row: int) -> None:
        """Choose by row."""
        if row != self.current_row:
            self.current_row = row
            self.changed.emit()

    @property
    def chosen(self) -> AccountRow | None:
        """Whom Enter would take."""
        if 0 <= self.current_row < len(self.hits.rows):
            return self.hits.rows[self.current_row]
        return None
