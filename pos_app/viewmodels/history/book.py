"""Bills found again: the list by what is typed or scanned, the bill in front, printing it anew."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from pos_protocol.events import PaymentConfirmed
from PySide6.QtCore import QObject, Signal

from pos_app.db.entry import Topic
from pos_app.domain.bills.search import is_receipt_no
from pos_app.domain.errors import BillPutAway
from pos_app.domain.tender import confirmation
from pos_app.errors import PosError
from pos_app.operations import history
from pos_app.operations.paying import confirming
from pos_app.viewmodels.figures import format_money, isolated, latin_digits
from pos_app.viewmodels.history.entries import EntriesModel
from pos_app.viewmodels.history.giving import GivingModel
from pos_app.viewmodels.history.rows import NO_SHEET, BillRow, SheetRow, list_row, sheet_of
from pos_app.viewmodels.messages import sentence
from pos_app.viewmodels.paying.numbers import UsedNumbers
from pos_app.viewmodels.row_model import RowModel
from pos_app.viewmodels.shell import Committed, Notice

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from pos_app.operations.history import Bill, Page
    from pos_app.viewmodels.cart_keeper import CartKeeper
    from pos_app.viewmodels.shell import Desk

PAGE_ROWS = 50
SALE, HISTORY = "sale", "history"


class HistoryModel(QObject):
    """The list, the bill in front, and what is being taken back; read anew when sales changed."""

    changed = Signal()
    toned = Signal(str)
    pages_wanted = Signal(object)
    """The Recorded of a bill that is printed again where there is no receipt printer."""

    def __init__(self, desk: Desk, keeper: CartKeeper) -> None:
        super().__init__()
        self._desk, self._keeper = desk, keeper
        self.style = desk.style
        self.text = ""
        self.message = ""
        self.current_row = -1
        self.shows_entries = False
        self.is_watched = False
        self.bill: Bill | None = None
        self.sheet = NO_SHEET
        self._before: bytes | None = None
        self._numbers = UsedNumbers(desk)
        self.rows: RowModel[BillRow] = RowModel(
            lambda row: row.receipt_no,
            spoken=_spoken,
            parent=self,
        )
        self.lines: RowModel[SheetRow] = RowModel(
            lambda row: row.text,
            spoken=lambda row: f"{row.text} {row.figure} {row.note}",
            parent=self,
        )
        self.giving = GivingModel(desk, keeper, self)
        self.giving.toned.connect(self.toned)
        self.giving.changed.connect(self.changed)
        self.giving.done.connect(self._given)
        desk.bus.changed.connect(self._on_topics)

    @cached_property
    def entries(self) -> EntriesModel:
        """Goods in and out without a sale."""
        entries = EntriesModel(self._desk, self)
        entries.changed.connect(self.changed)
        return entries

    @property
    def can_go_on(self) -> bool:
        """Whether there may be older bills that fit."""
        return self._before is not None

    @property
    def can_return(self) -> bool:
        """Whether goods of the bill in front can still come back."""
        return self.bill is not None and self.bill.is_sale and not self.bill.is_all_back

    @property
    def can_confirm(self) -> bool:
        """Whether the bill in front was paid by QR and nobody has confirmed it."""
        return self.bill is not None and self.bill.to_confirm_paisa > 0

    def read(self) -> None:
        """Read the newest bills that fit what is typed; the bill in front stays."""
        self._show(lambda: history.find_bills(self._desk.till, self.text, limit=PAGE_ROWS))

    def search(self, text: str) -> None:
        """List the bills that a number, a day, an amount, goods or a customer mean."""
        self.text, self.shows_entries, self.bill = latin_digits(text), False, None
        self.read()

    def scan(self, text: str) -> None:
        """A receipt, goods or a customer's card was scanned: list its bills."""
        if self.giving.is_active:
            self.giving.scan(text)
            return
        self.shows_entries, self.bill = False, None
        self.text = text.strip().casefold() if is_receipt_no(text) else ""
        self._show(lambda: history.scanned_bills(self._desk.till, text))
        if not self.rows.rows:
            self._desk.shell.notice(Notice(self._none_words(text), is_error=True))
            self.toned.emit("blocked")
        else:
            self.toned.emit("scan")

    def _none_words(self, code: str) -> str:
        """Why there is no bill of a scan."""
        if history.is_put_away(self._desk.till, code):
            return sentence(BillPutAway(event_id=code))
        return self.tr("No bill here fits {code}").format(code=isolated(code[:40]))

    def go_on(self) -> None:
        """Read older bills that fit, below those that are listed."""
        if self._before is None or self.shows_entries:
            return
        try:
            page = history.find_bills(
                self._desk.till, self.text, before=self._before, limit=PAGE_ROWS
            )
        except PosError as error:
            self._fail(error)
            return
        self._take(page, [*self.rows.rows, *map(list_row, page.rows)])

    def move(self, rows: int) -> None:
        """Bring another bill to the front; at the end of the list older ones are read."""
        if self.shows_entries:
            self.entries.move(rows)
            return
        last = len(self.rows.rows) - 1
        if self.current_row + rows > last and rows < PAGE_ROWS:
            self.go_on()
            last = len(self.rows.rows) - 1
        self.choose(max(0, min(last, self.current_row + rows)) if last >= 0 else -1)

    def choose(self, row: int) -> None:
        """Bring a row's bill to the front."""
        if row != self.current_row or self.bill is None:
            self.current_row = row
            self._read_bill()
            self.changed.emit()

    def show_tab(self, *, entries: bool) -> None:
        """List the bills, or goods in and out."""
        self.giving.give_up()
        self.shows_entries = entries
        if entries:
            self.entries.read()
        self.changed.emit()

    # What is done with a bill, here or from the sale

    def begin_return(self) -> None:
        """F8: take goods of the bill in front back."""
        if self.bill is not None:
            self.giving.begin(self.bill)

    def look_for_return(self) -> None:
        """F8 on the sale: find the bill; on a bill that goods came back on, take those off."""
        if self._keeper.cart.back is not None:
            self.giving.take_off()
            return
        self._open_anew()
        words = self.tr("Scan or type the receipt number, then F8. F6: without a receipt")
        self._desk.shell.notice(Notice(words))

    def begin_void(self) -> None:
        """Shift+F6: undo the bill in front."""
        if self.bill is not None:
            self.giving.begin(self.bill, is_void=True)

    def void_last(self) -> None:
        """Shift+F6 on the sale: undo the sale that this till made last, once somebody says why."""
        last = self._last()
        if last is not None:
            self._open_anew()
            self.giving.begin(last, is_void=True)

    def confirm(self, sale_id: UUID, reference: str) -> bool:
        """The bank's message about a bill's payment came: keep its number. False when refused.

        A number that paid another bill is refused once.
        """
        try:
            self._numbers.check_sold(confirmation(reference), sale_id)
            done = confirming.confirm_payment(self._desk.till, sale_id, reference)
        except PosError as error:
            self._fail(error)
            return False
        confirmed = done.recorded[0].event
        assert isinstance(confirmed, PaymentConfirmed)
        words = self.tr("Payment {number} is confirmed")
        self._desk.shell.notice(Notice(words.format(number=isolated(confirmed.reference))))
        self._desk.bus.tell(done.topics)
        return True

    def reprint(self) -> None:
        """Shift+F9: print the bill in front once more, marked as a copy."""
        if self.bill is not None and not self.shows_entries:
            self._print(self.bill)

    def open_receipt(self, text: str) -> None:
        """A receipt was scanned on another screen: bring its bill to the front."""
        self.giving.give_up()
        self.scan(text)
        self._desk.shell.screen_wanted.emit(HISTORY)

    def _open_anew(self) -> None:
        """Come to the front with the newest bills."""
        self.giving.give_up()
        self.text, self.shows_entries, self.bill = "", False, None
        self._desk.shell.screen_wanted.emit(HISTORY)

    def _last(self) -> Bill | None:
        """This till's last sale; says so when there is none."""
        try:
            event_id = history.last_sale(self._desk.till)
            if event_id is not None:
                return history.bill(self._desk.till, event_id)
        except PosError as error:
            self._fail(error)
            return None
        self._desk.shell.notice(Notice(self.tr("Nothing was sold here yet"), is_error=True))
        return None

    def _print(self, bill: Bill) -> None:
        if not self._desk.till.settings.printer.address:
            self.pages_wanted.emit(bill.recorded)
            return
        self._desk.shell.committed.emit(Committed(bill.recorded, is_copy=True))
        words = self.tr("Bill {number} is printed once more")
        number = isolated(bill.receipt_no)
        self._desk.shell.notice(Notice(words.format(number=number)))

    # How it is read

    def _show(self, find: Callable[[], Page]) -> None:
        try:
            page = find()
        except PosError as error:
            self.message = sentence(error)
            self.changed.emit()
            return
        self._take(page, [list_row(row) for row in page.rows])

    def _take(self, page: Page, rows: list[BillRow]) -> None:
        keep = self.bill.event_id if self.bill is not None else None
        self.message, self._before = "", page.before
        self.rows.replace(rows)
        numbers = [row.event_id for row in rows]
        self.current_row = numbers.index(keep) if keep in numbers else (0 if rows else -1)
        self._read_bill()
        self.changed.emit()

    def _read_bill(self) -> None:
        """Read the bill of the current row."""
        rows = self.rows.rows
        self.bill, self.sheet = None, NO_SHEET
        if 0 <= self.current_row < len(rows):
            try:
                self.bill = history.bill(self._desk.till, rows[self.current_row].event_id)
                self.sheet = sheet_of(self.bill)
            except PosError as error:
                self.message = sentence(error)
        self.lines.replace(self.sheet.rows)

    def _given(self, event_id: UUID) -> None:
        """Something came back: its own bill comes to the front."""
        self.text = ""
        try:
            self.bill = history.bill(self._desk.till, event_id)
        except PosError as error:
            self._fail(error)
        self.read()

    def _on_topics(self, topics: frozenset[object]) -> None:
        """Sales changed, or the server answered: read again what is looked at.

        Who has gone back many pages is not thrown to the first.
        """
        if not self.is_watched or not topics & {Topic.SALES, Topic.SYNC, Topic.STOCK}:
            return
        if self.shows_entries:
            self.entries.read()
        elif len(self.rows.rows) <= PAGE_ROWS:
            self.read()

    def _fail(self, error: PosError) -> None:
        self._desk.shell.fail(error)
        self.toned.emit("blocked")


def _spoken(row: BillRow) -> str:
    return f"{row.receipt_no} {row.at} {row.about} {format_money(row.amount_paisa)} {row.mark}"
