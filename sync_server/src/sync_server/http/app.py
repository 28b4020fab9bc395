"""The Litestar application around ROUTES."""

import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from http import HTTPStatus
from typing import Literal, cast, override

import msgspec
from litestar import Litestar, Request, Response
from litestar.datastructures import State
from litestar.exceptions import HTTPException
from litestar.handlers import HTTPRouteHandler
from litestar.response.base import ASGIResponse
from litestar.types import ASGIApp, HTTPScope

from sync_server import logs, measures
from sync_server.errors import ServerCode
from sync_server.http.bodies import BODY_BYTES_MAX
from sync_server.http.endpoint import Endpoint, Incoming
from sync_server.http.modules import elsewhere
from sync_server.http.observing import observed
from sync_server.http.openapi import encoded
from sync_server.http.pages import docs, landing
from sync_server.http.problems import Reply, refusal
from sync_server.http.quick.lane import quick_lane
from sync_server.http.rest.endpoint import RestEndpoint
from sync_server.http.rest.live.stream import LiveStream
from sync_server.http.rest.live.streaming import StreamEndpoint
from sync_server.http.route import Method, Route
from sync_server.http.routes import ROUTES
from sync_server.http.state import ServerState

_log = logging.getLogger("sync_server.http")

_ASK_AGAIN = {"Cache-Control": "no-cache"}
"""Of pages that change with the program: another version may answer the next time."""
_CODES = {
    HTTPStatus.NOT_FOUND: ServerCode.NOT_FOUND,
    HTTPStatus.METHOD_NOT_ALLOWED: ServerCode.METHOD_NOT_ALLOWED,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: ServerCode.TOO_LARGE,
}

_REMEDIES = {
    ServerCode.NOT_FOUND: "there is no such path; /docs lists those that there are",
    ServerCode.METHOD_NOT_ALLOWED: "this path has no such method; `Allow` says which it has",
}


def build_app(
    state: ServerState,
    version: str,
    routes: tuple[Route, ...] = ROUTES,
    *,
    pages: Sequence[HTTPRouteHandler] = (),
) -> Litestar:
    """The application for one process; with it end the bell, the threads and the pool.

    `pages` are the portal's, with the one at `/` among them.
    """
    app = framework_app(state, version, routes, pages=pages)
    app.asgi_handler = around(app.asgi_handler, state, routes)
    return app


def around(app: ASGIApp, state: ServerState, routes: tuple[Route, ...] = ROUTES) -> ASGIApp:
    """What stands around the framework: an id and a line for each request, and the quick lane.

    Around the framework's own answers too: an unknown path gets its id and its line.
    """
    quick = [(route, RestEndpoint(route, state).answer) for route in routes if route.is_quick]
    return observed(
        quick_lane(app, quick, failed=lambda scope, error: _bug(state, scope, error)),
        measures=state.measures,
        rng=state.rng,
        is_ending=lambda: state.bell.is_closed,
    )


def framework_app(
    state: ServerState,
    version: str,
    routes: tuple[Route, ...] = ROUTES,
    *,
    pages: Sequence[HTTPRouteHandler] = (),
) -> Litestar:
    """The framework with the routes, and its own refusals in our words."""
    front = pages or [_page_handler("/", _page(landing.page(version), landing.POLICY))]

    @contextlib.asynccontextmanager
    async def life(_app: Litestar) -> AsyncIterator[None]:
        async with state.bell.running():
            yield
        state.close()

    def refused(_request: Request[object, object, State], error: HTTPException) -> Response[bytes]:
        code = _CODES.get(HTTPStatus(error.status_code), ServerCode.MALFORMED)
        detail = error.detail
        if detail == HTTPStatus(error.status_code).phrase:
            # The framework's own words repeat the title.
            detail = _REMEDIES.get(code, detail)
        reply = refusal(code, detail, now_ms=state.clock.wall_ms())
        return _response(
            msgspec.structs.replace(reply, headers={**reply.headers, **(error.headers or {})})
        )

    def failed(request: Request[object, object, State], error: Exception) -> Response[bytes]:
        return _response(_bug(state, request.scope, error))

    described = Reply(status=200, content=encoded(version, routes), headers=_ASK_AGAIN)
    shown = _page(docs.page(routes, version), docs.POLICY)
    return Litestar(
        route_handlers=[
            *(_handler(route, state) for route in routes),
            _figures_handler(state),
            *(_page_handler(path, described) for path in ("/openapi.json", "/api/openapi.json")),
            *(_page_handler(path, shown) for path in ("/docs", "/api/docs")),
            *front,
            *(_elsewhere_handler(*left) for left in elsewhere(ROUTES, routes).items()),
        ],
        lifespan=[life],
        exception_handlers={HTTPException: refused, Exception: failed},
        request_max_body_size=BODY_BYTES_MAX,
        openapi_config=None,
        logging_config=None,
    )


