"""The log: numbered without holes, chained, never changed; pages apply whole or not at all."""

import sqlite3
from uuid import UUID

import msgspec
import pytest
from pos_protocol.errors import ErrorCode, ProtocolError
from pos_protocol.events import ClockNoted, ProductAdded, VendorAdded
from pos_protocol.hlc import Hlc

from pos_app.db import cursors, event_log, outbox, schema, verify
from pos_app.db.entry import Topic, entry
from pos_app.errors import BugError, NotEnrolled, NotRecordable
from pos_protocol import chain, codec
from tests.support import events
from tests.support.clock import FakeClock
from tests.support.factories import STORE_ID, make_enrolled_till, make_product, make_sale, on_hand
from tests.support.feed import Feed

VENDOR = VendorAdded(vendor_id=1, name="Metro")


def record(till, *events, corrects=None):
    with till.db.write() as tx:
        return event_log.append(tx, events, by=till.writer, corrects=corrects)


def log(till):
    with till.db.read() as tx:
        return [codec.decode(body) for (body,) in tx.execute("SELECT body FROM event_log")]


def test_events_are_numbered_and_chained(till):
    record(till, VENDOR, VENDOR)
    record(till, VENDOR, corrects=UUID(int=5))
    events = log(till)
    with till.db.read() as tx:
        state = cursors.state(tx)
    assert chain.verify_chain(events, start=state.genesis) == state.tip_hash
    assert (
        [each.envelope.till_seq for each in events]
        == [1, 2, 3]
        == list(range(1, state.till_seq + 1))
    )
    assert events[2].envelope.corrects == UUID(int=5)
    assert events[0].envelope.hlc < events[1].envelope.hlc < events[2].envelope.hlc
    assert events[0].envelope.actor == "owner"


def test_what_goes_wrong_later_takes_the_event_along(till):
    """An event, its number and its projections are one thing with the caller's transaction."""
    with pytest.raises(BugError), till.db.write() as tx:
        event_log.append(tx, [VENDOR], by=till.writer)
        raise BugError
    assert log(till) == []
    record(till, VENDOR)
    assert [each.envelope.till_seq for each in log(till)] == [1]


def test_what_the_protocol_refuses_is_said_and_not_recorded(till):
    with pytest.raises(NotRecordable):
        record(till, VENDOR, VendorAdded(vendor_id=1, name="x" * 201))
    assert log(till) == []


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE event_log SET kind = 'x'",
        "DELETE FROM event_log",
        "REPLACE INTO event_log SELECT * FROM event_log",
    ],
)
def test_the_log_refuses_change(till, sql):
    record(till, VENDOR)
    with pytest.raises(sqlite3.IntegrityError), till.db.write() as tx:
        tx.execute(sql)
    assert len(log(till)) == 1


def test_a_clock_that_jumps_is_noted_and_stops_nothing(till):
    assert isinstance(till.clock, FakeClock)
    record(till, VENDOR)
    till.clock.jump(-3_600_000)
    record(till, VENDOR)
    till.clock.jump(2 * 24 * 3_600_000)
    record(till, VENDOR)
    till.clock.reboot()
    till.clock.advance(30 * 24 * 3_600_000)
    record(till, VENDOR)
    kinds = [each.envelope.kind for each in log(till)]
    assert kinds == [
        "VendorAdded",
        "ClockNoted",
        "VendorAdded",
        "ClockNoted",
        "VendorAdded",
        "VendorAdded",
    ]
    note = log(till)[1].event
    assert isinstance(note, ClockNoted)
    assert note.before_ms > note.after_ms
    clocks = [each.envelope.hlc for each in log(till)]
    assert clocks == sorted(set(clocks)), "logical time never goes back"


def test_the_topics_say_what_to_read_again(till):
    milk = make_product(till)
    assert make_sale(till, (milk, 1000)).topics >= {
        Topic.SALES,
        Topic.STOCK,
        Topic.SHIFTS,
        Topic.SYNC,
    }
    assert Topic.CATALOGUE not in make_sale(till, (milk, 1000)).topics


