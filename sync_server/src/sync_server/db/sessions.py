"""Sign-ins of people, and the refresh tokens and cookies that keep them.

Only hashes of tokens are here.
"""

from typing import Any
from uuid import UUID

from msgspec import Struct
from sqlalchemy import Row, delete, insert, select, update

from sync_server.db import access_schema as schema
from sync_server.db.database import Tx


class Session(Struct, frozen=True, kw_only=True):
    """One sign-in of a user at a store, until `ended_ms`."""

    session_id: UUID
    user_name: str
    store_id: int
    ended_ms: int | None = None


class RefreshToken(Struct, frozen=True, kw_only=True):
    """One refresh token of a session; it is used once, at `used_ms`."""

    token_hash: bytes
    session: Session
    expires_ms: int
    used_ms: int | None


class BrowserSession(Struct, frozen=True, kw_only=True):
    """A browser that goes on with a session by a cookie; `seen_ms` is when it last came."""

    token_hash: bytes
    session: Session
    seen_ms: int
    expires_ms: int


FORGOTTEN_AT_ONCE = 200
_OF_SESSION = (
    schema.login_session.c.session_id,
    schema.login_session.c.user_name,
    schema.login_session.c.store_id,
    schema.login_session.c.ended_ms,
)


def add_session(tx: Tx, session: Session, now_ms: int) -> None:
    """Begin a session."""
    tx.execute(
        insert(schema.login_session).values(
            session_id=session.session_id.bytes,
            user_name=session.user_name,
            store_id=session.store_id,
            created_ms=now_ms,
            ended_ms=None,
        )
    )


def end_session(tx: Tx, session_id: UUID, now_ms: int) -> None:
    """End a session: its tokens of either kind open nothing from now on."""
    session = schema.login_session.c
    tx.execute(
        update(schema.login_session)
        .where(session.session_id == session_id.bytes, session.ended_ms.is_(None))
        .values(ended_ms=now_ms)
    )


def end_sessions_of(tx: Tx, user_name: str, now_ms: int, *, but: UUID | None = None) -> None:
    """End every session of a user, wherever they signed in; `but` one that stays."""
    session = schema.login_session.c
    ended = update(schema.login_session).where(
        session.user_name == user_name, session.ended_ms.is_(None)
    )
    if but is not None:
        ended = ended.where(session.session_id != but.bytes)
    tx.execute(ended.values(ended_ms=now_ms))


def is_open(tx: Tx, session_id: UUID) -> bool:
    """Whether a session was begun and not ended."""
    session = schema.login_session.c
    found = tx.execute(
        select(session.session_id).where(
            session.session_id == session_id.bytes, session.ended_ms.is_(None)
        )
    ).first()
    return found is not None


def add_token(tx: Tx, token_hash: bytes, *, session_id: UUID, expires_ms: int) -> None:
    """Keep the hash of a new refresh token."""
    tx.execute(
        insert(schema.refresh_token).values(
            token_hash=token_hash,
            session_id=session_id.bytes,
            expires_ms=expires_ms,
            used_ms=None,
        )
    )


def use_token(tx: Tx, token_hash: bytes, now_ms: int) -> bool:
    """Mark a refresh token as used; False when it was used before, or is unknown."""
    token = schema.refresh_token.c
    done = tx.execute(
        update(schema.refresh_token)
        .where(token.token_hash == token_hash, token.used_ms.is_(None))
        .values(used_ms=now_ms)
    )
    return done.rowcount == 1


def find_token(tx: Tx, token_hash: bytes) -> RefreshToken | None:
    """A refresh token with its session."""
    token, session = schema.refresh_token.c, schema.login_session.c
    row = tx.execute(
        select(
            token.expires_ms,
            token.used_ms,
            *_OF_SESSION,
        )
        .join_from(
            schema.refresh_token,
            schema.login_session,
            token.session_id == session.session_id,
        )
        .where(token.token_hash == token_hash)
    ).one_or_none()
    if row is None:
        return None
    return RefreshToken(
        token_hash=token_hash,
        session=_session(row),
        expires_ms=row.expires_ms,
        used_ms=row.used_ms,
    )


def add_browser(
    tx: Tx, token_hash: bytes, *, session_id: UUID, now_ms: int, expires_ms: int
) -> None:
    """Keep the hash of a browser's cookie; some of those that have run out go."""
    browser = schema.browser_session.c
    old = tx.execute(
        select(browser.token_hash).where(browser.expires_ms <= now_ms).limit(FORGOTTEN_AT_ONCE)
    ).scalars()
    gone = list(old)
    if gone:
        tx.execute(delete(schema.browser_session).where(browser.token_hash.in_(gone)))
    tx.execute(
        insert(schema.browser_session).values(
            token_hash=token_hash,
            session_id=session_id.bytes,
            seen_ms=now_ms,
            expires_ms=expires_ms,
        )
    )


def find_browser(tx: Tx, token_hash: bytes) -> BrowserSession | None:
    """The sign-in behind a cookie, ended or not."""
    browser, session = schema.browser_session.c, schema.login_session.c
    row = tx.execute(
        select(
            browser.seen_ms,
            browser.expires_ms,
            *_OF_SESSION,
        )
        .join_from(
            schema.browser_session,
            schema.login_session,
            browser.session_id == session.session_id,
        )
        .where(browser.token_hash == token_hash)
    ).one_or_none()
    if row is None:
        return None
    return BrowserSession(
        token_hash=token_hash,
        session=_session(row),
        seen_ms=row.seen_ms,
        expires_ms=row.expires_ms,
    )


def see_browser(tx: Tx, token_hash: bytes, now_ms: int) -> None:
    """Note that a browser came again."""
    browser = schema.browser_session.c
    tx.execute(
        update(schema.browser_session)
        .where(browser.token_hash == token_hash)
        .values(seen_ms=now_ms)
    )


def remove_browser(tx: Tx, token_hash: bytes) -> None:
    """Forget a browser's cookie."""
    browser = schema.browser_session.c
    tx.execute(delete(schema.browser_session).where(browser.token_hash == token_hash))


def _session(row: Row[*tuple[Any, ...]]) -> Session:
    """The sign-in of a row that has the columns `_OF_SESSION`."""
    return Session(
        session_id=UUID(bytes=row.session_id),
        user_name=row.user_name,
        store_id=row.store_id,
        ended_ms=row.ended_ms,
    )
