"""The way of a quick read past the framework: the same endpoint, and the same answer.

A cached figure costs less than finding its route and building a request around it. Whatever is not
plainly such a read takes the framework's way.
"""

import re
from collections.abc import Awaitable, Callable, Iterable, Mapping
from functools import lru_cache
from http import HTTPStatus
from typing import cast

from litestar.types import ASGIApp, HTTPScope, Receive, Scope, Send

from sync_server import logs
from sync_server.http.endpoint import Incoming
from sync_server.http.problems import Reply
from sync_server.http.route import Route

type Answering = Callable[[Incoming], Awaitable[Reply]]

_PATH = re.compile(r"(/[A-Za-z0-9/]*/)([1-9][0-9]{0,15})((?:/[a-z]+)?)", re.ASCII)
_HOST = re.compile(rb"[A-Za-z0-9.-]{1,200}(?::[0-9]{1,5})?")
_NUMBER = "{product_id}"
_QUERY = re.compile(rb"(?:(storeID|store_id)=([1-9][0-9]{0,15}))?")
PATHS_MAX = 4096


def quick_lane(
    app: ASGIApp,
    endpoints: Iterable[tuple[Route, Answering]],
    *,
    failed: Callable[[HTTPScope, Exception], Reply],
) -> ASGIApp:
    """An application that answers these reads of products by itself and hands on the others."""
    ways: dict[tuple[str, str], tuple[str, Answering]] = {}
    for route, answering in endpoints:
        before, number, behind = route.path.partition(_NUMBER)
        assert number, f"{route.path}: a quick read is one of a product"
        ways[before, behind] = (route.path, answering)

    @lru_cache(PATHS_MAX)
    def way_of(path: str) -> tuple[str, Answering, Mapping[str, str]] | None:
        parts = _PATH.fullmatch(path)
        way = parts and ways.get((parts[1], parts[3]))
        return (*way, {"product_id": parts[2]}) if parts and way else None

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        asked = _plain(scope)
        way = way_of(asked["path"]) if asked is not None else None
        if asked is None or way is None:
            await app(scope, receive, send)
            return
        headers = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in asked["headers"]
        }
        query = _QUERY.fullmatch(asked["query_string"])
        if query is None or _HOST.fullmatch(headers.get("host", "-").encode("latin-1")) is None:
            await app(scope, receive, send)
            return
        template, answering, path = way
        note = logs.current()
        if note is not None:
            note.route = template
        client = asked["client"]
        incoming = Incoming(
            headers=headers,
            query={query[1].decode(): query[2].decode()} if query[1] else {},
            body=b"",
            path=path,
            address=client[0] if client else "",
        )
        try:
            reply = await answering(incoming)
        except Exception as error:  # noqa: BLE001 - as the framework would: told in the log alone
            reply = failed(asked, error)
        await send_reply(reply, send)

    return cast("ASGIApp", serve)


async def send_reply(reply: Reply, send: Send) -> None:
    """Send an answer whole."""
    headers = [
        (name.lower().encode(), value.encode("latin-1")) for name, value in reply.headers.items()
    ]
    headers.append((b"x-content-type-options", b"nosniff"))
    if reply.status != HTTPStatus.NOT_MODIFIED:
        headers += (
            (b"content-type", reply.content_type.encode()),
            (b"content-length", b"%d" % len(reply.content)),
        )
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    await send({"type": "http.response.body", "body": reply.content, "more_body": False})


def _plain(scope: Scope) -> HTTPScope | None:
    """The scope of a GET."""
    if str(scope["type"]) != "http":
        return None
    asked = cast("HTTPScope", scope)
    return asked if str(asked["method"]) == "GET" and not asked.get("root_path") else None
