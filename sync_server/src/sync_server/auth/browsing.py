"""A browser's sign-in at the portal: a cookie in place of tokens, and only its hash is kept.

The sign-in itself is the API's: whatever ends that one (logout, another password, a role taken
away) ends the browser's with it.
"""

import base64
import hashlib
import hmac
from random import Random
from uuid import UUID

from msgspec import Struct

from sync_server.db import sessions
from sync_server.db.database import Database, Tx

IDLE_MS = 8 * 3_600_000
"""Who has not come for a working day signs in again."""

LIFETIME_MS = 7 * 86_400_000
SEEN_EVERY_MS = 5 * 60_000
"""How fine `seen` is: a page a second does not write a row a second."""

TOKEN_CHARS = 43


class Browsing(Struct, frozen=True, kw_only=True):
    """Somebody signed in at the portal; `store_id` is the store that they signed in at."""

    session_id: UUID
    user_name: str
    store_id: int
    token_hash: bytes


def begin(db: Database, session_id: UUID, *, rng: Random, now_ms: int) -> str:
    """A new cookie for a sign-in; its text is told this once. Raises BusyError."""
    text = new_text(rng)

    def work(tx: Tx) -> None:
        # A commit whose answer was lost is run again with the same text.
        if sessions.find_browser(tx, hash_of(text)) is None:
            sessions.add_browser(
                tx,
                hash_of(text),
                session_id=session_id,
                now_ms=now_ms,
                expires_ms=now_ms + LIFETIME_MS,
            )

    db.write(work)
    return text


def find(db: Database, text: str, *, now_ms: int, is_somebody: bool = True) -> Browsing | None:
    """Who is behind a cookie; None for nobody any more.

    Without `is_somebody` a page came by itself, which keeps no sign-in alive. Raises BusyError.
    """
    if len(text) != TOKEN_CHARS:
        return None
    with db.read() as tx:
        found = sessions.find_browser(tx, hash_of(text))
    if found is None or found.session.ended_ms is not None:
        return None
    if found.expires_ms <= now_ms or now_ms - found.seen_ms >= IDLE_MS:
        return None
    if is_somebody and now_ms - found.seen_ms >= SEEN_EVERY_MS:
        db.write(lambda tx: sessions.see_browser(tx, found.token_hash, now_ms))
    return Browsing(
        session_id=found.session.session_id,
        user_name=found.session.user_name,
        store_id=found.session.store_id,
        token_hash=found.token_hash,
    )


def end(db: Database, browsing: Browsing) -> None:
    """Forget the cookie; the sign-in is ended by who signs out. Raises BusyError."""
    db.write(lambda tx: sessions.remove_browser(tx, browsing.token_hash))


def new_text(rng: Random) -> str:
    """256 bits that nobody guesses, as a cookie can carry them."""
    return base64.urlsafe_b64encode(rng.getrandbits(256).to_bytes(32)).decode().rstrip("=")


def form_mark(key: bytes, text: str) -> str:
    """What a form must bring that belongs to this cookie: no other site can know it."""
    return hmac.new(key, f"form|{text}".encode(), hashlib.sha256).hexdigest()


def is_form_mark(key: bytes, text: str, mark: str) -> bool:
    """Whether a form brought what belongs to this cookie."""
    return hmac.compare_digest(form_mark(key, text).encode(), mark.encode("utf-8", "replace"))


def hash_of(text: str) -> bytes:
    """What the database has of a cookie."""
    return hashlib.sha256(text.encode("utf-8", "replace")).digest()