def test_an_entry_knows_what_it_moves(till):
    milk = make_product(till)
    sold = make_sale(till, (milk, 2000))
    assert [each.delta for each in entry(sold.recorded).movements] == [-2000]


def test_a_file_without_a_store_records_nothing(till):
    with pytest.raises(NotEnrolled), till.db.write() as tx:
        tx.execute("DELETE FROM till_state")
        event_log.append(tx, [VENDOR], by=till.writer)


# Pages of the feed


@pytest.fixture
def pair(tmp_path):
    feed = Feed()
    tills = [make_enrolled_till(tmp_path / str(n), till_no=n, feed_id=feed.feed_id) for n in (1, 2)]
    milk = make_product(tills[0], code="8964000123454")
    make_sale(tills[0], (milk, 3000))
    feed.sync(tills)
    yield feed, *tills, milk
    for till in tills:
        till.close()


def pulled(till, page):
    with till.db.write() as tx:
        return event_log.append_pulled(tx, page)


def state(till):
    with till.db.read() as tx:
        return cursors.state(tx)


def test_tills_that_sell_apart_agree_after_a_sync(pair):
    feed, one, two, milk = pair
    for _ in range(3):
        make_sale(one, (milk, 1000))
        make_sale(two, (milk, 2000))
    assert (on_hand(one, milk), on_hand(two, milk)) == (-6000, -9000)
    feed.sync([one, two])
    feed.sync([one, two])
    assert on_hand(one, milk) == on_hand(two, milk) == -12_000
    assert state(one).fold_digest == state(two).fold_digest != "0" * 16
    assert state(one).cursor == state(two).cursor == len(feed.entries)
    for till in (one, two):
        report = verify.verify(till.db)
        assert report.ok, report.problems


def test_the_digest_is_the_sum_of_what_the_feed_says(pair):
    _, one, _, milk = pair
    assert int(state(one).fold_digest, 16) == chain.fold_term(milk.product_id, -3000, 1)


def test_a_held_entry_is_not_in_the_stock_and_still_numbered(pair):
    feed, one, two, milk = pair
    make_sale(one, (milk, 5000))
    feed.push(one, is_held=lambda _: True)
    assert on_hand(one, milk) == -8000, "the till counts it until it knows"
    feed.pull(one)
    feed.pull(two)
    assert on_hand(one, milk) == on_hand(two, milk) == -3000
    with one.db.read() as tx:
        assert tx.execute("SELECT version, pending FROM stock_level").fetchall() == [(2, 0)]
        assert outbox.counts(tx).held == 1


def test_logical_time_moves_on_with_what_is_seen_but_not_far(pair):
    feed, one, two, milk = pair
    one.clock.jump(10**9)
    make_sale(one, (milk, 1000))
    feed.push(one)
    page = feed.page(state(two).cursor)
    ahead = Hlc(*codec.decode(feed.entries[-1].body.encode()).envelope.hlc)
    before = state(two)
    with pytest.raises(BugError), two.db.write() as tx:
        event_log.append_pulled(tx, page, server_ms=before.hlc.ms)
        assert cursors.state(tx).hlc == Hlc(before.hlc.ms + 60_000, ahead.counter)
        raise BugError
    pulled(two, page)
    assert state(two).hlc >= ahead


