"""The open cart in hand: every change is painted first, saved a moment later, and can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from pos_app.errors import PosError
from pos_app.operations import selling

if TYPE_CHECKING:
    from pos_app.db.carts import Saved
    from pos_app.domain.cart import Cart
    from pos_app.viewmodels.shell import Desk

SAVE_DELAY_MS = 15
"""The row is on the screen before its commit begins; a power cut may cost the last 15 ms."""


class CartKeeper(QObject):
    """Holds the cart; the database follows."""

    changed = Signal()
    begun = Signal()
    """Another cart comes into hand: what is asked about the one before is asked no more."""
    failed = Signal(object)
    """A PosError: the cart could not be saved; it is tried again with the next change."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._cart = selling.open_cart(desk.till)
        self._unsaved: list[Cart] = []
        self._last: Saved | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_DELAY_MS)
        self._timer.timeout.connect(self._save_late)

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
        self._timer.start()
        self.changed.emit()

    def undo(self) -> bool:
        """Bring back the cart before the last change; False when there is none. Raises PosError.

        The steps are on the disk: they survive a restart.
        """
        self.save_now()
        return self._restore(selling.undo_cart(self._desk.till, self._cart))

    def redo(self) -> bool:
        """Make the change again that was undone last; False when there is none. Raises PosError."""
        self.save_now()
        return self._restore(selling.redo_cart(self._desk.till, self._cart))

    def save_now(self) -> None:
        """Save every change that is not saved yet, each as its own step. Raises PosError."""
        self._timer.stop()
        while self._unsaved:
            self._last = selling.save_cart(self._desk.till, self._unsaved[0], last=self._last)
            del self._unsaved[0]

    def begin(self, cart: Cart | None = None) -> None:
        """Go on with a cart that the database holds, or with an empty one."""
        self._timer.stop()
        fresh = cart or selling.new_cart(self._desk.till)
        self._desk.shell.leave_bill()
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

    def _save_late(self) -> None:
        try:
            self.save_now()
        except PosError as error:
            self.failed.emit(error)
