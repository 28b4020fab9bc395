"""The sale: what scans, typed keys and commands do to the open bill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos_app.domain.barcode import BarcodeKind
from pos_app.errors import LineNotFound, PosError
from pos_app.operations import scanning
from pos_app.viewmodels.bill.adding import Adding
from pos_app.viewmodels.bill.asks import Ask, Asks
from pos_app.viewmodels.bill.holding import HoldingModel
from pos_app.viewmodels.bill.pending import Pending
from pos_app.viewmodels.bill.scan_queue import ScanQueue
from pos_app.viewmodels.entry import WORTH, Entry
from pos_app.viewmodels.figures import format_money, format_quantity, read_money
from pos_app.viewmodels.line_rows import LineRows
from pos_app.viewmodels.messages import sentence
from pos_app.viewmodels.row_model import RowModel
from pos_app.viewmodels.search import SearchModel, TilesModel
from pos_app.viewmodels.shell import Notice
from pos_app.viewmodels.unknown import UnknownModel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pos_app.domain.cart import Cart, CartLine
    from pos_app.domain.product import Product
    from pos_app.viewmodels.cart_keeper import CartKeeper
    from pos_app.viewmodels.line_rows import LineRow
    from pos_app.viewmodels.payment import PaymentModel
    from pos_app.viewmodels.shell import Desk

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
        self.current_row = -1
        self.scans = ScanQueue(self._scan_now)
        self.asks = Asks(desk, keeper, self)
        self.asks.changed.connect(self.changed)
        self.asks.toned.connect(self.toned)
        self._pending = Pending(self.asks, payment, entry=lambda: self.entry, answer=self._answer)
        self._pending.refused.connect(self._refuse)
        self.holding = HoldingModel(desk, keeper, self, is_awaited=self._pending.is_awaited)
        self.holding.taken.connect(self._bill_changed)
        self.search = SearchModel(desk, self)
        self.tiles = TilesModel(desk, self)
        self.tiles.chosen.connect(self.add)
        self.asks.tiles_changed.connect(self.tiles.read)
        self.unknown = UnknownModel(desk, self)
        self._adding = Adding(
            desk, keeper, rows=self._rows, search=self.search, unknown=self.unknown
        )
        self._adding.begun.connect(payment.clear_paid)
        self._adding.toned.connect(self.toned)
        self._adding.refused.connect(self._refuse)
        self._adding.choice_wanted.connect(lambda: self.search_wanted.emit(""))
        self.lines: RowModel[LineRow] = RowModel(lambda line: line.name, spoken=_aloud, parent=self)
        keeper.begun.connect(lambda: self._set_entry(Entry()))
        keeper.changed.connect(self._show_cart)
        for each in (self.asks, self.holding, self._adding, keeper, payment):
            each.failed.connect(self._fail)
        payment.toned.connect(self.toned)
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

    @property
    def worth_text(self) -> str:
        """For how much money the next goods are sold; empty when it is not so."""
        paisa = self.entry.worth_paisa
        return "" if paisa is None else format_money(paisa, self._desk.style)

    # Scans and typed keys

    def scan(self, text: str) -> None:
        """A whole code arrived, scanned or typed and entered; it waits while we are busy."""
        if not self.scans.put(text):
            self._refuse(self.tr("Too many scans wait. Scan that one again"))

    def ignore_repeat(self, _text: str = "") -> None:
        """A scanner on a stand read the code again that lies before it: told, and not counted."""
        self._desk.shell.notice(Notice(self.tr("Repeat ignored")))

    def _scan_now(self, text: str) -> None:
        if self._pending.is_doubted() or not self._answer():
            return
        try:
            found = scanning.scan(self._desk.till, text)
            entry = self.entry
            self._set_entry(Entry())
            if found.barcode.kind is BarcodeKind.HELD and found.code:
                self.holding.take_code(found.code)
            elif found.barcode.kind is BarcodeKind.CUSTOMER and found.code:
                self.payment.take_badge(found.code)
            else:
                self._adding.take(found, entry)
        except PosError as error:
            self._fail(error)

    def refuse_scan(self, _text: str = "") -> None:
        """A code came that nobody may trust: a command key was in it, or two were mixed."""
        self._refuse(self.tr("Could not read that. Scan again"))

    def type_text(self, text: str) -> None:
        """Printable keys: digits build the entry, + and - step the line, a letter searches.

        While a payment is awaited they are its number.
        """
        if self.payment.type_reference(text):
            return
        for place, key in enumerate(text):
            if key in "+-" and not self.entry.typed:
                self.step(1 if key == "+" else -1)
            elif key in WORTH and self.asks.ask is None:
                self._set_entry(self.entry.with_worth())
            elif key.isalpha() and not self.entry.typed:
                self.search_wanted.emit(text[place:])
                return
            elif not key.isspace() or self.entry.typed:
                self._set_entry(self.entry.with_key(key))

    def enter(self) -> None:
        """Enter: confirm, set the quantity, or look up what was typed; nothing when empty."""
        if self.payment.view.asking is not None:
            self.payment.confirm_transfer()
        elif self.entry.asked_milli is not None:
            self._set_entry(self.entry.confirmed())
        elif self.asks.ask is not None:
            self._answer()
        elif self.entry.typed:
            self.scan(self._take_typed())

    def backspace(self) -> None:
        """Take back the last key of the entry, or of a payment's number."""
        if not self.payment.untype_reference():
            self._set_entry(self.entry.without_last())

    def escape(self) -> bool:
        """Give up a payment that is awaited, clear the entry, or the change that still stands.

        Or take the last part back that was paid; False when there was nothing.
        """
        if self.payment.cancel_transfer():
            return True
        if self.asks.cancel() or not self.entry.is_empty:
            self._set_entry(Entry())
            self.changed.emit()
            return True
        if self.payment.view.paid is not None:
            self.payment.clear_paid()
            self.changed.emit()
            return True
        return self.payment.drop_last_tender()

    # Lines

    def choose_line(self, row: int) -> None:
        """Make a line the current one."""
        last = len(self.cart.lines) - 1
        row = max(0, min(last, row)) if last >= 0 else -1
        if row != self.current_row:
            self.current_row = row
            self.asks.follow(self.current_line)
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
        self._adding.set_quantity(line, quantity_milli)

    def ask(self, ask: Ask) -> None:
        """F3, F4, Shift+F2: set the line's quantity, price or tile to what is typed, or ask."""
        self.asks.begin(ask, self.current_line, self._take_typed())

    def ask_discount(self) -> None:
        """F11: take something off the line; F11 again, off the bill."""
        self.asks.discount(self.current_line, self._take_typed())

    def hold(self) -> None:
        """F6: set the bill aside; what is typed is its label."""
        if not self._pending.is_awaited():
            self.holding.hold(self._take_typed())

    def remove(self) -> None:
        """Take the current line off the bill; a notice says how to bring it back."""
        line = self.current_line
        if line is None:
            self._fail(LineNotFound())
            return
        self.asks.cancel()
        name = self.lines.rows[self.current_row].name
        if self._adding.change(lambda _till: self.cart.remove(line.n), tone="tick"):
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
        entry = self.entry
        self._set_entry(Entry())
        self._adding.add(product, entry)

    def pay(self, *, wants_slip: bool = True) -> None:
        """F12: take cash, as typed or exact; or answer what is asked, and take none."""
        if self._pending.is_awaited() or self._pending.takes_key():
            return
        typed = self.entry.typed if self.cart.lines else ""
        # What it previewed stays counted on: it is paid in the same moment.
        self.entry = self.entry._replace(typed="") if typed else self.entry
        self.payment.take_cash(typed, wants_slip=wants_slip)
        self.changed.emit()

    def pay_on_khata(self) -> None:
        """F9: put what is left, or the typed part of it, on the customer's khata."""
        if not self._pending.is_awaited() and not self._pending.takes_key():
            self.payment.take_khata(self._amount())

    def ask_transfer(self) -> None:
        """F10: ask for a card or QR payment of what is left, or of the typed part of it."""
        if not self._pending.takes_key():
            self.payment.ask_transfer(self._amount())

    def choose_amount(self, paisa: int | None) -> None:
        """Count on a likely amount, None the exact one, instead of what is typed as cash."""
        if self.asks.ask is None:
            self._take_typed()
        self.payment.choose(paisa)

    # How they are done

    def _restore(self, restore: Callable[[], bool], nothing: str) -> None:
        """Undo or redo one step, or say that there is none."""
        try:
            is_restored = restore()
            # What a notice offered to undo is undone, or stands no longer.
            self._desk.shell.notice(Notice("" if is_restored else nothing))
        except PosError as error:
            self._fail(error)

    def _answer(self) -> bool:
        """Give what is typed as the answer to what is asked; False when it is refused."""
        if self.asks.ask is None:
            return True
        is_taken = self.asks.answer(self._take_typed())
        self.changed.emit()
        return is_taken

    def _take_typed(self) -> str:
        """What is typed, which the entry then forgets."""
        typed = self.entry.typed
        self._set_entry(self.entry._replace(typed=""))
        return typed

    def _amount(self) -> str:
        """The typed amount, which the entry then forgets; without a bill it is none."""
        return self._take_typed() if self.cart.lines else ""

    def _bill_changed(self) -> None:
        """Another bill is in hand: what was paid no longer stands, and the count on hold moves."""
        self.payment.clear_paid()
        self.payment.read_parked()

    def _set_entry(self, entry: Entry) -> None:
        """Show another entry; a typed amount previews the change."""
        if entry != self.entry:
            self.entry = entry
            given_paisa = None if self.asks.ask else read_money(entry.typed)
            if given_paisa is not None and given_paisa < self.payment.view.left_paisa:
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
        self.asks.follow(self.current_line)
        self.changed.emit()

    def _fail(self, error: PosError) -> None:
        self._refuse(sentence(error))

    def _refuse(self, words: str) -> None:
        """Say why not, with the low tone; nothing was changed."""
        self._desk.shell.notice(Notice(words, is_error=True))
        self.toned.emit("blocked")
        self.changed.emit()


def _aloud(line: LineRow) -> str:
    """A line as a screen reader says it."""
    quantity = format_quantity(line.quantity_milli, is_weighed=line.is_weighed)
    figures = f"{line.name}, {quantity} {line.unit}, {format_money(line.amount_paisa)}"
    notes = (line.warning, line.price_note, line.discount_note, line.stock_note, line.facts)
    return ", ".join((figures, *filter(None, notes)))


def _touched(before: Sequence[LineRow], after: Sequence[LineRow], current: int) -> int:
    """The row to stand on: the last one that is new or different, otherwise where one stood."""
    # A line that did not change is the very row that it was.
    old = set(map(id, before))
    changed = [row for row, line in enumerate(after) if id(line) not in old]
    if changed and len(after) >= len(before):
        return changed[-1]
    return min(current, len(after) - 1)