def _bug(state: ServerState, scope: HTTPScope, error: Exception) -> Reply:
    """The answer to a request that failed: nothing of the cause is told outside, the log has it."""
    _log.error("%s %s failed", scope["method"], scope["path"], exc_info=error)
    return refusal(ServerCode.BUG, "", now_ms=state.clock.wall_ms())


class _Stream(Response[bytes]):
    """An answer that stays open: it sends by itself."""

    def __init__(self, live: LiveStream) -> None:
        super().__init__(b"")
        self._live = live

    @override
    def to_asgi_response(self, *_: object, **__: object) -> ASGIResponse:
        return cast("ASGIResponse", self._live)


def _handler(route: Route, state: ServerState) -> HTTPRouteHandler:
    if route.is_stream:
        streamed = StreamEndpoint(route, state)
        return _served(route, streamed.open)
    endpoint = RestEndpoint(route, state) if route.is_rest else Endpoint(route, state)
    return _served(route, endpoint.answer)


def _served(
    route: Route, answer: Callable[[Incoming], Awaitable[Reply | LiveStream]]
) -> HTTPRouteHandler:
    async def serve(request: Request[object, object, State]) -> Response[bytes]:
        note = logs.current()
        if note is not None:
            note.route = route.path
        scope = request.scope
        query = request.query_params.multi_items() if scope["query_string"] else []
        query = list(query)
        if len(dict(query)) != len(query):
            raise HTTPException(status_code=400, detail="a parameter is given twice")
        incoming = Incoming(
            # Names come in lower case (ASGI), and a few bytes need no multi-dictionary.
            headers={
                name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
            },
            query=dict(query),
            body=b"" if route.method == "GET" else await request.body(),
            path={name: str(value) for name, value in request.path_params.items()},
            address=request.client.host if request.client else "",
        )
        found = await answer(incoming)
        return _Stream(found) if isinstance(found, LiveStream) else _response(found)

    # Whoever watches a server asks for the head alone (RFC 9110, 9.1); a stream has no end.
    is_read = route.method == "GET" and not route.is_stream
    methods: list[Method | Literal["HEAD"]] = [route.method, *(("HEAD",) if is_read else ())]
    return HTTPRouteHandler(
        # Numbers are read by our own rules: Litestar's would take +7 and 1_0.
        route.path.replace("}", ":str}"),
        http_method=methods,
        status_code=200,
        name=f"{route.method} {route.path}",
    )(serve)


def _figures_handler(state: ServerState) -> HTTPRouteHandler:
    async def figures(request: Request[object, object, State]) -> Response[bytes]:
        # Who came through a proxy came from outside, whatever that proxy forgot to close.
        if "x-forwarded-for" in request.headers or "forwarded" in request.headers:
            raise HTTPException(status_code=404, detail="Not Found")
        note = logs.current()
        if note is not None:
            note.route = "/metrics"
        reply = Reply(
            status=200,
            content=state.measures.text(),
            content_type=measures.CONTENT_TYPE,
            headers={"Cache-Control": "no-store"},
        )
        return _response(reply)

    return HTTPRouteHandler("/metrics", http_method=["GET", "HEAD"])(figures)


def _elsewhere_handler(path: str, module: str) -> HTTPRouteHandler:
    async def elsewhere_served() -> Response[bytes]:
        raise HTTPException(
            status_code=404,
            detail=f"this process was started without the module {module}, which has this path",
        )

    methods: list[Method] = ["GET", "POST", "PUT", "PATCH", "DELETE"]
    return HTTPRouteHandler(path.replace("}", ":str}"), http_method=methods)(elsewhere_served)


def _page(content: bytes, policy: str) -> Reply:
    return Reply(
        status=200,
        content=content,
        content_type="text/html",
        headers={"Content-Security-Policy": policy, **_ASK_AGAIN},
    )


def _page_handler(path: str, content: Reply) -> HTTPRouteHandler:
    async def page() -> Response[bytes]:
        return _response(content)

    return HTTPRouteHandler(path, http_method=["GET", "HEAD"])(page)


def _response(reply: Reply) -> Response[bytes]:
    return Response(
        reply.content,
        status_code=reply.status,
        media_type=reply.content_type,
        headers={**reply.headers, "X-Content-Type-Options": "nosniff"},
    )
