"""A browser's request and the portal's answer, as values: no web framework in here."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct


class Asked(Struct, frozen=True, kw_only=True):
    """A request. `form` has each field's values in order, `files` the bytes of uploads.

    Header names are in lower case; `named` is what the path names.
    """

    method: str
    path: str
    scheme: str
    headers: Mapping[str, str]
    cookies: Mapping[str, str]
    query: Mapping[str, str]
    named: Mapping[str, str]
    form: Mapping[str, Sequence[str]]
    files: Mapping[str, bytes]
    address: str

    @property
    def host(self) -> str:
        """The name that was called, without its port."""
        name = self.headers.get("host", "")
        if name.startswith("["):
            return name.partition("]")[0] + "]"
        return name.partition(":")[0]

    @property
    def is_secure(self) -> bool:
        """Whether nobody between could read it."""
        return self.scheme == "https"

    @property
    def is_local(self) -> bool:
        """Whether the browser calls its own machine."""
        return self.host in {"127.0.0.1", "localhost", "[::1]"}


class Cookie(Struct, frozen=True, kw_only=True):
    """A cookie to be set, or with an empty value to be taken away."""

    name: str
    value: str
    is_secure: bool


class Page(Struct, frozen=True, kw_only=True):
    """A page to be drawn: a template with its values."""

    template: str
    values: Mapping[str, Any] = {}
    status: int = 200
    refresh_s: int = 0
    cookies: tuple[Cookie, ...] = ()


class Moved(Struct, frozen=True, kw_only=True):
    """On to another page; always 303, so that nothing is sent twice."""

    path: str
    cookies: tuple[Cookie, ...] = ()


class File(Struct, frozen=True, kw_only=True):
    """Bytes to be saved, with the headers that name them."""

    content: bytes
    content_type: str
    headers: Mapping[str, str]


type Answer = Page | Moved | File
