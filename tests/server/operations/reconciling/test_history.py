"""A claim is held against the server's own history at the version that the till named."""

import msgspec
import pytest
from pos_protocol.chain import entry_hash, feed_hash
from pos_protocol.errors import ProtocolError
from pos_protocol.events import CountedLine, StockCounted
from sqlalchemy import event as sql_event
from sync_server.db.projections import cases, stock
from sync_server.db.stock_memory import StockMemory
from sync_server.operations.rebuilding import rebuild
from sync_server.operations.verifying import verify

from tests.support.chain_till import received, sold
from tests.support.sync_server import local_server

PRODUCT = 10_000_001


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path, stores=(1, 2)) as running:
        yield running


@pytest.fixture
def till(server):
    return server.enrol(seed=1)


@pytest.fixture
def other(server):
    return server.enrol(seed=2)


def saw(quantity, version, pending=0):
    return {"known_quantity": quantity, "known_version": version, "pending": pending}


def push(server, till, first=1):
    return server.api(till).push(till.batch(first)).results


def verdicts(results):
    return [result.verdict for result in results]


def level(server, product_id=PRODUCT):
    with server.db.read() as tx:
        return stock.load(tx, 1, [product_id])[product_id]


def all_cases(server):
    with server.db.read() as tx:
        return cases.all_cases(tx, 1)


def stocked(server, till, quantity=10_000):
    """Goods that both tills have heard of: position 1, version 1."""
    till.append(received(PRODUCT, quantity))
    push(server, till)


def counted(quantity, **claim):
    line = CountedLine(n=1, product_id=PRODUCT, counted=quantity, **claim)
    return StockCounted(lines=(line,))


def test_a_claim_about_an_old_version_is_judged_at_that_version(server, till, other):
    stocked(server, till)
    other.append(sold((PRODUCT, 1_000)), cursor=1)
    other.append(sold((PRODUCT, 1_000), **saw(10_000, 1)), cursor=1)
    assert verdicts(push(server, other)) == ["unexplained", "unexplained"]
    assert level(server).quantity == 10_000
    # The held lines of its own still count on that till's shelf.
    other.append(sold((PRODUCT, 1_000), **saw(10_000, 1, -2_000)), cursor=1)
    assert verdicts(push(server, other, 3)) == ["match"]
    # What others hold back is theirs: it counts for nothing here, but it was there.
    till.append(sold((PRODUCT, 1_000), **saw(10_000, 1)), cursor=1)
    assert verdicts(push(server, till, 2)) == ["concurrent"]
    assert level(server).quantity == 8_000


def test_a_backlog_is_vouched_for_by_its_own_last_line(server, till, other):
    stocked(server, till)
    for sold_before in range(5):
        other.append(sold((PRODUCT, 1_000), **saw(10_000, 1, -1_000 * sold_before)), cursor=1)
    push(server, other)
    till.append(sold((PRODUCT, 500), **saw(10_000, 1)), cursor=1)
    till.append(sold((PRODUCT, 500), **saw(10_000, 1, -500)), cursor=1)
    assert verdicts(push(server, till, 2)) == ["concurrent", "concurrent"]
    till.append(sold((PRODUCT, 500), **saw(10_000, 1, -500)), cursor=1)
    assert verdicts(push(server, till, 4)) == ["unexplained"]
    [concurrent, *_] = [case for case in all_cases(server) if case.verdict == "concurrent"]
    assert (concurrent.state, concurrent.evidence.versions) == ("closed", (2, 6))
    assert concurrent.evidence.positions == (2, 6)


@pytest.mark.parametrize("is_remembered", [True, False])
@pytest.mark.parametrize("sold_between", [0, 3])
def test_nothing_vouches_for_a_claim_that_its_till_has_come_past(
    server, till, other, is_remembered, sold_between
):
    """What was true of the till's last line is a lie once it has seen what followed."""
    stocked(server, till)
    other.append(sold((PRODUCT, 1_000), **saw(10_000, 1)), cursor=1)
    push(server, other)
    for before in range(sold_between):
        till.append(sold((PRODUCT, 1), **saw(10_000, 1, -before)), cursor=1)
    till.append(sold((PRODUCT, 500), **saw(10_000, 1, -sold_between)), cursor=1)
    assert set(verdicts(push(server, till, 2))) == {"concurrent"}
    if not is_remembered:
        server.stock_memory = StockMemory()
    till.append(sold((PRODUCT, 500), **saw(10_000, 1, -500 - sold_between)), cursor=1)
    till.append(sold((PRODUCT, 500), **saw(10_000, 1, -1_000 - sold_between)), cursor=2)
    assert verdicts(push(server, till, 3 + sold_between)) == ["concurrent", "unexplained"]
    assert verify(server.db, 1).problems == []


