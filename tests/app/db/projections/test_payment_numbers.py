"""Numbers of payments and the bills that share one, in whatever order they arrive."""

from itertools import permutations
from uuid import UUID

import pytest
from pos_protocol.events import PaymentConfirmed, Tender, TenderKind

from pos_app.db import event_log, rebuild
from pos_app.db.entry import entry
from pos_app.db.projections import payment_numbers
from pos_app.operations import selling
from tests.support.factories import make_cart, make_product

TABLE = "SELECT * FROM payment_number ORDER BY number, event_id"
SHARED = "SELECT number, count(*) FROM payment_number WHERE is_shared = 1 GROUP BY number"


@pytest.fixture
def recorded(till):
    """Two bills with one number, another with two parts of one, and a confirmation of the last."""
    product = make_product(till, price_paisa=10_000)

    def sold(*references):
        tenders = [
            Tender(kind=TenderKind.QR, amount=10_000 // len(references), reference=each)
            for each in references
        ]
        return selling.complete_sale(till, make_cart(till, (product, 1000)), tenders).recorded

    first, second, third = sold("RA4711"), sold("ra-4711"), sold("RA4712", "RA4712")
    with till.db.write() as tx:
        confirmed = PaymentConfirmed(sale=third.envelope.event_id, reference="RA4712")
        (last,) = event_log.append(tx, [confirmed], by=till.writer).recorded
    return first, second, third, last


def test_the_order_of_arrival_does_not_matter(till, recorded):
    found = set()
    for order in permutations(recorded):
        with till.db.write() as tx:
            payment_numbers.reset(tx)
            for each in order:
                payment_numbers.apply(tx, [entry(each)])
            found.add(tuple(tx.execute(TABLE).fetchall()))
            shared = tx.execute(SHARED).fetchall()
    assert len(found) == 1
    assert shared == [("RA4711", 2)], "a bill shares no number with itself"


def test_a_third_bill_joins_the_two(till, recorded):
    with till.db.write() as tx:
        lost = PaymentConfirmed(sale=UUID(int=7), reference="RA 4712")
        event_log.append(tx, [lost], by=till.writer)
        kept = tx.execute(TABLE).fetchall()
        assert tx.execute(SHARED).fetchall() == [("RA4711", 2), ("RA4712", 3)]
        rebuild.fold_anew(tx)
        assert tx.execute(TABLE).fetchall() == kept


def test_what_was_paid_with_a_number_is_kept_once_for_all_parts(till, recorded):
    with till.db.read() as tx:
        rows = tx.execute("SELECT number, amount FROM payment_number ORDER BY event_id").fetchall()
    assert rows == [("RA4711", 10_000), ("RA4711", 10_000), ("RA4712", 10_000), ("RA4712", 0)]
