"""Around every request: its id, its line in the log, its time among the figures."""

import logging
import re
import time
from collections.abc import Callable
from itertools import count
from random import Random
from typing import cast

from litestar.types import ASGIApp, Message, Receive, Scope, Send

from sync_server import logs
from sync_server.logs import Note
from sync_server.measures import Measures

_log = logging.getLogger("sync_server.http")

REQUEST_ID = "X-Request-Id"
_HEADER = REQUEST_ID.lower().encode()
UNKNOWN_ROUTE = "none"
_SAFE_ID = re.compile(rb"[A-Za-z0-9._-]{8,64}")
_QUIET = frozenset(
    {"/health/live", "/health/ready", "/healthz", "/readyz", "/startupz", "/metrics"}
)


def observed(
    app: ASGIApp, *, measures: Measures, rng: Random, is_ending: Callable[[], bool]
) -> ASGIApp:
    """An application that says in its log and in its figures what it did.

    Once `is_ending`, each answer closes its connection. uvicorn asks the connections that it knows
    to end; one that was accepted in that very moment would go on, and be cut in mid-answer.
    """
    # Two processes never begin alike; asking the machine for chance each time would take longer.
    beginning = f"{rng.getrandbits(64):016x}"
    numbers = count(rng.getrandbits(24))

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        if str(scope["type"]) != "http":
            await app(scope, receive, send)
            return
        client = scope.get("client")
        note = Note(
            request_id=_given_id(scope) or f"{beginning}{next(numbers):08x}",
            address=client[0] if client else "",
        )
        logs.begin(note)
        started_s = time.perf_counter()
        status = 0

        async def send_on(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [
                    *message["headers"],
                    (_HEADER, note.request_id.encode()),
                    *([(b"connection", b"close")] if is_ending() else []),
                ]
            await send(message)

        measures.in_flight += 1
        try:
            await app(scope, receive, send_on)
        finally:
            measures.in_flight -= 1
            seconds = time.perf_counter() - started_s
            _tell(scope, note, status=status, seconds=seconds, measures=measures)

    return cast("ASGIApp", serve)


def _tell(scope: Scope, note: Note, *, status: int, seconds: float, measures: Measures) -> None:
    method = str(scope.get("method", "")) if note.route else "any"
    route = note.route or UNKNOWN_ROUTE
    measures.answered(method, route, status, seconds=seconds)
    level = logging.DEBUG if route in _QUIET and status < 500 else logging.INFO
    if _log.isEnabledFor(level):
        fields = {"status": status, "duration_ms": round(seconds * 1000, 1)}
        # The route and not the path: what a client spells stays out of the message.
        words = f"{method} {route} {status}"
        _log.handle(logs.OwnWords(_log.name, level, message=words, fields=fields))


def _given_id(scope: Scope) -> str:
    """The id that the caller chose, when it is one that can stand in a log and a header."""
    found = [value for name, value in scope["headers"] if name == _HEADER]
    return found[0].decode() if len(found) == 1 and _SAFE_ID.fullmatch(found[0]) else ""
