"""The server as a till sees it, in process: what the HTTP handlers call."""

from random import Random
from uuid import UUID

from msgspec import Struct
from pos_protocol.problem_report import ReportReply, ReportRequest
from pos_protocol.snapshot import SnapshotManifest
from pos_protocol.sync import (
    EpochReply,
    EpochRequest,
    FeedPage,
    HelloReply,
    HelloRequest,
    PushReply,
    PushRequest,
)

from sync_server.clock import Clock
from sync_server.db.database import Database
from sync_server.db.stock_memory import StockMemory
from sync_server.operations import epochs, feed, ingest
from sync_server.operations.bootstrap import snapshots
from sync_server.operations.continuity import hello
from sync_server.operations.feed import FeedText
from sync_server.operations.keeping import problem_reports


class Principal(Struct, frozen=True, kw_only=True):
    """Who asks, as the token says: a till, in its one store."""

    store_id: int
    till_id: UUID
    role: str = "cashier"


class SyncService:
    """SyncApi, SnapshotSource and ReportTaker of pos_protocol for one till.

    On the server's own database.
    """

    def __init__(
        self,
        db: Database,
        clock: Clock,
        *,
        rng: Random,
        principal: Principal,
        memory: StockMemory | None = None,
    ) -> None:
        """`memory` is the process's own, and saves it some reading."""
        self._db = db
        self._clock = clock
        self._rng = rng
        self._principal = principal
        self._memory = memory

    def hello(self, request: HelloRequest) -> HelloReply:
        return hello.hello(
            self._db, request, till_id=self._principal.till_id, now_ms=self._clock.wall_ms()
        )

    def push(self, request: PushRequest) -> PushReply:
        return ingest.push(
            self._db,
            request,
            till_id=self._principal.till_id,
            now_ms=self._clock.wall_ms(),
            memory=self._memory,
        )

    def pull(self, *, feed_id: UUID, after: int, limit: int, wait_s: int = 0) -> FeedPage:
        """One page. In process nobody waits: `wait_s` is the HTTP shell's."""
        assert wait_s >= 0, wait_s
        return feed.page_of(self.page(feed_id=feed_id, after=after, limit=limit))

    def page(self, *, feed_id: UUID, after: int, limit: int) -> FeedText:
        """What `pull` gives, for whoever sends it on as JSON."""
        return feed.pull(
            self._db, till_id=self._principal.till_id, feed_id=feed_id, after=after, limit=limit
        )

    def open_epoch(self, request: EpochRequest) -> EpochReply:
        return epochs.open_epoch(
            self._db,
            request,
            till_id=self._principal.till_id,
            rng=self._rng,
            now_ms=self._clock.wall_ms(),
        )

    def snapshot(self, *, at_least: int = 0) -> SnapshotManifest:
        """A snapshot of the till's store."""
        return snapshots.snapshot(
            self._db,
            till_id=self._principal.till_id,
            at_least=at_least,
            rng=self._rng,
            now_ms=self._clock.wall_ms(),
        )

    def snapshot_chunk(self, *, snapshot_id: UUID, n: int) -> bytes:
        """One chunk's bytes."""
        return snapshots.chunk(
            self._db, till_id=self._principal.till_id, snapshot_id=snapshot_id, n=n
        )

    def send_report(self, request: ReportRequest) -> ReportReply:
        """Keep a report for whoever helps."""
        return problem_reports.take(
            self._db, request, till_id=self._principal.till_id, now_ms=self._clock.wall_ms()
        )
