"""Sync for enrolled tills: each handler is one call of SyncService."""

from uuid import UUID

from msgspec import Struct
from pos_protocol.sync import (
    PAGE_MAX,
    Count,
    EpochReply,
    EpochRequest,
    FeedPage,
    HelloReply,
    HelloRequest,
    PushReply,
    PushRequest,
)

from sync_server.http.state import ServerState
from sync_server.operations.service import Principal, SyncService


class PullQuery(Struct, frozen=True, kw_only=True):
    """Which page: after which position of which feed, and how many seconds to wait for one."""

    feed_id: UUID
    after: Count
    limit: Count = PAGE_MAX
    wait: Count = 0


def hello(state: ServerState, principal: Principal, request: HelloRequest) -> HelloReply:
    """Compare what the till and the server hold."""
    return _service(state, principal).hello(request)


def push(state: ServerState, principal: Principal, request: PushRequest) -> PushReply:
    """Take events; one answer for each."""
    reply = _service(state, principal).push(request)
    newest = max((result.store_seq or 0 for result in reply.results), default=0)
    if newest:
        state.bell.ring(principal.store_id, newest)
    return reply


def pull(state: ServerState, principal: Principal, query: PullQuery) -> FeedPage:
    """The feed after a position."""
    return _service(state, principal).pull(
        feed_id=query.feed_id, after=query.after, limit=query.limit
    )


def epoch(state: ServerState, principal: Principal, request: EpochRequest) -> EpochReply:
    """The till's next epoch."""
    return _service(state, principal).open_epoch(request)


def _service(state: ServerState, principal: Principal) -> SyncService:
    return SyncService(state.db, state.clock, rng=state.rng, principal=principal)
