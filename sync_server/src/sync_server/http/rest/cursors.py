"""Where the next page of a list begins: opaque, of this list only, and made by this server."""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Mapping
from urllib.parse import urlencode

import msgspec

from sync_server.errors import RefusedError, ServerCode
from sync_server.http.rest.call import Call

TAG_BYTES = 12
CURSOR_CHARS_MAX = 400

type Place = tuple[int | str, ...]
"""The keys of the last item of a page, in the order of the list."""

_PLACES = msgspec.json.Decoder(tuple[int | str, ...])


class Cursors:
    """Seals places for clients and opens what they bring back."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def seal(self, scope: str, place: Place) -> str:
        """A cursor for the list of this scope."""
        said = msgspec.json.encode(place)
        return base64.urlsafe_b64encode(self._tag(scope, said) + said).decode().rstrip("=")

    def open(self, scope: str, text: str) -> Place:
        """The place in a cursor. Raises RefusedError(MALFORMED) for any but ours of this scope."""
        try:
            raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
            tag, said = raw[:TAG_BYTES], raw[TAG_BYTES:]
            if hmac.compare_digest(tag, self._tag(scope, said)):
                return _PLACES.decode(said)
        except (binascii.Error, ValueError):
            pass
        raise RefusedError(
            ServerCode.MALFORMED,
            "cursor: give the next_cursor of the page before, with the same other parameters",
        )

    def _tag(self, scope: str, said: bytes) -> bytes:
        text = f"{len(scope.encode())}|{scope}|".encode() + said
        return hmac.new(self._key, text, hashlib.sha256).digest()[:TAG_BYTES]

    def next_page(self, call: Call, place: Place | None) -> tuple[str | None, dict[str, str]]:
        """The cursor behind a place, and the Link header that leads there (RFC 8288)."""
        if place is None:
            return None, {}
        cursor = self.seal(call.scope, place)
        _method, _, path = call.name.partition(" ")
        asked: Mapping[str, str] = msgspec.json.decode(call.said)
        query = urlencode({**asked, "cursor": cursor})
        return cursor, {"Link": f'<{path}?{query}>; rel="next"'}
