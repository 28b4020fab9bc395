"""The API as the portal asks it: in this process, by the routes, guards and handlers of everybody.

A person at the portal has a sign-in and no token. For each of them a token is made here that lives
as long as any other and never leaves the process, so that there is no second way in.
"""

import threading
from collections.abc import Mapping
from typing import Protocol

import msgspec

from sync_server.auth import passwords, tokens
from sync_server.auth.browsing import Browsing
from sync_server.auth.login import confirm_password
from sync_server.auth.refresh import SignedIn, subject_of
from sync_server.auth.tokens import Claims
from sync_server.http.endpoint import Incoming
from sync_server.http.problems import Reply
from sync_server.http.rest.auth import hashing
from sync_server.http.rest.endpoint import RestEndpoint
from sync_server.http.rest.routes import REST_ROUTES
from sync_server.http.state import ServerState

FRESH_S = 300
"""A token is made anew when half of its life is over."""

REMEMBERED_MAX = 10_000


class Asking(Protocol):
    """What is asked: what stands in the path, behind the question mark, in the body."""

    @property
    def named(self) -> Mapping[str, str]: ...
    @property
    def query(self) -> Mapping[str, str]: ...
    @property
    def body(self) -> bytes: ...
    @property
    def headers(self) -> Mapping[str, str]: ...
    @property
    def address(self) -> str: ...


class Inside:
    """Every route of people's programs, by its method and its path as the table spells it."""

    def __init__(self, state: ServerState) -> None:
        self._state = state
        self._endpoints: dict[tuple[str, str], RestEndpoint] = {
            (route.method, route.path): RestEndpoint(route, state)
            for route in REST_ROUTES
            if not route.is_stream
        }
        self._lock = threading.Lock()
        self._tokens: dict[bytes, tuple[int, str]] = {}

    def ask(self, method: str, path: str, *, who: Browsing | None, asking: Asking) -> Reply:
        """One request, on a thread of the pool. Raises LookupError for no route of the table."""
        headers = {"content-type": "application/json"} | dict(asking.headers)
        if who is not None:
            headers["authorization"] = f"Bearer {self._token(who)}"
        return self._endpoints[method, path].answer_here(
            Incoming(
                headers=headers,
                query=asking.query,
                body=asking.body,
                path=asking.named,
                address=asking.address,
            )
        )

    def session_of(self, signed_in: bytes) -> tuple[Browsing, str]:
        """Who a login's answer let in, and their role."""
        told = msgspec.json.decode(signed_in, type=SignedIn)
        claims = self._state.rights.claims(told.access_token, self._now_s())
        assert claims.sid is not None, "a login makes a user's token"
        who = Browsing(
            session_id=claims.sid,
            user_name=claims.name,
            store_id=claims.store_id,
            token_hash=b"",
        )
        return who, told.role

    def confirm(self, who: Browsing, password: str, *, address: str) -> None:
        """That it is still they who sit there. Raises RefusedError(FORBIDDEN, THROTTLED)."""
        state = self._state
        state.rates.count_in("login", f"address {address}")
        with hashing(state):
            confirm_password(
                state.db,
                who.user_name,
                password[: passwords.CHARS_MAX + 1],
                store_id=who.store_id,
                address=address,
                now_ms=state.clock.wall_ms(),
            )

    def _token(self, who: Browsing) -> str:
        now_s = self._now_s()
        key = who.session_id.bytes
        known = self._tokens.get(key)
        if known is not None and now_s - known[0] < FRESH_S:
            return known[1]
        claims = Claims(
            sub=subject_of(who.user_name),
            jti=f"{self._state.rng.getrandbits(96):024x}",
            who="user",
            store_id=who.store_id,
            # What they may do is read with each request; the token only says who it is.
            role="",
            name=who.user_name,
            sid=who.session_id,
            az=0,
            iat=now_s,
            nbf=now_s,
            exp=now_s + tokens.LIFETIME_S,
        )
        text = tokens.issue(self._state.ring, claims)
        with self._lock:
            if len(self._tokens) >= REMEMBERED_MAX:
                self._tokens.clear()
            self._tokens[key] = (now_s, text)
        return text

    def _now_s(self) -> int:
        return self._state.clock.wall_ms() // 1000
