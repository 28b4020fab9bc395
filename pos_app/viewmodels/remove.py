"""Manual removal: what left the store without a sale, and why."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from pos_protocol.events import OutReason
from pos_protocol.money import line_amount
from pos_protocol.quantity import QUANTITY_MILLI_MAX

from pos_app.db.queries import products
from pos_app.domain.people import Right
from pos_app.domain.report import Days
from pos_app.domain.stock import Removal
from pos_app.domain.stock_draft import DraftName
from pos_app.errors import NothingChanged, PosError
from pos_app.operations import stocking
from pos_app.operations.reporting import answers
from pos_app.viewmodels.drafts.rows import Cell, Draft, Heading, kept_line, read_drafts
from pos_app.viewmodels.drafts.saved import SavedListsModel
from pos_app.viewmodels.entry import MULTIPLIER_ASKS_ABOVE_MILLI
from pos_app.viewmodels.figures import MINUS, format_money, read_quantity
from pos_app.viewmodels.goods.rows import NOTHING, stock_text
from pos_app.viewmodels.shell import Notice
from pos_app.viewmodels.stock import StockModel
from pos_app.viewmodels.units import REMOVAL_REASONS, reason_word

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.domain.product import Product
    from pos_app.operations.context import TillContext
    from pos_app.viewmodels.shell import Desk

REASONS = tuple(REMOVAL_REASONS)


class RemoveModel(StockModel):
    """Goods that go out; each line has a reason, and the last one chosen is kept for the next."""

    name: ClassVar[DraftName] = DraftName.REMOVE

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.reason = OutReason.SPOILAGE
        self.vendor_names: tuple[str, ...] = ()
        self._removed_paisa: tuple[int, int] | None = None
        # Whoever signs in next may not see what the one before saw.
        desk.shell.changed.connect(self.changed)
        self.saved = SavedListsModel(desk, self)
        self._last_removal: UUID | None = None
        self._is_offered = False

    def headings(self) -> tuple[Heading, ...]:
        """The headings of the cells."""
        return (
            Heading(self.tr("Have"), rank=2),
            Heading(self.tr("Remove"), sets=0),
            Heading(self.tr("Reason")),
            Heading(self.tr("Value at cost"), rank=3),
        )

    def cells(self, draft: Draft, *, current: int) -> tuple[Cell, ...]:
        """Stock before, what goes, why, what it was worth; the minus is for the eye only."""
        have = stock_text(draft.product, draft.have_milli)
        gone = stock_text(draft.product, draft.quantity_milli, sign=MINUS)
        is_known = self.sees_cost and draft.cost_paisa is not None
        is_below = draft.quantity_milli > draft.have_milli
        return (
            Cell(have, "warn" if is_below else "text2"),
            Cell(gone, is_current=current == 0),
            Cell(reason_word(draft.reason), is_word=True),
            Cell(format_money(_value(draft)) if is_known else NOTHING, "text2"),
        )

    def draft_of(self, product: Product, have_milli: int) -> Draft:
        """A new line takes the reason chosen last."""
        return replace(super().draft_of(product, have_milli), reason=self.reason)

    def put_number(self, typed: str) -> bool:
        """Set what goes; a large number of goods that are not there is asked about first."""
        draft, quantity_milli = self.current, read_quantity(typed) or 0
        is_large = MULTIPLIER_ASKS_ABOVE_MILLI < quantity_milli <= QUANTITY_MILLI_MAX
        if draft is None or not is_large or quantity_milli <= draft.have_milli:
            return super().put_number(typed)
        words = self.tr("{count} out of {have}? Enter: yes, Esc: no").format(
            count=stock_text(draft.product, quantity_milli),
            have=stock_text(draft.product, draft.have_milli),
        )
        self.ask(words, lambda current: self.with_number(current, typed))
        return False

    def choose_reason(self, reason: OutReason) -> None:
        """Set the reason of the current line and of those that come."""
        self.reason = reason
        if self.current is not None and self.current.reason is not reason:
            self.change_current(reason=reason)
        else:
            self.changed.emit()

    def set_note(self, note: str) -> None:
        """Keep what is typed about the current line; typing is no step that undo brings back."""
        row = self.current_row
        if self.current is not None:
            changed = replace(self.current, note=note)
            drafts = (*self.drafts[:row], changed, *self.drafts[row + 1 :])
            self.set_drafts(drafts, is_step=False)

    @property
    def note_now(self) -> str:
        """The note of the current line."""
        return "" if self.current is None else self.current.note

    def move_cell(self, cells: int) -> bool:
        """Left and Right choose the next reason instead: quantity is the only cell."""
        if not self.drafts:
            return False
        place = (REASONS.index(self.reason_now) + cells) % len(REASONS)
        self.choose_reason(REASONS[place])
        return True

    @property
    def reason_now(self) -> OutReason:
        """The reason of the current line, or the one the next line will take."""
        return self.reason if self.current is None else self.current.reason

    @property
    def is_vendor_return(self) -> bool:
        """Whether the note is about a vendor and a bill."""
        return self.current is not None and self.reason_now is OutReason.VENDOR_RETURN

    def welcome(self) -> None:
        """Know the vendors of now, to whom goods may go back."""
        super().welcome()
        try:
            with self.desk.till.db.read() as tx:
                self.vendor_names = tuple(vendor.name for vendor in products.vendors(tx))
            self._read_removed()
        except PosError as error:
            self.fail(error)

    def _read_removed(self) -> None:
        """Add up what left. Raises PosError."""
        till = self.desk.till
        today = till.today()
        spans = (Days(first=first, last=today) for first in (today, today.replace(day=1)))
        of_day, of_month = (answers.removed_paisa(till, days) for days in spans)
        self._removed_paisa = (of_day, of_month)
        self.changed.emit()

    @property
    def removed_paisa(self) -> tuple[int, int] | None:
        """What was removed today and this month, at cost; None for who may not see costs."""
        return self._removed_paisa if self.sees_cost else None

    @property
    def value_paisa(self) -> int:
        """What the list was worth at cost."""
        return sum(_value(draft) for draft in self.drafts)

    def fill(self) -> bool:
        """Add the chosen list's lines, as one step; False when none of its goods are there."""
        chosen = self.saved.chosen
        try:
            with self.desk.till.db.read() as tx:
                usual = read_drafts(tx, chosen.lines if chosen else ())
            if not usual:
                raise NothingChanged
        except PosError as error:
            self.fail(error)
            return False
        first = max((draft.n for draft in self.drafts), default=0) + 1
        added = tuple(replace(draft, n=first + place) for place, draft in enumerate(usual))
        self.take((*self.drafts, *added), row=len(self.drafts) + len(added) - 1)
        return True

    def keep_as(self, name: str) -> bool:
        """Save the lines on the screen as a list; False when that was refused."""
        if not self.saved.keep(name, tuple(map(kept_line, self.drafts))):
            return False
        words = self.tr("Saved as {name}").format(name=name.strip())
        self.desk.shell.notice(Notice(words))
        return True

    def forget_list(self) -> bool:
        """Forget the chosen list, with undo; False when none was chosen."""
        name = self.saved.forget()
        if name:
            words = self.tr("The list {name} was removed").format(name=name)
            self.desk.shell.notice(Notice(words, can_undo=True))
        return bool(name)

    def take(self, drafts: tuple[Draft, ...], *, row: int) -> None:
        """Take changed drafts: from now on undo is about them, not about what was offered."""
        self.saved.give_up()
        if self._is_offered:
            self._is_offered = False
            self.desk.shell.notice(Notice(""))
        super().take(drafts, row=row)

    def save(self) -> bool:
        """Record what left, once whoever may take goods out is there or has allowed it by PIN.

        False when nothing is recorded yet. It is undone by a counter-movement, never by a delete.
        """
        lines = tuple(
            Removal(
                product_id=draft.product.product_id,
                quantity_milli=draft.quantity_milli,
                reason=draft.reason,
                note=draft.note,
            )
            for draft in self.drafts
        )
        if not lines:
            self.fail(NothingChanged())
            return False
        self.desk.approver.run(Right.REMOVE, partial(self._save, lines))
        return not self.drafts

    def _save(self, lines: tuple[Removal, ...], till: TillContext) -> None:
        done = stocking.remove_stock(till, lines, draft=self.name)
        self.clear()
        self._read_removed()
        self._last_removal, self._is_offered = done.recorded.envelope.event_id, True
        self.desk.bus.tell(done.topics)
        words = self.tr("%n item(s) removed", "", len(lines))
        self.desk.shell.notice(Notice(words, can_undo=True, is_recorded=True))
        self.toned.emit("paid")

    def undo(self) -> bool:
        """Bring back a list forgotten just now, undo a step, or the removal just recorded."""
        if self.saved.restore() or super().undo():
            return True
        if self._last_removal is None:
            return False
        self.desk.approver.run(Right.REMOVE, partial(self._put_back, self._last_removal))
        return self._last_removal is None

    def _put_back(self, removal: UUID, till: TillContext) -> None:
        done = stocking.undo_removal(till, removal)
        self._last_removal, self._is_offered = None, False
        self._read_removed()
        self.desk.bus.tell(done.topics)
        self.desk.shell.notice(Notice(self.tr("The removal was undone")))


def _value(draft: Draft) -> int:
    """A line's worth at cost, in paisa; nothing when the cost is not known."""
    return line_amount(draft.cost_paisa or 0, draft.quantity_milli)
