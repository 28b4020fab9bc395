"""A server with too much to do says so at once."""

import asyncio
import json

from sync_server.http.endpoint import Endpoint, Incoming
from sync_server.http.routes import ROUTES
from sync_server.http.state import QUEUE_PER_THREAD, ServerState

from tests.support.sync_server import local_server

NOTHING = Incoming(headers={}, query={}, body=b"")


def test_what_is_too_much_is_answered_at_once_and_the_rest_is_served(tmp_path):
    nonce = next(route for route in ROUTES if route.path.endswith("nonce"))
    count = QUEUE_PER_THREAD + 3

    async def storm(state):
        endpoint = Endpoint(nonce, state)
        return await asyncio.gather(*(endpoint.answer(NOTHING) for _ in range(count)))

    with local_server(tmp_path) as server:
        state = ServerState(
            db=server.db, clock=server.clock, rng=server.rng, secrets=server.secrets, threads=1
        )
        replies = asyncio.run(storm(state))
    statuses = [reply.status for reply in replies]
    assert statuses == [200] * QUEUE_PER_THREAD + [503] * 3
    assert json.loads(replies[-1].content)["code"] == "busy"
    assert replies[-1].headers["Retry-After"] == "2"
