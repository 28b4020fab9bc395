"""What a till sees in a reply by itself, whatever the server's verdict says."""

from uuid import UUID

import pytest
from msgspec.structs import replace
from pos_protocol.events import EVENT_VERSIONS
from pos_protocol.sync import HelloReply, HelloVerdict, PushReply, PushResult, Status, Tip

from pos_app.db import cursors, outbox
from pos_app.sync import judging
from pos_app.sync.faults import ReplyDamagedError
from tests.support.factories import make_enrolled_till, make_product
from tests.support.feed import Feed


@pytest.fixture
def enrolled(tmp_path):
    feed = Feed()
    till = make_enrolled_till(tmp_path / "till", till_no=1, feed_id=feed.feed_id)
    make_product(till)
    feed.sync([till])
    yield till
    till.close()


@pytest.mark.parametrize(
    ("differs", "verdict"),
    [
        ({}, HelloVerdict.OK),
        ({"head": Tip(till_seq=2, hash=bytes(32).hex())}, HelloVerdict.NEW_EPOCH_REQUIRED),
        ({"head": Tip(till_seq=1, hash=bytes(32).hex())}, HelloVerdict.NEW_EPOCH_REQUIRED),
        ({"feed_id": UUID(int=3)}, HelloVerdict.REBOOTSTRAP),
        ({"feed_head": 0}, HelloVerdict.REBOOTSTRAP),
        ({"feed_hash_at_cursor": bytes(32).hex()}, HelloVerdict.REBOOTSTRAP),
        ({"verdict": "something new"}, "something new"),
    ],
)
def test_verdict_is_the_servers_unless_the_reply_says_more(enrolled, differs, verdict):
    with enrolled.db.read() as tx:
        till = cursors.state(tx)
    hello = HelloReply(
        schema_max={},
        server_ms=0,
        verdict=HelloVerdict.OK,
        head=Tip(till_seq=1, hash=till.tip_hash.hex()),
        epoch_max=1,
        feed_id=till.feed_id,
        feed_head=till.cursor,
        feed_hash_at_cursor=till.feed_hash.hex(),
    )
    assert judging.judged(till, replace(hello, **differs)) == verdict


def test_answers_must_be_those_that_were_asked_for(enrolled):
    make_product(enrolled, "Tea")
    with enrolled.db.read() as tx:
        batch = outbox.pending(tx, events_max=10, bytes_max=10**6)
    [event] = batch
    right = PushResult(event_id=event.event_id, hash=event.hash.hex(), status=Status.ACCEPTED)
    head = Tip(till_seq=2, hash=event.hash.hex())
    judging.check_answers(batch, PushReply(results=[right], head=head))
    for results in ([], [right, right], [replace(right, hash=bytes(32).hex())]):
        with pytest.raises(ReplyDamagedError):
            judging.check_answers(batch, PushReply(results=results, head=head))


def test_page_is_followed_over_what_is_read_of_a_kind_that_has_a_newer_version(tmp_path):
    feed = Feed()
    till = make_enrolled_till(tmp_path / "till", till_no=1, feed_id=feed.feed_id)
    make_product(till)
    feed.push(till)
    till.close()
    page = feed.page(0)
    known = EVENT_VERSIONS["ProductAdded"]
    newer = {"ProductAdded": known + 1}
    assert judging.understood(page, newer) == len(page.entries) == 1
    body = page.entries[0].body.replace(f'"version":{known}', f'"version":{known + 1}')
    unread = replace(page, entries=[page.entries[0], replace(page.entries[0], body=body)])
    assert judging.understood(unread, {}) == 2, "nobody says that it must be understood"
    assert judging.understood(unread, newer) == 1
