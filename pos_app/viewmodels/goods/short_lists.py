"""The short lists of products: what runs low, what expires and may be thrown away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_protocol.events import OutReason
from PySide6.QtCore import QObject, Signal

from pos_app.db.queries import products as queries
from pos_app.db.queries.products import Listing, ProductHit
from pos_app.domain.expiry import batch_note
from pos_app.domain.people import Right
from pos_app.domain.stock import Removal
from pos_app.errors import PosError
from pos_app.operations import restocking, stocking
from pos_app.viewmodels.figures import as_one, isolated
from pos_app.viewmodels.goods.rows import GoodsRow, goods_row, stock_text
from pos_app.viewmodels.receive import expiry_text
from pos_app.viewmodels.shell import Notice

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.db.queries.batches import Expiring
    from pos_app.operations.context import TillContext
    from pos_app.operations.restocking import LowStock
    from pos_app.viewmodels.shell import Desk

EXPIRING_DAYS = 30


class ShortLists(QObject):
    """Reads them as rows, and takes an expired batch out of stock by the same key pressed twice."""

    changed = Signal()
    """Something was thrown away, or put back."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._batches: tuple[Expiring, ...] = ()
        self._asked: Expiring | None = None
        self._discarded: UUID | None = None

    def low(self) -> list[GoodsRow]:
        """What is at or below its mark, with how much to order. Raises PosError."""
        return [self._low_row(each) for each in restocking.low_stock(self._desk.till)]

    def expiring(self) -> list[GoodsRow]:
        """The batches that are past their date or near it. Raises PosError."""
        self._batches = restocking.expiring(self._desk.till, days=EXPIRING_DAYS)
        return [self._expiring_row(each) for each in self._batches]

    def counts(self, limit: int) -> tuple[int, int, int]:
        """How many are low, have no code, and expire, up to a limit each. Raises PosError."""
        with self._desk.till.db.read() as tx:
            low = queries.count(tx, Listing.LOW, limit=limit)
            uncoded = queries.count(tx, Listing.UNCODED, limit=limit)
        found = restocking.expiring(self._desk.till, days=EXPIRING_DAYS, limit=limit)
        return low, uncoded, len(found)

    def discard(self, row: int) -> None:
        """Take what is left of a batch out as expired; the second press for the same one does."""
        if not 0 <= row < len(self._batches):
            return
        batch = self._batches[row]
        if self._asked != batch:
            self._ask(batch)
            return
        try:
            now = self._now(batch)
        except PosError as error:
            self._desk.shell.fail(error)
            return
        self._asked = None
        if now is None or now.left_milli != batch.left_milli:
            # Some of it was sold while the list stood there: what is gone cannot be taken out.
            self.changed.emit()
            if now is not None:
                self._ask(now)
            return
        self._desk.approver.run(Right.REMOVE, lambda till: self._discard(till, batch))

    def _ask(self, batch: Expiring) -> None:
        self._asked = batch
        words = self.tr("F8 again takes {count} of {name} out as expired")
        self._desk.shell.notice(Notice(self._about(words, batch)))

    def _now(self, batch: Expiring) -> Expiring | None:
        """The same batch as it is now; None when nothing of it is left. Raises PosError."""
        wanted = (batch.product.product_id, batch.expiry, batch.lot)
        found = restocking.expiring(self._desk.till, days=EXPIRING_DAYS)
        same = (
            each for each in found if (each.product.product_id, each.expiry, each.lot) == wanted
        )
        return next(same, None)

    def undo(self) -> bool:
        """Put back what was thrown away just now; False when nothing was."""
        gone = self._discarded
        if gone is None:
            return False
        self._desk.approver.run(Right.REMOVE, lambda till: self._put_back(till, gone))
        return True

    def give_up(self) -> None:
        """Something else was done: an undo is no longer about what was thrown away."""
        self._asked = self._discarded = None

    def forget_question(self) -> None:
        """Another row is in front: the next press asks again."""
        self._asked = None

    def _discard(self, till: TillContext, batch: Expiring) -> None:
        line = Removal(
            product_id=batch.product.product_id,
            quantity_milli=batch.left_milli,
            reason=OutReason.EXPIRED,
            note=batch_note(batch.expiry, batch.lot),
        )
        done = stocking.remove_stock(till, [line])
        self._discarded = done.recorded.envelope.event_id
        self._desk.bus.tell(done.topics)
        words = self._about(self.tr("{count} of {name} taken out as expired"), batch)
        self._desk.shell.notice(Notice(words, can_undo=True, is_recorded=True))
        self.changed.emit()

    def _put_back(self, till: TillContext, gone: UUID) -> None:
        done = stocking.undo_removal(till, gone)
        self._discarded = None
        self._desk.bus.tell(done.topics)
        self._desk.shell.notice(Notice(self.tr("The removal was undone")))
        self.changed.emit()

    def _about(self, words: str, batch: Expiring) -> str:
        name = as_one(batch.product.name(self._desk.language))
        return words.format(count=stock_text(batch.product, batch.left_milli), name=name)

    def _low_row(self, low: LowStock) -> GoodsRow:
        product = low.selling.hit.product
        words = self.tr("Order {count}").format(count=stock_text(product, low.suggested_milli))
        vendor = as_one(low.selling.vendor) if low.selling.vendor else ""
        about = " \u00b7 ".join(filter(None, (words, vendor)))
        return goods_row(low.selling.hit, self._desk.language, about=about)

    def _expiring_row(self, batch: Expiring) -> GoodsRow:
        product = batch.product
        left = self.tr("about {count} left").format(count=stock_text(product, batch.left_milli))
        lot = self.tr("Lot {lot}").format(lot=isolated(batch.lot)) if batch.lot else ""
        is_past = batch.expiry < self._desk.till.today()
        words = self.tr("Past its date: {date}") if is_past else "{date}"
        day = words.format(date=isolated(expiry_text(batch.expiry)))
        hit = ProductHit(product=product, quantity_milli=batch.on_hand_milli)
        about = " \u00b7 ".join(filter(None, (day, left, lot)))
        return goods_row(hit, self._desk.language, about=about, tone="warn" if is_past else "")
