"""A reminder of what a customer owes. It only reads: nothing is recorded, no khata changes."""

from pos_app.clock import local_day
from pos_app.domain.khata.reminder import Reminder, international_phone
from pos_app.operations.context import TillContext
from pos_app.operations.khata.accounts import account


def reminder(till: TillContext, customer_id: int) -> Reminder | None:
    """What to remind a customer of, None where nothing is owed. Raises CustomerNotFound."""
    stands = account(till, customer_id)
    if stands.balance_paisa <= 0:
        return None
    store_name, store_lines = till.letterhead()
    oldest_ms = stands.ageing.oldest_ms
    return Reminder(
        store_name=store_name,
        store_lines=store_lines,
        customer=stands.customer,
        balance_paisa=stands.balance_paisa,
        since="" if oldest_ms is None else local_day(oldest_ms, till.clock.zone()),
        phone=international_phone(stands.customer.phone, till.identity.currency),
    )
