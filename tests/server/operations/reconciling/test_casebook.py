"""Cases are opened by verdicts and closed by what settles them."""

import pytest
from msgspec import UNSET
from pos_protocol.events import (
    CountedLine,
    ProductAdded,
    ProductChanged,
    ProductRemoved,
    StockCounted,
)
from pos_protocol.ledger import stock_movements
from pos_protocol.sync import Verdict
from sync_server.db.projections import cases
from sync_server.db.projections.stock import Level
from sync_server.operations.classify import Grounds
from sync_server.operations.rebuilding import rebuild
from sync_server.operations.reconciling.casebook import CaseBook, Judged
from sync_server.operations.reconciling.reading import one
from sync_server.operations.verifying import verify

from tests.support.chain_till import received, sold
from tests.support.events import record
from tests.support.sync_server import local_server

PRODUCT = 10_000_001


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path) as running:
        yield running


@pytest.fixture
def till(server):
    return server.enrol()


def push(server, till, first=1):
    return server.api(till).push(till.batch(first)).results


def states(server):
    with server.db.read() as tx:
        found = cases.all_cases(tx, 1)
    return [(case.verdict, case.state, case.opened_seq, case.closed_seq) for case in found]


def counted(quantity, **claim):
    claim = {"known_quantity": 0, "known_version": 0, "pending": 0} | claim
    line = CountedLine(n=1, product_id=PRODUCT, counted=quantity, **claim)
    return StockCounted(lines=(line,))


def test_an_oversell_waits_for_a_count_and_a_count_closes_it(server, till):
    till.append(sold((PRODUCT, 1_000)))
    push(server, till)
    assert states(server) == [("oversell", "recount", 1, None)]
    till.append(received(PRODUCT, 500))
    till.append(counted(3_000))
    push(server, till, 2)
    assert states(server) == [("oversell", "closed", 1, 3)]
    assert verify(server.db, 1).problems == []
    before = states(server)
    rebuild(server.db, 1)
    assert states(server) == before


def test_nothing_is_noted_that_ancestors_which_come_back_would_change():
    """Judged before and after a lost ancestor is back, the record of an unsure claim is one."""
    noted = []
    for missing, others in ((7_000, True), (-2_000, False)):
        book = CaseBook(1)
        event = sold((PRODUCT, 1_000), known_quantity=500, known_version=2, pending=7_000)
        recorded = record(event, cursor=4)
        [moved] = stock_movements(event)
        judged = Judged(
            movement=moved,
            verdict=Verdict.UNVERIFIABLE,
            grounds=Grounds(missing=missing, others=others, is_sure=False),
            level=Level(quantity=500, version=4),
            version=5,
        )
        book.note(
            recorded.envelope,
            [judged],
            verdict=Verdict.UNVERIFIABLE,
            place=(9, 0, False),
            stale=None,
        )
        noted.append(book.left())
    assert noted[0] == noted[1]
    assert noted[0][0].evidence.versions == (3, 4)
    assert noted[0][0].evidence.positions == (5, 8)


def test_a_count_that_changes_nothing_closes_it_too(server, till):
    till.append(sold((PRODUCT, 1_000)))
    till.append(received(PRODUCT, 4_000))
    till.append(counted(3_000))
    push(server, till)
    assert states(server) == [("oversell", "closed", 1, 3)]


def test_a_count_that_had_not_seen_everything_leaves_the_question_open(server, till):
    till.append(sold((PRODUCT, 1_000)))
    push(server, till)
    other = server.enrol(seed=2)
    other.append(counted(0))
    other.append(counted(2_000))
    push(server, other)
    found = states(server)
    assert found[0] == ("oversell", "recount", 1, None)
    assert found[1][:2] == ("overlap", "open")


