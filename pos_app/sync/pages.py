"""A page of the feed, proven whole and then cut into pieces that one transaction each can take.

A long page spares round trips; a long transaction would keep the next sale waiting.
"""

from pos_protocol.chain import entry_hash, feed_hash
from pos_protocol.errors import ErrorCode, ProtocolError
from pos_protocol.sync import FeedPage

PIECE_MAX = 10
"""Entries in one transaction, for which a sale may wait: 2 ms of processor time, 220 us each.

More save some of it for each entry (16: 190 us, 50: 155, 200: 150) and let the sale wait longer.
"""


def pieces(page: FeedPage, *, after: int, start: bytes, upto: int | None = None) -> list[FeedPage]:
    """The page as pages of at most PIECE_MAX entries, each with the feed hash at its end.

    With `upto` only so many of its entries; proven are all of them. `start` is the feed hash at
    position `after`. Raises ProtocolError (PAGE_NOT_CONTIGUOUS, FEED_HASH_MISMATCH) before any
    piece can be applied.
    """
    hashes = [start]
    for position, entry in enumerate(page.entries, after + 1):
        if entry.store_seq != position:
            detail = f"{entry.store_seq} for {position}"
            raise ProtocolError(ErrorCode.PAGE_NOT_CONTIGUOUS, detail)
        link = entry_hash(
            store_seq=position,
            event_id=entry.event_id,
            event_hash=bytes.fromhex(entry.hash),
            verdict=entry.verdict,
            held=entry.held,
        )
        hashes.append(feed_hash(hashes[-1], link))
    if hashes[-1].hex() != page.feed_hash:
        raise ProtocolError(ErrorCode.FEED_HASH_MISMATCH, f"position {after + len(page.entries)}")
    end = len(page.entries) if upto is None else upto
    return [
        FeedPage(
            feed_id=page.feed_id,
            entries=page.entries[first : min(first + PIECE_MAX, end)],
            feed_hash=hashes[min(first + PIECE_MAX, end)].hex(),
            head=page.head,
        )
        for first in range(0, end, PIECE_MAX)
    ]