def changed(feed, till, **fields):
    """The next page of a feed, altered."""
    page = feed.page(state(till).cursor)
    entry_fields = {
        name: value for name, value in fields.items() if name not in {"feed_id", "feed_hash"}
    }
    page_fields = {name: value for name, value in fields.items() if name not in entry_fields}
    first = msgspec.structs.replace(page.entries[0], **entry_fields)
    return msgspec.structs.replace(page, entries=[first, *page.entries[1:]], **page_fields)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"feed_id": UUID(int=9)}, ErrorCode.FEED_CHANGED),
        ({"store_seq": 1}, ErrorCode.PAGE_NOT_CONTIGUOUS),
        ({"store_seq": 99}, ErrorCode.PAGE_NOT_CONTIGUOUS),
        ({"hash": "00" * 32}, ErrorCode.HASH_MISMATCH),
        ({"event_id": UUID(int=9)}, ErrorCode.IDENTITY_MISMATCH),
        ({"held": True}, ErrorCode.FEED_HASH_MISMATCH),
        ({"verdict": "oversell"}, ErrorCode.FEED_HASH_MISMATCH),
        ({"feed_hash": "11" * 32}, ErrorCode.FEED_HASH_MISMATCH),
        ({"body": "{}"}, ErrorCode.UNREADABLE_BODY),
        ({"body": None, "body_b64": "%%%"}, ErrorCode.UNREADABLE_BODY),
    ],
)
def test_a_page_that_is_not_what_it_claims_changes_nothing(pair, fields, code):
    feed, one, two, milk = pair
    make_sale(two, (milk, 1000))
    make_sale(two, (milk, 1000))
    feed.push(two)
    before = state(one)
    with pytest.raises(ProtocolError) as refused:
        pulled(one, changed(feed, one, **fields))
    assert refused.value.code == code
    assert state(one) == before
    assert on_hand(one, milk) == -3000
    feed.pull(one)
    assert on_hand(one, milk) == -5000


def test_an_event_of_another_store_is_refused_whatever_the_page_says(pair):
    feed, one, *_ = pair
    before = state(one)
    feed.take(events.record(VendorAdded(vendor_id=1, name="Stranger"), store=STORE_ID + 1))
    with pytest.raises(ProtocolError) as refused:
        pulled(one, feed.page(before.cursor))
    assert refused.value.code == ErrorCode.IDENTITY_MISMATCH
    assert state(one) == before


def test_a_repeated_page_is_refused_whole(pair):
    feed, one, _, _ = pair
    with pytest.raises(ProtocolError):
        pulled(one, feed.page(0))
    assert state(one).cursor == len(feed.entries)


def test_an_empty_page_moves_nothing(pair):
    feed, one, _, _ = pair
    before = state(one)
    assert pulled(one, feed.page(before.cursor)).recorded == ()
    assert state(one) == before


def test_the_same_id_with_other_bytes_is_an_incident(pair):
    feed, one, two, milk = pair
    own = make_sale(one, (milk, 1000)).recorded
    forged = codec.encode(msgspec.structs.replace(own.envelope, actor="someone else"))
    feed.take(forged)
    with pytest.raises(ProtocolError) as refused:
        pulled(one, feed.page(state(one).cursor))
    assert refused.value.code == ErrorCode.ID_REUSE
    assert feed.pull(two) == 1


def test_a_lost_tail_comes_back_through_the_feed(tmp_path):
    """A till restored from an old copy of its folder finds its own sales again, counted once."""
    feed = Feed()
    till = make_enrolled_till(tmp_path / "a", till_no=1, feed_id=feed.feed_id)
    milk = make_product(till)
    feed.sync([till])
    twin = make_enrolled_till(tmp_path / "b", till_no=1, feed_id=feed.feed_id)
    make_sale(till, (milk, 4000))
    feed.sync([till])
    assert feed.pull(twin) == len(feed.entries)
    assert on_hand(twin, milk) == on_hand(till, milk) == -4000
    with twin.db.read() as tx:
        assert outbox.counts(tx).unsynced == 0
    till.close()
    twin.close()


def test_reading_one_event(till):
    sold = make_sale(till, (make_product(till), 1000))
    with till.db.read() as tx:
        assert event_log.read(tx, sold.recorded.envelope.event_id) == sold.recorded
        assert event_log.read(tx, UUID(int=1)) is None
        assert {table.name for table in schema.metadata.sorted_tables} >= {"event_log", "feed"}


def test_an_id_is_never_given_twice(till, monkeypatch):
    """Should two ever be the same, the database refuses the second."""
    monkeypatch.setattr(event_log, "new_event_id", lambda *_, **__: UUID(int=1))
    record(till, ProductAdded(product_id=1, name_en="x", price=1))
    with pytest.raises(sqlite3.IntegrityError):
        record(till, ProductAdded(product_id=2, name_en="x", price=1))
