"""A drawer's count while it is typed, on the disk: a power cut costs nobody the counting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos_app.domain.stock_draft import DraftLine, DraftName, StockDraft
from pos_app.errors import PosError
from pos_app.operations import stock_drafts
from pos_app.viewmodels.drafts.keeper import DraftKeeper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.viewmodels.shell import Desk

PIECE_MILLI = 1000
_EMPTY = StockDraft(name=DraftName.DRAWER)


class KeptCount(QObject):
    """Notes and coins as lines of a list: `product_id` is what one is worth, in paisa.

    The shift stands where a delivery has the number of its bill, and the first sum, which was
    counted before anybody saw what was expected, where it has its vendor.
    """

    failed = Signal(object)
    """A PosError: the count could not be saved; it is tried again with the next change."""

    def __init__(self, desk: Desk, worths: Sequence[int], *, parent: QObject) -> None:
        """Read the count as it was left. Raises PosError."""
        super().__init__(parent)
        self._desk, self._worths = desk, worths
        self._keeper = DraftKeeper(desk, DraftName.DRAWER, self)
        self._keeper.failed.connect(self.failed)
        self.save_now = self._keeper.save_now

    def of_shift(self, shift_no: int | None) -> tuple[tuple[int | None, ...], int | None]:
        """How many of each there were, and the first sum; nothing where it was another shift."""
        draft = self._keeper.draft
        if draft.bill_no != _named(shift_no):
            draft = _EMPTY
        found = {line.product_id: line.quantity_milli // PIECE_MILLI for line in draft.lines}
        first = int(draft.vendor_name) if draft.vendor_name else None
        return tuple(map(found.get, self._worths)), first

    def keep(
        self, shift_no: int | None, counts: Sequence[int | None], *, first_paisa: int | None
    ) -> None:
        """Save the count of a shift in a moment."""
        pieces = enumerate(zip(self._worths, counts, strict=True), 1)
        draft = StockDraft(
            name=DraftName.DRAWER,
            lines=tuple(
                DraftLine(n=n, product_id=worth, quantity_milli=count * PIECE_MILLI)
                for n, (worth, count) in pieces
                if count is not None
            ),
            bill_no=_named(shift_no),
            vendor_name="" if first_paisa is None else str(first_paisa),
        )
        self._keeper.change(draft, is_step=False)

    def drop(self) -> None:
        """Forget it: it was recorded."""
        self._keeper.begin(_EMPTY)
        try:
            stock_drafts.drop_draft(self._desk.till, DraftName.DRAWER)
        except PosError as error:
            self.failed.emit(error)


def _named(shift_no: int | None) -> str:
    return "" if shift_no is None else str(shift_no)
