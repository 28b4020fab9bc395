"""ROUTES: one line per endpoint; guards, the OpenAPI page and the tests are made from it."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct
from pos_protocol.problem_report import ReportReply, ReportRequest
from pos_protocol.snapshot import SnapshotManifest

from pos_protocol import sync as messages
from sync_server.http import health, sync, tills
from sync_server.http.health import Health
from sync_server.http.rest.routes import REST_ROUTES
from sync_server.http.route import Access, Route


def _post(
    path: str,
    handler: Callable[..., Any],
    reply: type[Struct],
    *,
    body: type[Struct] | None,
    access: Access,
) -> Route:
    return Route(method="POST", path=path, handler=handler, reply=reply, body=body, access=access)


SYNC = "/api/v1/sync"

ROUTES: tuple[Route, ...] = (
    _post(
        f"{SYNC}/register",
        tills.register,
        messages.RegisterReply,
        body=messages.RegisterRequest,
        access="public",
    ),
    _post(f"{SYNC}/nonce", tills.nonce, messages.NonceReply, body=None, access="public"),
    _post(
        f"{SYNC}/token",
        tills.token,
        messages.TokenReply,
        body=messages.TokenRequest,
        access="public",
    ),
    _post(
        f"{SYNC}/hello", sync.hello, messages.HelloReply, body=messages.HelloRequest, access="till"
    ),
    _post(f"{SYNC}/push", sync.push, messages.PushReply, body=messages.PushRequest, access="till"),
    _post(
        f"{SYNC}/epoch", sync.epoch, messages.EpochReply, body=messages.EpochRequest, access="till"
    ),
    _post(f"{SYNC}/report", sync.problem_report, ReportReply, body=ReportRequest, access="till"),
    Route(
        method="GET",
        path=f"{SYNC}/pull",
        handler=sync.pull,
        reply=messages.FeedPage,
        query=sync.PullQuery,
        access="till",
        can_wait=True,
    ),
    Route(
        method="GET",
        path=f"{SYNC}/snapshot",
        handler=sync.snapshot,
        reply=SnapshotManifest,
        query=sync.SnapshotQuery,
        access="till",
    ),
    Route(
        method="GET",
        path=f"{SYNC}/snapshot/chunk",
        handler=sync.snapshot_chunk,
        reply=sync.SnapshotChunk,
        query=sync.ChunkQuery,
        access="till",
        is_bytes=True,
    ),
    *(
        Route(method="GET", path=path, handler=handler, reply=Health, access="public")
        for path, handler in (
            ("/health/live", health.live),
            ("/healthz", health.live),
            ("/health/ready", health.ready),
            ("/readyz", health.ready),
            ("/startupz", health.ready),
        )
    ),
    *REST_ROUTES,
)
