"""The push, on SQLite and on MariaDB: every event gets its answer, one bad one stops nothing."""

from base64 import b64encode
from hashlib import sha256
from uuid import UUID

import msgspec
import pytest
from pos_protocol.chain import FEED_START, entry_hash, feed_hash
from pos_protocol.errors import ErrorCode, ProtocolError
from pos_protocol.sync import EpochRequest
from sync_server.db import tills
from sync_server.db.projections import cases, stock, takings
from sync_server.errors import RefusedError, ServerCode

from pos_protocol import codec, events
from tests.support.chain_till import ChainTill, pushed, received, sold
from tests.support.events import EXAMPLES
from tests.support.sync_server import local_server


@pytest.fixture(params=["sqlite", "mariadb"])
def server(request, tmp_path):
    url = request.getfixturevalue("mariadb_url") if request.param == "mariadb" else None
    with local_server(tmp_path, url, stores=(1, 2)) as running:
        yield running


@pytest.fixture
def till(server):
    return server.enrol(seed=11)


def on_hand(server, product_id, store_id=1):
    with server.db.read() as tx:
        level = stock.load(tx, store_id, [product_id]).get(product_id)
    return (level.quantity, level.version) if level else (0, 0)


def feed_of(server, till: ChainTill):
    return server.api(till).pull(feed_id=till.identity.feed_id, after=0, limit=200)


def test_a_batch_enters_the_feed_in_order_and_the_stock_follows(server, till):
    till.append(received(10_000_001, 48_000))
    till.append(sold((10_000_001, 3_000), (10_000_002, 1_000)))
    reply = server.api(till).push(till.batch())
    assert [result.status for result in reply.results] == ["accepted", "accepted"]
    assert [result.store_seq for result in reply.results] == [1, 2]
    assert reply.head == till.tip
    assert on_hand(server, 10_000_001) == (45_000, 2)
    assert on_hand(server, 10_000_002) == (-1_000, 1)
    page = feed_of(server, till)
    assert [entry.body for entry in page.entries] == [one.body.decode() for one in till.log]
    assert [entry.versions for entry in page.entries] == [[1], [2, 1]]
    at = FEED_START
    for entry in page.entries:
        at = feed_hash(
            at,
            entry_hash(
                store_seq=entry.store_seq,
                event_id=entry.event_id,
                event_hash=bytes.fromhex(entry.hash),
                verdict=entry.verdict,
                held=entry.held,
            ),
        )
    assert page.feed_hash == at.hex()
    assert page.head == 2


def test_a_batch_pushed_twice_is_stored_once(server, till):
    till.append(received(10_000_001, 5_000))
    till.append(received(10_000_001, 5_000))
    assert till.push_all(server.api(till)) == ["accepted", "accepted"]
    again = server.api(till).push(till.batch())
    assert [result.status for result in again.results] == ["duplicate", "duplicate"]
    assert [result.store_seq for result in again.results] == [1, 2]
    assert on_hand(server, 10_000_001) == (10_000, 2)
    assert feed_of(server, till).head == 2


def test_an_overlapping_batch_adds_only_what_is_new(server, till):
    for _ in range(4):
        till.append(received(10_000_001, 1_000))
    server.api(till).push(till.batch(1, 3))
    reply = server.api(till).push(till.batch(2))
    assert [result.status for result in reply.results] == ["duplicate", "duplicate", "accepted"]
    assert on_hand(server, 10_000_001) == (4_000, 4)


def test_a_batch_that_comes_too_early_is_a_gap_and_leaves_no_trace(server, till):
    for _ in range(3):
        till.append(received(10_000_001, 1_000))
    reply = server.api(till).push(till.batch(2))
    assert [result.status for result in reply.results] == ["gap", "gap"]
    assert reply.head.till_seq == 0
    assert feed_of(server, till).entries == []
    assert till.push_all(server.api(till)) == ["accepted"] * 3


def test_every_kind_of_event_is_taken_but_a_decision_that_is_not_the_offices(server, till):
    for event in EXAMPLES:
        till.append(event)
    statuses = dict(
        zip((one.envelope.kind for one in till.log), till.push_all(server.api(till)), strict=True)
    )
    assert statuses.pop("ReconciliationDecided") == "quarantined"
    # The examples claim what no history says: those that move stock are held.
    assert set(statuses.values()) == {"accepted", "held"}
    with server.db.read() as tx:
        taken = takings.load_all(tx, 1)
    assert [
        (day, sums.takings_paisa, sums.sales, sums.returns) for (day, _), sums in taken.items()
    ] == [("2025-11-24", 0, 1, 1)]


def _unbalanced(till):
    sale = msgspec.structs.replace(sold((10_000_001, 1_000)), total=1)
    return till.recorded(sale).body


