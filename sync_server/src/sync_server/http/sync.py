"""Sync for enrolled tills: each handler is one call of SyncService."""

import hashlib
from collections import Counter
from uuid import UUID

from msgspec import Struct
from pos_protocol.problem_report import ReportReply, ReportRequest
from pos_protocol.snapshot import SnapshotManifest
from pos_protocol.sync import (
    PAGE_MAX,
    Count,
    EpochReply,
    EpochRequest,
    HelloReply,
    HelloRequest,
    PushReply,
    PushRequest,
)

from sync_server.http.state import ServerState
from sync_server.operations.continuity.hello import put_off
from sync_server.operations.feed import FeedText
from sync_server.operations.service import Principal, SyncService


class PullQuery(Struct, frozen=True, kw_only=True):
    """Which page: after which position of which feed, and how many seconds to wait for one."""

    feed_id: UUID
    after: Count
    limit: Count = PAGE_MAX
    wait: Count = 0


class SnapshotQuery(Struct, frozen=True, kw_only=True):
    """A snapshot at a position of the feed that is not below `at_least`."""

    at_least: Count = 0


class ChunkQuery(Struct, frozen=True, kw_only=True):
    """Which chunk of which snapshot, from 0."""

    snapshot_id: UUID
    n: Count


class SnapshotChunk(Struct, frozen=True, kw_only=True):
    """Bytes that are sent as they are kept; `sha256` is their entity tag."""

    content: bytes
    sha256: str


def hello(state: ServerState, principal: Principal, request: HelloRequest) -> HelloReply:
    """Compare what the till and the server hold; after an outage, one till after the other."""
    wait_s = state.flow.put_off_s()
    if wait_s:
        return put_off(request, wait_s=wait_s, now_ms=state.clock.wall_ms())
    return _service(state, principal).hello(request)


def push(state: ServerState, principal: Principal, request: PushRequest) -> PushReply:
    """Take events; one answer for each."""
    reply = _service(state, principal).push(request)
    for status, count in Counter([result.status for result in reply.results]).items():
        state.measures.events.labels(status).inc(count)
    newest = max((result.store_seq or 0 for result in reply.results), default=0)
    if newest:
        state.bell.ring(principal.store_id, newest)
    return reply


def pull(state: ServerState, principal: Principal, query: PullQuery) -> FeedText:
    """The feed after a position."""
    page = _service(state, principal).page(
        feed_id=query.feed_id, after=query.after, limit=query.limit
    )
    state.measures.feed_lag.observe(page.head - query.after - len(page.entries))
    return page


def epoch(state: ServerState, principal: Principal, request: EpochRequest) -> EpochReply:
    """The till's next epoch."""
    return _service(state, principal).open_epoch(request)


def problem_report(state: ServerState, principal: Principal, request: ReportRequest) -> ReportReply:
    """A till's report for whoever helps."""
    return _service(state, principal).send_report(request)


def snapshot(state: ServerState, principal: Principal, query: SnapshotQuery) -> SnapshotManifest:
    """What a snapshot of the store consists of."""
    return _service(state, principal).snapshot(at_least=query.at_least)


def snapshot_chunk(state: ServerState, principal: Principal, query: ChunkQuery) -> SnapshotChunk:
    """One chunk of a snapshot, as gzip."""
    content = _service(state, principal).snapshot_chunk(snapshot_id=query.snapshot_id, n=query.n)
    return SnapshotChunk(content=content, sha256=hashlib.sha256(content).hexdigest())


def _service(state: ServerState, principal: Principal) -> SyncService:
    return SyncService(
        state.db,
        state.clock,
        rng=state.rng,
        principal=principal,
        memory=state.stock_memory,
    )
