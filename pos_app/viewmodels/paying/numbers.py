"""A payment's number that paid before: told once, and used all the same when it comes again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_protocol.events import TenderKind

from pos_app.domain.errors import NumberUsed, NumberUsedHere, VoidNumberUsed
from pos_app.domain.tender import payment_number
from pos_app.operations.paying import confirming

if TYPE_CHECKING:
    from uuid import UUID

    from pos_protocol.events import Tender

    from pos_app.domain.cart import Cart
    from pos_app.viewmodels.shell import Desk


ENTER, QR_ON_KHATA, CARD_ON_KHATA = "Enter", "F9", "F10"
"""What is pressed again, as the key map has it."""


class UsedNumbers:
    """Refuses a number that paid before, until it is given again: one transfer may pay two bills.

    A question is of one number and one bill or khata; of another it is asked anew.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._asked: tuple[str, UUID | int] | None = None

    def check_part(self, tender: Tender | None, cart: Cart) -> None:
        """Look at a part of the open bill; none has no number. Raises NumberUsed."""
        if tender is None or self._is_answered(tender, cart.cart_id):
            return
        number = payment_number(tender)
        if number and number in map(payment_number, cart.tenders):
            self._asked = (number, cart.cart_id)
            raise NumberUsedHere(number=tender.reference, key=ENTER)
        self._check(tender, pays=cart.cart_id, key=ENTER)

    def check_sold(self, tender: Tender, sale_id: UUID) -> None:
        """Look at what confirms a bill that was sold before. Raises NumberUsed."""
        if not self._is_answered(tender, sale_id):
            self._check(tender, pays=sale_id, key=ENTER, sale_id=sale_id)

    def check_khata(self, tender: Tender, customer_id: int) -> None:
        """Look at a payment onto a khata: there Enter means cash. Raises NumberUsed."""
        if not self._is_answered(tender, customer_id):
            key = QR_ON_KHATA if tender.kind is TenderKind.QR else CARD_ON_KHATA
            self._check(tender, pays=customer_id, key=key)

    def forget(self) -> None:
        """The payment did not come: whoever gives the same number again is asked again."""
        self._asked = None

    def _is_answered(self, tender: Tender, pays: UUID | int) -> bool:
        asked, self._asked = self._asked, None
        return asked == (payment_number(tender), pays)

    def _check(
        self, tender: Tender, *, pays: UUID | int, key: str, sale_id: UUID | None = None
    ) -> None:
        used = confirming.earlier_use(self._desk.till, tender, besides=sale_id)
        if used is None:
            return
        # A number comes twice seldom: the till opens without what tells of it.
        from pos_app.viewmodels.history.rows import moment_text  # noqa: PLC0415 - as said above

        self._asked = (payment_number(tender), pays)
        raise (VoidNumberUsed if used.is_void else NumberUsed)(
            number=tender.reference,
            amount_paisa=used.amount_paisa,
            bill=used.receipt_no or "\u2014",
            at=moment_text(used.occurred_ms),
            key=key,
        )
