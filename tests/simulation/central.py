"""The server of a run: its real HTTP shell and operations on SQLite, without sockets and threads.

A request enters as bytes at `Endpoint.answer`, which checks token, digest and types; only Litestar
itself is missing. A crash loses what was not committed, and the next request finds a new process.
"""

import contextlib
import sqlite3
from collections import deque
from collections.abc import Callable, Coroutine
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl
from uuid import UUID

from msgspec import Struct
from sync_server.auth import tokens
from sync_server.db import tills
from sync_server.db.database import Database
from sync_server.db.stock_memory import StockMemory
from sync_server.errors import BusyError
from sync_server.http.endpoint import Endpoint, Incoming
from sync_server.http.problems import Reply
from sync_server.http.route import Route
from sync_server.http.routes import ROUTES
from sync_server.http.state import ServerState

from tests.simulation.ground.ages import NEWEST, program
from tests.simulation.ground.connection import PooledConnection
from tests.simulation.ground.images import SECRETS, engine_on, images
from tests.simulation.ground.light import LightEngine
from tests.simulation.world import ServerClock, ServerCrashError, World

type Row = tuple[Any, ...]


_ROUTES: dict[tuple[str, str], Route] = {(route.method, route.path): route for route in ROUTES}
EARLIER_KEPT = 4
HISTORY = frozenset({"event_log", "quarantine", "stock_movements"})
_OF_EARLIER = ("failover", "fork_lost", "lagging_replica")
"""Kinds of fault that bring back what the database was some transactions ago."""
_AT_WRITE = ("server_crash_in_batch", "deadlock")
_STATES = {
    "read_only": "attempt to write a readonly database",
    "database_full": "database or disk is full",
}
"""What a database says while it is a replica after a failover, or while its disk is full."""


