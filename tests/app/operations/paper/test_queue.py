"""The queue of paper: nothing is forgotten, nothing is asked twice."""

from pos_app.db import print_jobs
from pos_app.db.print_jobs import JobState
from pos_app.operations.paper import queue
from tests.support.factories import make_product, make_sale, reopened


def sold(till, product):
    return make_sale(till, (product, 1000)).recorded.envelope.event_id


def test_what_was_sold_before_a_printer_was_set_asks_for_no_paper(till):
    milk = make_product(till)
    sold(till, milk)
    assert queue.unprinted(till) == queue.Unprinted()
    assert queue.begin(till) == queue.Unprinted()
    later = sold(till, milk)
    assert queue.unprinted(till).undecided == (later,)


def test_a_slip_that_waits_survives_and_one_that_came_out_is_done(till):
    milk = make_product(till)
    queue.begin(till)
    first, second = sold(till, milk), sold(till, milk)
    queue.decide(till, first, JobState.WAITING, problem="PrinterMissing")
    with reopened(till) as again:
        left = queue.begin(again)
        assert left == queue.Unprinted(waiting=(first,), undecided=(second,))
        queue.decide(again, first, JobState.PRINTED)
        assert queue.was_printed(again, first)
        queue.give_up(again)
        assert queue.unprinted(again) == queue.Unprinted()
        assert not queue.was_printed(again, second)
        assert queue.last(again).envelope.event_id == second


def test_a_decision_decides_what_came_before_it(till):
    milk = make_product(till)
    queue.begin(till)
    sold(till, milk)
    queue.decide(till, sold(till, milk), JobState.PRINTED)
    assert queue.unprinted(till) == queue.Unprinted()


def test_jobs_are_counted_by_state_and_problem(till):
    milk = make_product(till)
    queue.begin(till)
    for _ in range(2):
        queue.decide(till, sold(till, milk), JobState.WAITING, problem="PrinterMissing")
    queue.decide(till, sold(till, milk), JobState.PRINTED)
    with till.db.read() as tx:
        assert print_jobs.tally(tx) == [("printed", "", 1), ("waiting", "PrinterMissing", 2)]