def test_an_edit_of_an_old_revision_is_applied_and_flagged(server, till):
    till.append(ProductAdded(product_id=PRODUCT, name_en="Tea", price=54_000))
    till.append(ProductChanged(product_id=PRODUCT, base=1, price=55_000))
    assert [result.verdict for result in push(server, till)] == ["match", "match"]
    other = server.enrol(seed=2)
    other.append(ProductChanged(product_id=PRODUCT, base=1, price=56_000, name_ur=UNSET))
    other.append(ProductChanged(product_id=PRODUCT, base=3, name_ur="چائے"))
    assert [(one.status, one.verdict) for one in push(server, other)] == [
        ("accepted", "overlap"),
        ("accepted", "match"),
    ]
    with server.db.read() as tx:
        [case] = cases.all_cases(tx, 1)
    assert (case.product_id, case.state, case.evidence.fields) == (PRODUCT, "open", ("price",))
    assert (case.evidence.base, case.evidence.revision) == (1, 2)
    assert verify(server.db, 1).problems == []


def test_a_price_by_somebody_who_saw_both_decides_the_overlap(server, till):
    till.append(ProductAdded(product_id=PRODUCT, name_en="Tea", price=54_000))
    till.append(ProductChanged(product_id=PRODUCT, base=1, price=55_000))
    push(server, till)
    other = server.enrol(seed=2)
    other.append(ProductChanged(product_id=PRODUCT, base=1, price=56_000))
    push(server, other)
    till.append(ProductChanged(product_id=PRODUCT, base=2, price=54_500))
    till.append(ProductChanged(product_id=PRODUCT, base=4, name_ur="چائے"))
    push(server, till, 3)
    assert [state for _, state, *_ in states(server)] == ["open", "open"], "it had not seen both"
    till.append(ProductChanged(product_id=PRODUCT, base=5, price=56_000))
    push(server, till, 5)
    assert [state for _, state, *_ in states(server)] == ["closed", "closed"]
    with server.db.read() as tx:
        found = cases.all_cases(tx, 1)
    assert {(case.decision, case.decided_seq) for case in found} == {("settled", 6)}
    view = one(server.db, 1, found[0].case_id)
    assert view.decided_by == till.log[-1].envelope.actor
    assert verify(server.db, 1).problems == []
    before = states(server)
    rebuild(server.db, 1)
    assert states(server) == before


def test_a_fresh_edit_of_something_else_decides_no_overlap(server, till):
    till.append(ProductAdded(product_id=PRODUCT, name_en="Tea", price=54_000))
    till.append(ProductChanged(product_id=PRODUCT, base=1, price=55_000))
    push(server, till)
    other = server.enrol(seed=2)
    other.append(ProductChanged(product_id=PRODUCT, base=1, price=56_000, low_at=3_000))
    other.append(ProductChanged(product_id=PRODUCT, base=3, price=57_000))
    push(server, other)
    assert [state for _, state, *_ in states(server)] == ["open"], "the other field is undecided"
    other.append(ProductRemoved(product_id=PRODUCT, base=4))
    push(server, other, 3)
    assert [state for _, state, *_ in states(server)] == ["closed"]


def test_a_held_event_is_one_case_whatever_its_lines(server, till):
    till.append(sold((PRODUCT, 1_000), (PRODUCT + 1, 2_000), known_quantity=7_000))
    [result] = push(server, till)
    assert result.status == "held"
    with server.db.read() as tx:
        [case] = cases.all_cases(tx, 1)
    assert case.is_held
    assert case.case_id == result.case_id
    assert [line[:2] for line in case.evidence.lines] == [(PRODUCT, -1_000), (PRODUCT + 1, -2_000)]


def test_a_count_that_is_held_settles_nothing(server, till):
    till.append(sold((PRODUCT, 1_000)))
    push(server, till)
    till.append(received(PRODUCT, 3_000))
    till.append(counted(2_000, known_quantity=5_000))
    assert [result.status for result in push(server, till, 2)] == ["accepted", "held"]
    assert states(server)[0] == ("oversell", "recount", 1, None)
