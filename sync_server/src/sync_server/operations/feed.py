"""The feed as tills read it: a page after a position, and what proves a position."""

from base64 import b64encode
from collections.abc import Sequence
from uuid import UUID

import msgspec
from pos_protocol.chain import FEED_START
from pos_protocol.errors import ErrorCode, ProtocolError
from pos_protocol.sync import (
    PAGE_MAX,
    FeedEntry,
    FeedPage,
)

from sync_server.db import event_log, stores
from sync_server.db.database import Database, Tx
from sync_server.db.event_log import EntryRow
from sync_server.db.stores import FeedHead
from sync_server.errors import RefusedError, ServerCode

PAGE_BYTES_MAX = 2 * 1024 * 1024
"""Bodies in one page; at least one entry is always given."""

_VERSIONS = msgspec.json.Decoder(list[int])


def pull(
    db: Database, *, till_id: UUID, feed_id: UUID, after: int, limit: int = PAGE_MAX
) -> FeedPage:
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
        at_cursor: bytes | None = b""
        if not rows:
            at_cursor, _ = mark_at(tx, feed, store_id=found.store_id, cursor=after)
    if at_cursor is None:
        raise ProtocolError(ErrorCode.FEED_CHANGED, "after")
    rows = _as_much_as_fits(rows)
    return FeedPage(
        feed_id=feed.feed_id,
        entries=_entries(rows),
        feed_hash=_listed(rows[-1])[-1] if rows else at_cursor.hex(),
        # Entries committed between the two reads may lie above the head that was read first.
        head=max(feed.seq, int(_listed(rows[-1])[0]) if rows else 0),
    )


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


def _listed(row: EntryRow) -> list[str]:
    return row[1].split(",")


def _entries(rows: Sequence[EntryRow]) -> list[FeedEntry]:
    tills: dict[str, UUID] = {}
    entries = []
    for row in rows:
        seq, event_id, event_hash, till_id, epoch, lane, till_seq, held, verdict, versions, _ = (
            _listed(row)
        )
        if till_id not in tills:
            tills[till_id] = UUID(till_id)
        try:
            body, body_b64 = row[0].decode(), None
        except UnicodeDecodeError:
            body, body_b64 = None, b64encode(row[0]).decode()
        entries.append(
            FeedEntry(
                store_seq=int(seq),
                event_id=UUID(int=int(event_id, 16)),
                hash=event_hash,
                body=body,
                body_b64=body_b64,
                till=tills[till_id],
                epoch=int(epoch),
                lane=int(lane),
                till_seq=int(till_seq),
                verdict=verdict,
                held=held == "1",
                versions=_VERSIONS.decode(bytes.fromhex(versions)),
            )
        )
    return entries
