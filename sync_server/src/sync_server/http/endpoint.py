"""From a request to a reply: the same steps for every route."""

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct
from pos_protocol.errors import ProtocolError
from pos_protocol.sync import DIGEST_HEADER, WAIT_S_MAX, digest

from sync_server.errors import BusyError, RefusedError, ServerCode
from sync_server.http.bodies import compressed, plain_body, read_json
from sync_server.http.guard import till_of
from sync_server.http.problems import Reply, refusal_of
from sync_server.http.route import Route
from sync_server.http.state import ServerState
from sync_server.operations.feed import FeedText
from sync_server.operations.service import Principal


class Incoming(Struct, frozen=True, kw_only=True):
    """A request as it came: header names in lower case, the raw body, from whom."""

    headers: Mapping[str, str]
    query: Mapping[str, str]
    body: bytes
    path: Mapping[str, str] = {}
    address: str = ""


class Endpoint:
    """One route at work."""

    def __init__(self, route: Route, state: ServerState) -> None:
        self.route = route
        self._state = state
        self._decoder = msgspec.json.Decoder(route.body) if route.body else None
        self._encoder = msgspec.json.Encoder()

    async def answer(self, incoming: Incoming) -> Reply:
        """The reply, whatever was sent."""
        state = self._state
        try:
            value, principal = await state.run(lambda: self._handle(incoming))
            if self.route.can_wait and isinstance(value, FeedText) and principal is not None:
                value = await self._wait(incoming, value, principal)
        except (RefusedError, ProtocolError, BusyError) as error:
            reply = refusal_of(error, now_ms=state.clock.wall_ms())
            state.count_refusal(error)
            return reply
        if self.route.is_bytes:
            return _kept_bytes(value.content, value.sha256)
        content = self._encoder.encode(value)
        headers = {"Cache-Control": "no-store", DIGEST_HEADER: digest(content)}
        return compressed(
            Reply(status=200, content=content, headers=headers),
            accepted=incoming.headers.get("accept-encoding", ""),
        )

    def _handle(self, incoming: Incoming) -> tuple[Any, Principal | None]:
        route, state = self.route, self._state
        principal = None
        if route.access == "till":
            principal = till_of(state, incoming.headers.get("authorization", ""))
            state.rates.count(route, f"till {principal.till_id}")
        else:
            state.rates.count(route, f"address {incoming.address}")
        request = self._request(incoming)
        if principal is None:
            return route.handler(state, request), None
        with state.flow.place_of(principal.store_id):
            return route.handler(state, principal, request), principal

    def _request(self, incoming: Incoming) -> object:
        if self.route.query is not None:
            try:
                return msgspec.convert(dict(incoming.query), self.route.query, strict=False)
            except msgspec.ValidationError as error:
                raise RefusedError(ServerCode.MALFORMED, str(error)[:300]) from error
        if self._decoder is None:
            return None
        return read_json(self._decoder, plain_body(incoming.body, incoming.headers))

    async def _wait(self, incoming: Incoming, page: FeedText, principal: Principal) -> FeedText:
        """Hold an empty page until there is something, with no thread and no connection."""
        query = self._request(incoming)
        wait_s = min(getattr(query, "wait", 0), WAIT_S_MAX)
        if page.entries or wait_s <= 0:
            return page
        await self._state.bell.wait(principal.store_id, after=page.head, timeout_s=wait_s)
        again, _ = await self._state.run(lambda: self._handle(incoming))
        assert isinstance(again, FeedText)
        return again


def _kept_bytes(content: bytes, sha256: str) -> Reply:
    """Bytes that never change: whoever has them may keep them."""
    headers = {
        "Cache-Control": "private, max-age=86400, immutable",
        "ETag": f'"{sha256}"',
        DIGEST_HEADER: digest(content),
    }
    return Reply(status=200, content=content, content_type="application/gzip", headers=headers)
