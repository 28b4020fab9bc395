"""What taking goods in and taking them out have in common: a list built by scans and counts."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from pos_protocol.events import OutReason, Unit
from PySide6.QtCore import QObject, Signal

from pos_app.db.queries import stock
from pos_app.domain.barcode import BarcodeKind
from pos_app.domain.product import checked_quantity
from pos_app.errors import (
    BarcodeRefused,
    CashierError,
    PosError,
    QuantityNotWhole,
    QuantityRefused,
    UnknownBarcode,
)
from pos_app.operations import scanning
from pos_app.viewmodels.entry import Entry
from pos_app.viewmodels.figures import read_quantity
from pos_app.viewmodels.messages import sentence
from pos_app.viewmodels.search import SearchModel, names
from pos_app.viewmodels.shell import Notice
from pos_app.viewmodels.table_model import Column, RowTableModel
from pos_app.viewmodels.unknown import UnknownModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.product import Product
    from pos_app.viewmodels.shell import Desk

ONE_MILLI = 1000
CODE_DIGITS_MIN = 8
"""A typed number this long is a code to look up; a shorter one is a count."""
UNDO_STEPS_MAX = 50
LINES_MAX = 500


class Cell(NamedTuple):
    """One figure or word of a row; `tone` is a token's name, `is_current` marks what keys set."""

    text: str
    tone: str = "text"
    is_current: bool = False
    is_word: bool = False


class StockRow(NamedTuple):
    """One row as it is shown."""

    number: int
    name: str
    second: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """One line that is being entered; amounts in paisa, quantities in thousandths."""

    product: Product
    have_milli: int
    quantity_milli: int
    cost_paisa: int | None = None
    reason: OutReason = OutReason.SPOILAGE
    note: str = ""


