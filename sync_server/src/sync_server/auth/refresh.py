"""Sign-ins that last: a short access token, and a refresh token that is traded for the next.

A refresh token opens once. Its successor is derived from it with a key of this server, so a client
that lost the answer gets the same successor within a minute; any other second use means that two
hold the token, and ends the sign-in for both.
"""

import base64
import hashlib
import hmac
from collections.abc import Callable
from random import Random
from uuid import UUID

from msgspec import Struct
from pos_protocol.ids import new_event_id

from sync_server.auth import tokens
from sync_server.auth.keys import KeyRing, Secrets
from sync_server.auth.roles import role_at
from sync_server.auth.tokens import Claims
from sync_server.db import sessions
from sync_server.db.audit import entries
from sync_server.db.audit.entries import AuditDeed
from sync_server.db.database import Database, Tx
from sync_server.db.sessions import Session
from sync_server.errors import RefusedError, ServerCode

LIFETIME_MS = 30 * 86_400_000
GRACE_MS = 60_000
TOKEN_CHARS_MAX = 200


class SignedIn(Struct, frozen=True, kw_only=True):
    """What a client keeps; `expires_in` is seconds until the access token ends."""

    access_token: str
    refresh_token: str
    token_type: str = "Bearer"  # noqa: S105 - RFC 6750's word, no secret
    expires_in: int = tokens.LIFETIME_S
    role: str
    store_id: int


class Issuer(Struct, frozen=True, kw_only=True):
    """What tokens are made with, at one moment."""

    ring: KeyRing
    secrets: Secrets
    rng: Random
    now_ms: int

    def begin(
        self,
        db: Database,
        user_name: str,
        *,
        store_id: int,
        role: str,
        spend: Callable[[Tx], None] | None = None,
    ) -> SignedIn:
        """Begin a sign-in; `spend` takes, in its transaction, the code that opens it.

        Raises BusyError, and what `spend` does.
        """
        session = Session(
            session_id=new_event_id(self.now_ms, self.rng), user_name=user_name, store_id=store_id
        )
        text = _token_text(self.rng.getrandbits(256).to_bytes(32))

        def work(tx: Tx) -> None:
            # A commit whose answer was lost is run again with the same session.
            if not sessions.is_open(tx, session.session_id):
                if spend is not None:
                    spend(tx)
                sessions.add_session(tx, session, self.now_ms)
                self._keep(tx, text, session.session_id)
                self._note(tx, AuditDeed.SIGNED_IN, session, role=role)

        db.write(work)
        return self._signed_in(session, role=role, refresh_token=text)

    def renew(self, db: Database, text: str) -> SignedIn:
        """Trade a refresh token for its successor and a new access token.

        The role is the one of now. Raises RefusedError(UNAUTHORIZED), BusyError.
        """
        successor = _token_text(
            hmac.new(self.secrets.refreshing, text.encode(), hashlib.sha256).digest()
        )

        def work(tx: Tx) -> tuple[Session, str] | None:
            session = self._use(tx, text, successor)
            if session is None:
                return None
            role = role_at(tx, session.user_name, session.store_id)
            if role is None:
                sessions.end_session(tx, session.session_id, self.now_ms)
                self._note(tx, AuditDeed.SIGN_IN_ENDED, session, why="no role any more")
                return None
            return session, role

        renewed = db.write(work)
        if renewed is None:
            raise RefusedError(ServerCode.UNAUTHORIZED, "this sign-in has ended: log in again")
        session, role = renewed
        return self._signed_in(session, role=role, refresh_token=successor)

    def _use(self, tx: Tx, text: str, successor: str) -> Session | None:
        """The session that a refresh token keeps alive; its end, when the token came twice."""
        token = sessions.find_token(tx, _hash(text))
        if token is None or token.session.ended_ms is not None or token.expires_ms <= self.now_ms:
            return None
        if sessions.use_token(tx, token.token_hash, self.now_ms):
            self._keep(tx, successor, token.session.session_id)
            return token.session
        again = sessions.find_token(tx, token.token_hash)
        following = sessions.find_token(tx, _hash(successor))
        assert again is not None
        assert again.used_ms is not None
        is_retry = following is not None and following.used_ms is None
        if is_retry and self.now_ms - again.used_ms <= GRACE_MS:
            return token.session
        sessions.end_session(tx, token.session.session_id, self.now_ms)
        self._note(tx, AuditDeed.SIGN_IN_ENDED, token.session, why="a refresh token came twice")
        return None

    def _note(self, tx: Tx, deed: AuditDeed, session: Session, **detail: object) -> None:
        entries.append(
            tx,
            deed,
            store_id=session.store_id,
            subject=session.user_name,
            detail=detail,
            at_ms=self.now_ms,
        )

    def _keep(self, tx: Tx, text: str, session_id: UUID) -> None:
        sessions.add_token(
            tx, _hash(text), session_id=session_id, expires_ms=self.now_ms + LIFETIME_MS
        )

    def _signed_in(self, session: Session, *, role: str, refresh_token: str) -> SignedIn:
        now_s = self.now_ms // 1000
        claims = Claims(
            sub=subject_of(session.user_name),
            jti=f"{self.rng.getrandbits(96):024x}",
            who="user",
            store_id=session.store_id,
            role=role,
            name=session.user_name,
            sid=session.session_id,
            az=0,
            iat=now_s,
            nbf=now_s,
            exp=now_s + tokens.LIFETIME_S,
        )
        return SignedIn(
            access_token=tokens.issue(self.ring, claims),
            refresh_token=refresh_token,
            role=role,
            store_id=session.store_id,
        )


def subject_of(user_name: str) -> UUID:
    """The `sub` of a user: made from the name, the same on every server (RFC 9562, version 8)."""
    value = int.from_bytes(hashlib.sha256(f"kiryana-user|{user_name}".encode()).digest()[:16])
    value = value & ~(0xF << 76) | 0x8 << 76
    value = value & ~(0b11 << 62) | 0b10 << 62
    return UUID(int=value)


def _token_text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _hash(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
