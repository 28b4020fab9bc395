"""The numbers of payments: one that confirms what was only seen, and one that was used before."""

from uuid import UUID

from pos_protocol.events import PaymentConfirmed, Tender

from pos_app.db import event_log
from pos_app.db.queries import payments
from pos_app.db.queries import sales as sale_queries
from pos_app.db.queries.payments import NumberUse
from pos_app.domain.errors import NothingToConfirm
from pos_app.domain.people import Right
from pos_app.domain.tender import checked_reference, payment_number
from pos_app.errors import EventNotFound
from pos_app.operations.context import TillContext
from pos_app.operations.selling import receipt_no

__all__ = ["NumberUse", "confirm_payment", "earlier_use"]


def confirm_payment(till: TillContext, sale_id: UUID, reference: str) -> event_log.Appended:
    """Keep the number of the bank's message about a QR payment that was only seen.

    Of any till of the store. A number that another bill has is kept as well: one transfer may pay
    two. Raises ApprovalNeeded, ReferenceMissing, NameRefused, EventNotFound, NothingToConfirm.
    """
    till.need(Right.SELL)
    kept = checked_reference(reference, is_needed=True)
    with till.db.write() as tx:
        sold = event_log.read(tx, sale_id)
        if sold is None:
            raise EventNotFound(what="bill", event_id=sale_id)
        seen = sale_queries.seen_payment(tx, sale_id)
        if seen is None or not seen.is_open:
            raise NothingToConfirm(number=receipt_no(sold))
        confirmed = PaymentConfirmed(sale=sale_id, reference=kept)
        return event_log.append(tx, [confirmed], by=till.writer)


def earlier_use(
    till: TillContext, tender: Tender, *, besides: UUID | None = None
) -> NumberUse | None:
    """What was paid in this store with the number of a payment before, or None.

    `besides` is the bill that the payment is of. The number may have been given at another till.
    """
    number = payment_number(tender)
    if not number:
        return None
    with till.db.read() as tx:
        return payments.first_use(tx, number, besides=besides)
