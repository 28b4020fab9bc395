"""The list of a stock screen: its lines, kept on the disk, changed, undone and shown."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, Signal

from pos_app.domain.stock_draft import DraftName, StockDraft
from pos_app.errors import PosError
from pos_app.viewmodels.drafts.keeper import DraftKeeper
from pos_app.viewmodels.drafts.rows import (
    Cell,
    Draft,
    Heading,
    Question,
    StockRow,
    kept_line,
    read_drafts,
    removed_goods,
    spoken,
)
from pos_app.viewmodels.figures import as_one, isolated
from pos_app.viewmodels.goods.rows import stock_text
from pos_app.viewmodels.inbox import local_time
from pos_app.viewmodels.messages import sentence
from pos_app.viewmodels.row_model import RowModel
from pos_app.viewmodels.search import names
from pos_app.viewmodels.shell import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.viewmodels.shell import Desk


GONE_NAMED_MAX = 3


class DraftListModel(QObject):
    """Lines of goods; what they look like is each screen's own.

    Building one reads the list as it was left, and raises PosError when it cannot.
    """

    changed = Signal()
    toned = Signal(str)

    name: ClassVar[DraftName]
    """Which of the till's lists this is."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.current_row = -1
        self.current_cell = 0
        self.drafts: tuple[Draft, ...] = ()
        self.question: Question | None = None
        self.keeper = DraftKeeper(desk, self.name, self)
        self.keeper.failed.connect(self.fail)
        self.keeper.saved.connect(self.changed)
        self.lines: RowModel[StockRow] = RowModel(lambda row: row.name, spoken=spoken, parent=self)
        desk.shell.spoken.connect(self._respeak)
        self._is_restored = not self.keeper.draft.is_empty
        self._told_gone: set[int] = set()

    @abstractmethod
    def cells(self, draft: Draft, *, current: int) -> tuple[Cell, ...]:
        """The cells of a row; `current` is the one that typed numbers set, or -1."""

    @abstractmethod
    def headings(self) -> tuple[Heading, ...]:
        """The headings of the cells in the language of the window."""

    def cell_count(self) -> int:
        """How many cells of a row typed numbers can set."""
        return 1

    def remove_line(self) -> None:
        """Take the current line off the list, with undo."""
        row = self.current_row
        if not 0 <= row < len(self.drafts):
            return
        name = self.lines.rows[row].name
        left = (*self.drafts[:row], *self.drafts[row + 1 :])
        self.take(left, row=min(row, len(left) - 1))
        words = self.tr("Removed {name}").format(name=name)
        self.desk.shell.notice(Notice(words, can_undo=True))

    def undo(self) -> bool:
        """Bring back the list before the last change; False when there is none."""
        return self._go(self.keeper.undo)

    def redo(self) -> bool:
        """Take back the last undo; False when there is none."""
        return self._go(self.keeper.redo)

    def clear(self) -> None:
        """Begin another list, after this one was recorded and its draft cleared."""
        self.drafts = ()
        self.keeper.begin(StockDraft(name=self.name))
        self.show_drafts(row=-1)

    def welcome(self) -> None:
        """The screen came to the front: stock and prices of now; once, that a list is back.

        And what of it was taken out of the catalogue meanwhile: nobody would miss the line.
        """
        if not self.keeper.draft.lines:
            return
        self.show_kept(row=self.current_row)
        words = []
        if self._is_restored and self.drafts:
            self._is_restored = False
            # By its own name: tr() looks for words with a number under the heir's name alone.
            back = QCoreApplication.translate(
                "DraftListModel", "The list from before is back: %n line(s)", "", len(self.drafts)
            )
            words.append(back)
        gone = self._left_out()
        if gone:
            words.append(self.tr("Not in the products any more: {goods}").format(goods=gone))
        if words:
            self.desk.shell.notice(Notice(" \u00b7 ".join(words), is_error=bool(gone)))

    def _left_out(self) -> str:
        """Which goods the list lost, and how many of each, as far as it was not told yet."""
        try:
            with self.desk.till.db.read() as tx:
                gone = removed_goods(tx, self.keeper.draft.lines)
        except PosError as error:
            self.fail(error)
            return ""
        fresh = [(product, line) for product, line in gone if line.n not in self._told_gone]
        self._told_gone = {line.n for _, line in gone}
        lang = self.desk.language
        told = [
            f"{as_one(product.name(lang))} ({stock_text(product, line.quantity_milli)})"
            for product, line in fresh[:GONE_NAMED_MAX]
        ]
        if len(fresh) > GONE_NAMED_MAX:
            told.append("\N{HORIZONTAL ELLIPSIS}")
        return ", ".join(told)

    @property
    def saved_text(self) -> str:
        """When the list was last saved, as HH:MM; empty when nothing is."""
        at_ms = self.keeper.saved_ms
        if at_ms is None or self.keeper.draft.is_empty:
            return ""
        return isolated(local_time(at_ms).strftime("%H:%M"))

    def move(self, rows: int) -> None:
        """Choose another line; beyond the ends means the end."""
        last = len(self.drafts) - 1
        self.show_drafts(row=max(0, min(last, self.current_row + rows)) if last >= 0 else -1)

    def choose(self, row: int, cell: int | None = None) -> None:
        """Choose a line and, where typing sets something, one of its cells."""
        if 0 <= row < len(self.drafts):
            if cell is not None:
                self.current_cell = cell
            self.show_drafts(row=row)

    def move_cell(self, cells: int) -> bool:
        """Choose another cell of the row; False beyond the ends."""
        cell = self.current_cell + cells
        if not 0 <= cell < self.cell_count() or not self.drafts:
            return False
        self.current_cell = cell
        self.show_drafts(row=self.current_row)
        return True

    @property
    def current(self) -> Draft | None:
        """The line that keys act on."""
        row = self.current_row
        return self.drafts[row] if 0 <= row < len(self.drafts) else None

    def ask(self, text: str, edit: Callable[[Draft], Draft]) -> None:
        """Do an edit of the current line only after Enter was pressed once more."""
        self.question = Question(text, edit)
        self.toned.emit("blocked")
        self.changed.emit()

    def fail(self, error: PosError) -> None:
        """Say why not, with the low tone; nothing was changed."""
        self.desk.shell.notice(Notice(sentence(error), is_error=True))
        self.toned.emit("blocked")

    def show_drafts(self, *, row: int) -> None:
        """Show the drafts, with a row as the current one."""
        self.current_row, self.question = row, None
        self.lines.replace([self._row(place, draft) for place, draft in enumerate(self.drafts)])
        self.changed.emit()

    def change_current(self, **fields: object) -> None:
        """Set fields of the current line."""
        self.edit(lambda draft: replace(draft, **fields))  # type: ignore[arg-type]

    def edit(self, make: Callable[[Draft], Draft]) -> bool:
        """Change the current line; a refusal is told in words, changes nothing and is False."""
        draft, row = self.current, self.current_row
        if draft is None:
            return False
        try:
            changed = make(draft)
        except PosError as error:
            self.fail(error)
            return False
        self.take((*self.drafts[:row], changed, *self.drafts[row + 1 :]), row=row)
        return True

    def set_drafts(self, drafts: tuple[Draft, ...], *, is_step: bool = True) -> None:
        """Hold other drafts, and keep them; a step can be undone."""
        self.drafts = drafts
        lines = tuple(map(kept_line, drafts))
        self.keeper.change(msgspec.structs.replace(self.keeper.draft, lines=lines), is_step=is_step)

    def take(self, drafts: tuple[Draft, ...], *, row: int) -> None:
        """Take changed drafts, as a step that can be undone."""
        self.set_drafts(drafts)
        self.show_drafts(row=row)
        self.toned.emit("scan")

    def _go(self, move: Callable[[], bool]) -> bool:
        """Undo or redo a step of the list; False when there is none."""
        try:
            is_moved = move()
        except PosError as error:
            self.fail(error)
            return False
        if is_moved:
            self.show_kept(row=self.current_row)
        return is_moved

    def show_kept(self, *, row: int) -> None:
        """Show the list as it is kept, with stock and prices of now."""
        if not self.keeper.draft.lines and not self.drafts:
            return
        try:
            with self.desk.till.db.read() as tx:
                self.drafts = read_drafts(tx, self.keeper.draft.lines)
        except PosError as error:
            self.fail(error)
            return
        last = len(self.drafts) - 1
        self.show_drafts(row=min(max(row, 0), last))

    def _respeak(self) -> None:
        """Write the rows in the language of now."""
        self.show_drafts(row=self.current_row)

    def _row(self, place: int, draft: Draft) -> StockRow:
        first, second = names(draft.product, self.desk.language)
        current = self.current_cell if place == self.current_row else -1
        return StockRow(place + 1, first, second, self.cells(draft, current=current))