class Request(Struct, frozen=True, kw_only=True, dict=True):
    """A request on the wire. Header names are in lower case."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @cached_property
    def name(self) -> str:
        """The last word of the path: hello, push, pull, token, nonce."""
        return self.target.partition("?")[0].rpartition("/")[2]


class _InlineState(ServerState):
    """Runs the work at once instead of on a thread."""

    async def run(self, work):
        return work()


class CentralServer:
    """One server and its database; the process in front of it may crash and come back."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.connection = PooledConnection.from_image(images().server)
        self.connection.before_commit = self._before_commit
        self.connection.after_commit = self._after_commit
        self.watch: Callable[[], None] = lambda: None
        self.connection.before_statement = self._before_statement
        self.backup: bytes | None = None
        self._earlier: deque[bytes] = deque(maxlen=EARLIER_KEPT)
        self._replica: PooledConnection | None = None
        self._rng = world.rng("server")
        self._start()

    def answer(self, request: Request, *, is_replica: bool = False) -> Reply:
        """The reply to a request. Raises ServerCrashError when there is none.

        A replica answers from what the database was some transactions ago.
        """
        path, _, query = request.target.partition("?")
        if is_replica and self._earlier:
            endpoint = Endpoint(_ROUTES[request.method, path], self._of_replica())
        else:
            endpoint = self._endpoint(request.method, path)
        incoming = Incoming(
            headers=request.headers, query=dict(parse_qsl(query)), body=request.body
        )
        try:
            with program(NEWEST):
                return _finished(endpoint.answer(incoming))
        except ServerCrashError:
            self._start()
            raise

    @property
    def db(self) -> Database:
        """The server's own database, for what is done at its desk."""
        return self._db

    @property
    def stock_memory(self) -> StockMemory:
        """What this process remembers of the stores."""
        return self._state.stock_memory

    @property
    def now_ms(self) -> int:
        """The server's clock."""
        return self.world.now_ms

    def ended(self, error: Exception) -> None:
        """Whoever ran something at the desk saw this; after a crash there is a new process."""
        if isinstance(error, ServerCrashError):
            self._start()

    def revoke(self, till_id: UUID) -> bool:
        """An owner blocks a till; whether that is in the database afterwards."""
        now_ms = self.world.now_ms
        try:
            self._db.write(lambda tx: tills.revoke_till(tx, till_id, now_ms))
        except ServerCrashError:
            self._start()
        rows = self.rows("SELECT revoked_ms FROM till WHERE till_id = ?", till_id.bytes)
        return bool(rows) and rows[0][0] is not None

    def back_up(self) -> None:
        """Somebody copies the server's database."""
        self.backup = self.connection.image()

    def restore(self) -> None:
        """Somebody puts that copy back: what was committed since is lost."""
        assert self.backup is not None
        self.connection.load(self.backup)
        # Its replicas are made anew from it: none may go on to show a history that is gone.
        self._earlier.clear()
        self._start()

    def restore_early(self) -> None:
        """Somebody puts back a copy of the days before each store's last till was enrolled."""
        self.connection.load(images().before_last)
        # No copy of a history that is gone for good comes back later.
        self.backup = None
        self._earlier.clear()
        self._start()

    def knows(self, till_id: UUID) -> bool:
        """Whether a till is enrolled here, and not only heard of in another till's file."""
        with_key = "SELECT 1 FROM till WHERE till_id = ? AND key_id <> ''"
        return bool(self.rows(with_key, till_id.bytes))

    def fail_over(self) -> bool:
        """Another server takes over, which never got the last few transactions."""
        if len(self._earlier) < 2:
            return False
        chance = self.world.chance("failover")
        lost = chance.randrange(1, len(self._earlier))
        self.connection.load(self._earlier[-1 - lost])
        self._earlier.clear()
        if chance.random() < 0.5:
            # Else the server's process goes on, with all that it remembers of the other database.
            self._start()
        return True

    def rotate(self) -> None:
        """An owner makes the next key of the tokens."""
        with contextlib.suppress(ServerCrashError, BusyError):
            self._state.ring.rotate(self.world.now_ms)

    def old_token(self, till_id: UUID, store_id: int) -> str:
        """A token of this server's that was over some minutes ago."""
        old_s = self.world.now_ms // 1000 - 2 * tokens.LIFETIME_S
        claims = tokens.Claims(
            sub=till_id,
            jti="old",
            who="till",
            store_id=store_id,
            role="cashier",
            az=0,
            iat=old_s,
            nbf=old_s,
            exp=old_s + tokens.LIFETIME_S,
        )
        return f"Bearer {tokens.issue(self._state.ring, claims)}"

    def rows(self, sql: str, *values: object) -> list[Row]:
        """What an onlooker with an SQL tool sees."""
        return sqlite3.Connection.execute(self.connection, sql, values).fetchall()

    def added_to(self) -> frozenset[str]:
        """The tables of HISTORY that may have been written to since this was asked last.

        SQLAlchemy's own connection does not tell what it writes.
        """
        touched, self.connection.touched = self.connection.touched, set()
        return HISTORY if self.world.plan.has_real_keys else HISTORY & touched

    def close(self) -> None:
        """The end of the run."""
        self._db.close()
        self.connection.shut()
        if self._replica is not None:
            self._replica.shut()

    def _start(self) -> None:
        """A new process on the same database."""
        self._is_up = False
        is_light = not self.world.plan.has_real_keys
        engine: Any = LightEngine(self.connection) if is_light else engine_on(self.connection)
        self._state = self._state_on(engine)
        self._db = self._state.db
        self._state.ring.open(self.world.now_ms)
        self._endpoints: dict[tuple[str, str], Endpoint] = {}
        self._is_up = True

    def _endpoint(self, method: str, path: str) -> Endpoint:
        """A route of this process; tills ask for few of them, so each is made when asked for."""
        found = self._endpoints.get((method, path))
        if found is None:
            found = self._endpoints[method, path] = Endpoint(_ROUTES[method, path], self._state)
        return found

    def _state_on(self, engine: Any) -> ServerState:
        db = Database(engine, rng=self.world.rng("server pauses"), sleep=lambda _seconds: None)
        return _InlineState(
            db=db, clock=ServerClock(self.world), rng=self._rng, secrets=SECRETS, threads=1
        )

    def _of_replica(self) -> ServerState:
        """A server on a database that is some transactions behind."""
        image = self._earlier[self.world.chance("lagging_replica").randrange(len(self._earlier))]
        if self._replica is None:
            self._replica = PooledConnection.from_image(image)
        else:
            self._replica.load(image)
        state = self._state_on(LightEngine(self._replica))
        state.ring.open(self.world.now_ms)
        return state

    def _before_statement(self) -> None:
        if not self._is_up or not self.connection.is_writing:
            return
        kind = self.world.which_happens(_AT_WRITE)
        if not kind:
            return
        self.connection.rollback()
        if kind == "server_crash_in_batch":
            raise ServerCrashError
        # The database undoes the whole transaction; it is run again from its beginning.
        raise sqlite3.OperationalError("database is locked")

    def _before_commit(self) -> None:
        if not self._is_up:
            return
        if self.world.happens("server_crash_before_commit"):
            self.connection.rollback()
            raise ServerCrashError
        state = self.world.which_happens(tuple(_STATES))
        if state:
            # It may be over a moment later, before the same is tried again.
            self.connection.rollback()
            raise sqlite3.OperationalError(_STATES[state])
        if self.world.happens("commit_outcome_unknown"):
            # Both ways: the transaction is in, or it is not; the error is the same.
            if self.world.chance("commit_outcome_unknown").random() < 0.5:
                sqlite3.Connection.commit(self.connection)
                self.watch()
            else:
                sqlite3.Connection.rollback(self.connection)
            raise sqlite3.OperationalError("database is locked")

    def _after_commit(self) -> None:
        if self.world.striking(_OF_EARLIER) and self.connection.touched & HISTORY:
            self._earlier.append(self.connection.serialize())
        self.watch()
        if self._is_up and self.world.happens("server_crash_after_commit"):
            raise ServerCrashError


def _finished(answering: Coroutine[Any, Any, Reply]) -> Reply:
    """The value of a coroutine that never waits."""
    try:
        answering.send(None)
    except StopIteration as stop:
        reply: Reply = stop.value
        return reply
    raise AssertionError("a handler waited for something that is not there")
