"""The list of products: all of them page by page, or those that want looking after."""

from __future__ import annotations

from enum import Enum
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from pos_app.db.queries import products as queries
from pos_app.db.queries.products import Listing
from pos_app.domain.barcode import BarcodeKind
from pos_app.errors import PosError
from pos_app.operations import scanning
from pos_app.viewmodels.figures import as_one, code_text, isolated
from pos_app.viewmodels.goods.aside import Aside
from pos_app.viewmodels.goods.card import CardModel
from pos_app.viewmodels.goods.rows import GoodsRow, goods_row, spoken
from pos_app.viewmodels.goods.scanned import trade_code
from pos_app.viewmodels.goods.short_lists import ShortLists
from pos_app.viewmodels.messages import sentence
from pos_app.viewmodels.row_model import RowModel
from pos_app.viewmodels.shell import Notice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.db.queries.products import ProductHit
    from pos_app.domain.product import Product
    from pos_app.viewmodels.shell import Desk

PAGE = 100
NEAR = 25
"""So near to the last row that is read the next page is read."""
FOUND_MAX = 60
COUNTED_MAX = 999


class Tab(Enum):
    """Which products are listed."""

    ALL = "all"
    LOW = "low"
    UNCODED = "uncoded"
    EXPIRING = "expiring"


TABS = tuple(Tab)


class Offer(NamedTuple):
    """A scan that came while something is being typed: Enter takes it, Esc forgets it."""

    words: str
    product: Product | None
    code: str