@pytest.mark.parametrize(
    ("lie", "cursor"),
    [
        (saw(11_000, 1), 1),
        (saw(9_000, 1), 1),
        (saw(10_000, 0), 1),
        (saw(10_000, 7), 1),
        (saw(10_000, 1, 1_000), 1),
        (saw(10_000, 1, -1_000), 1),
        (saw(11_000, 1, -1_000), 1),
        (saw(10_000, 1), 0),
        (saw(10_000, 1), 2),
    ],
)
def test_a_tampered_claim_is_held_whatever_was_changed(server, till, other, lie, cursor):
    stocked(server, till)
    other.append(sold((PRODUCT, 500), **saw(10_000, 1)), cursor=1)
    push(server, other)
    till.append(sold((PRODUCT, 1_000), **lie), cursor=cursor)
    [result] = push(server, till, 2)
    assert (result.verdict, result.status) == ("unexplained", "held")
    assert (level(server).quantity, level(server).version) == (9_500, 3)
    [case] = all_cases(server)
    assert (case.verdict, case.state, case.is_held) == ("unexplained", "open", True)
    assert case.case_id == result.case_id


def test_claim_from_above_where_its_till_follows_now_is_not_called_a_lie(server, till, other):
    """A restored server lost what the till had seen: nobody knows what stood there."""
    stocked(server, till)
    other.append(sold((PRODUCT, 500), **saw(9_000, 1)), cursor=1)
    set_back = msgspec.structs.replace(other.batch(), cursor=0)
    [result] = server.api(other).push(set_back).results
    assert (result.verdict, result.status) == ("unverifiable", "accepted")
    other.append(sold((PRODUCT, 500), **saw(9_000, 1)), cursor=1)
    follows = msgspec.structs.replace(other.batch(2), cursor=1)
    [result] = server.api(other).push(follows).results
    assert (result.verdict, result.status) == ("unexplained", "held")


def test_an_old_event_that_was_altered_gives_its_successors_away(server, till):
    stocked(server, till)
    for sold_before in range(3):
        till.append(sold((PRODUCT, 1_000), **saw(10_000, 1, -1_000 * sold_before)), cursor=1)
    altered = till.recorded(sold((PRODUCT, 100), **saw(10_000, 1)), till_seq=2, cursor=1)
    # The bytes alone, and the bytes with their hash: nothing is learned from either.
    request = till.batch(2)
    for changed in (
        {"body": altered.body.decode()},
        {"body": altered.body.decode(), "hash": altered.hash.hex()},
    ):
        first = msgspec.structs.replace(request.events[0], **changed)
        events = [first, *request.events[1:]]
        with pytest.raises(ProtocolError):
            server.api(till).push(msgspec.structs.replace(request, events=events))
    # The whole chain made anew: the next sale still tells of what was sold before.
    till.log = till.log[:1]
    till.append(sold((PRODUCT, 100), **saw(10_000, 1)), cursor=1)
    till.append(sold((PRODUCT, 1_000), **saw(10_000, 1, -1_000)), cursor=1)
    assert verdicts(push(server, till, 2)) == ["match", "unexplained"]
    assert level(server).quantity == 9_900


def test_another_stores_events_and_files_count_for_nothing(server, till):
    stocked(server, till)
    stranger = server.enrol(2, seed=3)
    stranger.append(received(PRODUCT, 4_000))
    server.api(stranger).push(stranger.batch())
    # The other store's words about its own stock, said by this till.
    till.append(sold((PRODUCT, 1_000), **saw(4_000, 1)), cursor=1)
    assert verdicts(push(server, till, 2)) == ["unexplained"]
    # The other till's file in this till's place.
    stranger.append(sold((PRODUCT, 1_000), **saw(4_000, 1)), cursor=1)
    with pytest.raises(ProtocolError):
        server.api(till).push(stranger.batch(2))
    swapped = till.request([stranger.log[1]])
    assert [result.status for result in server.api(till).push(swapped).results] == ["gap"]
    assert level(server).quantity == 10_000


def test_a_count_beside_other_work_is_applied_and_flagged(server, till, other):
    stocked(server, till)
    other.append(counted(8_000, **saw(10_000, 1)), cursor=1)
    assert verdicts(push(server, other)) == ["match"]
    till.append(sold((PRODUCT, 1_000), **saw(10_000, 1)), cursor=1)
    till.append(counted(9_000, **saw(10_000, 1, -1_000)), cursor=1)
    till.append(counted(8_500, **saw(10_000, 1, -1_000)), cursor=1)
    assert verdicts(push(server, till, 2)) == ["overlap", "match", "overlap"]
    assert level(server).quantity == 6_500
    assert [case.state for case in all_cases(server)] == ["open", "open"]


