"""The sale: what scans, typed keys and commands do to the open bill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos_app.errors import (
    BarcodeRefused,
    LineNotFound,
    PosError,
    QuantityRefused,
    TenderRefused,
)
from pos_app.operations import scanning, selling
from pos_app.viewmodels.entry import Entry
from pos_app.viewmodels.figures import format_money, format_quantity, read_money, read_quantity
from pos_app.viewmodels.line_rows import LineRows
from pos_app.viewmodels.messages import sentence
from pos_app.viewmodels.search import SearchModel, TilesModel
from pos_app.viewmodels.shell import Notice
from pos_app.viewmodels.table_model import Column, RowTableModel
from pos_app.viewmodels.unknown import UnknownModel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pos_app.domain.cart import Cart, CartLine
    from pos_app.domain.product import Product
    from pos_app.operations.scanning import Scanned
    from pos_app.viewmodels.cart_keeper import CartKeeper
    from pos_app.viewmodels.line_rows import LineRow
    from pos_app.viewmodels.payment import PaymentModel
    from pos_app.viewmodels.shell import Desk
    from pos_app.viewmodels.unknown import SoldOnce

ONE_MILLI = 1000
SHOWN_CHARS_MAX = 40


class SaleModel(QObject):
    """The open bill and everything the cashier can do with it."""

    changed = Signal()
    toned = Signal(str)
    """The name of a sound: scan, repeat, tick, unknown, blocked, paid."""
    search_wanted = Signal(str)
    """Search is asked for, beginning with this text; empty after choices were put up."""

    def __init__(self, desk: Desk, keeper: CartKeeper, payment: PaymentModel) -> None:
        super().__init__()
        self._desk = desk
        self._keeper = keeper
        self._rows = LineRows(desk)
        self.payment = payment
        self.entry = Entry()
        self.asks_quantity = False
        self.current_row = -1
        self.search = SearchModel(desk, self)
        self.tiles = TilesModel(desk, self)
        self.tiles.chosen.connect(self.add)
        self.unknown = UnknownModel(desk, self)
        self.unknown.added.connect(self._add_new)
        self.unknown.sold_once.connect(self._sell_once)
        self.lines: RowTableModel[LineRow] = RowTableModel(
            [Column("", lambda line: line.name)], spoken=self._spoken, parent=self
        )
        keeper.changed.connect(self._show_cart)
        keeper.failed.connect(self._fail)
        payment.failed.connect(self._fail)
        self._show_cart()

    @property
    def cart(self) -> Cart:
        """The open cart."""
        return self._keeper.cart

    @property
    def current_line(self) -> CartLine | None:
        """The line that quantity keys act on."""
        lines = self.cart.lines
        return lines[self.current_row] if 0 <= self.current_row < len(lines) else None

    # Scans and typed keys

    def scan(self, text: str) -> None:
        """A whole code arrived, from the scanner or typed and entered."""
        if self.entry.asked_milli is not None:
            self._refuse(self.tr("First confirm the quantity: Enter for yes, Esc for no"))
            return
        if not self._commit_typed_quantity():
            return
        try:
            self._put(scanning.scan(self._desk.till, text))
        except PosError as error:
            self._fail(error)

    def refuse_scan(self, _text: str = "") -> None:
        """A code came that nobody may trust: a command key was in it, or two were mixed."""
        self._refuse(self.tr("Could not read that. Scan again"))

    def type_text(self, text: str) -> None:
        """Printable keys: digits build the entry, + and - step the line, a letter searches."""
        for place, key in enumerate(text):
            if key in "+-" and not self.entry.typed:
                self.step(1 if key == "+" else -1)
            elif key.isalpha() and not self.entry.typed:
                self.search_wanted.emit(text[place:])
                return
            elif not key.isspace() or self.entry.typed:
                self._set_entry(self.entry.with_key(key))

    def enter(self) -> None:
        """Enter: confirm, set the quantity, or look up what was typed; nothing when empty."""
        if self.entry.asked_milli is not None:
            self._set_entry(self.entry.confirmed())
        elif self.asks_quantity:
            self._commit_typed_quantity()
        elif self.entry.typed:
            typed = self.entry.typed
            self._set_entry(self.entry._replace(typed=""))
            self.scan(typed)

    def backspace(self) -> None:
        """Take back the last key of the entry."""
        self._set_entry(self.entry.without_last())

    def escape(self) -> bool:
        """Clear the entry, or the change that still stands; False when there was nothing."""
        if self.asks_quantity or not self.entry.is_empty:
            self.asks_quantity = False
            self._set_entry(Entry())
            return True
        if self.payment.view.paid is not None:
            self.payment.clear_paid()
            self.changed.emit()
            return True
        return False

    # Lines

    def choose_line(self, row: int) -> None:
        """Make a line the current one."""
        last = len(self.cart.lines) - 1
        row = max(0, min(last, row)) if last >= 0 else -1
        if row != self.current_row:
            self.current_row = row
            self.changed.emit()

    def move(self, rows: int) -> None:
        """Choose another line; beyond the ends means the end."""
        self.choose_line(self.current_row + rows)

    def step(self, count: int) -> None:
        """One more or one less of the current line; below one it is removed, with undo."""
        line = self.current_line
        if line is None:
            self._fail(LineNotFound())
            return
        quantity_milli = line.quantity_milli + count * ONE_MILLI
        if quantity_milli <= 0:
            self.remove()
            return
        self._change(lambda: self.cart.set_quantity(line.n, quantity_milli), tone="tick")

    def set_quantity(self) -> None:
        """F3: set the current line's quantity to what is typed, or ask for it."""
        if self.current_line is None:
            self._fail(LineNotFound())
        elif self.entry.typed:
            self.asks_quantity = True
            self._commit_typed_quantity()
        else:
            self.asks_quantity = True
            self.changed.emit()

    def remove(self) -> None:
        """Take the current line off the bill; a notice says how to bring it back."""
        line = self.current_line
        if line is None:
            self._fail(LineNotFound())
            return
        name = self.lines.rows[self.current_row].name
        if self._change(lambda: self.cart.remove(line.n), tone="tick"):
            words = self.tr("Removed {name}").format(name=name)
            self._desk.shell.notice(Notice(words, can_undo=True))

    def undo(self) -> None:
        """Bring back the bill before the last change."""
        self._restore(self._keeper.undo, self.tr("Nothing to undo"))

    def redo(self) -> None:
        """Take back the last undo."""
        self._restore(self._keeper.redo, self.tr("Nothing to redo"))

    def add(self, product: Product) -> None:
        """Put a product chosen from a list on the bill, as often as the multiplier says."""
        self._add(product, self.entry.multiplier_milli or ONE_MILLI)

    def pay(self) -> None:
        """F12: take cash; a typed amount is what was handed over, none means exact."""
        typed = self.entry.typed
        if typed and self.cart.lines:
            given_paisa = read_money(typed)
            self._set_entry(Entry())
            if given_paisa is None:
                self._fail(TenderRefused(given_paisa=typed))
                return
            self.payment.choose(given_paisa)
        if self.payment.pay():
            self.toned.emit("paid")

    # How they are done

    def _put(self, found: Scanned) -> None:
        """Act on what a scan means: one product, several, or none. Raises PosError."""
        quantity_milli = self.entry.multiplier_milli or ONE_MILLI
        self._set_entry(Entry())
        if len(found.products) == 1:
            self._rows.know(found.products[0])
            self._change(
                lambda: selling.sell_scanned(
                    self._desk.till, self.cart, found, quantity_milli=quantity_milli
                ),
                tone="scan",
            )
        elif found.products:
            self.search.offer(found.products)
            self.search_wanted.emit("")
            self.toned.emit("unknown")
        elif not found.code:
            raise BarcodeRefused(code=found.barcode.raw[:SHOWN_CHARS_MAX])
        elif self.unknown.put(found.code, quantity_milli):
            self.toned.emit("unknown")
        else:
            self._refuse(self.tr("Too many unknown codes wait. Deal with the first one"))

    def _add(self, product: Product, quantity_milli: int) -> None:
        """Put a product on the bill that many times."""
        self._rows.know(product)
        self._set_entry(Entry())
        self._change(
            lambda: selling.sell_product(
                self._desk.till, self.cart, product, quantity_milli=quantity_milli
            ),
            tone="scan",
        )

    def _add_new(self, product: Product, _code: str, quantity_milli: int) -> None:
        """Put a product that was just made of an unknown code on the bill."""
        self._add(product, quantity_milli)

    def _sell_once(self, sold: SoldOnce) -> None:
        """Put an unknown code on the bill as the open item."""
        made = self._change(
            lambda: selling.sell_once(
                self._desk.till,
                self.cart,
                sold.code,
                name=sold.name,
                price_paisa=sold.price_paisa,
            ),
            tone="scan",
        )
        line = self.current_line
        if made and line is not None and sold.quantity_milli != ONE_MILLI:
            self._change(lambda: self.cart.set_quantity(line.n, sold.quantity_milli), tone="scan")

    def _restore(self, restore: Callable[[], bool], nothing: str) -> None:
        """Undo or redo one step, or say that there is none."""
        try:
            if not restore():
                self._desk.shell.notice(Notice(nothing))
        except PosError as error:
            self._fail(error)

    def _change(self, make: Callable[[], Cart], *, tone: str) -> bool:
        """Take a changed cart; a refusal is told in words and changes nothing."""
        try:
            cart = make()
        except PosError as error:
            self._fail(error)
            return False
        self.payment.clear_paid()
        self._keeper.change(cart)
        self.toned.emit(tone)
        return True

    def _commit_typed_quantity(self) -> bool:
        """Set the quantity that was asked for; False when what was typed is refused."""
        if not self.asks_quantity:
            return True
        line, typed = self.current_line, self.entry.typed
        self.asks_quantity = False
        self._set_entry(self.entry._replace(typed=""))
        if line is None or not typed:
            return True
        quantity_milli = read_quantity(typed)
        if not quantity_milli:
            self._fail(QuantityRefused(quantity=typed))
            return False
        return self._change(lambda: self.cart.set_quantity(line.n, quantity_milli), tone="tick")

    def _set_entry(self, entry: Entry) -> None:
        """Show another entry; a typed amount previews the change."""
        if entry != self.entry:
            self.entry = entry
            given_paisa = read_money(entry.typed) if entry.typed else None
            if given_paisa is not None and given_paisa < self.payment.view.due.total_paisa:
                # It may still become a code or a larger amount: nothing is short yet.
                given_paisa = None
            self.payment.choose(given_paisa)
            self.changed.emit()

    def _show_cart(self) -> None:
        """Show the cart in hand; the line that changed becomes the current one."""
        before = self.lines.rows
        rows = self._rows.rows(self.cart)
        self.lines.replace(rows)
        self.current_row = _touched(before, rows, self.current_row)
        self.changed.emit()

    def _fail(self, error: PosError) -> None:
        self._refuse(sentence(error))

    def _refuse(self, words: str) -> None:
        """Say why not, with the low tone; nothing was changed."""
        self._desk.shell.notice(Notice(words, is_error=True))
        self.toned.emit("blocked")
        self.changed.emit()

    def _spoken(self, line: LineRow) -> str:
        """A line for a screen reader."""
        quantity = format_quantity(line.quantity_milli, is_weighed=line.is_weighed)
        return f"{line.name}, {quantity} {line.unit}, {format_money(line.amount_paisa)}"


def _touched(before: Sequence[LineRow], after: Sequence[LineRow], current: int) -> int:
    """The row to stand on: the last one that is new or different, otherwise where one stood."""
    old = set(before)
    changed = [row for row, line in enumerate(after) if line not in old]
    if changed and len(after) >= len(before):
        return changed[-1]
    return min(current, len(after) - 1)
