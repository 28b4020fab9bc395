"""A stock count: what was seen on the shelf by scanning, and after it what differs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, NamedTuple

import msgspec
from pos_protocol.events import Unit
from pos_protocol.money import line_amount
from pos_protocol.quantity import QUANTITY_MILLI_MAX, quantity_text

from pos_app.db.queries import cases, stock
from pos_app.domain.people import Right
from pos_app.domain.stock import Count
from pos_app.domain.stock_draft import DraftName
from pos_app.errors import NothingChanged, PosError, QuantityNotWhole, QuantityRefused
from pos_app.operations import stocking
from pos_app.viewmodels.drafts.rows import ONE_MILLI, Cell, Draft, Heading
from pos_app.viewmodels.figures import (
    MINUS,
    as_one,
    format_money,
    read_quantity,
)
from pos_app.viewmodels.goods.rows import stock_text
from pos_app.viewmodels.shell import Notice
from pos_app.viewmodels.stock import StockModel

if TYPE_CHECKING:
    from pos_app.domain.product import Product
    from pos_app.viewmodels.shell import Desk

HIDDEN = "\u2022\u2022\u2022"
ASKED_SHOWN = 5


class CountSummary(NamedTuple):
    """What the list comes to, or the count that was saved last; the value is in paisa."""

    lines: int
    differ: int
    value_paisa: int


class CountModel(StockModel):
    """Scan = one more, a typed number sets what was seen; zero is a count.

    A blind count shows nothing of what the till knows until it is saved.
    """

    name: ClassVar[DraftName] = DraftName.COUNT

    def __init__(self, desk: Desk) -> None:
        self.is_blind = True
        self._shown_to = ""
        self.asked: tuple[str, ...] = ()
        """The names of goods that somebody should count."""
        self.differences: tuple[str, ...] = ()
        """What the count saved last found, a line each; gone with the next scan."""
        self._saved: CountSummary | None = None
        super().__init__(desk)

    @property
    def shelf(self) -> str:
        """What is counted: a shelf, a list, a room; it stands in the log with the count."""
        return self.keeper.draft.bill_no

    @shelf.setter
    def shelf(self, text: str) -> None:
        self.keeper.change(msgspec.structs.replace(self.keeper.draft, bill_no=text), is_step=False)

    def headings(self) -> tuple[Heading, ...]:
        """The headings of the cells."""
        return (
            Heading(self.tr("Counted"), sets=0),
            Heading(self.tr("Have")),
            Heading(self.tr("Difference")),
        )

    def cells(self, draft: Draft, *, current: int) -> tuple[Cell, ...]:
        """What was seen, what the till knows, the difference; the last two hidden while blind."""
        seen = stock_text(draft.product, draft.quantity_milli)
        counted = Cell(seen, is_current=current == 0)
        if self.is_blind:
            return (counted, Cell(HIDDEN, "text3"), Cell(HIDDEN, "text3"))
        have = stock_text(draft.product, _known(draft))
        difference = draft.quantity_milli - _known(draft)
        tone = "text3" if difference == 0 else "warn"
        return (counted, Cell(have, "text2"), Cell(_signed(difference, draft.product), tone))

    def take(self, drafts: tuple[Draft, ...], *, row: int) -> None:
        """Take changed drafts; what the last count found is over."""
        self.differences, self._saved = (), None
        super().take(drafts, row=row)

    def read_quantity(self, product: Product, typed: str) -> int:
        """What was seen, in thousandths; zero is a count."""
        quantity_milli = read_quantity(typed)
        if quantity_milli is None:
            raise QuantityRefused(quantity=typed)
        return self.checked(product, quantity_milli)

    def checked(self, product: Product, quantity_milli: int) -> int:
        """A count that fits the product's unit. Raises QuantityRefused, QuantityNotWhole."""
        if not 0 <= quantity_milli <= QUANTITY_MILLI_MAX:
            raise QuantityRefused(quantity=quantity_text(quantity_milli))
        if product.unit is Unit.PIECE and quantity_milli % ONE_MILLI:
            name = product.name(self.desk.language)
            raise QuantityNotWhole(name=name, quantity_milli=quantity_milli)
        return quantity_milli

    def step(self, count: int) -> None:
        """One more or one less was seen; none is a count, less than none is not."""
        draft = self.current
        if draft is not None:
            quantity_milli = max(0, draft.quantity_milli + count * ONE_MILLI)
            self.edit(lambda draft: self._counted(draft, quantity_milli))

    def toggle_blind(self) -> None:
        """Show what the till knows, by somebody who may look at figures; or hide it again."""
        if not self.is_blind:
            self._set_blind(is_blind=True)
            return
        self.desk.approver.run(Right.SEE_REPORTS, lambda _till: self._set_blind(is_blind=False))

    def welcome(self) -> None:
        """Know what somebody should count: asked for by a manager, or sold below zero."""
        super().welcome()
        if self._shown_to != self.desk.till.person:
            # Whoever comes after the one who was allowed to look counts blind again.
            self.is_blind = True
        try:
            with self.desk.till.db.read() as tx:
                found = cases.to_count(tx, ASKED_SHOWN, lang=self.desk.language)
        except PosError as error:
            self.fail(error)
            return
        self.asked = tuple(product.name for product in found)
        self.changed.emit()

    @property
    def summary(self) -> CountSummary:
        """What the list comes to; of an empty list the count saved last."""
        if self._saved is not None and not self.drafts:
            return self._saved
        return _summed(self.drafts)

    def save(self) -> bool:
        """Record what was seen; the differences move the stock, and are shown."""
        drafts = self.drafts
        lines = [
            Count(
                product_id=draft.product.product_id,
                counted_milli=draft.quantity_milli,
                known_milli=draft.known_milli,
            )
            for draft in drafts
        ]
        try:
            if not lines:
                raise NothingChanged
            done = stocking.count_stock(self.desk.till, lines, note=self.shelf, draft=self.name)
        except PosError as error:
            self.fail(error)
            return False
        self._saved = _summed(drafts)
        found = [self._difference(draft) for draft in drafts if _differs(draft)]
        self.differences = tuple(found)
        self.clear()
        self.desk.bus.tell(done.topics)
        words = self.tr("Saved: %n line(s) counted", "", len(lines))
        self.desk.shell.notice(Notice(words))
        self.toned.emit("paid")
        self.welcome()
        return True

    def more_words(self, count: int) -> str:
        """What stands for differences for which there is no room."""
        return self.tr("and %n more", "", count)

    def _difference(self, draft: Draft) -> str:
        difference = draft.quantity_milli - _known(draft)
        signed = _signed(difference, draft.product)
        return f"{signed}  {as_one(draft.product.name(self.desk.language))}"

    def with_number(self, draft: Draft, typed: str) -> Draft:
        """A line that was counted just now. Raises CashierError."""
        return self._counted(draft, self.read_quantity(draft.product, typed))

    def _counted(self, draft: Draft, quantity_milli: int) -> Draft:
        """A count and, with it, the stock of this moment: what is sold later is no difference."""
        number = draft.product.product_id
        with self.desk.till.db.read() as tx:
            known_milli = stock.on_hand(tx, [number])[number]
        counted = self.checked(draft.product, quantity_milli)
        return replace(draft, quantity_milli=counted, known_milli=known_milli)

    def _set_blind(self, *, is_blind: bool) -> None:
        self.is_blind, self._shown_to = is_blind, self.desk.till.person
        self.show_kept(row=self.current_row)
        self.changed.emit()


def value_text(summary: CountSummary) -> str:
    """What the differences are worth at cost, with its sign."""
    return format_money(summary.value_paisa)


def _summed(drafts: tuple[Draft, ...]) -> CountSummary:
    value = 0
    for draft in drafts:
        difference = draft.quantity_milli - _known(draft)
        worth = line_amount(draft.cost_paisa or 0, abs(difference))
        value += worth if difference > 0 else -worth
    return CountSummary(len(drafts), sum(map(_differs, drafts)), value)


def _differs(draft: Draft) -> bool:
    return draft.quantity_milli != _known(draft)


def _known(draft: Draft) -> int:
    """What the till knew when the line was counted."""
    return draft.have_milli if draft.known_milli is None else draft.known_milli


def _signed(difference_milli: int, product: Product) -> str:
    sign = "" if not difference_milli else MINUS if difference_milli < 0 else "+"
    return stock_text(product, abs(difference_milli), sign=sign)
