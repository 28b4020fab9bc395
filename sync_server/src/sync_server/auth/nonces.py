"""Nonces that a till signs for a token: made and judged by this server's clock, good once.

One that nobody has used is nowhere kept; those that were used are remembered until they are old.
"""

import hashlib
import hmac
from random import Random

from sync_server.db import used_nonces
from sync_server.db.database import Database, Tx
from sync_server.errors import RefusedError, RowsRefusedError, ServerCode

LIFETIME_MS = 120_000
_TAG_CHARS = 32


def make(key: bytes, *, rng: Random, now_ms: int) -> str:
    """A nonce: the time, 64 random bits, and a tag that only this server can make."""
    text = f"{now_ms:x}.{rng.getrandbits(64):016x}"
    return f"{text}.{_tag(key, text)}"


def check(key: bytes, nonce: str, now_ms: int) -> None:
    """Take a nonce of ours that is younger than two minutes, whether it was used or not.

    Raises RefusedError(UNAUTHORIZED).
    """
    text, _, tag = nonce.rpartition(".")
    if not nonce.isascii() or not hmac.compare_digest(tag, _tag(key, text)):
        raise RefusedError(ServerCode.UNAUTHORIZED, "nonce not valid")
    made_ms = int(text.partition(".")[0], 16)
    if not made_ms <= now_ms < made_ms + LIFETIME_MS:
        raise RefusedError(ServerCode.UNAUTHORIZED, "nonce too old")


def use_up(db: Database, nonce: str, *, store_id: int, used_by: bytes, now_ms: int) -> None:
    """Take a nonce that was checked, for `used_by` and nobody after it, in any process.

    Raises RefusedError(UNAUTHORIZED) for one that was used, BusyError.
    """
    nonce_hash = hashlib.sha256(nonce.encode()).digest()

    def work(tx: Tx) -> bool:
        return used_nonces.use(
            tx,
            store_id,
            nonce_hash,
            used_by=used_by,
            expires_ms=now_ms + LIFETIME_MS,
            now_ms=now_ms,
        )

    try:
        is_ours = db.write(work)
    except RowsRefusedError:
        # Another process had it in the same moment.
        is_ours = False
    if not is_ours:
        raise RefusedError(ServerCode.UNAUTHORIZED, "nonce used already: ask for a new one")


def _tag(key: bytes, text: str) -> str:
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()[:_TAG_CHARS]
