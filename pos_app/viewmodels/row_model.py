"""The only item model: rows of frozen values that are replaced as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

type Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole
"""The whole frozen row, for delegates that paint it."""

_CHOSEN = (
    Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
)


class RowModel[Row](QStringListModel):
    """Shows a sequence of frozen rows; `replace` tells Qt only what differs.

    Qt's own model counts the rows, its strings stay empty: a view that lays out thousands of them
    asks for each one's place several times, and would come to Python for it.
    """

    def __init__(
        self,
        text: Callable[[Row], str],
        *,
        spoken: Callable[[Row], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`text` is what a row is called, `spoken` what a screen reader says of it."""
        super().__init__(parent)
        self._text = text
        self._spoken = spoken
        self._rows: tuple[Row, ...] = ()
        self._next: tuple[Row, ...] = ()
        # The first to hear of it: whoever is told that rows go still sees them, and then no more.
        self.rowsInserted.connect(self._step)
        self.rowsRemoved.connect(self._step)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row, first to last."""
        return self._rows

    def replace(self, rows: Sequence[Row]) -> None:
        """Show other rows.

        Rows equal to what stood at the same end are left alone: a scan that adds a line or changes
        one repaints that line and no other.
        """
        new = tuple(rows)
        old = self._rows
        if len(new) == len(old):
            self._rows = new
            self._tell_changed([row for row in range(len(new)) if new[row] != old[row]])
            return
        head = _same(old, new)
        tail = _same(old[head:][::-1], new[head:][::-1])
        if len(old) - tail > head:
            self._next = old[:head] + old[len(old) - tail :]
            self.removeRows(head, len(old) - tail - head)
        if len(new) - tail > head:
            self._next = new
            self.insertRows(head, len(new) - tail - head)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A row may be chosen; nothing is typed, dragged or dropped in a list."""
        return _CHOSEN if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row is called, the whole of it under ROW_ROLE, or the row as it is spoken."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row)
        if role == Qt.ItemDataRole.AccessibleTextRole and self._spoken is not None:
            return self._spoken(row)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> None:
        """No headings: Qt's own are numbers, which a screen reader would read out with each row."""

    def _step(self) -> None:
        self._rows = self._next

    def _tell_changed(self, changed: list[int]) -> None:
        """Tell each row that changed on its own, so that those between are not painted."""
        for row in changed:
            place = self.index(row)
            self.dataChanged.emit(place, place)


def _same(old: Sequence[object], new: Sequence[object]) -> int:
    """How many rows at the beginning are equal."""
    count = 0
    for before, after in zip(old, new, strict=False):
        if before != after:
            break
        count += 1
    return count
