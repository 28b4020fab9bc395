"""Nonces that a till signs for a token: stateless, made and judged by this server's clock alone."""

import hashlib
import hmac
from random import Random

from sync_server.errors import RefusedError, ServerCode

LIFETIME_MS = 120_000
_TAG_CHARS = 32


def make(key: bytes, *, rng: Random, now_ms: int) -> str:
    """A nonce: the time, 64 random bits, and a tag that only this server can make."""
    text = f"{now_ms:x}.{rng.getrandbits(64):016x}"
    return f"{text}.{_tag(key, text)}"


def check(key: bytes, nonce: str, now_ms: int) -> None:
    """Take a nonce of ours that is younger than two minutes. Raises RefusedError(UNAUTHORIZED)."""
    text, _, tag = nonce.rpartition(".")
    if not nonce.isascii() or not hmac.compare_digest(tag, _tag(key, text)):
        raise RefusedError(ServerCode.UNAUTHORIZED, "nonce not valid")
    made_ms = int(text.partition(".")[0], 16)
    if not made_ms <= now_ms < made_ms + LIFETIME_MS:
        raise RefusedError(ServerCode.UNAUTHORIZED, "nonce too old")


def _tag(key: bytes, text: str) -> str:
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()[:_TAG_CHARS]
