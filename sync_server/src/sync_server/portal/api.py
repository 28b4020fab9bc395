"""The API as the portal knows it: the same routes, guards and answers as everybody's.

The portal reads and writes nothing by itself, so there is no second way to write, and a page can
show nobody what the API would not.
"""

from collections.abc import Mapping
from typing import Any, Protocol

import msgspec
from msgspec import Struct

from sync_server.auth.browsing import Browsing

JSON = "application/json"


class Asking(Struct, frozen=True, kw_only=True):
    """One request: what stands in the path, behind the question mark, in the body."""

    named: Mapping[str, str] = {}
    query: Mapping[str, str] = {}
    body: bytes = b""
    headers: Mapping[str, str] = {}
    address: str = ""


class Replied(Protocol):
    """What comes back."""

    @property
    def status(self) -> int: ...
    @property
    def content(self) -> bytes: ...
    @property
    def content_type(self) -> str: ...
    @property
    def headers(self) -> Mapping[str, str]: ...


class Api(Protocol):
    """Everybody's routes in this process, and what only the portal needs."""

    def ask(self, method: str, path: str, *, who: Browsing | None, asking: Asking) -> Replied:
        """One request by somebody; `path` as the table of routes spells it."""

    def session_of(self, signed_in: bytes) -> tuple[Browsing, str]:
        """Who a login's answer let in, and their role."""

    def confirm(self, who: Browsing, password: str, *, address: str) -> None:
        """That it is still they who sit there. Raises RefusedError(FORBIDDEN, THROTTLED)."""


class ApiRefusedError(Exception):
    """The API refused: `status`, the stable `code`, and the words for a person."""

    def __init__(self, status: int, code: str, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.code = code
        self.detail = detail


class Told(Struct, frozen=True, kw_only=True):
    """An answer: its value, the entity tag without quotes, its bytes."""

    status: int
    value: Any
    tag: str
    content: bytes
    headers: Mapping[str, str]


def told(reply: Replied) -> Told:
    """What a reply says. Raises ApiRefusedError for a refusal."""
    if reply.status >= 400:
        problem: dict[str, Any] = msgspec.json.decode(reply.content)
        raise ApiRefusedError(
            reply.status, str(problem["code"]), str(problem.get("detail") or problem["title"])
        )
    is_json = reply.content_type == JSON
    return Told(
        status=reply.status,
        value=msgspec.json.decode(reply.content) if is_json else None,
        tag=reply.headers.get("ETag", "").strip('"'),
        content=reply.content,
        headers=reply.headers,
    )
