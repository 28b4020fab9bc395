"""One request of a user on its way to a handler, and the handler's answer on its way back."""

import hashlib
import hmac
import re
from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct
from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID

from sync_server.cache.port import Found
from sync_server.errors import RefusedError, ServerCode
from sync_server.operations.commands import Command
from sync_server.operations.conditions import Conditions

KEY_CHARS_MAX = 255
_TAG = re.compile(r'\s*(W/)?"([\x21\x23-\x7e]*)"\s*')
_ID = re.compile(r"[1-9]\d{0,15}", re.ASCII)


class Caller(Struct, frozen=True, kw_only=True):
    """Who asks: a user, the role they have now in the store that is meant, and their sign-in."""

    user_name: str
    store_id: int
    home_store_id: int
    role: str
    session_id: str


class Call(Struct, frozen=True, kw_only=True):
    """A request that was let in: `request` is its body or query, `path` what the path named.

    `said` is the body in one spelling, for telling a repeat from another request. With
    what was `seen` in the cell of the product the database is not asked. `after` is the place
    behind which a page begins, none for the first; `scope` is the list that it belongs to.
    """

    name: str
    request: Any
    said: bytes
    path: Mapping[str, str]
    headers: Mapping[str, str]
    address: str
    now_ms: int
    signed_in: Caller | None
    seen: Found | None = None
    after: tuple[int | str, ...] = ()
    scope: str = ""

    @property
    def caller(self) -> Caller:
        """Who asks, on a route that needs somebody."""
        assert self.signed_in is not None, "a public route has no caller"
        return self.signed_in

    @property
    def product_id(self) -> int:
        """The product that the path names. Raises RefusedError(NOT_FOUND) for what is no number."""
        number = self.number("product_id")
        if number == OPEN_ITEM_PRODUCT_ID:
            raise RefusedError(
                ServerCode.NOT_FOUND, f"there is no product '{number}' in this store"
            )
        return number

    def number(self, name: str) -> int:
        """A number that the path names. Raises RefusedError(NOT_FOUND) for what is none."""
        text = self.path[name]
        if _ID.fullmatch(text) is None:
            what = name.removesuffix("_id")
            raise RefusedError(
                ServerCode.NOT_FOUND, f"there is no {what} {text[:20]!r} in this store"
            )
        return int(text)

    def after_number(self) -> int:
        """The number behind which a page begins, 0 for the first one."""
        first = self.after[0] if self.after else 0
        assert isinstance(first, int), "cursors are sealed: it is what a handler put there"
        return first

    def secret_command(self, key: bytes) -> Command:
        """As `command`, for a body with a password: what is kept of it tells nothing without a key.

        Raises RefusedError(MALFORMED).
        """
        said = hmac.new(key, self.said, hashlib.sha256).digest()
        return msgspec.structs.replace(self.command(), request=said)

    def command(self) -> Command:
        """What is asked, with its Idempotency-Key. Raises RefusedError(MALFORMED)."""
        key = self.headers.get("idempotency-key")
        if key is not None and not (1 <= len(key) <= KEY_CHARS_MAX and key.isprintable()):
            raise RefusedError(
                ServerCode.MALFORMED, "Idempotency-Key: 1 to 255 printable characters are needed"
            )
        return Command(
            store_id=self.caller.store_id,
            actor=self.caller.user_name,
            name=self.name,
            request=self.said,
            key=key,
            now_ms=self.now_ms,
        )

    def conditions(self, expected_milli: int | None = None) -> Conditions:
        """What must hold first. Raises RefusedError(MALFORMED) for an If-Match that is none."""
        text = self.headers.get("if-match")
        # Only the star says anything about a write: "unless there is any".
        is_new = self.headers.get("if-none-match", "").strip() == "*"
        if text is None:
            return Conditions(expected_milli=expected_milli, is_new=is_new)
        # A weak tag promises too little to be held against a write (RFC 9110, 13.1.1).
        tags = tuple(tag for tag, is_weak in read_tags("If-Match", text) if not is_weak)
        return Conditions(expected_milli=expected_milli, tags=tags, is_new=is_new)


class Answer(Struct, frozen=True, kw_only=True):
    """What a handler gives. `tag` is the entity tag, `moved_to` the newest feed position.

    With `file` its bytes go out instead of the value.
    """

    value: Struct
    status: int = 200
    tag: str | None = None
    headers: dict[str, str] = {}
    moved_to: int = 0
    file: bytes | None = None


def read_tags(name: str, text: str) -> list[tuple[str, bool]]:
    """Entity tags with whether each is weak; `*` stands for any.

    Raises RefusedError(MALFORMED) for anything else.
    """
    if text.strip() == "*":
        return [("*", False)]
    found = [_TAG.fullmatch(part) for part in text.split(",")]
    if not all(found):
        raise RefusedError(ServerCode.MALFORMED, f'{name}: tags look like "7" or "1-7"')
    return [(tag[2], bool(tag[1])) for tag in found if tag]
