"""Who a token names and what they may do, remembered for a moment.

A signature stays right as long as the token lives. Rights are asked anew after a second, and at
once after anything that this process writes outside a feed: a sign-in that was ended in another
process ends here within a second. What is asked for often is read anew before its second is over.
"""

import threading
import time
from collections.abc import Callable, Hashable
from uuid import UUID

from sync_server.auth import roles, tokens
from sync_server.auth.keys import KeyRing
from sync_server.auth.tokens import Claims
from sync_server.db import sessions, stores, users
from sync_server.db.changes import Changes
from sync_server.db.database import Database, Tx
from sync_server.errors import WouldWaitError
from sync_server.http.quick.ahead import Ahead

FRESH_S = 1.0
AGEING_S = 0.5
REMEMBERED_MAX = 20_000


class Rights:
    """What this process knows of tokens, sign-ins and roles.

    Without `may_wait` the database is not asked: WouldWaitError where that would be needed.
    """

    def __init__(
        self,
        db: Database,
        ring: KeyRing,
        *,
        ahead: Ahead | None = None,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._db = db
        self._ring = ring
        self._now_s = now_s
        self._claims: dict[str, Claims] = {}
        self._sessions = _Remembered[UUID, bool](now_s, ahead)
        self._grants = _Remembered[str, dict[int, str]](now_s, ahead)
        self._stores: set[int] = set()
        db.watch(self)

    def claims(self, token: str, now_s: int) -> Claims:
        """What a token says. Raises RefusedError(UNAUTHORIZED, TOKEN_EXPIRED)."""
        known = self._claims.get(token)
        if known is None:
            known = tokens.verify(self._ring, token, now_s)
            if len(self._claims) >= REMEMBERED_MAX:
                self._claims.clear()
            self._claims[token] = known
        tokens.check_times(known, now_s)
        return known

    def is_open(self, session_id: UUID, *, may_wait: bool = True) -> bool:
        """Whether a sign-in goes on. Raises BusyError."""

        def ask(tx: Tx) -> bool:
            return sessions.is_open(tx, session_id)

        return self._sessions.get(session_id, lambda: self._read(ask), may_wait=may_wait)

    def role_at(self, user_name: str, store_id: int, *, may_wait: bool = True) -> str | None:
        """The role of a user in a store; None for no role, and for no such store."""
        grants = self.grants(user_name, may_wait=may_wait)
        if roles.CHAIN_ROLE in grants.values() and self._is_store(store_id, may_wait=may_wait):
            return roles.CHAIN_ROLE
        return grants.get(store_id)

    def grants(self, user_name: str, *, may_wait: bool = True) -> dict[int, str]:
        """The role of a user in each store where they have one by name."""

        def ask(tx: Tx) -> dict[int, str]:
            return users.grants_of(tx, user_name)

        return self._grants.get(user_name, lambda: self._read(ask), may_wait=may_wait)

    def prepare(self, _tx: Tx, changes: Changes) -> Callable[[], None] | None:
        """Whatever is written outside the feeds may have changed somebody's rights."""
        return None if changes.is_of_feeds_only else self._forget

    def _forget(self) -> None:
        self._sessions.forget()
        self._grants.forget()

    def _is_store(self, store_id: int, *, may_wait: bool) -> bool:
        # A store that is there stays.
        if store_id not in self._stores:
            if not may_wait:
                raise WouldWaitError
            found = self._read(lambda tx: stores.feed_head(tx, store_id))
            if found is None:
                return False
            self._stores.add(store_id)
        return True

    def _read[T](self, read: Callable[[Tx], T]) -> T:
        with self._db.read() as tx:
            return read(tx)


class _Remembered[K: Hashable, V]:
    """Values that were read less than a second ago, and before which nobody has written."""

    def __init__(self, now_s: Callable[[], float], ahead: Ahead | None) -> None:
        self._now_s = now_s
        self._ahead = ahead
        self._lock = threading.Lock()
        self._values: dict[K, tuple[float, V]] = {}
        self._generation = 0

    def get(self, key: K, read: Callable[[], V], *, may_wait: bool) -> V:
        """The value, read where it is not known. Raises what `read` raises, WouldWaitError."""
        known = self._values.get(key)
        if known is not None:
            age_s = self._now_s() - known[0]
            if age_s < FRESH_S:
                if age_s >= AGEING_S and self._ahead is not None and not may_wait:
                    self._ahead.read((id(self), key), lambda: self._renew(key, read))
                return known[1]
        if not may_wait:
            raise WouldWaitError
        return self._renew(key, read)

    def forget(self) -> None:
        """Read everything anew from now on."""
        with self._lock:
            self._generation += 1
            self._values = {}

    def _renew(self, key: K, read: Callable[[], V]) -> V:
        now_s = self._now_s()
        generation = self._generation
        value = read()
        with self._lock:
            if generation == self._generation:
                if len(self._values) >= REMEMBERED_MAX:
                    self._values = {}
                self._values[key] = (now_s, value)
        return value
