"""What a manager may decide about a case, and what each decision moves: once."""

import pytest
from pos_protocol.events import ProductAdded
from sync_server.db.projections import cases, stock, takings
from sync_server.errors import RefusedError, ServerCode
from sync_server.operations.reconciling.deciding import Ruling, decide_once
from sync_server.operations.verifying import verify

from tests.support.chain_till import received, sold
from tests.support.sync_server import local_server

TEA, SALT = 10_000_001, 10_000_002


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path) as running:
        yield running


@pytest.fixture
def till(server):
    """A till of a store with ten of each of two products."""
    till = server.enrol()
    for product_id, name in ((TEA, "Tea"), (SALT, "Salt")):
        till.append(ProductAdded(product_id=product_id, name_en=name, price=100))
        till.append(received(product_id, 10_000))
    server.api(till).push(till.batch())
    return till


@pytest.fixture
def held(server, till):
    """The case about a sale of both, held because of what it says about one of them."""
    lie = sold((TEA, 3_000), (SALT, 2_000), known_quantity=77, known_version=0, pending=0)
    till.append(lie)
    [result] = server.api(till).push(till.batch(5)).results
    assert result.status == "held"
    return result.case_id


@pytest.fixture
def oversold(server, till):
    """The case about one line of a sale that counts: more tea than there was."""
    till.append(sold((SALT, 1_000), (TEA, 12_000), pending=10_000))
    server.api(till).push(till.batch(5))
    with server.db.read() as tx:
        [case] = cases.all_cases(tx, 1)
    assert (case.verdict, case.product_id, case.state) == ("oversell", TEA, "recount")
    return case.case_id


def decided(server, case_id, decision, *lines):
    ruling = Ruling(case_id=case_id, decision=decision, lines=lines)
    return decide_once(server.db, 1, ruling, actor="Amina", rng=server.rng, now_ms=1)


def test_what_was_paid_for_a_held_sale_is_in_the_takings(server, held):
    """The goods wait for a manager; the money is in the drawer."""
    with server.db.read() as tx:
        [day] = takings.load_all(tx, 1).values()
        [case] = cases.all_cases(tx, 1)
    assert (case.case_id, day.sales) == (held, 1)
    assert day.takings_paisa > 0


def levels(server):
    """The stock of both; the proof must find it in the log."""
    assert verify(server.db, 1).problems == []
    with server.db.read() as tx:
        found = stock.load(tx, 1, [TEA, SALT])
    return found[TEA].quantity, found[SALT].quantity


@pytest.mark.parametrize("is_counted_first", [False, True])
@pytest.mark.parametrize(
    ("decision", "lines", "left"),
    [
        ("release", [], (7_000, 8_000)),
        ("reverse", [], (10_000, 10_000)),
        ("adjust", [(TEA, -1_000)], (9_000, 10_000)),
    ],
)
def test_held_event_counts_as_a_whole_or_not_at_all(
    server, held, decision, lines, left, is_counted_first
):
    if is_counted_first:
        decided(server, held, "recount")
        assert levels(server) == (10_000, 10_000)
    decided(server, held, decision, *lines)
    assert levels(server) == left
    for again in ("release", "reverse", "recount"):
        with pytest.raises(RefusedError) as refused:
            decided(server, held, again)
        assert refused.value.code == ServerCode.CASE_DECIDED
    assert levels(server) == left


@pytest.mark.parametrize(
    ("decision", "lines", "left"),
    [
        ("release", [], (-2_000, 9_000)),
        ("reverse", [], (10_000, 9_000)),
        ("adjust", [(TEA, 2_000)], (0, 9_000)),
    ],
)
def test_line_that_counts_is_decided_alone(server, oversold, decision, lines, left):
    assert levels(server) == (-2_000, 9_000)
    decided(server, oversold, decision, *lines)
    assert levels(server) == left


def test_tills_are_asked_to_count_once(server, held):
    decided(server, held, "recount")
    with pytest.raises(RefusedError) as refused:
        decided(server, held, "recount")
    assert refused.value.code == ServerCode.CASE_DECIDED
