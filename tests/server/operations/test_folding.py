"""The fold of a batch is the fold of its events one after the other."""

from collections import Counter
from uuid import UUID

import pytest
from pos_protocol.envelope import OccurredAt
from sync_server.db.database import Tx
from sync_server.operations.folding import Placed, StoreFold, case_id_of

from pos_protocol import ledger
from tests.support.chain_till import received, sold, with_claims
from tests.support.events import record
from tests.support.sync_server import local_server

PENDING: Counter[int] = Counter()
EVENTS = []
for _event in (
    received(1, 9_000),
    sold((1, 2_000), (1, 1_000)),
    sold((2, 500)),
    received(2, 500),
):
    EVENTS.append(with_claims(_event, PENDING))
    for _movement in ledger.stock_movements(EVENTS[-1]):
        PENDING[_movement.product_id] += _movement.delta


def placed(seq, event, **fields):
    recorded = record(event, till_seq=seq)
    values = {"store_seq": seq, "recorded": recorded, "event": event, "lane": 0, "held": False}
    return Placed(**values | fields)


def test_lines_of_one_event_follow_each_other():
    fold = StoreFold(1)
    folded = [fold.apply(placed(seq, event)) for seq, event in enumerate(EVENTS, 1)]
    assert [one.versions for one in folded] == [[1], [2, 3], [1], [2]]
    assert (fold.levels[1].quantity, fold.levels[2].quantity) == (6_000, 0)
    assert [row[9] for row in fold.movements] == [9_000, 7_000, 6_000, -500, 0]


def test_lines_that_run_out_only_together_are_an_oversell_of_the_last():
    fold = StoreFold(1)
    fold.apply(placed(1, EVENTS[0]))
    sale = with_claims(sold((1, 5_000), (1, 5_000)), Counter({1: 9_000}))
    assert fold.apply(placed(2, sale)).verdict == "oversell"
    assert [row[14] for row in fold.movements] == ["match", "match", "oversell"]


def test_a_held_event_has_its_versions_and_moves_nothing():
    fold = StoreFold(1)
    fold.apply(placed(1, EVENTS[0]))
    held = fold.apply(placed(2, EVENTS[1], held=True, lane=1))
    assert (held.verdict, held.versions) == ("forked", [2, 3])
    assert (fold.levels[1].quantity, fold.levels[1].version) == (9_000, 3)
    assert held.case_id == case_id_of(placed(2, EVENTS[1]).recorded.envelope.event_id, 1)


@pytest.mark.parametrize(("zone", "day"), [("+05:00", "2026-01-02"), ("+00:00", "2026-01-01")])
def test_takings_are_of_the_day_at_the_till(zone, day):
    at = OccurredAt(wall_ms=1_767_301_200_000, zone=zone, boot=UUID(int=1), mono_ms=1)
    fold = StoreFold(1)
    recorded = record(EVENTS[1], occurred_at=at)
    fold.apply(Placed(store_seq=1, recorded=recorded, event=EVENTS[1], lane=0, held=False))
    assert [str(of_till[0]) for of_till in fold.takings] == [day]


def test_in_pieces_or_at_once_is_the_same(tmp_path):
    at_once = StoreFold(1)
    for seq, event in enumerate(EVENTS, 1):
        at_once.apply(placed(seq, event))

    with local_server(tmp_path) as server:
        for seq, event in enumerate(EVENTS, 1):

            def work(tx: Tx, seq: int = seq, one: Placed = placed(seq, event)) -> StoreFold:  # noqa: B008
                fold = StoreFold(1)
                fold.load(tx, [one.recorded])
                fold.takings.clear()
                fold.apply(one)
                fold.takings.clear()
                fold.save(tx)
                return fold

            last = server.db.write(work)
    assert last.levels[2].quantity == at_once.levels[2].quantity
    assert last.levels[2].version == at_once.levels[2].version


def test_a_case_has_one_name_for_ever():
    event_id = UUID("01900000-0000-7000-8000-000000000001")
    assert case_id_of(event_id, 1) == case_id_of(event_id, 1) != case_id_of(event_id, 2)
    assert case_id_of(event_id, 1).version == 8
