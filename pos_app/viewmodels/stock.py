"""What taking goods in and taking them out have in common: a list built by scans and counts."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from pos_app.db.queries import stock
from pos_app.domain.barcode import BarcodeKind
from pos_app.domain.people import Right
from pos_app.errors import (
    BarcodeRefused,
    PosError,
    QuantityRefused,
    UnknownBarcode,
)
from pos_app.operations import scanning
from pos_app.viewmodels.drafts.listing import DraftListModel
from pos_app.viewmodels.drafts.rows import (
    NO_MARKS,
    ONE_MILLI,
    Draft,
    Marks,
    checked_count,
)
from pos_app.viewmodels.entry import Entry
from pos_app.viewmodels.figures import isolated, read_quantity
from pos_app.viewmodels.search import SearchModel
from pos_app.viewmodels.shell import Notice
from pos_app.viewmodels.unknown import UnknownModel

if TYPE_CHECKING:
    from pos_app.domain.barcode import Barcode
    from pos_app.domain.product import Product
    from pos_app.viewmodels.shell import Desk

CODE_DIGITS_MIN = 8
"""A typed number this long is a code to look up; a shorter one is a count."""


class StockModel(DraftListModel):
    """A list of drafts that scans and typed numbers build; what saving means is a screen's own."""

    search_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.entry = Entry()
        self.search = SearchModel(desk, self)
        self.unknown = UnknownModel(desk, self)
        self._waiting_marks: dict[str, Marks] = {}
        self.unknown.added.connect(self._add_new)
        self.show_kept(row=len(self.keeper.draft.lines) - 1)

    def with_number(self, draft: Draft, typed: str) -> Draft:
        """A draft with the current cell set to a typed number. Raises CashierError."""
        return replace(draft, quantity_milli=self.read_quantity(draft.product, typed))

    def put_number(self, typed: str) -> bool:
        """Set the current cell of the current line to what was typed; False when it was not."""
        return self.edit(lambda draft: self.with_number(draft, typed))

    def reads(self, _typed: str) -> bool:
        """Whether a text as long as a code is meant for the current cell nevertheless."""
        return False

    def marks_of(self, _barcode: Barcode) -> Marks:
        """What a code says about the goods that matters here."""
        return NO_MARKS

    def takes_unknown(self) -> bool:
        """Whether an unknown code may become a product here."""
        return False

    @property
    def sees_cost(self) -> bool:
        """Whether whoever works here may see what goods cost the shop."""
        return self.desk.till.may(Right.SEE_COST)

    @abstractmethod
    def save(self) -> bool:
        """Record the list; False when it was refused."""

    # Scans and typed keys

    def scan(self, text: str) -> None:
        """A code arrived: one more of its product."""
        try:
            found = scanning.scan(self.desk.till, text)
            if found.barcode.kind is BarcodeKind.REFUSED:
                raise BarcodeRefused(code=text)
            quantity = self.entry.multiplier_milli
            if found.products:
                self.desk.shell.succeed()
            if len(found.products) == 1:
                quantity = quantity or found.quantity_milli or ONE_MILLI
                self.add(found.products[0], "", quantity, self.marks_of(found.barcode))
            elif found.products:
                self.search.offer(found.products)
                self.search_wanted.emit("")
            elif self.takes_unknown() and self.unknown.put(
                code := found.code or text.strip(), quantity or ONE_MILLI
            ):
                self._waiting_marks[code] = self.marks_of(found.barcode)
                self.toned.emit("unknown")
            else:
                raise UnknownBarcode(code=text)
        except PosError as error:
            self.fail(error)

    def type_text(self, text: str) -> None:
        """Printable keys: digits build the entry, + and - count, a letter searches."""
        for place, key in enumerate(text):
            if key in "+-" and not self.entry.typed:
                self.step(1 if key == "+" else -1)
            elif key.isalpha() and not self.entry.typed:
                self.search_wanted.emit(text[place:])
                return
            elif not key.isspace() or self.entry.typed:
                self.set_entry(self.entry.with_key(key))

    def enter(self) -> bool:
        """Enter: confirm what was asked, set the current cell, or look a long number up.

        Whether the current cell was set.
        """
        if self.question is not None:
            return self.edit(self.question.edit)
        if self.entry.asked_milli is not None:
            self.set_entry(self.entry.confirmed())
            return False
        typed = self.entry.typed
        if not typed:
            return False
        self.set_entry(self.entry._replace(typed=""))
        is_code = len(typed) >= CODE_DIGITS_MIN and not self.reads(typed)
        if is_code or self.current_row < 0 or not typed[0].isdigit():
            self.scan(typed)
            return False
        is_set = self.put_number(typed)
        if is_set:
            self.desk.shell.succeed()
        return is_set

    def settle(self) -> bool:
        """Enter a typed number before another cell or line is chosen: it was meant for this one.

        False when the cell must stay the current one: the number was refused, or is asked about.
        """
        if self.question is not None or self.entry.asked_milli is not None:
            self.toned.emit("blocked")
            return False
        return not self.entry.typed or self.enter()

    def is_ready(self) -> bool:
        """Whether the list is what it should be; else what was typed is entered first, and told.

        A count without its Enter was meant: recorded without it, the goods would be counted wrong.
        """
        typed = self.entry.typed
        if self.question is not None or self.entry.asked_milli is not None:
            self.toned.emit("blocked")
            return False
        if not typed:
            return True
        before = self.drafts
        self.enter()
        if self.drafts != before:
            words = self.tr("{typed} is entered now. F12 again records the list")
            self.desk.shell.notice(Notice(words.format(typed=isolated(typed))))
        return False

    def backspace(self) -> None:
        """Take back the last key of the entry."""
        self.set_entry(self.entry.without_last())

    def escape(self) -> bool:
        """Clear the entry and what was asked; False when there was neither."""
        if self.entry.is_empty and self.question is None:
            return False
        self.set_entry(Entry())
        return True

    # The list

    def add(
        self, product: Product, _code: str = "", quantity_milli: int = 0, marks: Marks = NO_MARKS
    ) -> None:
        """One more of a product, as often as the multiplier or the quantity says.

        Goods with another date or lot stand on a line of their own.
        """
        quantity = quantity_milli or self.entry.multiplier_milli or ONE_MILLI
        self.set_entry(Entry())
        self.current_cell = 0
        row = self._row_of(product, marks)
        if row is not None:
            self.current_row = row
            self.edit(lambda draft: self._counted(draft, draft.quantity_milli + quantity))
            return
        try:
            with self.desk.till.db.read() as tx:
                have = stock.on_hand(tx, [product.product_id])[product.product_id]
            n = max((draft.n for draft in self.drafts), default=0) + 1
            fresh = self.draft_of(product, have)
            fresh = replace(fresh, n=n, expiry=marks.expiry, lot=marks.lot)
            new = self._counted(fresh, quantity)
        except PosError as error:
            self.fail(error)
            return
        self.take((*self.drafts, new), row=len(self.drafts))

    def _add_new(self, product: Product, code: str, quantity_milli: int) -> None:
        """A code became a product: its line has the date and lot that the code bore."""
        self.add(product, code, quantity_milli, self._waiting_marks.pop(code, NO_MARKS))

    def draft_of(self, product: Product, have_milli: int) -> Draft:
        """A new line for a product."""
        cost = product.cost_paisa
        return Draft(product=product, have_milli=have_milli, quantity_milli=0, cost_paisa=cost)

    def step(self, count: int) -> None:
        """One more or one less of the current line; below one it is removed."""
        draft = self.current
        if draft is None:
            return
        quantity_milli = draft.quantity_milli + count * ONE_MILLI
        if quantity_milli <= 0:
            self.remove_line()
        else:
            self.edit(lambda draft: self._counted(draft, quantity_milli))

    # How it is done

    def read_quantity(self, product: Product, typed: str) -> int:
        """A typed quantity of a product, in thousandths. Raises QuantityRefused, ...NotWhole."""
        quantity_milli = read_quantity(typed)
        if not quantity_milli:
            raise QuantityRefused(quantity=typed)
        return checked_count(product, quantity_milli, lang=self.desk.language)

    def set_entry(self, entry: Entry) -> None:
        """Show another entry; what was asked before is forgotten."""
        if entry != self.entry or self.question is not None:
            self.entry, self.question = entry, None
            self.changed.emit()

    def fail(self, error: PosError) -> None:
        """Say why not; what was typed is forgotten, the list stays."""
        self.set_entry(Entry())
        super().fail(error)

    def _row_of(self, product: Product, marks: Marks) -> int | None:
        """The line that one more of a product belongs to: of its date and lot where it has any."""
        rows = [
            row
            for row, draft in enumerate(self.drafts)
            if draft.product.product_id == product.product_id and marks in {NO_MARKS, draft.marks}
        ]
        if not rows:
            return None
        return self.current_row if self.current_row in rows else rows[-1]

    def _counted(self, draft: Draft, quantity_milli: int) -> Draft:
        lang = self.desk.language
        checked = checked_count(draft.product, quantity_milli, lang=lang)
        return replace(draft, quantity_milli=checked)
