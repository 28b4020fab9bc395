"""The open cart in hand: every change is painted first, saved a moment later, and can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from pos_app.operations import selling
from pos_app.viewmodels.drafts.saving import LateSaver

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from pos_app.db.carts import Saved
    from pos_app.domain.cart import Cart
    from pos_app.viewmodels.shell import Desk


class CartKeeper(LateSaver):
    """Holds the cart; the database follows, each change as a step of its own."""

    changed = Signal()
    begun = Signal()
    """Another cart comes into hand: what is asked about the one before is asked no more."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._cart = selling.open_cart(desk.till)
        self._unsaved: list[Cart] = []
        self._last: Saved | None = None

    @property
    def cart(self) -> Cart:
        """The open cart."""
        return self._cart

    def change(self, cart: Cart) -> None:
        """Take a changed cart; the one before can be brought back."""
        if cart == self._cart:
            return
        self._cart = cart
        self._unsaved.append(cart)
        self.save_soon()
        self.changed.emit()

    def undo(self) -> bool:
        """Bring back the cart before the last change; False when there is none. Raises PosError.

        The steps are on the disk: they survive a restart.
        """
        self.save_now()
        return self._restore(selling.undo_cart(self.desk.till, self._cart))

    def redo(self) -> bool:
        """Make the change again that was undone last; False when there is none. Raises PosError."""
        self.save_now()
        return self._restore(selling.redo_cart(self.desk.till, self._cart))

    def _save(self) -> None:
        while self._unsaved:
            self._last = selling.save_cart(self.desk.till, self._unsaved[0], last=self._last)
            del self._unsaved[0]

    def begin(self, cart: Cart | None = None) -> None:
        """Go on with a cart that the database holds, or with an empty one."""
        self.wait_no_longer()
        fresh = cart or selling.new_cart(self.desk.till)
        self.desk.shell.leave_bill()
        self.begun.emit()
        self._take(fresh)

    def _restore(self, cart: Cart | None) -> bool:
        if cart is not None:
            self._take(cart)
        return cart is not None

    def _take(self, saved: Cart) -> None:
        """Take a cart that is on the disk as it is."""
        self._cart = saved
        self._unsaved = []
        # An undone step moves the cart's place back: the next save reads it as it is.
        self._last = None
        self.changed.emit()
