"""What a reminder says of a khata, and that making one changes nothing."""

import pytest

from pos_app.db.queries import khata, sync_status
from pos_app.domain.errors import CustomerNotFound
from pos_app.domain.khata.accounts import DAY_MS
from pos_app.operations.khata import customers
from pos_app.operations.khata.reminding import reminder


@pytest.fixture
def rashid(till):
    added = customers.add_customer(till, "Rashid Mehmood", phone="0300-1234567")
    return added.customer.customer_id


def owe(till, customer_id, paisa):
    customers.adjust_khata(till, customer_id, paisa, note="paper book")


def test_it_dates_from_the_oldest_entry_that_is_not_paid(till, rashid):
    owe(till, rashid, 100_000)
    till.clock.jump(40 * DAY_MS)
    day = till.today().isoformat()
    owe(till, rashid, 412_000)
    owe(till, rashid, -100_000)
    till.clock.jump(3 * DAY_MS)
    found = reminder(till, rashid)
    assert (found.since, found.balance_paisa, found.phone) == (day, 412_000, "923001234567")
    assert found.store_name == till.identity.store_name


def test_it_records_nothing(till, rashid):
    owe(till, rashid, 412_000)

    def stands():
        with till.db.read() as tx:
            return sync_status.status(tx), khata.entries(tx, rashid)

    before = stands()
    assert reminder(till, rashid)
    assert stands() == before


def test_who_owes_nothing_is_not_reminded(till, rashid):
    assert reminder(till, rashid) is None
    owe(till, rashid, -500)
    assert reminder(till, rashid) is None, "paid ahead"
    with pytest.raises(CustomerNotFound):
        reminder(till, rashid + 1)
