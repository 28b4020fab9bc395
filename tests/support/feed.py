"""A store's feed made in memory, as a server would: places in order, hashes, held entries."""

from collections import Counter
from collections.abc import Callable, Iterable
from uuid import UUID

from pos_protocol.envelope import Recorded
from pos_protocol.ledger import stock_movements
from pos_protocol.sync import FeedEntry, FeedPage, PushResult, Status

from pos_app.db import cursors, event_log, outbox
from pos_app.operations.context import TillContext
from pos_protocol import chain, codec


class Feed:
    """Takes events in, each once, and hands out pages."""

    def __init__(self) -> None:
        self.feed_id = UUID(int=0xFEED)
        self.entries: list[FeedEntry] = []
        self.hashes = [chain.FEED_START]
        self._versions: Counter[int] = Counter()
        self._seen: set[UUID] = set()

    def take(self, recorded: Recorded, *, held: bool = False) -> FeedEntry:
        """Give an event its place."""
        versions = []
        for movement in stock_movements(recorded.event) if recorded.event else ():
            self._versions[movement.product_id] += 1
            versions.append(self._versions[movement.product_id])
        envelope = recorded.envelope
        item = FeedEntry(
            store_seq=len(self.entries) + 1,
            event_id=envelope.event_id,
            hash=recorded.hash.hex(),
            body=recorded.body.decode(),
            till=envelope.till,
            epoch=envelope.epoch,
            till_seq=envelope.till_seq,
            verdict="unexplained" if held else "match",
            held=held,
            versions=versions,
        )
        self.entries.append(item)
        self._seen.add(envelope.event_id)
        link = chain.entry_hash(
            store_seq=item.store_seq,
            event_id=item.event_id,
            event_hash=recorded.hash,
            verdict=item.verdict,
            held=held,
        )
        self.hashes.append(chain.feed_hash(self.hashes[-1], link))
        return item

    def page(self, after: int, limit: int = 200) -> FeedPage:
        """The entries after a position."""
        entries = self.entries[after : after + limit]
        feed_hash = self.hashes[after + len(entries)].hex()
        head = len(self.entries)
        return FeedPage(feed_id=self.feed_id, entries=entries, feed_hash=feed_hash, head=head)

    def push(
        self, till: TillContext, *, is_held: Callable[[Recorded], bool] = lambda _: False
    ) -> int:
        """Take all that a till has not pushed yet, and answer it."""
        with till.db.write() as tx:
            batch = outbox.pending(tx, events_max=500, bytes_max=10**7)
            results = []
            for each in batch:
                recorded = codec.decode(each.body)
                if each.event_id in self._seen:
                    status = Status.DUPLICATE
                else:
                    held = is_held(recorded)
                    self.take(recorded, held=held)
                    status = Status.HELD if held else Status.ACCEPTED
                results.append(
                    PushResult(event_id=each.event_id, hash=each.hash.hex(), status=status)
                )
            return outbox.answer(tx, results, 1)

    def pull(self, till: TillContext, limit: int = 200, *, server_ms: int | None = None) -> int:
        """Bring a till up to the feed's head, page by page; gives how many entries it took.

        `server_ms` is the server's time, where it bounds how far other clocks pull this till's.
        """
        taken = 0
        while True:
            with till.db.write() as tx:
                after = cursors.state(tx).cursor
                page = self.page(after, limit)
                if not page.entries:
                    return taken
                event_log.append_pulled(tx, page, server_ms=server_ms)
                taken += len(page.entries)

    def sync(self, tills: Iterable[TillContext]) -> None:
        """Every till pushes, then every till pulls."""
        tills = list(tills)
        for till in tills:
            while self.push(till):
                pass
        for till in tills:
            self.pull(till)
