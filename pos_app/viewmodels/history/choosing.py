"""The goods that come back while they are chosen: by scans, typed quantities, and steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos_app.errors import (
    BarcodeRefused,
    LineNotFound,
    PosError,
    QuantityRefused,
    UnknownBarcode,
)
from pos_app.operations.scanning import scan
from pos_app.viewmodels.entry import Entry
from pos_app.viewmodels.figures import format_money, format_quantity, isolated, read_quantity
from pos_app.viewmodels.history.goods import NO_WORTH, ONE_MILLI, GivingRow, Goods, worth_of
from pos_app.viewmodels.row_model import RowModel
from pos_app.viewmodels.shell import Notice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.domain.product import Product
    from pos_app.viewmodels.shell import Desk

CODE_DIGITS_MIN = 7
"""A shorter number that is typed is a quantity."""


class ChoosingModel(QObject):
    """The rows, the current one and what is typed; a refusal is told and changes nothing.

    `is_fixed`: the goods are what they are, as where a whole sale is undone.
    """

    changed = Signal()
    toned = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.entry = Entry()
        self.current_row = -1
        self.is_fixed = False
        self.worth = NO_WORTH
        self._goods: Goods | None = None
        self.rows: RowModel[GivingRow] = RowModel(
            lambda row: row.name,
            spoken=_spoken,
            parent=self,
        )

    @property
    def current(self) -> GivingRow | None:
        """The line that quantities are about."""
        rows = self.rows.rows
        return rows[self.current_row] if 0 <= self.current_row < len(rows) else None

    def scan(self, text: str) -> None:
        """One more of what was scanned: of the bill's line, or of goods without a receipt."""
        if self.is_fixed:
            self._refuse(self.tr("First say why the bill is voided, then F12. Esc goes back"))
            return
        try:
            found = scan(self._desk.till, text)
        except PosError as error:
            self._fail(error)
            return
        if not found.products:
            self._fail(UnknownBarcode(code=text) if found.code else BarcodeRefused(code=text))
            return
        quantity = self.entry.multiplier_milli or found.quantity_milli or ONE_MILLI
        self._add(found.products, quantity, tone="scan")

    def add(self, product: Product) -> None:
        """Take a product back that was chosen from a list."""
        self._add((product,), self.entry.multiplier_milli or ONE_MILLI, tone="tick")

    def type_text(self, text: str) -> None:
        """Digits build a quantity, + and - step the line."""
        for key in text:
            if key in "+-" and not self.entry.typed:
                self.step(1 if key == "+" else -1)
            elif not key.isspace():
                self.entry = self.entry.with_key(key)
                self.changed.emit()

    def enter(self) -> None:
        """Enter: so many of the line come back as were typed; without a figure all of it."""
        typed, row = self.entry.typed, self.current
        if self.entry.asked_milli is not None:
            self.entry = self.entry.confirmed()
            self.changed.emit()
            return
        self.entry = self.entry._replace(typed="")
        if len(typed) >= CODE_DIGITS_MIN and typed.isdecimal():
            self.scan(typed)
        elif row is None or self.is_fixed:
            self.changed.emit()
        elif not typed:
            self._set(row, row.left_milli)
        elif (quantity := read_quantity(typed)) is None:
            self._fail(QuantityRefused(quantity=typed))
        else:
            self._set(row, quantity)

    def backspace(self) -> None:
        """Take the last key of the quantity back."""
        self.entry = self.entry.without_last()
        self.changed.emit()

    def step(self, count: int) -> None:
        """One more or one less of the line."""
        row = self.current
        if row is None:
            self._fail(LineNotFound())
        elif not self.is_fixed:
            self._set(row, max(0, row.back_milli + count * ONE_MILLI))

    def move(self, rows: int) -> None:
        """Choose another line; beyond the ends means the end."""
        last = len(self.rows.rows) - 1
        self.choose(max(0, min(last, self.current_row + rows)) if last >= 0 else -1)

    def choose(self, row: int) -> None:
        """Choose a line."""
        if row != self.current_row:
            self.current_row = row
            self.changed.emit()

    def _add(self, products: Sequence[Product], quantity_milli: int, *, tone: str) -> None:
        if self._goods is None:
            return
        try:
            goods, row = self._goods.with_product(self._desk.till, products, quantity_milli)
        except PosError as error:
            self._fail(error)
            return
        self.entry = Entry()
        self._desk.shell.succeed()
        self._show(goods, row=row)
        self.toned.emit(tone)

    def _set(self, row: GivingRow, quantity_milli: int) -> None:
        """Let so many of a line come back."""
        if self._goods is None:
            return
        try:
            goods = self._goods.with_quantity(row, quantity_milli)
        except PosError as error:
            self._fail(error)
            return
        self._desk.shell.succeed()
        self._show(goods, row=self.current_row)
        self.toned.emit("tick")

    def _show(self, goods: Goods | None, *, row: int) -> None:
        """Show the goods, what they are worth and how it would go back."""
        worth = NO_WORTH
        if goods is not None:
            try:
                worth = worth_of(self._desk.till, goods)
            except PosError as error:
                self._fail(error)
        self._goods = goods
        rows = [] if goods is None else goods.rows(worth)
        self.rows.replace(rows)
        self.current_row = min(row, len(rows) - 1)
        self.worth = worth
        self.changed.emit()

    def _fail(self, error: PosError) -> None:
        self._desk.shell.fail(error)
        self.toned.emit("blocked")
        self.changed.emit()

    def _refuse(self, words: str) -> None:
        self._desk.shell.notice(Notice(words, is_error=True))
        self.toned.emit("blocked")


def _spoken(row: GivingRow) -> str:
    left, back = format_quantity(row.left_milli), format_quantity(row.back_milli)
    return f"{row.name}, {isolated(back)} / {isolated(left)}, {format_money(-row.worth_paisa)}"
