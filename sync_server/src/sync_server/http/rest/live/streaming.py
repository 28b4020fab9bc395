"""A stream of hints is opened like any other path: guard, query, and then it stays open."""

import contextlib

from pos_protocol.errors import ProtocolError

from sync_server.auth.roles import Deed
from sync_server.db import stores
from sync_server.errors import BusyError, RefusedError
from sync_server.http.endpoint import Incoming
from sync_server.http.problems import Reply, refusal_of
from sync_server.http.rest.call import Answer, Call
from sync_server.http.rest.endpoint import RestEndpoint
from sync_server.http.rest.live.messages import LiveQuery
from sync_server.http.rest.live.stream import LiveStream
from sync_server.http.rest.reports.reading import stores_meant
from sync_server.http.state import ServerState


class Opened(Answer, frozen=True, kw_only=True):
    """The stores whose moves the asker may hear of."""

    store_ids: tuple[int, ...]


def watch(state: ServerState, call: Call) -> Opened:
    """Hints, as they come, that a store has something new; a stream of server-sent events."""
    query: LiveQuery = call.request
    meant = stores_meant(state, call.caller, query.stores, deed=Deed.READ)
    if meant is None:
        with state.db.read() as tx:
            meant = tuple(stores.store_ids(tx))
    return Opened(value=query, store_ids=meant)


class StreamEndpoint(RestEndpoint):
    """A route whose answer stays open."""

    async def open(self, incoming: Incoming) -> Reply | LiveStream:
        """A stream, or why there is none."""
        state = self._state
        try:
            call, opened = await state.run(lambda: self._look(incoming))
            place = contextlib.ExitStack()
            place.enter_context(state.live.entered(call.caller.user_name))
        except (RefusedError, ProtocolError, BusyError) as error:
            state.count_refusal(error)
            return refusal_of(error, now_ms=state.clock.wall_ms())

        async def look_again() -> tuple[int, ...]:
            _call, now = await state.run(lambda: self._look(incoming))
            return now.store_ids

        query: LiveQuery = call.request
        return LiveStream(
            state.live,
            place=place,
            store_ids=opened.store_ids,
            look_again=look_again,
            seconds=query.seconds,
        )

    def _look(self, incoming: Incoming) -> tuple[Call, Opened]:
        call = self._admit(incoming)
        return call, watch(self._state, call)
