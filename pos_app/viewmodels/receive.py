"""Stock in: what arrived, what it cost, whose bill it came with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from pos_protocol.money import line_amount

from pos_app.db.queries import products as product_queries
from pos_app.domain.stock import Receipt
from pos_app.errors import NothingChanged, PosError, PriceRefused
from pos_app.operations import products, stocking
from pos_app.viewmodels.figures import format_money, format_quantity, isolated, read_money
from pos_app.viewmodels.shell import Notice
from pos_app.viewmodels.stock import Cell, Draft, StockModel
from pos_app.viewmodels.units import is_weighed

if TYPE_CHECKING:
    from pos_app.viewmodels.shell import Desk

GOT_CELL = 0
COST_CELL = 1
NOTHING = "\u2014"


class ReceiveSummary(NamedTuple):
    """What the list comes to; lines without a cost are left out of the total, in paisa."""

    total_paisa: int
    lines: int
    pieces: int
    without_cost: int


class ReceiveModel(StockModel):
    """Goods that come in; an unknown code may become a product on the spot."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.bill_no = ""
        self.vendor_name = ""

    def vendor_names(self) -> tuple[str, ...]:
        """The names of the vendors that are known, for typing ahead."""
        try:
            with self.desk.till.db.read() as tx:
                return tuple(vendor.name for vendor in product_queries.vendors(tx))
        except PosError as error:
            self.fail(error)
            return ()

    def headings(self) -> tuple[str, ...]:
        """The headings of the cells."""
        return (
            self.tr("Have"),
            self.tr("Got"),
            self.tr("Cost each"),
            self.tr("Sell"),
            self.tr("Margin"),
        )

    def cells(self, draft: Draft, *, current: int) -> tuple[Cell, ...]:
        """Stock before, what came, its cost, the price it sells at, what is earned on it."""
        product = draft.product
        weighed = is_weighed(product.unit)
        have = format_quantity(draft.have_milli, is_weighed=weighed)
        got = format_quantity(draft.quantity_milli, is_weighed=weighed)
        cost = NOTHING if draft.cost_paisa is None else format_money(draft.cost_paisa)
        margin, tone = _margin(draft)
        return (
            Cell(isolated(have), "warn" if draft.have_milli < 0 else "text2"),
            Cell(isolated(f"+{got}"), is_current=current == GOT_CELL),
            Cell(cost, is_current=current == COST_CELL),
            Cell(format_money(product.price_paisa), "text2"),
            Cell(margin, tone),
        )

    def cell_count(self) -> int:
        """Quantity and cost are typed."""
        return 2

    def with_number(self, draft: Draft, typed: str) -> Draft:
        """Set the quantity or the cost, whichever cell is current."""
        if self.current_cell == GOT_CELL:
            return super().with_number(draft, typed)
        cost_paisa = read_money(typed)
        if cost_paisa is None:
            raise PriceRefused(price=typed)
        return replace(draft, cost_paisa=cost_paisa)

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
            pieces=sum(max(1, draft.quantity_milli // 1000) for draft in self.drafts),
            without_cost=len(self.drafts) - len(priced),
        )

    def save(self) -> bool:
        """Record what arrived; the stock moves at once."""
        lines = [
            Receipt(
                product_id=draft.product.product_id,
                quantity_milli=draft.quantity_milli,
                cost_paisa=draft.cost_paisa,
            )
            for draft in self.drafts
        ]
        try:
            if not lines:
                raise NothingChanged
            done = stocking.receive_stock(
                self.desk.till, lines, vendor_id=self._vendor_id(), bill_no=self.bill_no
            )
        except PosError as error:
            self.fail(error)
            return False
        count = len(lines)
        self.bill_no = self.vendor_name = ""
        self.clear()
        self.desk.bus.tell(done.topics)
        words = self.tr("Saved: %n line(s) of stock in", "", count)
        self.desk.shell.notice(Notice(words))
        self.toned.emit("paid")
        return True

    def _vendor_id(self) -> int | None:
        """The vendor of that name, whatever its case; a new name makes a vendor. Raises PosError.

        The vendor is kept also when the list is refused after that: it is the same one next time.
        """
        typed = " ".join(self.vendor_name.split())
        if not typed:
            return None
        with self.desk.till.db.read() as tx:
            for vendor in product_queries.vendors(tx):
                if vendor.name.casefold() == typed.casefold():
                    return vendor.vendor_id
        return products.add_vendor(self.desk.till, typed).vendor_id


def _margin(draft: Draft) -> tuple[str, str]:
    """Profit as tenths of a percent of the price, and its tone; below cost is amber."""
    price, cost = draft.product.price_paisa, draft.cost_paisa
    if cost is None or price <= 0:
        return NOTHING, "text3"
    tenths = (price - cost) * 1000 // price
    sign = "\u2212" if tenths < 0 else ""
    whole, rest = divmod(abs(tenths), 10)
    return isolated(f"{sign}{whole}.{rest}\u00a0%"), "warn" if tenths < 0 else "text2"
