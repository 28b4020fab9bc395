"""The server's application behind a test client, without building the framework's for each test.

Its routes take a tenth of a second to build, and are the same for hundreds of tests; what stands
around them is made anew, and what they work with is put in their place.
"""

import contextlib
from collections.abc import Iterator
from typing import Any, cast

from litestar import Litestar
from litestar.testing import TestClient
from litestar.types import ASGIApp
from sync_server.http.app import around, framework_app
from sync_server.http.state import ServerState


class _Place:
    """Stands for a state among the routes: whatever they ask, the one that is there now answers."""

    state: ServerState

    def __getattr__(self, name: str) -> object:
        return getattr(self.state, name)


class _Kept:
    """An application that no test uses at the moment."""

    def __init__(self) -> None:
        self.place = _Place()
        self.app: Litestar = framework_app(cast("ServerState", self.place), "test")
        self.inside: ASGIApp = self.app.asgi_handler


_FREE: list[_Kept] = []


@contextlib.contextmanager
def served(state: ServerState, **options: Any) -> Iterator[TestClient[Litestar]]:
    """A client of the application around `state`, until the block ends; several may be open."""
    kept = _FREE.pop() if _FREE else _Kept()
    kept.place.state = state
    kept.app.asgi_handler = around(kept.inside, state)
    with TestClient(kept.app, **options) as client:
        yield client
    _FREE.append(kept)
