"""The feed as tills read it: a page after a position, and what proves a position."""

from base64 import b64encode
from collections.abc import Sequence
from uuid import UUID

import msgspec
from msgspec import Raw, Struct
from pos_protocol.chain import FEED_START
from pos_protocol.errors import ErrorCode, ProtocolError
from pos_protocol.sync import (
    PAGE_MAX,
    FeedPage,
)

from sync_server.db import event_log, stores
from sync_server.db.database import Database, Tx
from sync_server.db.event_log import EntryRow
from sync_server.db.stores import FeedHead
from sync_server.errors import RefusedError, ServerCode

PAGE_BYTES_MAX = 2 * 1024 * 1024
"""Bodies in one page; at least one entry is always given."""

_PAGES = msgspec.json.Decoder(FeedPage)
_quote = msgspec.json.Encoder().encode


class FeedText(Struct, frozen=True, kw_only=True):
    """A FeedPage whose entries are JSON already."""

    feed_id: UUID
    entries: list[Raw]
    feed_hash: str
    head: int


def pull(
    db: Database, *, till_id: UUID, feed_id: UUID, after: int, limit: int = PAGE_MAX
) -> FeedText:
    """The entries after a position, in order and without holes; none when there is nothing new.

    Raises RefusedError(NOT_FOUND, REVOKED), ProtocolError(FEED_CHANGED) when the feed is not the
    one that the till's cursor counts in.
    """
    with db.read() as tx:
        found = stores.feed_of_till(tx, till_id)
        if found is None:
            raise RefusedError(ServerCode.NOT_FOUND, "till")
        if found.is_revoked:
            raise RefusedError(ServerCode.REVOKED, "a revoked till does not pull")
        feed = found.head
        if feed.feed_id != feed_id:
            raise ProtocolError(ErrorCode.FEED_CHANGED, "feed_id")
        rows_max = max(1, min(limit, PAGE_MAX))
        rows = event_log.entries(tx, found.store_id, after=after, limit=rows_max)
        rows = _as_much_as_fits(rows)
        last = _store_seq(rows[-1]) if rows else after
        at_last, _ = mark_at(tx, feed, store_id=found.store_id, cursor=last)
    if at_last is None:
        raise ProtocolError(ErrorCode.FEED_CHANGED, "after")
    return FeedText(
        feed_id=feed.feed_id,
        entries=[_entry(row) for row in rows],
        feed_hash=at_last.hex(),
        # Entries committed between the two reads may lie above the head that was read first.
        head=max(feed.seq, last) if rows else feed.seq,
    )


def page_of(text: FeedText) -> FeedPage:
    """The page as values, for whoever is in this process."""
    return _PAGES.decode(msgspec.json.encode(text))


def mark_at(
    tx: Tx, feed: FeedHead, *, store_id: int, cursor: int
) -> tuple[bytes | None, bytes | None]:
    """The feed's hash at a position and the digest of the stock there, as far as they are known."""
    if cursor == 0:
        return FEED_START, bytes(8)
    if cursor == feed.seq:
        return feed.feed_hash, feed.fold_digest
    return event_log.mark_at(tx, store_id, cursor) or (None, None)


def _as_much_as_fits(rows: Sequence[EntryRow]) -> Sequence[EntryRow]:
    size = 0
    for count, row in enumerate(rows):
        size += len(row[0])
        if count and size > PAGE_BYTES_MAX:
            return rows[:count]
    return rows


def _store_seq(row: EntryRow) -> int:
    return int(row[1].split(",", 2)[1].partition(":")[2])


def _entry(row: EntryRow) -> Raw:
    """An entry as JSON: nothing of it is read, and only the body has to be quoted."""
    body, rest = row
    try:
        return Raw(b'{"body":%s%s' % (_quote(body.decode()), rest.encode()))
    except UnicodeDecodeError:
        return Raw(b'{"body_b64":%s%s' % (_quote(b64encode(body).decode()), rest.encode()))
