"""One endpoint, as the tables of routes describe it."""

from collections.abc import Callable
from typing import Any, Literal

from msgspec import Struct

from sync_server.auth.roles import Deed

JSON = "application/json"
CSV = "text/csv"
ZIP = "application/zip"
MERGE_PATCH = "application/merge-patch+json"
"""RFC 7396: what is not named stays, null takes away."""

type Access = Literal["public", "till", "user"]
type Method = Literal["GET", "POST", "PUT", "PATCH", "DELETE"]


class Route(Struct, frozen=True, kw_only=True):
    """One endpoint.

    A till's handler takes (state, principal, request), one of the sync group that is public
    (state, request). With `is_rest` a handler takes (state, call) and gives an Answer; `deed` is
    what a user must be allowed, `produces` the type of what comes back. `path` may hold
    `{product_id}`. With `is_bytes` the reply's `content` is sent as it is. With `is_quick` it is
    first asked on the event loop, where it may look into the cache and no further. With
    `needs_match` it changes only what the asker has read (If-Match), or makes what is not there
    (If-None-Match: *). With `is_stream` the answer stays open.
    With `takes_key` a repeat under the same Idempotency-Key gets the first answer, as every write
    of a store does. `takes` are the types of its body. `above` is the reply's type for
    managers, who see more.
    """

    method: Method
    path: str
    handler: Callable[..., Any]
    reply: type[Struct]
    access: Access
    body: type[Struct] | None = None
    query: type[Struct] | None = None
    can_wait: bool = False
    is_bytes: bool = False
    is_rest: bool = False
    is_quick: bool = False
    is_stream: bool = False
    deed: Deed | None = None
    produces: str = "application/json"
    needs_match: bool = False
    takes: tuple[str, ...] = (JSON,)
    above: type[Struct] | None = None
    takes_key: bool = False

    @property
    def summary(self) -> str:
        """The first line of the handler's docstring."""
        return (self.handler.__doc__ or "").partition("\n")[0]

    @property
    def is_write(self) -> bool:
        """Whether it changes a store."""
        return self.method != "GET" and self.deed not in {None, Deed.READ}