class ProductsModel(QObject):
    """The list, the product in front, and its card."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.card = CardModel(desk, self)
        self.aside = Aside(self.card, desk.shell, self)
        self._short = ShortLists(desk, self)
        self.text = ""
        self.message = ""
        self.tab = Tab.ALL
        self.current_row = -1
        self.counts: dict[Tab, int] = dict.fromkeys(TABS, 0)
        self.offer: Offer | None = None
        self._is_whole = True
        self._saw_cost = self.card.sees_cost
        self.rows: RowModel[GoodsRow] = RowModel(
            lambda row: row.name,
            spoken=spoken,
            parent=self,
        )
        desk.shell.spoken.connect(self.read)
        desk.shell.changed.connect(self._follow_person)
        self.card.saved.connect(self.show_product)
        self.card.removed.connect(self._forget)
        self._short.changed.connect(self.read)

    # The list

    def read(self) -> None:
        """Read the list and its figures anew; the product in front stays in front."""
        self._read(counts=True)

    def _read(self, *, counts: bool = False) -> None:
        was = self.rows.rows[self.current_row] if self.current is not None else None
        try:
            if counts:
                self.counts |= zip(TABS[1:], self._short.counts(COUNTED_MAX), strict=True)
            rows = self._first_page()
        except PosError as error:
            self.message = sentence(error)
            self.changed.emit()
            return
        self.message = ""
        self._put(rows)
        self.current_row = _place_after(self, was)
        self._follow()

    def search(self, text: str) -> None:
        """Show what a typed name, in any script or as it sounds, code or category means."""
        if text != self.text:
            self.text = text
            self.tab = Tab.ALL if text.strip() else self.tab
            self.current_row = -1
            # What is typed changes no figure, and each key asks.
            self._read()

    def choose_tab(self, place: int) -> None:
        """Show one of the short lists, or all; from 0."""
        if 0 <= place < len(TABS):
            self.tab, self.text = TABS[place], ""
            self.current_row = -1
            self.read()

    def move(self, rows: int) -> None:
        """Bring another product to the front; beyond what is read more is read."""
        self.choose(max(0, self.current_row + rows))

    def choose(self, row: int) -> None:
        """Bring a row's product to the front, unless something is typed that is not saved."""
        if row != self.current_row and self._may_leave():
            while not self._is_whole and row + NEAR >= len(self.rows.rows):
                self._read_more()
                if row - len(self.rows.rows) > PAGE:
                    break
            self.current_row = min(row, len(self.rows.rows) - 1)
            self._follow()

    def reach(self, row: int) -> None:
        """A row came into sight: read on before the end does."""
        if not self._is_whole and row + NEAR >= len(self.rows.rows):
            self._read_more()

    @property
    def current(self) -> Product | None:
        """The product in front."""
        rows = self.rows.rows
        return rows[self.current_row].product if 0 <= self.current_row < len(rows) else None

    @property
    def stock_now(self) -> str:
        """The stock of the card's product; empty while the card is about none of the list's."""
        current, shown = self.current, self.card.product
        if current is None or shown is None or current.product_id != shown.product_id:
            return ""
        return self.rows.rows[self.current_row].stock

    def discard(self) -> None:
        """Take the expired batch in front out of stock; the second press does it."""
        if self.tab is Tab.EXPIRING:
            self.aside.forget()
            self._short.discard(self.current_row)

    def undo(self) -> None:
        """Forget what is typed, else take back the newest of what was done here."""
        if self.card.give_up():
            return
        if (typed := self.aside.take()) is not None:
            self.show_product(typed.product_id) if typed.product_id else self._begin_new("")
            self.aside.fill(typed)
        elif not self._short.undo():
            self.card.undo()

    def known_names(self) -> dict[str, tuple[str, ...]]:
        """What is known already, by the card's fields, for typing ahead."""
        return _known_names(self._desk)

    # Scans and the card

    def scan(self, text: str, *, field: str = "", is_typing: bool = False) -> None:
        """A code arrived: it joins the barcodes, opens its product, or is offered while typing."""
        try:
            found = scanning.scan(self._desk.till, text)
        except PosError as error:
            self._desk.shell.fail(error)
            return
        if found.barcode.kind in {BarcodeKind.REFUSED, BarcodeKind.CUSTOMER, BarcodeKind.STAFF}:
            words = self.tr("That is no product's code. Scan again")
            self._desk.shell.notice(Notice(words, is_error=True))
            self.card.toned.emit("blocked")
        elif field == "barcodes" or (self.card.is_new_without_code and not found.products):
            self.card.join_code(found.code or text.strip())
        elif is_typing or self.card.is_changed:
            self._offer(found.products[0] if found.products else None, found.code or text.strip())
        elif found.products:
            self.show_product(found.products[0].product_id)
            self.card.toned.emit("scan")
        else:
            self._begin_new(found.code or text.strip())

    def take_offer(self) -> bool:
        """Enter: open what was scanned while typing; False when nothing was."""
        offer, self.offer = self.offer, None
        if offer is None:
            return False
        self.aside.put()
        if offer.product is not None:
            self.show_product(offer.product.product_id)
        else:
            self._begin_new(offer.code)
        return True

    def drop_offer(self) -> bool:
        """Esc: forget what was scanned while typing; False when nothing was."""
        had, self.offer = self.offer, None
        if had is not None:
            self.changed.emit()
        return had is not None

    def begin_new(self) -> None:
        """An empty card, with the searched text as the name of the new product, or as its code."""
        if self._may_leave():
            typed = "" if self.rows.rows else self.text.strip()
            code = trade_code(self._desk, typed)
            self._begin_new(code, name="" if code else typed)

    def begin_searched(self) -> None:
        """Enter over an empty list: what was searched, if anything, is a new product."""
        if not self.rows.rows and self.text.strip() and not self.card.is_changed:
            self.begin_new()

    def show_product(self, product_id: int) -> None:
        """Bring a product to the front, wherever it stands."""
        self._short.give_up()
        try:
            with self._desk.till.db.read() as tx:
                product = queries.by_id(tx, product_id)
                hit = queries.hit(tx, product) if product else None
        except PosError as error:
            self._desk.shell.fail(error)
            return
        if hit is None:
            return
        place = _place_of(self.rows.rows, product_id)
        row = goods_row(hit, self._desk.language)
        if place is None:
            # It may stand a million rows further down: it is shown by itself.
            self.tab, self.text, self._is_whole = Tab.ALL, "", True
            self._put([row])
            place = 0
        else:
            rows = list(self.rows.rows)
            rows[place] = row._replace(about=rows[place].about)
            self._put(rows)
        self.current_row = place
        self._follow()

    # How it is done

    def _begin_new(self, code: str, *, name: str = "") -> None:
        self.current_row = -1
        self.card.open(None, code=code, name=name)
        if code:
            words = self.tr("{code} is not in your products. Type its name and price, then F12")
            self._desk.shell.notice(Notice(words.format(code=isolated(code_text(code)))))
            self.card.toned.emit("unknown")
        self.changed.emit()

    def _offer(self, product: Product | None, code: str) -> None:
        if product is None:
            words = self.tr("{code} is not in your products. Enter adds it")
        else:
            words = self.tr("{code} is {name}. Enter opens it")
        name = "" if product is None else as_one(product.name(self._desk.language))
        shown = isolated(code_text(code))
        self.offer = Offer(words.format(code=shown, name=name), product, code)
        self.card.toned.emit("scan" if product else "unknown")
        self.changed.emit()

    def _may_leave(self) -> bool:
        """Whether nothing typed would be lost; says what to do otherwise."""
        if not self.card.is_changed:
            return True
        words = self.tr("First save with F12, or Esc to leave it as it was")
        self._desk.shell.notice(Notice(words, is_error=True))
        self.card.toned.emit("blocked")
        return False

    def _follow(self) -> None:
        """Let the card show the product in front; what is being typed stays."""
        self.offer = None
        self._short.forget_question()
        if not self.card.is_changed:
            self.card.open(self.current)
        self.changed.emit()

    def _follow_person(self) -> None:
        """Somebody else works here: what goods cost is shown, or not shown any more."""
        if self.card.sees_cost is not self._saw_cost:
            self._saw_cost = self.card.sees_cost
            self.aside.forget()
            self.card.forget_cost()
            if self.rows.rows:
                self.read()

    def _put(self, rows: list[GoodsRow]) -> None:
        """Show these rows, with what they cost only to who may see that."""
        sees_cost = self.card.sees_cost
        self.rows.replace(rows if sees_cost else [row._replace(cost="") for row in rows])

    def _forget(self, _product_id: int) -> None:
        row = self.current_row
        self._short.give_up()
        self.card.open(None)
        self.read()
        if self.rows.rows:
            self.current_row = min(max(row, 0), len(self.rows.rows) - 1)
            self._follow()

    def _first_page(self) -> list[GoodsRow]:
        """The rows to begin with."""
        self._is_whole = True
        if self.tab is Tab.LOW:
            return self._short.low()
        if self.tab is Tab.EXPIRING:
            return self._short.expiring()
        with self._desk.till.db.read() as tx:
            if self.text.strip():
                named = queries.search(tx, self.text, limit=FOUND_MAX)
                grouped = islice(queries.of_categories(tx, self.text, limit=FOUND_MAX), FOUND_MAX)
                found = {hit.product.product_id: hit for hit in (*named, *grouped)}
                hits = tuple(found.values())[:FOUND_MAX]
            else:
                hits = queries.page(tx, self._listing, limit=PAGE)
                self._is_whole = len(hits) < PAGE
        return self._rows(hits)

    def _read_more(self) -> None:
        """Read the next page behind the last row."""
        rows = self.rows.rows
        try:
            with self._desk.till.db.read() as tx:
                after = rows[-1].product.product_id if rows else 0
                hits = queries.page(tx, self._listing, after=after, limit=PAGE)
        except PosError as error:
            self._is_whole = True
            self._desk.shell.fail(error)
            return
        self._is_whole = len(hits) < PAGE
        self._put([*rows, *self._rows(hits)])

    @property
    def _listing(self) -> Listing:
        return Listing.UNCODED if self.tab is Tab.UNCODED else Listing.ALL

    def _rows(self, hits: tuple[ProductHit, ...]) -> list[GoodsRow]:
        return [goods_row(hit, self._desk.language) for hit in hits]


def _place_after(model: ProductsModel, was: GoodsRow | None) -> int:
    """Where to stand after the list was read again; -1 in an empty one.

    Of a product with several batches each is a row: what took one away goes on with the next.
    """
    rows = model.rows.rows
    if was is None or not rows:
        return 0 if rows else -1
    if model.tab is Tab.EXPIRING:
        same = (place for place, row in enumerate(rows) if _batch(row) == _batch(was))
        return next(same, min(model.current_row, len(rows) - 1))
    return _place_of(rows, was.product.product_id) or 0


def _batch(row: GoodsRow) -> tuple[int, str]:
    return row.product.product_id, row.about


def _known_names(desk: Desk) -> dict[str, tuple[str, ...]]:
    try:
        with desk.till.db.read() as tx:
            vendors = tuple(vendor.name for vendor in queries.vendors(tx))
            return {"vendor": vendors, "category": queries.categories(tx)}
    except PosError as error:
        desk.shell.fail(error)
        return {}


def _place_of(rows: Sequence[GoodsRow], product_id: int) -> int | None:
    places = (place for place, row in enumerate(rows) if row.product.product_id == product_id)
    return next(places, None)