def test_lines_of_one_event_count_on_each_other(server, till):
    stocked(server, till)
    till.append(sold((PRODUCT, 1_000), (PRODUCT, 2_000)))
    assert verdicts(push(server, till, 2)) == ["match"]
    lines = sold((PRODUCT, 1_000), (PRODUCT, 2_000), **saw(0, 0, 7_000))
    till.append(lines)
    [result] = push(server, till, 3)
    assert (result.verdict, result.status) == ("unexplained", "held")
    assert level(server).quantity == 7_000
    [case] = all_cases(server)
    assert [verdict for _, _, verdict in case.evidence.lines] == ["match", "unexplained"]


def test_quarantined_ancestors_explain_what_a_till_still_counts(server, till):
    stocked(server, till)
    broken = msgspec.structs.replace(sold((PRODUCT, 2_000), **saw(0, 0, 10_000)), total=1)
    till.append(broken)
    till.append(sold((PRODUCT, 1_000), **saw(0, 0, 8_000)))
    till.append(sold((PRODUCT, 1_000), **saw(0, 0, 6_000)))
    results = push(server, till, 2)
    assert [result.status for result in results] == ["quarantined", "accepted", "held"]
    assert verdicts(results)[1:] == ["unverifiable", "unexplained"]
    assert [case.state for case in all_cases(server)] == ["closed", "open"]
    till.append(sold((PRODUCT, 1_000), **saw(0, 0, 6_000)))
    assert verdicts(push(server, till, 5)) == ["unverifiable"]


def test_what_is_up_to_date_costs_no_read_of_history(server, till):
    stocked(server, till)
    till.append(sold((PRODUCT, 1_000), **saw(10_000, 1)), cursor=1)
    till.append(sold((PRODUCT, 1_000), **saw(10_000, 1, -1_000)), cursor=1)
    asked = []
    listener = lambda _c, _cur, statement, *_: asked.append(statement)  # noqa: E731
    sql_event.listen(server.db.engine, "before_cursor_execute", listener)
    push(server, till, 2)
    assert not [one for one in asked if one.startswith("SELECT") and "stock_movements" in one]
    for sold_before in range(2, 9):
        till.append(sold((PRODUCT, 100), **saw(10_000, 1, -1_800 - 100 * sold_before)), cursor=1)
    asked.clear()
    # As another process would, that has not written the lines before.
    server.stock_memory = StockMemory()
    assert verdicts(push(server, till, 4)) == ["match"] * 7
    assert len([one for one in asked if one.startswith("SELECT") and "stock_movements" in one]) == 1


def test_a_rebuild_and_the_proof_give_the_same_verdicts_and_cases(server, till, other):
    stocked(server, till)
    other.append(counted(8_000, **saw(10_000, 1)), cursor=1)
    push(server, other)
    till.append(sold((PRODUCT, 9_000), **saw(10_000, 1)), cursor=1)
    till.append(sold((PRODUCT, 9_000), **saw(10_000, 1, -9_000)), cursor=1)
    till.append(sold((PRODUCT, 1_000), **saw(11_000, 1, -9_000)), cursor=1)
    push(server, till, 2)
    kept = all_cases(server)
    assert verify(server.db, 1).problems == []
    rebuild(server.db, 1)
    assert all_cases(server) == kept
    assert verify(server.db, 1).problems == []


def test_a_hash_names_the_verdict(server, till):
    """What was judged cannot be changed without breaking the feed."""
    stocked(server, till)
    page = server.api(till).pull(feed_id=till.identity.feed_id, after=0, limit=9)
    [entry] = page.entries
    told = entry_hash(
        store_seq=1,
        event_id=entry.event_id,
        event_hash=bytes.fromhex(entry.hash),
        verdict="unexplained",
        held=True,
    )
    assert feed_hash(bytes(32), told).hex() != page.feed_hash


def test_a_line_that_vouches_says_nothing_of_another_quantity(server, till):
    stocked(server, till)
    till.append(sold((PRODUCT, 500), **saw(10_000, 1)), cursor=1)
    push(server, till, 2)
    till.append(sold((PRODUCT, 500), **saw(9_999, 1, -500)), cursor=1)
    assert verdicts(push(server, till, 3)) == ["unexplained"]


def test_a_sale_below_zero_does_not_hide_what_others_did(server, till, other):
    stocked(server, till, 1_000)
    other.append(sold((PRODUCT, 500), **saw(1_000, 1)), cursor=1)
    push(server, other)
    till.append(sold((PRODUCT, 2_000), **saw(1_000, 1)), cursor=1)
    till.append(received(PRODUCT, 5_000, **saw(1_000, 1, -2_000)), cursor=1)
    assert verdicts(push(server, till, 2)) == ["oversell", "concurrent"]
