"""Batches with a date: read by their index, a page at a time, and never held ones."""

from datetime import date, timedelta
from uuid import UUID

from pos_protocol.events import DecidedLine, OutReason, ReconciliationDecided

from pos_app.db import event_log
from pos_app.db.queries import batches
from pos_app.domain.stock import Receipt, Removal
from pos_app.operations import stocking
from tests.support.factories import make_product, make_sale


def test_dated_batches_are_found_by_their_index_up_to_a_limit(till):
    milk = make_product(till)
    lines = [
        Receipt(product_id=milk.product_id, quantity_milli=1_000, expiry=f"2027-01-0{n}")
        for n in range(1, 4)
    ]
    stocking.receive_stock(till, lines)
    with till.db.read() as tx:
        found = batches.expiring(tx, until=date(2027, 1, 2), limit=9)
        assert [each.expiry.day for each in found] == [1, 2]
        assert len(batches.expiring(tx, until=date(2027, 1, 9), limit=1)) == 1
        assert batches.costs(tx, milk.product_id, limit=9) == ()
        values = {"until": "2027-01-02", "open_item": 0, "limit": 1}
        plan = tx.execute(f"EXPLAIN QUERY PLAN {batches._EXPIRING.sql}", values)  # noqa: SLF001
        assert "batch_by_expiry" in " ".join(row[3] for row in plan)


def test_what_was_removed_as_expired_by_hand_is_of_the_batch_that_expired_first(till):
    milk = make_product(till)
    today = till.today()
    for days in (None, 9, -2, -1):
        expiry = None if days is None else (today + timedelta(days=days)).isoformat()
        line = Receipt(product_id=milk.product_id, quantity_milli=5_000, expiry=expiry)
        stocking.receive_stock(till, [line])

    def left():
        with till.db.read() as tx:
            found = batches.expiring(tx, until=today + timedelta(days=9), limit=9)
            assert len(batches.expiring(tx, until=today + timedelta(days=9), limit=1)) == 1
        return [((each.expiry - today).days, each.left_milli) for each in found]

    def remove(quantity_milli, reason=OutReason.EXPIRED):
        line = Removal(product_id=milk.product_id, quantity_milli=quantity_milli, reason=reason)
        return stocking.remove_stock(till, [line]).recorded.envelope.event_id

    assert left() == [(-2, 5_000), (-1, 5_000), (9, 5_000)]
    first = remove(6_000)
    assert left() == [(-1, 4_000), (9, 5_000)]
    remove(7_000)
    assert left() == [(9, 5_000)], "what is not past its date cannot have been expired"
    stocking.undo_removal(till, first)
    assert left() == [(-1, 3_000), (9, 5_000)]
    remove(7_000, OutReason.DAMAGE)
    assert left()[-1][0] == 9


def test_the_last_of_an_old_batch_that_was_removed_does_not_come_back_for_a_newer_one(till):
    milk = make_product(till)
    today = till.today()
    for days in (-9, -1):
        expiry = (today + timedelta(days=days)).isoformat()
        line = Receipt(product_id=milk.product_id, quantity_milli=5_000, expiry=expiry)
        stocking.receive_stock(till, [line])
    make_sale(till, (milk, 3_000))
    line = Removal(product_id=milk.product_id, quantity_milli=2_000, reason=OutReason.EXPIRED)
    stocking.remove_stock(till, [line])
    with till.db.read() as tx:
        (found,) = batches.expiring(tx, until=today, limit=9)
    assert (found.expiry, found.left_milli) == (today - timedelta(days=1), 5_000)


def test_a_delivery_that_was_undone_is_no_batch_and_what_is_on_hand_is_of_the_others(till):
    milk = make_product(till)
    today = till.today()
    received = []
    for days in (1, 9):
        expiry = (today + timedelta(days=days)).isoformat()
        line = Receipt(
            product_id=milk.product_id, quantity_milli=5_000, expiry=expiry, cost_paisa=days * 100
        )
        received.append(stocking.receive_stock(till, [line]).recorded.envelope.event_id)
    stocking.undo_receipt(till, received[1])

    def known():
        with till.db.read() as tx:
            found = batches.expiring(tx, until=today + timedelta(days=9), limit=9)
            paid = [each.cost_paisa for each in batches.costs(tx, milk.product_id, limit=9)]
        return [((each.expiry - today).days, each.left_milli) for each in found], paid

    assert known() == ([(1, 5_000)], [100])
    line = Removal(product_id=milk.product_id, quantity_milli=1_000, reason=OutReason.EXPIRED)
    stocking.remove_stock(till, [line])
    assert known() == ([(1, 4_000)], [100])


def test_a_removal_that_was_looked_at_is_not_taken_for_one_that_was_undone(till):
    milk = make_product(till)
    today = till.today()
    for days in (-2, -1):
        expiry = (today + timedelta(days=days)).isoformat()
        line = Receipt(product_id=milk.product_id, quantity_milli=5_000, expiry=expiry)
        stocking.receive_stock(till, [line])
    line = Removal(product_id=milk.product_id, quantity_milli=5_000, reason=OutReason.EXPIRED)
    removed = stocking.remove_stock(till, [line]).recorded.envelope.event_id
    decided = ReconciliationDecided(
        case_id=UUID(int=5),
        of_event_id=removed,
        decision="recount",
        lines=(DecidedLine(product_id=milk.product_id, quantity=0),),
    )

    def left():
        with till.db.read() as tx:
            found = batches.expiring(tx, until=today, limit=9)
            kept = batches._TAKEN_OUT.all(tx)  # noqa: SLF001
        return [((each.expiry - today).days, each.left_milli) for each in found], len(kept)

    assert left() == ([(-1, 5_000)], 1)
    with till.db.write() as tx:
        event_log.append(tx, [decided], by=till.writer)
    assert left() == ([(-1, 5_000)], 1)
    stocking.undo_removal(till, removed)
    assert left()[1] == 0


def test_what_was_thrown_away_is_found_without_reading_what_was_sold(till):
    with till.db.read() as tx:
        plan = [row[3] for row in tx.execute(f"EXPLAIN QUERY PLAN {batches._TAKEN_OUT.sql}")]  # noqa: SLF001
    assert any("INDEX movement_expired" in step for step in plan), plan
    assert "SCAN m" not in plan