@pytest.mark.parametrize(
    ("poison", "code"),
    [
        (lambda till: b"not json", ErrorCode.UNREADABLE_BODY),
        (lambda till: b"\xff\xfe", ErrorCode.UNREADABLE_BODY),
        (lambda till: b"[" * 100_000, ErrorCode.UNREADABLE_BODY),
        (lambda till: _body(till, kind="GiftWrapped"), ErrorCode.UNKNOWN_KIND),
        (lambda till: _body(till, version=99), ErrorCode.UNKNOWN_VERSION),
        (lambda till: _body(till, store=2), ErrorCode.IDENTITY_MISMATCH),
        (lambda till: _body(till, epoch=7), ErrorCode.IDENTITY_MISMATCH),
        (lambda till: _body(till, till_no=9), ErrorCode.IDENTITY_MISMATCH),
        (_unbalanced, ErrorCode.RULE_BROKEN),
        (lambda till: b'{"v":1}' + b" " * 300_000, ErrorCode.BODY_TOO_LARGE),
    ],
)
def test_poison_in_the_middle_stops_nobody(server, till, poison, code):
    till.append(received(10_000_001, 1_000))
    request = _with_poison(till, poison(till))
    reply = server.api(till).push(request)
    assert [result.status for result in reply.results] == ["accepted", "quarantined", "accepted"]
    assert reply.results[1].code == code
    assert reply.results[1].store_seq is None
    assert reply.head.till_seq == 3
    again = server.api(till).push(request)
    assert [result.status for result in again.results] == ["duplicate", "quarantined", "duplicate"]
    assert on_hand(server, 10_000_001) == (2_000, 2)


def _body(till, **fields):
    return till.recorded(received(10_000_001, 1_000), **fields).body


def _with_poison(till, body):
    """The till's first event, `body` in the second place, and a third that follows it."""
    try:
        event_id = codec.decode(body).envelope.event_id
    except ProtocolError:
        event_id = UUID(int=99)
    poison = msgspec.structs.replace(
        pushed(till.log[0]),
        event_id=event_id,
        till_seq=2,
        prev=till.tip.hash,
        hash=sha256(body).hexdigest(),
        body=None,
        body_b64=b64encode(body).decode(),
    )
    goods = received(10_000_001, 1_000, pending=1_000)
    third = till.recorded(goods, till_seq=3, prev=sha256(body).digest())
    whole = till.request([till.log[0], third])
    return msgspec.structs.replace(whole, n=3, events=[whole.events[0], poison, whole.events[1]])


def test_an_id_used_again_for_other_bytes_is_kept_apart(server, till):
    first = till.append(received(10_000_001, 1_000))
    till.append(received(10_000_001, 7_000), event_id=first.envelope.event_id)
    till.append(received(10_000_001, 2_000))
    reply = server.api(till).push(till.batch())
    assert [result.status for result in reply.results] == ["accepted", "id_reuse", "accepted"]
    again = server.api(till).push(till.batch())
    assert [result.status for result in again.results] == ["duplicate", "id_reuse", "duplicate"]
    assert on_hand(server, 10_000_001) == (3_000, 2)


def test_a_restored_till_forks_onto_a_lane_of_its_own_and_is_held(server, till):
    till.append(received(10_000_001, 9_000))
    till.append(sold((10_000_001, 1_000)))
    server.api(till).push(till.batch())
    # The backup was taken before the sale; the till sells on from there, past the old head.
    till.log = till.log[:1]
    for _ in range(3):
        till.append(sold((10_000_001, 2_000)))
    reply = server.api(till).push(till.batch(2))
    assert [result.status for result in reply.results] == ["fork", "held", "held"]
    assert {result.verdict for result in reply.results} == {"forked"}
    assert on_hand(server, 10_000_001) == (8_000, 5)
    assert [entry.lane for entry in feed_of(server, till).entries] == [0, 0, 1, 1, 1]
    again = server.api(till).push(till.batch(2))
    assert [result.status for result in again.results] == ["held"] * 3
    # What is left of the old epoch extends the lane that it is on.
    till.append(sold((10_000_001, 1_000)))
    assert server.api(till).push(till.batch(5)).results[0].status == "held"


def test_a_new_epoch_begins_a_new_chain(server, till):
    till.append(received(10_000_001, 9_000))
    server.api(till).push(till.batch())
    request = _epoch_request(till)
    reply = server.api(till).open_epoch(request)
    assert reply.epoch == 2
    assert server.api(till).open_epoch(request) == reply, "a lost answer gives the same epoch again"
    left = till.hello()
    assert server.api(till).hello(left).verdict == "ok", "nobody went on in it yet"
    till.new_epoch(reply.epoch, reply.server_nonce)
    till.append(
        events.EpochOpened(
            parent_epoch=1, parent_till_seq=1, parent_hash=left.tip.hash, reason="test"
        )
    )
    assert till.push_all(server.api(till)) == ["accepted"]
    assert server.api(till).hello(left).verdict == "new_epoch_required"
    assert server.api(till).open_epoch(request).epoch == 3


