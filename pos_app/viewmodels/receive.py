"""Stock in: what arrived, what it cost, whose bill it came with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, ClassVar, NamedTuple

import msgspec
from pos_protocol.money import line_amount

from pos_app.db.queries import products as product_queries
from pos_app.domain.expiry import is_doubtful, is_expiry, is_like_date, read_expiry
from pos_app.domain.people import Right
from pos_app.domain.report import read_day
from pos_app.domain.stock import Receipt, VendorBill
from pos_app.domain.stock_draft import DraftName
from pos_app.errors import (
    DeliveryDayRefused,
    ExpiryRefused,
    NothingChanged,
    PosError,
    PriceRefused,
)
from pos_app.operations import products, restocking, stocking
from pos_app.viewmodels.drafts.rows import Cell, Draft, Heading, Marks
from pos_app.viewmodels.figures import (
    as_one,
    format_money,
    isolated,
    latin_digits,
    read_money,
)
from pos_app.viewmodels.goods.rows import NOTHING, margin_text, stock_text
from pos_app.viewmodels.shell import Committed, Notice
from pos_app.viewmodels.stock import StockModel
from pos_app.viewmodels.units import is_weighed

if TYPE_CHECKING:
    from pos_app.domain.barcode import Barcode
    from pos_app.domain.product import Product
    from pos_app.operations.context import TillContext

GOT_CELL = 0
COST_CELL = 1
EXPIRY_CELL = 2
LONG_AGO = date(2000, 1, 1)
"""No delivery is older: such a day is a slip of the hand."""


class ReceiveSummary(NamedTuple):
    """What the list comes to; lines without a cost are left out of the total, in paisa.

    Of `pieces` weighed goods are one.
    """

    total_paisa: int
    lines: int
    pieces: int
    without_cost: int
    cost_changed: int


class ReceiveModel(StockModel):
    """Goods that come in; an unknown code may become a product on the spot."""

    name: ClassVar[DraftName] = DraftName.RECEIVE
    _saved: tuple[tuple[Product, int], ...] = ()
    _asked_bill: VendorBill | None = None

    @property
    def bill_no(self) -> str:
        """The number of the vendor's bill."""
        return self.keeper.draft.bill_no

    @bill_no.setter
    def bill_no(self, text: str) -> None:
        self.keeper.change(msgspec.structs.replace(self.keeper.draft, bill_no=text), is_step=False)

    @property
    def vendor_name(self) -> str:
        """Who brought the goods, as typed."""
        return self.keeper.draft.vendor_name

    @vendor_name.setter
    def vendor_name(self, text: str) -> None:
        draft = msgspec.structs.replace(self.keeper.draft, vendor_name=text)
        self.keeper.change(draft, is_step=False)

    @property
    def delivered_on(self) -> date:
        """The day on the vendor's bill: today until another one was typed."""
        kept = self.keeper.draft.delivered_on
        return self.desk.till.today() if kept is None else date.fromisoformat(kept)

    @property
    def is_paid_now(self) -> bool:
        """Whether the vendor is paid out of the drawer; else on credit, as most are."""
        return self.keeper.draft.is_paid_now

    def take_delivery_day(self, typed: str) -> bool:
        """Take the day of the delivery as typed; False, with words, when it can be none.

        Nothing typed, or today itself, means the day on which the list is saved.
        """
        till, plain = self.desk.till, latin_digits(typed).strip()
        today = till.today()
        day = read_day(plain, today) if plain else today
        try:
            with till.db.read() as tx:
                if day is None or not LONG_AGO <= day <= stocking.latest_day(till, tx):
                    raise DeliveryDayRefused(typed=plain, today=expiry_text(today))
        except PosError as error:
            self.fail(error)
            return False
        text = None if day == today else day.isoformat()
        draft = msgspec.structs.replace(self.keeper.draft, delivered_on=text)
        self.keeper.change(draft, is_step=False)
        return True

    def vendor_names(self) -> tuple[str, ...]:
        """The names of the vendors that are known, for typing ahead."""
        try:
            with self.desk.till.db.read() as tx:
                return tuple(vendor.name for vendor in product_queries.vendors(tx))
        except PosError as error:
            self.fail(error)
            return ()

    @property
    def sees_cost(self) -> bool:
        """Whoever takes goods in has the vendor's bill in the hand."""
        return super().sees_cost or self.desk.till.may(Right.RECEIVE)

    def headings(self) -> tuple[Heading, ...]:
        """The headings of the cells."""
        return (
            Heading(self.tr("Have"), rank=2),
            Heading(self.tr("Got"), sets=GOT_CELL),
            Heading(self.tr("Cost each"), sets=COST_CELL),
            Heading(self.tr("Sell"), rank=3),
            Heading(self.tr("Margin"), rank=1),
            Heading(self.tr("Expiry"), sets=EXPIRY_CELL),
        )

    def cells(self, draft: Draft, *, current: int) -> tuple[Cell, ...]:
        """Stock before, what came, its cost, the price it sells at, the margin, how long it keeps.

        A changed cost shows the old one, a date its lot.
        """
        product = draft.product
        known = draft if self.sees_cost else replace(draft, cost_paisa=None)
        cost = NOTHING if known.cost_paisa is None else format_money(known.cost_paisa)
        margin, tone = margin_text(product.price_paisa, known.cost_paisa)
        was = (
            format_money(product.cost_paisa or 0)
            if self.sees_cost and _is_cost_changed(draft)
            else ""
        )
        return (
            Cell(
                stock_text(product, draft.have_milli), "warn" if draft.have_milli < 0 else "text2"
            ),
            Cell(
                stock_text(product, draft.quantity_milli, sign="+"), is_current=current == GOT_CELL
            ),
            Cell(cost, is_current=current == COST_CELL, under=was, is_struck=True),
            Cell(format_money(product.price_paisa), "text2"),
            Cell(margin, tone),
            _expiry_cell(draft, self.desk.till.today(), is_current=current == EXPIRY_CELL),
        )

    def cell_count(self) -> int:
        """Quantity, cost and expiry are typed."""
        return 3

    def with_number(self, draft: Draft, typed: str) -> Draft:
        """Set the quantity or the cost, whichever cell is current."""
        if self.current_cell == GOT_CELL:
            return super().with_number(draft, typed)
        cost_paisa = read_money(typed)
        if cost_paisa is None:
            raise PriceRefused(price=typed)
        return replace(draft, cost_paisa=cost_paisa)

    def put_number(self, typed: str) -> bool:
        """Set the current cell; a date that is past or years away is asked about first."""
        if self.current_cell != EXPIRY_CELL:
            return super().put_number(typed)
        today = self.desk.till.today()
        try:
            expiry = read_expiry(typed, today)
        except ExpiryRefused as error:
            self.fail(error)
            return False

        def dated(draft: Draft) -> Draft:
            return replace(draft, expiry=None if expiry is None else expiry.isoformat())

        if expiry is not None and is_doubtful(expiry, today):
            shown = isolated(expiry_text(expiry))
            words = self.tr("{date} is past. Enter: yes, Esc: no")
            if expiry >= today:
                words = self.tr("{date}, really? Enter: yes, Esc: no")
            self.ask(words.format(date=shown), dated)
            return False
        return self.edit(dated)

    def reads(self, typed: str) -> bool:
        """No code is a date of eight digits, nor 1,250.00, while that is what is being typed.

        Nor what was meant for a date and is in no calendar: it is refused as one.
        """
        if self.current is None or self.current_cell == GOT_CELL:
            return False
        if self.current_cell == COST_CELL:
            return not typed.isdecimal() and read_money(typed) is not None
        return is_expiry(typed, self.desk.till.today()) or is_like_date(typed)

    def marks_of(self, barcode: Barcode) -> Marks:
        """The date and lot of a GS1 code; goods that are past their date are told at once."""
        expiry = barcode.expiry
        if expiry is not None and expiry < self.desk.till.today():
            words = self.tr("Past its date: {date}").format(date=isolated(expiry_text(expiry)))
            self.desk.shell.notice(Notice(words, is_error=True))
            self.toned.emit("blocked")
        return Marks(None if expiry is None else expiry.isoformat(), barcode.lot or "")

    def takes_unknown(self) -> bool:
        """New goods arrive before they are in the catalogue."""
        return True

    @property
    def summary(self) -> ReceiveSummary:
        """What the list comes to."""
        priced = [draft for draft in self.drafts if draft.cost_paisa is not None]
        return ReceiveSummary(
            total_paisa=sum(
                line_amount(draft.cost_paisa or 0, draft.quantity_milli) for draft in priced
            ),
            lines=len(self.drafts),
            pieces=sum(map(_pieces, self.drafts)),
            without_cost=len(self.drafts) - len(priced),
            cost_changed=sum(map(_is_cost_changed, self.drafts)),
        )

    @property
    def arrived(self) -> tuple[tuple[Product, int], ...]:
        """What came with how many pieces, weighed goods as one; after saving, of that list."""
        if not self.drafts:
            return self._saved
        return tuple((draft.product, _pieces(draft)) for draft in self.drafts)

    def toggle_paid(self) -> None:
        """The vendor is paid out of the drawer now, or later as agreed."""
        draft = self.keeper.draft
        paid = msgspec.structs.replace(draft, is_paid_now=not draft.is_paid_now)
        self.keeper.change(paid, is_step=False)
        self.changed.emit()

    def save(self) -> bool:
        """Record what arrived; the stock moves at once. What is paid now leaves the drawer.

        A new vendor becomes known first, if need be once somebody has allowed that.
        """
        name = " ".join(self.vendor_name.split())
        known = {each.casefold() for each in self.vendor_names()}
        if not self.drafts or not name or name.casefold() in known:
            return self._record()

        def deed(till: TillContext) -> None:
            products.vendor_named(till, name)
            self._record()

        about = self.tr("New vendor: {name}").format(name=as_one(name))
        self.desk.approver.run(Right.EDIT_CATALOGUE, deed, about=about)
        return not self.drafts

    def _record(self) -> bool:
        if not self.is_paid_now:
            return self._save(self.desk.till)

        def deed(till: TillContext) -> None:
            self._save(till)

        self.desk.approver.run(Right.SHIFT, deed)
        return not self.drafts

    def _save(self, till: TillContext) -> bool:
        lines = [
            Receipt(
                product_id=draft.product.product_id,
                quantity_milli=draft.quantity_milli,
                cost_paisa=draft.cost_paisa,
                expiry=draft.expiry,
                lot=draft.lot,
            )
            for draft in self.drafts
        ]
        receive = stocking.receive_paid_stock if self.is_paid_now else stocking.receive_stock
        try:
            if not lines:
                raise NothingChanged
            bill = VendorBill(
                vendor_id=self._vendor_id(), number=self.bill_no, day=self._typed_day()
            )
            if self._asks_about(bill):
                return False
            done = receive(till, lines, bill=bill, draft=self.name)
        except PosError as error:
            self.fail(error)
            return False
        words = self.tr("Saved: %n line(s) of stock in", "", len(lines))
        if done.paid is not None:
            paid = format_money(self.summary.total_paisa, self.desk.style)
            words = f"{words} \u00b7 " + self.tr("{amount} paid out").format(amount=paid)
        self._saved, self._asked_bill = self.arrived, None
        self.clear()
        self.desk.bus.tell(done.topics)
        if done.paid is not None:
            self.desk.shell.committed.emit(Committed(done.paid))
        self.desk.shell.notice(Notice(words))
        self.toned.emit("paid")
        return True

    def _asks_about(self, bill: VendorBill) -> bool:
        """Whether somebody should look: the same goods came in under that bill already.

        F12 again means it.
        """
        goods = {draft.product.product_id: draft.product for draft in self.drafts}
        came = restocking.came_before(self.desk.till, goods, bill)
        if came is None or self._asked_bill == bill:
            return False
        self._asked_bill = bill
        product_id, day = came
        words = self.tr("{name} came in with bill {bill} on {date}. F12 again records it once more")
        told = words.format(
            name=as_one(goods[product_id].name(self.desk.language)),
            bill=isolated(bill.number),
            date=isolated(expiry_text(day)),
        )
        self.desk.shell.notice(Notice(told, is_error=True))
        self.toned.emit("blocked")
        return True

    def _typed_day(self) -> date | None:
        """The day that somebody typed; None says no more than when it was recorded."""
        kept = self.keeper.draft.delivered_on
        return None if kept is None else date.fromisoformat(kept)

    def _vendor_id(self) -> int | None:
        """The vendor of that name, whatever its case; a new name makes a vendor. Raises PosError.

        The vendor is kept also when the list is refused after that: it is the same one next time.
        """
        if not self.vendor_name.strip():
            return None
        return products.vendor_named(self.desk.till, self.vendor_name).vendor_id


def expiry_text(expiry: date) -> str:
    """A date as labels bear it."""
    return expiry.strftime("%d.%m.%Y")


def _expiry_cell(draft: Draft, today: date, *, is_current: bool) -> Cell:
    """The date with the lot under it; amber when the goods are past it."""
    lot = isolated(draft.lot) if draft.lot else ""
    if draft.expiry is None:
        return Cell(NOTHING, "text3", is_current=is_current, under=lot)
    expiry = date.fromisoformat(draft.expiry)
    tone = "warn" if expiry < today else "text"
    return Cell(isolated(expiry_text(expiry)), tone, is_current=is_current, under=lot)


def _pieces(draft: Draft) -> int:
    """How many pieces came; weighed goods are one."""
    return 1 if is_weighed(draft.product.unit) else max(1, draft.quantity_milli // 1000)


def _is_cost_changed(draft: Draft) -> bool:
    """Whether the goods cost something else than the catalogue says."""
    return draft.product.cost_paisa not in {None, draft.cost_paisa}
