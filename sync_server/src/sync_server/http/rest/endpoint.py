"""From a user's request to a reply: guard, decode, handler, encode; the same for every route."""

import contextlib
import re
from collections.abc import Mapping
from functools import lru_cache

import msgspec
from pos_protocol.errors import ProtocolError

from sync_server.errors import (
    BusyError,
    RefusedError,
    RowsRefusedError,
    ServerCode,
    WouldWaitError,
)
from sync_server.http.bodies import plain_body
from sync_server.http.endpoint import Incoming
from sync_server.http.problems import Reply, refusal_of
from sync_server.http.rest.call import Answer, Call, Caller, read_tags
from sync_server.http.rest.guard import at_store, let_in
from sync_server.http.rest.strict_json import one_spelling, read_as, read_object
from sync_server.http.route import CSV, Route
from sync_server.http.state import ServerState

KEPT_BY_READERS = "private, no-cache"
"""A reader may keep it, and must ask by If-None-Match before each use."""

KEPT_BY_NOBODY = "no-store"
ASKED_MAX = 2048
VARIES_BY = "Authorization, X-Store-Id"

_STORE = re.compile(r"[1-9]\d{0,15}", re.ASCII)


class RestEndpoint:
    """One route at work."""

    def __init__(self, route: Route, state: ServerState) -> None:
        self.route = route
        self._state = state
        # What is asked of a quick read is told apart by few words, and read once.
        self._asked = lru_cache(ASKED_MAX)(self._read_query)

    async def answer(self, incoming: Incoming) -> Reply:
        """The reply, whatever was sent."""
        try:
            if self.route.is_quick:
                with contextlib.suppress(WouldWaitError):
                    return await self._handle_quickly(incoming)
            return await self._state.run(lambda: self._handle(incoming))
        except (RefusedError, ProtocolError, BusyError, RowsRefusedError) as error:
            return self._refused(error)

    def answer_here(self, incoming: Incoming) -> Reply:
        """The same on the caller's own thread, which is one of the pool."""
        try:
            return self._handle(incoming)
        except (RefusedError, ProtocolError, BusyError, RowsRefusedError) as error:
            return self._refused(error)

    def _refused(self, error: RefusedError | ProtocolError | BusyError | RowsRefusedError) -> Reply:
        if isinstance(error, RowsRefusedError):
            error = RefusedError(ServerCode.MALFORMED, "the database does not take these values")
        else:
            self._state.count_refusal(error)
        return refusal_of(error, now_ms=self._state.clock.wall_ms())

    async def _handle_quickly(self, incoming: Incoming) -> Reply:
        """On the event loop, out of memory and a cell; a thread would take longer than the rest.

        Raises WouldWaitError where the database has to be asked.
        """
        state = self._state
        call = self._admit(incoming, may_wait=False)
        place = state.shelf.place(call.caller.store_id, call.product_id)
        seen = await state.finder.find(place)
        answer: Answer = self.route.handler(state, msgspec.structs.replace(call, seen=seen))
        return self._reply(answer, incoming.headers)

    def _handle(self, incoming: Incoming) -> Reply:
        call = self._admit(incoming)
        answer: Answer = self.route.handler(self._state, call)
        if call.signed_in and answer.moved_to:
            self._state.bell.ring(call.signed_in.store_id, answer.moved_to)
        return self._reply(answer, incoming.headers)

    def _admit(self, incoming: Incoming, *, may_wait: bool = True) -> Call:
        """Guard and decode."""
        route, state = self.route, self._state
        caller = None
        if route.deed:
            caller = let_in(state, incoming.headers, route.deed, may_wait=may_wait)
            if may_wait:
                state.rates.count(route, f"user {caller.user_name}")
            self._refuse_blind_write(incoming.headers)
        else:
            state.rates.count(route, f"address {incoming.address}")
        request, said = self._request(incoming)
        meant = _store_meant(request, incoming.path)
        if caller and route.deed and meant is not None and meant != caller.store_id:
            _refuse_two_stores(incoming.headers)
            caller = at_store(state, caller, meant, deed=route.deed, may_wait=may_wait)
        scope = self._scope(request, incoming.path, caller)
        cursor = getattr(request, "cursor", "")
        return Call(
            name=f"{route.method} {_filled(route.path, incoming.path)}",
            request=request,
            said=said,
            path=incoming.path,
            headers=incoming.headers,
            address=incoming.address,
            now_ms=state.clock.wall_ms(),
            signed_in=caller,
            after=state.cursors.open(scope, cursor) if cursor else (),
            scope=scope,
        )

    def _scope(self, request: object, path: Mapping[str, str], caller: Caller | None) -> str:
        """Which list this is a page of: the store, what stands in the path, what is asked for."""
        if not hasattr(request, "cursor"):
            return ""
        asked = msgspec.structs.asdict(request)  # type: ignore[arg-type]
        asked = {name: value for name, value in asked.items() if name not in {"cursor", "limit"}}
        store_id = caller.store_id if caller else 0
        return f"{self.route.summary}|{store_id}|{sorted(path.items())}|{asked}"

    def _refuse_blind_write(self, headers: Mapping[str, str]) -> None:
        if self.route.needs_match and not headers.keys() & {"if-match", "if-none-match"}:
            raise RefusedError(
                ServerCode.PRECONDITION_REQUIRED,
                "read it first and send its ETag as If-Match; `If-Match: *` for whatever is there,"
                " `If-None-Match: *` where nothing is yet",
            )

    def _request(self, incoming: Incoming) -> tuple[object, bytes]:
        route = self.route
        asked = tuple(incoming.query.items())
        if route.method == "DELETE" and route.query is not None and incoming.body.strip():
            # Programs name what is to go in either place; in both it could be two things.
            if asked:
                raise RefusedError(
                    ServerCode.MALFORMED, "name it behind the question mark or in the body"
                )
            given = read_object(plain_body(incoming.body, incoming.headers))
            return read_as(route.query, given), one_spelling(given)
        query, said = self._asked(asked) if route.is_quick else self._read_query(asked)
        if route.body is None:
            return query, said
        raw = plain_body(incoming.body, incoming.headers, types=route.takes)
        if route.takes == (CSV,):
            return read_as(route.body, {"content": raw}), raw
        given = read_object(raw)
        said = one_spelling(given)
        return read_as(route.body, given), said

    def _read_query(self, asked: tuple[tuple[str, str], ...]) -> tuple[object, bytes]:
        """The query, which is frozen, and its one spelling."""
        query: object = None
        if self.route.query is not None:
            query = read_as(self.route.query, dict(asked), is_text=True)
        elif asked:
            raise RefusedError(ServerCode.MALFORMED, "this takes nothing behind a question mark")
        return query, one_spelling(dict(asked))

    def _reply(self, answer: Answer, headers: Mapping[str, str]) -> Reply:
        sent = dict(answer.headers)
        is_read = self.route.method == "GET"
        may_be_kept = is_read and "/auth/" not in self.route.path
        sent["Cache-Control"] = KEPT_BY_READERS if may_be_kept else KEPT_BY_NOBODY
        if self.route.deed:
            sent["Vary"] = VARIES_BY
        if answer.tag is not None:
            sent["ETag"] = f'"{answer.tag}"'
        if is_read and _is_known(answer.tag, headers.get("if-none-match")):
            return Reply(status=304, content=b"", headers=sent)
        content = msgspec.json.encode(answer.value) if answer.file is None else answer.file
        return Reply(
            status=answer.status, content=content, content_type=self.route.produces, headers=sent
        )


def _is_known(tag: str | None, known: str | None) -> bool:
    """Whether the reader has this version already; a header that is none is no version."""
    if tag is None or known is None:
        return False
    with contextlib.suppress(RefusedError):
        return any(one in {tag, "*"} for one, _is_weak in read_tags("If-None-Match", known))
    return False


def _store_meant(request: object, path: Mapping[str, str]) -> int | None:
    """The store that the path names, or the body or query."""
    text = path.get("store_id")
    if text is None:
        meant: int | None = getattr(request, "store_id", None)
        return meant
    if _STORE.fullmatch(text) is None:
        raise RefusedError(ServerCode.NOT_FOUND, f"there is no store {text[:20]!r} for you")
    return int(text)


def _refuse_two_stores(headers: Mapping[str, str]) -> None:
    if "x-store-id" in headers:
        raise RefusedError(ServerCode.MALFORMED, "X-Store-Id and storeID name two stores")


def _filled(path: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        path = path.replace(f"{{{name}}}", value)
    return path
