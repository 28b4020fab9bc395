"""What a function key asks about a line or the bill: quantity, price, discount, quick tile."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID
from pos_protocol.quantity import QUANTITY_MILLI_MAX
from PySide6.QtCore import QObject, Signal

from pos_app.domain.cart import Discount
from pos_app.domain.people import Right
from pos_app.domain.rules import TILES
from pos_app.errors import (
    ApprovalNeeded,
    LineNotFound,
    OpenItemRefused,
    PosError,
    PriceRefused,
    QuantityNotWhole,
    QuantityRefused,
    RateRefused,
    TileRefused,
)
from pos_app.operations import pricing, rules
from pos_app.viewmodels.entry import MULTIPLIER_ASKS_ABOVE_MILLI
from pos_app.viewmodels.figures import isolated, read_money, read_quantity
from pos_app.viewmodels.shell import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.cart import Cart, CartLine
    from pos_app.operations.context import TillContext
    from pos_app.viewmodels.cart_keeper import CartKeeper
    from pos_app.viewmodels.shell import Desk

PERCENT = "%\u066a"
_MISTYPED = (PriceRefused, QuantityNotWhole, QuantityRefused, RateRefused, TileRefused)
"""Another answer would do: the question stands until one comes, or Esc."""


class Ask(Enum):
    """What is being asked for; the answer is typed, and Enter gives it."""

    QUANTITY = "quantity"
    PRICE = "price"
    DISCOUNT = "discount"
    BILL_DISCOUNT = "bill_discount"
    TILE = "tile"


class Asks(QObject):
    """One question at a time; what was typed before its key is the answer at once."""

    changed = Signal()
    failed = Signal(object)
    """A PosError: the answer is refused, and nothing was changed."""
    toned = Signal(str)
    tiles_changed = Signal()

    def __init__(self, desk: Desk, keeper: CartKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._keeper = desk, keeper
        self.ask: Ask | None = None
        self._n: int | None = None
        self.doubted = ""
        """A quantity that is probably a slip of the hand, and waits for another Enter."""
        keeper.begun.connect(self.cancel)

    def begin(self, ask: Ask, line: CartLine | None, typed: str) -> None:
        """Ask, or take what was typed already."""
        if ask is Ask.BILL_DISCOUNT and self._keeper.cart.lines:
            line = line or self._keeper.cart.lines[0]
        if line is None:
            self._give_up(LineNotFound())
            return
        self.ask, self._n, self.doubted = ask, line.n, ""
        if typed:
            self.answer(typed)
        self.changed.emit()

    def discount(self, line: CartLine | None, typed: str) -> None:
        """F11: something off the line; once more, off the whole bill."""
        is_again = self.ask is Ask.DISCOUNT and not typed
        self.begin(Ask.BILL_DISCOUNT if is_again else Ask.DISCOUNT, line, typed)

    def follow(self, line: CartLine | None) -> None:
        """Ask about the line that is lit now: it is the one that the answer is meant for."""
        if line is None:
            self.cancel()
        elif line.n != self._n:
            self._n, self.doubted = line.n, ""

    def cancel(self) -> bool:
        """Ask no more; False when nothing was asked."""
        was_asked = self.ask is not None
        self.ask, self.doubted = None, ""
        if was_asked:
            # Why an answer was refused says nothing any more.
            self._desk.shell.succeed()
        return was_asked

    def answer(self, typed: str) -> bool:
        """Take the answer; an empty one asks no more. False when it is refused, or doubted."""
        ask, n = self.ask, self._n
        typed = typed or self.doubted
        if ask is None or n is None or not typed:
            self.cancel()
            return True
        try:
            if self._is_doubtful(ask, typed):
                self.doubted = typed
                return False
            self.cancel()
            self._take(ask, n, typed)
        except PosError as error:
            self._give_up(error, still=ask if isinstance(error, _MISTYPED) else None)
            return False
        return True

    def words(self) -> str:
        """The question, for the command bar."""
        if self.doubted:
            words = self.tr("Really {count}? Enter: yes, Esc: no")
            return words.format(count=isolated(self.doubted))
        return {
            None: "",
            Ask.QUANTITY: self.tr("Type the quantity, then Enter"),
            Ask.PRICE: self.tr("Type the price of one, then Enter"),
            Ask.DISCOUNT: self.tr("Off this line: 30 or 10%. F11 again: off the bill"),
            Ask.BILL_DISCOUNT: self.tr("Off the whole bill: 30 or 10%, then Enter"),
            Ask.TILE: self.tr("Which tile, 1 to 7? The same again frees it"),
        }[self.ask]

    def _is_doubtful(self, ask: Ask, typed: str) -> bool:
        quantity = (read_quantity(typed) or 0) if ask is Ask.QUANTITY else 0
        is_large = MULTIPLIER_ASKS_ABOVE_MILLI < quantity <= QUANTITY_MILLI_MAX
        return is_large and typed != self.doubted

    def _take(self, ask: Ask, n: int, typed: str) -> None:
        """Do what was asked. Raises PosError."""
        match ask:
            case Ask.QUANTITY:
                quantity = read_quantity(typed)
                if not quantity:
                    raise QuantityRefused(quantity=typed)
                self._deed(lambda till, cart: pricing.set_quantity(till, cart, quantity, n=n))
            case Ask.PRICE:
                price = read_money(typed)
                if price is None:
                    raise PriceRefused(price=typed)
                self._deed(lambda till, cart: pricing.set_price(till, cart, price, n=n))
            case Ask.DISCOUNT:
                off = read_discount(typed)
                self._deed(lambda till, cart: pricing.set_discount(till, cart, off, n=n))
            case Ask.BILL_DISCOUNT:
                off = read_discount(typed)
                self._deed(lambda till, cart: pricing.set_bill_discount(till, cart, off))
            case Ask.TILE:
                self._pin(n, typed)

    def _deed(self, make: Callable[[TillContext, Cart], Cart]) -> None:
        """Change the cart, if need be once somebody has allowed it. Raises PosError."""

        def deed(till: TillContext) -> None:
            self._change(make(till, self._keeper.cart))

        try:
            deed(self._desk.till)
        except ApprovalNeeded as error:
            self._desk.approver.run(Right(error.right), deed)

    def _pin(self, n: int, typed: str) -> None:
        """Let the line's product have a tile of its own, in the whole store."""
        if not typed.isdecimal() or not 1 <= int(typed) <= TILES:
            raise TileRefused(tile=typed, tiles=TILES)
        place, product_id = int(typed) - 1, self._keeper.cart.line(n).product_id
        if product_id == OPEN_ITEM_PRODUCT_ID:
            # Before anybody is asked for a PIN.
            raise OpenItemRefused

        def deed(till: TillContext) -> None:
            is_pinned = rules.pin_tile(till, place, product_id)
            words = self.tr("Tile {n} is {name} now") if is_pinned else self.tr("Tile {n} is free")
            name = next(
                (line.name for line in self._keeper.cart.lines if line.product_id == product_id),
                "",
            )
            told = words.format(n=isolated(place + 1), name=name)
            self._desk.shell.notice(Notice(told))
            self.tiles_changed.emit()

        self._desk.approver.run(Right.EDIT_CATALOGUE, deed)

    def _change(self, cart: Cart) -> None:
        self._keeper.change(cart)
        self._desk.shell.succeed()
        self.toned.emit("tick")

    def _give_up(self, error: PosError, *, still: Ask | None = None) -> None:
        self.ask, self.doubted = still, ""
        self.failed.emit(error)
        self.changed.emit()


def read_discount(typed: str) -> Discount:
    """A typed discount: 30 or 10%. Raises PriceRefused, RateRefused."""
    is_rate = typed.endswith(tuple(PERCENT))
    figure = read_money(typed.rstrip(PERCENT))
    if is_rate:
        if figure is None or figure > 10_000:
            raise RateRefused(rate=typed)
        return Discount(bp=figure)
    if figure is None:
        raise PriceRefused(price=typed)
    return Discount(figure)