class StockModel(QObject):
    """A list of drafts; what it looks like and what saving means is each screen's own."""

    changed = Signal()
    toned = Signal(str)
    search_wanted = Signal(str)

    columns: tuple[str, ...] = ()
    """The headings of the cells, in English; `headings` translates them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.entry = Entry()
        self.current_row = -1
        self.current_cell = 0
        self.drafts: tuple[Draft, ...] = ()
        self._before: list[tuple[Draft, ...]] = []
        self.search = SearchModel(desk.till, desk.language, self)
        self.unknown = UnknownModel(desk, self)
        self.unknown.added.connect(self.add)
        self.lines: RowTableModel[StockRow] = RowTableModel(
            [Column("", lambda row: row.name)], spoken=_spoken, parent=self
        )

    # What each screen says itself

    @abstractmethod
    def cells(self, draft: Draft, *, current: int) -> tuple[Cell, ...]:
        """The cells of a row; `current` is the one that typed numbers set, or -1."""

    @abstractmethod
    def headings(self) -> tuple[str, ...]:
        """The headings of the cells in the language of the window."""

    def with_number(self, draft: Draft, typed: str) -> Draft:
        """A draft with the current cell set to a typed number. Raises CashierError."""
        return replace(draft, quantity_milli=self.read_quantity(draft.product, typed))

    def takes_unknown(self) -> bool:
        """Whether an unknown code may become a product here."""
        return False

    @abstractmethod
    def save(self) -> bool:
        """Record the list; False when it was refused."""

    def cell_count(self) -> int:
        """How many cells of a row typed numbers can set."""
        return 1

    # Scans and typed keys

    def scan(self, text: str) -> None:
        """A code arrived: one more of its product."""
        try:
            found = scanning.scan(self.desk.till, text)
            if found.barcode.kind is BarcodeKind.REFUSED:
                raise BarcodeRefused(code=text)
            quantity = self.entry.multiplier_milli
            if len(found.products) == 1:
                self.add(found.products[0], "", quantity or found.quantity_milli or ONE_MILLI)
            elif found.products:
                self.search.offer(found.products)
                self.search_wanted.emit("")
            elif self.takes_unknown() and self.unknown.put(
                found.code or text.strip(), quantity or ONE_MILLI
            ):
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

    def enter(self) -> None:
        """Enter: confirm a large quantity, set the current cell, or look a long number up."""
        if self.entry.asked_milli is not None:
            self.set_entry(self.entry.confirmed())
            return
        typed = self.entry.typed
        if not typed:
            return
        self.set_entry(self.entry._replace(typed=""))
        if len(typed) >= CODE_DIGITS_MIN or self.current_row < 0 or not typed[0].isdigit():
            self.scan(typed)
            return
        self._edit(lambda draft: self.with_number(draft, typed))

    def backspace(self) -> None:
        """Take back the last key of the entry."""
        self.set_entry(self.entry.without_last())

    def escape(self) -> bool:
        """Clear the entry; False when it was empty."""
        if self.entry.is_empty:
            return False
        self.set_entry(Entry())
        return True

    # The list

    def add(self, product: Product, _code: str = "", quantity_milli: int = 0) -> None:
        """One more of a product, as often as the multiplier or the quantity says."""
        quantity = quantity_milli or self.entry.multiplier_milli or ONE_MILLI
        self.set_entry(Entry())
        for row, draft in enumerate(self.drafts):
            if draft.product.product_id == product.product_id:
                self.current_row = row
                self._edit(lambda draft: self._counted(draft, draft.quantity_milli + quantity))
                return
        try:
            with self.desk.till.db.read() as tx:
                have = stock.on_hand(tx, [product.product_id])[product.product_id]
            new = self._counted(self.draft_of(product, have), quantity)
        except PosError as error:
            self.fail(error)
            return
        self._take((*self.drafts, new), row=len(self.drafts))

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
            self._edit(lambda draft: self._counted(draft, quantity_milli))

    def remove_line(self) -> None:
        """Take the current line off the list, with undo."""
        row = self.current_row
        if not 0 <= row < len(self.drafts):
            return
        name = self.lines.rows[row].name
        left = (*self.drafts[:row], *self.drafts[row + 1 :])
        self._take(left, row=min(row, len(left) - 1))
        words = self.tr("Removed {name}").format(name=name)
        self.desk.shell.notice(Notice(words, can_undo=True))

    def undo(self) -> bool:
        """Bring back the list before the last change; False when there is none."""
        if not self._before:
            return False
        self.drafts = self._before.pop()
        self.show_drafts(row=min(self.current_row, len(self.drafts) - 1))
        return True

    def clear(self) -> None:
        """Begin another list, after this one was recorded."""
        self.drafts, self._before = (), []
        self.show_drafts(row=-1)

    def move(self, rows: int) -> None:
        """Choose another line; beyond the ends means the end."""
        last = len(self.drafts) - 1
        self.show_drafts(row=max(0, min(last, self.current_row + rows)) if last >= 0 else -1)

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

    # How it is done

    def read_quantity(self, product: Product, typed: str) -> int:
        """A typed quantity of a product, in thousandths. Raises QuantityRefused, ...NotWhole."""
        quantity_milli = read_quantity(typed)
        if not quantity_milli:
            raise QuantityRefused(quantity=typed)
        return _checked(product, quantity_milli)

    def set_entry(self, entry: Entry) -> None:
        """Show another entry."""
        if entry != self.entry:
            self.entry = entry
            self.changed.emit()

    def fail(self, error: PosError) -> None:
        """Say why not, with the low tone; nothing was changed."""
        self.set_entry(Entry())
        self.desk.shell.notice(Notice(sentence(error), is_error=True))
        self.toned.emit("blocked")

    def show_drafts(self, *, row: int) -> None:
        """Show the drafts, with a row as the current one."""
        self.current_row = row
        self.lines.replace([self._row(place, draft) for place, draft in enumerate(self.drafts)])
        self.changed.emit()

    def change_current(self, **fields: object) -> None:
        """Set fields of the current line."""
        self._edit(lambda draft: replace(draft, **fields))  # type: ignore[arg-type]

    def _edit(self, make: Callable[[Draft], Draft]) -> None:
        """Change the current line; a refusal is told in words and changes nothing."""
        draft, row = self.current, self.current_row
        if draft is None:
            return
        try:
            changed = make(draft)
        except CashierError as error:
            self.fail(error)
            return
        self._take((*self.drafts[:row], changed, *self.drafts[row + 1 :]), row=row)

    def _take(self, drafts: tuple[Draft, ...], *, row: int) -> None:
        self._before = [*self._before[-UNDO_STEPS_MAX + 1 :], self.drafts]
        self.drafts = drafts
        self.show_drafts(row=row)
        self.toned.emit("scan")

    def _counted(self, draft: Draft, quantity_milli: int) -> Draft:
        return replace(draft, quantity_milli=_checked(draft.product, quantity_milli))

    def _row(self, place: int, draft: Draft) -> StockRow:
        first, second = names(draft.product, self.desk.language)
        current = self.current_cell if place == self.current_row else -1
        return StockRow(place + 1, first, second, self.cells(draft, current=current))


def _checked(product: Product, quantity_milli: int) -> int:
    """A quantity that fits the product's unit. Raises QuantityRefused, QuantityNotWhole."""
    checked_quantity(quantity_milli)
    if product.unit is Unit.PIECE and quantity_milli % ONE_MILLI:
        raise QuantityNotWhole(name=product.name(), quantity_milli=quantity_milli)
    return quantity_milli


def _spoken(row: StockRow) -> str:
    """A row for a screen reader."""
    return ", ".join([row.name, *(cell.text for cell in row.cells)])
