"""What waits for an answer before money is taken: a payment, a large quantity, a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.viewmodels.bill.asks import Asks
    from pos_app.viewmodels.entry import Entry
    from pos_app.viewmodels.payment import PaymentModel


class Pending(QObject):
    """Says whether a key may do its own work, or has to leave it at what is asked already."""

    refused = Signal(str)
    """A sentence: what has to be answered first."""

    def __init__(
        self,
        asks: Asks,
        payment: PaymentModel,
        *,
        entry: Callable[[], Entry],
        answer: Callable[[], bool],
    ) -> None:
        super().__init__(asks)
        self._asks, self._payment = asks, payment
        self._entry, self._answer = entry, answer

    def is_awaited(self) -> bool:
        """Refuse while a card or QR payment is awaited: it may have come, and has a number."""
        if self._payment.view.asking is None:
            return False
        words = self.tr("First the payment that is asked for: Enter if it came, Esc if not")
        self.refused.emit(words)
        return True

    def is_doubted(self) -> bool:
        """Refuse while a large quantity waits for its yes."""
        if self._entry().asked_milli is None and not self._asks.doubted:
            return False
        self.refused.emit(self.tr("First confirm the quantity: Enter for yes, Esc for no"))
        return True

    def takes_key(self) -> bool:
        """Whether a key to pay only answered what was asked: the number typed is no money."""
        if self.is_doubted():
            return True
        was_asked = self._asks.ask is not None
        self._answer()
        return was_asked