def _epoch_request(till):
    return EpochRequest(
        store=1, till=till.identity.till, old_epoch=till.epoch, tip=till.tip, reason="restored"
    )


def test_an_epoch_that_was_never_issued_is_refused(server, till):
    till.epoch = 5
    till.append(received(10_000_001, 1_000))
    with pytest.raises(RefusedError) as refused:
        server.api(till).push(till.batch())
    assert refused.value.code == ServerCode.NO_EPOCH


def test_a_batch_that_is_not_what_the_till_signed_teaches_nothing(server, till):
    for _ in range(3):
        till.append(received(10_000_001, 1_000))
    good = till.batch()
    replace = msgspec.structs.replace
    other_hash = "ab" * 32
    bad = {
        ErrorCode.HASH_MISMATCH: replace(
            good, events=[replace(good.events[0], body="{}"), *good.events[1:]]
        ),
        ErrorCode.CHAIN_BROKEN: replace(
            good, events=[good.events[0], replace(good.events[1], prev=other_hash), good.events[2]]
        ),
        ErrorCode.BAD_SIGNATURE: replace(good, tip=replace(good.tip, sig="AAAA")),
        ErrorCode.BATCH_NOT_CONTIGUOUS: replace(good, events=good.events[:2]),
        ErrorCode.IDENTITY_MISMATCH: replace(good, store=2),
    }
    reordered = replace(good, events=[good.events[1], good.events[0], good.events[2]])
    for code, request in [*bad.items(), (ErrorCode.BATCH_NOT_CONTIGUOUS, reordered)]:
        with pytest.raises(ProtocolError) as refused:
            server.api(till).push(request)
        assert refused.value.code == code
    assert feed_of(server, till).entries == []
    assert till.push_all(server.api(till)) == ["accepted"] * 3


def test_another_tills_key_does_not_sign_for_this_one(server, till):
    stranger = server.enrol(seed=12)
    till.append(received(10_000_001, 1_000))
    till.key = stranger.key
    with pytest.raises(ProtocolError) as refused:
        server.api(till).push(till.batch())
    assert refused.value.code == ErrorCode.BAD_SIGNATURE


def test_tills_of_two_stores_never_meet(server, till):
    other = server.enrol(2, seed=13)
    till.append(received(10_000_001, 1_000))
    other.append(received(10_000_001, 5_000))
    till.push_all(server.api(till))
    other.push_all(server.api(other))
    assert on_hand(server, 10_000_001, 1) == (1_000, 1)
    assert on_hand(server, 10_000_001, 2) == (5_000, 1)
    assert feed_of(server, till).head == feed_of(server, other).head == 1
    with pytest.raises(ProtocolError) as refused:
        server.api(other).push(till.batch())
    assert refused.value.code == ErrorCode.IDENTITY_MISMATCH


def test_a_revoked_till_is_heard_but_not_believed(server, till):
    till.append(received(10_000_001, 1_000))
    till.push_all(server.api(till))
    till.append(sold((10_000_001, 1_000), pending=1_000))
    server.db.write(lambda tx: tills.revoke_till(tx, till.identity.till, server.clock.wall_ms()))
    assert server.api(till).hello(till.hello()).verdict == "revoked"
    assert till.push_all(server.api(till)) == ["duplicate", "held"]
    assert on_hand(server, 10_000_001) == (1_000, 2)
    with pytest.raises(RefusedError) as refused:
        feed_of(server, till)
    assert refused.value.code == ServerCode.REVOKED


def test_claims_are_judged_beside_what_others_did(server, till):
    other = server.enrol(seed=14)
    till.append(received(10_000_001, 3_000))
    till.push_all(server.api(till))
    # Both saw three; both sell two offline.
    both_saw = {"known_quantity": 3_000, "known_version": 1}
    other.append(sold((10_000_001, 2_000), **both_saw), cursor=1)
    till.append(sold((10_000_001, 2_000), **both_saw), cursor=1)
    first = server.api(other).push(other.batch())
    second = server.api(till).push(till.batch(2))
    assert first.results[0].verdict == "match"
    assert second.results[0].verdict == "oversell"
    assert second.results[0].status == "accepted"
    assert second.results[0].case_id is not None
    till.append(received(10_000_001, 9_000, **both_saw, pending=-2_000), cursor=1)
    third = server.api(till).push(till.batch(3))
    assert third.results[0].verdict == "concurrent"
    assert on_hand(server, 10_000_001) == (8_000, 4)
    with server.db.read() as tx:
        found = cases.all_cases(tx, 1)
    assert [(case.verdict, case.state) for case in found] == [
        ("oversell", "recount"),
        ("concurrent", "closed"),
    ]
