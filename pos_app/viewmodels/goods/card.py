"""The card of one product: what is typed into its fields becomes an edit, with undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pos_protocol.events import Unit
from PySide6.QtCore import QObject, Signal

from pos_app.db.entry import Topic
from pos_app.db.queries import products as queries
from pos_app.domain.people import Right
from pos_app.errors import DuplicateBarcode, PosError
from pos_app.operations import products, restocking
from pos_app.operations.files import pictures
from pos_app.operations.products import NewProduct, ProductEdit
from pos_app.operations.rules import pin_tile
from pos_app.viewmodels.figures import as_one, code_text, read_money
from pos_app.viewmodels.goods.card_fields import (
    EDITED,
    FIELDS,
    code_words,
    read_fields,
    read_tile,
    texts_of,
)
from pos_app.viewmodels.goods.rows import cost_line, margin_text
from pos_app.viewmodels.messages import sentence
from pos_app.viewmodels.shell import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from pos_app.domain.product import Product
    from pos_app.operations.context import TillContext
    from pos_app.viewmodels.shell import Desk

UNDO_STEPS_MAX = 50
COSTS_SHOWN = 3


class CardHead(NamedTuple):
    """What stands over the fields; `is_new` where the card makes a product."""

    name: str
    is_new: bool
    margin: str
    margin_tone: str
    is_cost_hidden: bool = False


class CardModel(QObject):
    """The product that is open and the texts of its fields, or an empty card for a new one."""

    changed = Signal()
    filled = Signal()
    """The fields show something else: what was typed is gone."""
    saved = Signal(int)
    """The number of the product that was added, changed or brought back."""
    removed = Signal(int)
    toned = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.product: Product | None = None
        self.texts: dict[str, str] = dict.fromkeys(FIELDS, "")
        self.unit = Unit.PIECE
        self.costs: tuple[str, ...] = ()
        """What the last deliveries cost, a line each."""
        self._kept: tuple[dict[str, str], Unit] = (dict(self.texts), self.unit)
        self._refused: dict[str, str] | None = None
        """What was typed when its code was found to be another product's."""
        self._undo: list[Callable[[TillContext], None]] = []

    def open(self, product: Product | None, *, code: str = "", name: str = "") -> None:
        """Show a product, or an empty card with what is known of a new one."""
        self.product = product
        self.texts = dict.fromkeys(FIELDS, "")
        self.unit = Unit.PIECE if product is None else product.unit
        self.costs, self._refused = (), None
        if product is not None:
            self.texts |= self._texts_of(product)
            if not self.sees_cost:
                self.texts["cost"], self.costs = "", ()
        self._kept = (dict(self.texts), self.unit)
        if product is None:
            self.texts |= {"barcodes": code_text(code), "name_en": name}
        self.filled.emit()
        self.changed.emit()

    @property
    def sees_cost(self) -> bool:
        """Whether whoever works here may see what goods cost the shop."""
        return self._desk.till.may(Right.SEE_COST)

    def forget_cost(self) -> None:
        """Somebody else works here, and what the one before saw is not for everybody.

        What else was typed stays; a cost that was typed goes, for it cannot be told from the one
        that was shown.
        """
        if not self.sees_cost:
            kept, unit = self._kept
            self._kept = ({**kept, "cost": ""}, unit)
            self.texts = {**self.texts, "cost": ""}
            self.costs = ()
            self.filled.emit()
            self.changed.emit()

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not saved."""
        return (self.texts, self.unit) != self._kept

    @property
    def typed(self) -> dict[str, str]:
        """The fields that say something else than is saved."""
        kept = self._kept[0]
        return {name: text for name, text in self.texts.items() if text != kept[name]}

    @property
    def is_new_without_code(self) -> bool:
        """Whether a new product is being typed whose code was not scanned yet."""
        return self.product is None and self.is_changed and not self.texts["barcodes"].strip()

    @property
    def head(self) -> CardHead:
        """The name, and the margin of the price and cost as they are typed."""
        price, cost = read_money(self.texts["price"]), read_money(self.texts["cost"])
        margin, tone = margin_text(price or 0, cost)
        product = self.product
        is_hidden = product is not None and not self.sees_cost
        name = "" if product is None else product.name(self._desk.language)
        return CardHead(name, product is None, margin, tone, is_hidden)

    def type(self, field: str, text: str) -> None:
        """What a field says now."""
        if self.texts[field] != text:
            self.texts[field] = text
            self.changed.emit()

    def choose_unit(self, unit: Unit) -> None:
        """Sell by another unit."""
        if unit is not self.unit:
            self.unit = unit
            self.changed.emit()

    def join_code(self, code: str) -> None:
        """A scan in the field of the barcodes joins them; the same one again changes nothing."""
        known = {word.partition("*")[0] for word in code_words(self.texts["barcodes"])}
        if code_text(code) not in known:
            joined = f"{self.texts['barcodes']} {code_text(code)}".strip()
            self.texts["barcodes"] = joined
            self.filled.emit()
            self.changed.emit()
        self.toned.emit("scan")

    def give_up(self) -> bool:
        """Forget what was typed; False when there was nothing."""
        if not self.is_changed:
            return False
        self.texts, self.unit = dict(self._kept[0]), self._kept[1]
        self.filled.emit()
        self.changed.emit()
        return True

    def save(self) -> None:
        """Record what is typed: a change of the open product, or a new one.

        A code that is another product's is refused once; saved again as it is, both have it.
        """
        if self.product is not None and not self.is_changed:
            return
        try:
            fields = {**read_fields(self.texts), "unit": self.unit}
            fields["is_code_shared"] = self.texts == self._refused
            tile = read_tile(self.texts["tile"])
        except PosError as error:
            self._fail(error)
            return
        product = self.product

        def deed(till: TillContext) -> None:
            try:
                if product is None:
                    self._add(till, fields, tile=tile)
                else:
                    self._change(till, product, fields=fields, tile=tile)
            except DuplicateBarcode as error:
                self._refused = dict(self.texts)
                again = self.tr("F12 again: both have it, and a scan asks which")
                words = f"{sentence(error)} \u00b7 {again}"
                self._desk.shell.notice(Notice(words, is_error=True))
                self.toned.emit("blocked")

        self._desk.approver.run(Right.EDIT_CATALOGUE, deed)

    def remove(self) -> None:
        """Take the open product off every list, with undo."""
        product = self.product
        if product is None:
            return

        def deed(till: TillContext) -> None:
            products.remove_product(till, product.product_id)
            self._undo.append(lambda again: self._restore(again, product))
            self._told(self.tr("Removed {name}"), product)
            self.removed.emit(product.product_id)

        self._desk.approver.run(Right.EDIT_CATALOGUE, deed)

    @property
    def picture(self) -> Path | None:
        """Where the open product's picture lies, if it has one."""
        product = self.product
        return pictures.picture_path(self._desk.till, product.product_id) if product else None

    def set_picture(self, picture: bytes | None) -> None:
        """Keep a picture of the open product, or take it away, with undo."""
        product = self.product
        if product is None:
            return

        def deed(till: TillContext) -> None:
            before = pictures.read_picture(till, product.product_id)
            pictures.set_picture(till, product.product_id, picture)
            self._remember(lambda again: self._picture_back(again, product, before))
            self._told(self.tr("Saved the picture of {name}"), product)
            self.changed.emit()

        self._desk.approver.run(Right.EDIT_CATALOGUE, deed)

    def refuse_picture(self, error: PosError) -> None:
        """Say why a file is no picture."""
        self._fail(error)

    def undo(self) -> bool:
        """Take back what is typed, else the last thing saved here; False when there is none."""
        if self.give_up():
            return True
        if not self._undo:
            return False
        step = self._undo[-1]

        def deed(till: TillContext) -> None:
            step(till)
            self._undo.pop()

        self._desk.approver.run(Right.EDIT_CATALOGUE, deed)
        return True

    # How it is done

    def _add(self, till: TillContext, fields: Mapping[str, object], *, tile: int | None) -> None:
        new = NewProduct(**fields)  # type: ignore[arg-type]
        product = products.add_product(till, new, vendor=self.texts["vendor"])
        _pin(till, product.product_id, tile=tile)
        self._remember(lambda again: self._take_off(again, product))
        self._told(self.tr("Added {name}"), product)
        self.open(product)
        self.saved.emit(product.product_id)

    def _change(
        self,
        till: TillContext,
        before: Product,
        *,
        fields: Mapping[str, object],
        tile: int | None,
    ) -> None:
        was_tile = _tile_of(till, before.product_id)
        typed = self._typed()
        after = before
        if typed:
            vendor = self.texts["vendor"] if "vendor_id" in typed else ""
            wanted = {**fields, "vendor_id": None}
            only = {name: wanted[name] for name in (*typed, "is_code_shared")}
            edit = ProductEdit(**only)  # type: ignore[arg-type]
            after = products.change_product(till, before.product_id, edit, vendor=vendor)
            self._remember(lambda again: self._put_back(again, before, typed))
        if tile != was_tile:
            _pin(till, before.product_id, tile=tile)
        self._told(self.tr("Saved {name}"), after)
        self.open(after)
        self.saved.emit(after.product_id)

    def _typed(self) -> tuple[str, ...]:
        """What was changed here, as an edit names it.

        Nothing else is set: head office may have sent another price while a category was typed.
        """
        typed = self.typed
        changed = [edited for name, edited in EDITED.items() if name in typed]
        return (*changed, "unit") if self.unit is not self._kept[1] else tuple(changed)

    def _put_back(self, till: TillContext, before: Product, typed: Sequence[str]) -> None:
        """Set what was typed as it was before."""
        was = {name: getattr(before, name) for name in typed}
        edit = ProductEdit(**was, is_code_shared=True)
        after = products.change_product(till, before.product_id, edit)
        self._told(self.tr("As before: {name}"), after, can_undo=False)
        self.open(after)
        self.saved.emit(after.product_id)

    def _picture_back(self, till: TillContext, product: Product, before: bytes | None) -> None:
        pictures.set_picture(till, product.product_id, before)
        self._told(self.tr("As before: {name}"), product, can_undo=False)
        self.changed.emit()

    def _take_off(self, till: TillContext, product: Product) -> None:
        products.remove_product(till, product.product_id)
        self._told(self.tr("Removed {name}"), product, can_undo=False)
        self.removed.emit(product.product_id)

    def _restore(self, till: TillContext, product: Product) -> None:
        after = products.restore_product(till, product)
        self._told(self.tr("Back again: {name}"), after, can_undo=False)
        self.open(after)
        self.saved.emit(after.product_id)

    def _remember(self, step: Callable[[TillContext], None]) -> None:
        self._undo = [*self._undo[1 - UNDO_STEPS_MAX :], step]

    def _told(self, words: str, product: Product, *, can_undo: bool = True) -> None:
        name = as_one(product.name(self._desk.language))
        self._desk.shell.notice(
            Notice(words.format(name=name), can_undo=can_undo, is_recorded=can_undo)
        )
        self._desk.bus.tell({Topic.CATALOGUE, Topic.RULES})
        self.toned.emit("tick")

    def _texts_of(self, product: Product) -> dict[str, str]:
        """A product as its fields say it."""
        try:
            with self._desk.till.db.read() as tx:
                found = queries.vendor(tx, product.vendor_id) if product.vendor_id else None
            tile = _tile_of(self._desk.till, product.product_id)
            costs = restocking.costs(self._desk.till, product.product_id, limit=COSTS_SHOWN)
        except PosError as error:
            self._fail(error)
            return texts_of(product, vendor="", tile=None)
        self.costs = tuple(map(cost_line, costs))
        return texts_of(product, vendor=found.name if found else "", tile=tile)

    def _fail(self, error: PosError) -> None:
        self._desk.shell.fail(error)
        self.toned.emit("blocked")


def _pin(till: TillContext, product_id: int, *, tile: int | None) -> None:
    """Put a product on a quick tile, from 0, or take it off them."""
    at = _tile_of(till, product_id)
    if tile is None and at is not None:
        pin_tile(till, at, product_id)
    elif tile is not None and tile != at:
        pin_tile(till, tile, product_id)


def _tile_of(till: TillContext, product_id: int) -> int | None:
    pinned = till.rules().pinned_tiles
    return pinned.index(product_id) if product_id in pinned else None
