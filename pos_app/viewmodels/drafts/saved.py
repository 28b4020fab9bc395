"""The saved lists of a shop: chosen to fill in, saved under a name, forgotten and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from pos_app.errors import PosError
from pos_app.operations import stock_drafts
from pos_app.viewmodels.messages import sentence
from pos_app.viewmodels.row_model import RowModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.domain.stock_draft import DraftLine, SavedList
    from pos_app.viewmodels.shell import Desk


class SavedRow(NamedTuple):
    """One saved list as it is shown."""

    name: str
    lines: int


class SavedListsModel(QObject):
    """Holds the saved lists while they are looked at; `message` says why something was refused."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lists: tuple[SavedList, ...] = ()
        self._forgotten: SavedList | None = None
        self.current_row = -1
        self.message = ""
        self.rows: RowModel[SavedRow] = RowModel(
            lambda row: row.name, spoken=lambda row: row.name, parent=self
        )

    @property
    def chosen(self) -> SavedList | None:
        """The list that Enter fills in."""
        is_there = 0 <= self.current_row < len(self._lists)
        return self._lists[self.current_row] if is_there else None

    def read(self) -> None:
        """Read the lists again."""
        self.message = ""
        try:
            self._lists = stock_drafts.saved_lists(self._desk.till)
        except PosError as error:
            self._lists, self.message = (), sentence(error)
        self.choose(max(self.current_row, 0))

    def choose(self, row: int) -> None:
        """Choose another list; beyond the ends means the end."""
        self.current_row = max(-1, min(row, len(self._lists) - 1))
        self.rows.replace([SavedRow(each.name, len(each.lines)) for each in self._lists])
        self.changed.emit()

    def keep(self, name: str, lines: Sequence[DraftLine]) -> bool:
        """Save lines under a name; False with a message when that was refused."""
        try:
            stock_drafts.keep_list(self._desk.till, name, lines)
        except PosError as error:
            self.message = sentence(error)
            self.changed.emit()
            return False
        self.read()
        return True

    def forget(self) -> str:
        """Forget the chosen list, with undo; its name, empty when none was chosen."""
        gone = self.chosen
        if gone is None:
            return ""
        try:
            stock_drafts.forget_list(self._desk.till, gone.name)
        except PosError as error:
            self.message = sentence(error)
            self.changed.emit()
            return ""
        self._forgotten = gone
        self.read()
        return gone.name

    def restore(self) -> bool:
        """Bring back the list forgotten last; False when there is none."""
        gone = self._forgotten
        if gone is None or not self.keep(gone.name, gone.lines):
            return False
        self._forgotten = None
        return True

    def give_up(self) -> None:
        """Something else was done: an undo is no longer about a forgotten list."""
        self._forgotten = None
