"""A payment that was seen, its number and its void may arrive in any order."""

from itertools import permutations
from uuid import UUID

import pytest
from pos_protocol.events import PaymentConfirmed, SaleReturned, Tender, TenderKind

from pos_app.db import event_log, rebuild
from pos_app.db.entry import entry
from pos_app.db.projections import seen_payments
from pos_app.db.queries import sales
from pos_app.operations import returning, selling
from tests.support.factories import make_cart, make_product

TABLE = "SELECT * FROM seen_payment ORDER BY sale_id"


@pytest.fixture
def sold(till):
    product = make_product(till, price_paisa=10_000)
    tender = Tender(kind=TenderKind.QR, amount=10_000)
    return selling.complete_sale(till, make_cart(till, (product, 1000)), [tender]).recorded


def test_the_order_of_arrival_does_not_matter_and_the_newest_number_stands(till, sold):
    sale_id = sold.envelope.event_id
    with till.db.write() as tx:
        numbers = [PaymentConfirmed(sale=sale_id, reference=each) for each in ("RA1", "RA2")]
        confirmed = event_log.append(tx, numbers, by=till.writer).recorded
    voided = returning.void_sale(till, sale_id, reason="wrong customer").recorded
    assert isinstance(voided.event, SaleReturned)
    found = set()
    for order in permutations([sold, *confirmed, voided]):
        with till.db.write() as tx:
            seen_payments.reset(tx)
            for each in order:
                seen_payments.apply(tx, [entry(each)])
            found.add(tuple(tx.execute(TABLE).fetchall()))
            payment = sales.seen_payment(tx, sale_id)
    assert len(found) == 1
    assert (payment.reference, payment.given_back_paisa) == ("RA2", 10_000)


def test_a_rebuild_finds_the_same(till, sold):
    with till.db.write() as tx:
        lost = PaymentConfirmed(sale=UUID(int=7), reference="RA9")
        event_log.append(tx, [lost], by=till.writer)
        kept = tx.execute(TABLE).fetchall()
        rebuild.fold_anew(tx)
        assert tx.execute(TABLE).fetchall() == kept
        assert len(kept) == 2
        assert sales.seen_payment(tx, UUID(int=7)) is None, "nothing was seen of it here"


@pytest.mark.parametrize(
    ("statement", "step"),
    [
        (sales._UNCONFIRMED_OF_SHIFT, "USING INDEX unconfirmed_payment (shift_id=?)"),  # noqa: SLF001 - the plan is the promise
        (sales._ALL_UNCONFIRMED, "USING INDEX unconfirmed_payment"),  # noqa: SLF001 - as well
    ],
)
def test_the_open_ones_are_read_by_an_index_of_the_open_ones(till, sold, statement, step):
    with till.db.read() as tx:
        rows = tx.execute(f"EXPLAIN QUERY PLAN {statement.sql}", {"shift_id": b""})
        plan = [row[3] for row in rows]
    assert any(step in each for each in plan), plan
