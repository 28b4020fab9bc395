"""A payment's number is looked up by an index, and where its bill is gone it is known still."""

from uuid import UUID

from pos_protocol.events import PaymentConfirmed

from pos_app.db import event_log
from pos_app.db.queries import payments


def test_it_is_found_by_the_number_alone(till):
    with till.db.read() as tx:
        values = {"number": "RA4711", "besides": b""}
        plan = tx.execute(f"EXPLAIN QUERY PLAN {payments._FIRST.sql}", values).fetchall()  # noqa: SLF001 - the plan is the promise
    steps = [row[3] for row in plan]
    assert any("SEARCH n USING PRIMARY KEY (number=?)" in step for step in steps), steps
    assert not any(step.startswith("SCAN") or "TEMP B-TREE" in step for step in steps), steps


def test_a_number_of_a_bill_that_is_not_here_is_known_with_its_time(till):
    with till.db.write() as tx:
        confirmed = PaymentConfirmed(sale=UUID(int=7), reference="RA4711")
        (recorded,) = event_log.append(tx, [confirmed], by=till.writer).recorded
        known = payments.first_use(tx, "RA4711")
        assert payments.first_use(tx, "RA4711", besides=UUID(int=7)) is None
    assert (known.receipt_no, known.amount_paisa, known.is_void) == ("", 0, False)
    assert known.occurred_ms == recorded.envelope.occurred_at.wall_ms
