"""The route of live events."""

from sync_server.auth.roles import Deed
from sync_server.http.rest.live.messages import LiveHint, LiveQuery
from sync_server.http.rest.live.stream import CONTENT_TYPE
from sync_server.http.rest.live.streaming import watch
from sync_server.http.route import Route

LIVE_ROUTES: tuple[Route, ...] = (
    Route(
        method="GET",
        path="/api/v1/events/live",
        handler=watch,
        reply=LiveHint,
        query=LiveQuery,
        access="user",
        is_rest=True,
        is_stream=True,
        deed=Deed.READ,
        produces=CONTENT_TYPE,
    ),
)
