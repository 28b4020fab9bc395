"""A list in hand: every change is shown first, saved a moment later, and can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.operations import stock_drafts
from pos_app.viewmodels.drafts.saving import LateSaver

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from pos_app.domain.stock_draft import DraftName, StockDraft
    from pos_app.viewmodels.shell import Desk


class DraftKeeper(LateSaver):
    """Holds a list; the database follows, each change as a step of its own."""

    def __init__(self, desk: Desk, name: DraftName, parent: QObject | None = None) -> None:
        """Read the list as it was left. Raises PosError."""
        super().__init__(desk, parent)
        kept = stock_drafts.open_draft(desk.till, name)
        self.draft: StockDraft = kept.draft
        self.saved_ms = kept.changed_ms
        self._undone: list[StockDraft] = []
        self._unsaved: list[tuple[StockDraft, bool]] = []

    def change(self, draft: StockDraft, *, is_step: bool = True) -> None:
        """Take a changed list; a step can be undone, what is typed into a field cannot."""
        if draft == self.draft:
            return
        self._undone = []
        self.draft = draft
        if not is_step and self._unsaved and not self._unsaved[-1][1]:
            self._unsaved[-1] = (draft, is_step)
        else:
            self._unsaved.append((draft, is_step))
        self.save_soon()

    def undo(self) -> bool:
        """Bring back the list before the last step; False when there is none. Raises PosError."""
        self.save_now()
        before = stock_drafts.undo_draft(self.desk.till, self.draft.name)
        if before is None:
            return False
        self._undone.append(self.draft)
        self.draft = before
        return True

    def redo(self) -> bool:
        """Take the step back that was undone last; False when there is none. Raises PosError."""
        if not self._undone:
            return False
        again = self._undone.pop()
        self.saved_ms = stock_drafts.save_draft(self.desk.till, again)
        self.draft = again
        return True

    def _save(self) -> None:
        while self._unsaved:
            draft, is_step = self._unsaved[0]
            self.saved_ms = stock_drafts.save_draft(self.desk.till, draft, is_step=is_step)
            del self._unsaved[0]

    def begin(self, empty: StockDraft) -> None:
        """Go on with an empty list, after this one was recorded and cleared."""
        self.wait_no_longer()
        self._undone, self._unsaved = [], []
        self.draft = empty
        self.saved_ms = None
