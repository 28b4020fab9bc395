"""A page of the feed is as long as it may be."""

import pytest
from pos_protocol.errors import ErrorCode, ProtocolError
from sync_server.operations import feed as feeds

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


def test_a_page_is_cut_where_it_grows_too_large(server, till, monkeypatch):
    monkeypatch.setattr(feeds, "PAGE_BYTES_MAX", len(till.log[0].body) + 10)
    page = server.api(till).pull(feed_id=till.identity.feed_id, after=0, limit=200)
    assert [entry.store_seq for entry in page.entries] == [1]
    assert page.head == 2
    rest = server.api(till).pull(feed_id=till.identity.feed_id, after=1, limit=200)
    assert [entry.store_seq for entry in rest.entries] == [2]
    assert rest.feed_hash != page.feed_hash


def test_an_event_that_is_too_large_for_any_page_comes_alone(server, till, monkeypatch):
    monkeypatch.setattr(feeds, "PAGE_BYTES_MAX", 1)
    for after in (0, 1):
        page = server.api(till).pull(feed_id=till.identity.feed_id, after=after, limit=200)
        assert [entry.store_seq for entry in page.entries] == [after + 1]


def test_a_place_above_the_head_is_of_another_feed(server, till):
    """The server was put back behind the hello: an empty page would say that all is there."""
    head = server.api(till).pull(feed_id=till.identity.feed_id, after=2, limit=200)
    assert (head.entries, head.head) == ([], 2)
    with pytest.raises(ProtocolError) as error:
        server.api(till).pull(feed_id=till.identity.feed_id, after=3, limit=200)
    assert error.value.code == ErrorCode.FEED_CHANGED
