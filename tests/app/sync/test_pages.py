"""Pages: proven whole before a piece of them is applied."""

import pytest
from msgspec import structs
from pos_protocol.chain import FEED_START
from pos_protocol.errors import ErrorCode, ProtocolError
from pos_protocol.sync import FeedPage

from pos_app.sync import pages
from tests.support.events import EXAMPLES, record
from tests.support.feed import Feed


def _page(count: int) -> FeedPage:
    feed, prev = Feed(), bytes(32)
    for till_seq in range(1, count + 1):
        event = record(EXAMPLES[till_seq % len(EXAMPLES)], till_seq=till_seq, prev=prev)
        feed.take(event)
        prev = event.hash
    return feed.page(0, limit=count)


@pytest.mark.parametrize("count", [0, 1, 199, 200, 201, 450])
def test_pieces_are_the_page_in_order_each_proven_by_the_one_before(count):
    page = _page(count)
    parts = pages.pieces(page, after=0, start=FEED_START)
    assert [entry for part in parts for entry in part.entries] == page.entries
    assert all(0 < len(part.entries) <= pages.PIECE_MAX for part in parts)
    start, after = FEED_START, 0
    for part in parts:
        assert pages.pieces(part, after=after, start=start) == [part]
        start, after = bytes.fromhex(part.feed_hash), part.entries[-1].store_seq
    assert start.hex() == page.feed_hash


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"held": True}, ErrorCode.FEED_HASH_MISMATCH),
        ({"hash": "0" * 64}, ErrorCode.FEED_HASH_MISMATCH),
        ({"verdict": "oversell"}, ErrorCode.FEED_HASH_MISMATCH),
        ({"store_seq": 400}, ErrorCode.PAGE_NOT_CONTIGUOUS),
    ],
    ids=str,
)
def test_a_fault_near_the_end_keeps_the_first_piece_back_too(change, code):
    page = _page(250)
    page.entries[-1] = structs.replace(page.entries[-1], **change)
    with pytest.raises(ProtocolError) as refused:
        pages.pieces(page, after=0, start=FEED_START)
    assert refused.value.code is code


def test_a_page_of_another_history_is_refused():
    with pytest.raises(ProtocolError) as refused:
        pages.pieces(_page(3), after=0, start=bytes(31) + b"x")
    assert refused.value.code is ErrorCode.FEED_HASH_MISMATCH
