"""What hello tells a till, by what both hold."""

from uuid import UUID

import pytest
from msgspec import structs
from pos_protocol.chain import FEED_START
from pos_protocol.sync import EpochRequest, HelloVerdict, Tip
from sync_server.db.continuity import incidents

from tests.support.chain_till import received
from tests.support.sync_server import local_server


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path) as running:
        yield running


@pytest.fixture
def till(server):
    till = server.enrol()
    till.append(received(1, 1_000))
    till.append(received(1, 1_000))
    till.push_all(server.api(till))
    return till


def verdict(server, till, **fields):
    return server.api(till).hello(till.hello(**fields)).verdict


def test_a_new_till_is_welcome(server):
    till = server.enrol()
    reply = server.api(till).hello(till.hello())
    assert reply.verdict == HelloVerdict.OK
    assert reply.head == till.tip
    assert (reply.feed_head, reply.epoch_max, reply.server_ms) == (0, 1, server.clock.now_ms)
    assert reply.feed_hash_at_cursor == FEED_START.hex()


def test_a_till_that_is_ahead_or_level_goes_on(server, till):
    assert verdict(server, till) == HelloVerdict.OK
    till.append(received(1, 1_000))
    assert verdict(server, till) == HelloVerdict.OK


def test_a_branch_without_a_main_line_is_no_head(server):
    """What came before it survives nowhere: the next event of the main line is the first."""
    till = server.enrol(seed=5)
    for _ in range(2):
        till.append(received(1, 1_000))
    batch = structs.replace(till.batch(2), is_orphan=True)
    assert [one.status for one in server.api(till).push(batch).results] == ["fork"]
    head = server.api(till).hello(till.hello()).head
    assert (head.till_seq, head.hash) == (0, till.start.hex())


def test_a_till_that_lost_its_tail_needs_a_new_epoch(server, till):
    till.log = till.log[:1]
    assert verdict(server, till) == HelloVerdict.NEW_EPOCH_REQUIRED
    till.append(received(9, 9_000))
    assert verdict(server, till) == HelloVerdict.NEW_EPOCH_REQUIRED


def test_a_till_with_another_feed_behind_it_begins_anew(server, till):
    page = server.api(till).pull(feed_id=till.identity.feed_id, after=0, limit=1)
    at_one = {"cursor": 1, "feed_hash": page.feed_hash}
    assert verdict(server, till, **at_one) == HelloVerdict.OK
    assert verdict(server, till, cursor=1, feed_hash="ab" * 32) == HelloVerdict.REBOOTSTRAP
    assert verdict(server, till, cursor=3, feed_hash="ab" * 32) == HelloVerdict.REBOOTSTRAP
    other = {"feed_id": UUID(int=3)}
    assert verdict(server, till, **other) == HelloVerdict.REBOOTSTRAP
    assert verdict(server, till, feed_id=None) == HelloVerdict.OK


def test_another_history_with_another_stock_is_no_wrong_sum(server, till):
    at_one = {"cursor": 1, "feed_hash": "ab" * 32, "fold_digest": "ab" * 8}
    assert verdict(server, till, **at_one) == HelloVerdict.REBOOTSTRAP
    with server.db.read() as tx:
        assert incidents.of_store(tx, till.identity.store) == []


@pytest.mark.parametrize("proto", [(2, 3), (0, 0)])
def test_a_till_that_speaks_another_protocol_is_told_to_upgrade(server, till, proto):
    assert verdict(server, till, proto=proto) == HelloVerdict.UPGRADE_REQUIRED


def next_epoch(server, till):
    """Go on in a new epoch from the till's tip, and hand its first event up; gives that tip."""
    left = till.hello()
    request = EpochRequest(
        store=1, till=till.identity.till, old_epoch=till.epoch, tip=till.tip, reason="set back"
    )
    reply = server.api(till).open_epoch(request)
    till.new_epoch(reply.epoch, reply.server_nonce)
    till.append(received(1, 1_000))
    assert till.push_all(server.api(till)) == ["accepted"]
    return left


def test_an_epoch_that_was_left_at_this_very_tip_is_no_place_to_go_on_from(server, till):
    left = next_epoch(server, till)
    assert server.api(till).hello(left).verdict == HelloVerdict.NEW_EPOCH_REQUIRED
    assert verdict(server, till) == HelloVerdict.OK


def test_a_branch_is_left_and_the_main_line_goes_on_beside_a_newer_epoch(server, till):
    main = till.log[:]
    till.log = till.log[:1]
    for _ in range(2):
        till.append(received(1, 2_000))
    assert server.api(till).push(till.batch(2)).results[0].status == "fork"
    assert verdict(server, till) == HelloVerdict.NEW_EPOCH_REQUIRED
    old = till.epoch, till.nonce
    next_epoch(server, till)
    till.epoch, till.nonce = old
    till.log = main
    assert verdict(server, till) == HelloVerdict.OK


def test_a_disk_that_was_set_back_on_a_branch_is_no_place_to_go_on_from(server, till):
    """The main line is behind it: only the branch tells that the server holds more."""
    till.log = till.log[:1]
    for _ in range(3):
        till.append(received(1, 2_000))
    assert server.api(till).push(till.batch(2)).results[0].status == "fork"
    till.log = till.log[:3]
    assert verdict(server, till) == HelloVerdict.NEW_EPOCH_REQUIRED
    till.log = till.log[:2]
    till.append(received(1, 3_000))
    assert verdict(server, till) == HelloVerdict.OK, "what comes from here is judged by the push"


def test_what_was_answered_is_looked_for_in_the_epoch_that_is_named(server, till):
    answered = till.tip
    next_epoch(server, till)
    api = server.api(till)
    told = [
        api.hello(till.hello(acked=acked, acked_epoch=epoch)).has_acked
        for acked, epoch in ((answered, 1), (answered, 2), (answered, None), (till.tip, None))
    ]
    assert told == [True, False, False, True]
    lost = Tip(till_seq=answered.till_seq, hash="ab" * 32)
    assert not api.hello(till.hello(acked=lost, acked_epoch=1)).has_acked
