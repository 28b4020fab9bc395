"""The database behind the server: SQLite, or MySQL and MariaDB through PyMySQL."""

import contextlib
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Self

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    DisconnectionError,
    NoSuchModuleError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from sync_server.db.changes import OPTION, Changes, CommitWatcher
from sync_server.errors import BusyError, RowsRefusedError, StartRefusedError

type Tx = Connection
"""A transaction, or a read: what the functions of db/ take first."""

ATTEMPTS = 6
RETRY_FIRST_S = 0.02
RETRY_MOST_S = 0.5
RETRY_ERRNOS = frozenset({1020, 1047, 1205, 1213, 2006, 2013, 2055, 3572, 4031})
"""Deadlock, lock wait, changed since read, node not ready, connection lost: the outcome is none, or
unknown. Everything written here carries an id, so the whole function runs again.
"""
STATE_ERRNOS = frozenset(
    {1021, 1026, 1030, 1037, 1041, 1053, 1114, 1180, 1226, 1290, 1317, 1792, 1836, 1927, 1969, 3024}
)
"""Disk full, out of memory, shutting down, read-only after a failover, killed, timed out: the state
of the database, which passes. Taken for a refusal of the rows it would send honest events to
quarantine when it passes between two attempts.
"""
_SQLITE_STATES = ("locked", "busy", "readonly", "full", "disk i/o", "unable to open")
IDLE_S_MAX = 5.0
CONNECT_ERRNOS = frozenset({1040, 2002, 2003})


class Database:
    """A pool of connections; one transaction uses one of them, in one thread."""

    def __init__(
        self, engine: Engine, *, rng: Random, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._engine = engine
        self._rng = rng
        self._sleep = sleep
        self._watchers: list[CommitWatcher] = []
        self._on_retry: Callable[[str], None] | None = None

    @classmethod
    def open(
        cls,
        url: str,
        *,
        rng: Random,
        pool_size: int = 8,
        sleep: Callable[[float], None] = time.sleep,
    ) -> Self:
        """Prepare a pool for an SQLAlchemy address; connects at the first use.

        Raises StartRefusedError for an address that names no database this server knows.
        """
        try:
            backend = make_url(url).get_backend_name()
            engine = _sqlite(url, pool_size) if backend == "sqlite" else _mysql(url, pool_size)
        except (ArgumentError, NoSuchModuleError, ValueError) as error:
            raise StartRefusedError(
                "The database address is not understood; it looks like mysql://user:password@host/name."
            ) from error
        return cls(engine, rng=rng, sleep=sleep)

    @property
    def engine(self) -> Engine:
        """The pool, for migrations."""
        return self._engine

    def tell_retries(self, on_retry: Callable[[str], None]) -> None:
        """Tell of every transaction that runs again, with the database's error number."""
        self._on_retry = on_retry

    @property
    def is_sqlite(self) -> bool:
        """Whether this is a file of this machine."""
        return self._engine.dialect.name == "sqlite"

    def watch(self, watcher: CommitWatcher) -> None:
        """Tell somebody of every transaction of this process from now on."""
        self._watchers.append(watcher)

    @contextlib.contextmanager
    def read(self) -> Iterator[Tx]:
        """A transaction that only reads. Raises BusyError when no connection can be had."""
        try:
            with self._engine.connect() as connection, connection.begin():
                yield connection
        except (DBAPIError, PoolTimeoutError) as error:
            if is_transient(error):
                raise BusyError(str(error.args[0])[:200]) from error
            raise

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[Tx]:
        """A long read that sees one moment, whatever is written meanwhile. Raises BusyError."""
        try:
            with self._engine.connect() as connection, connection.begin():
                # SQLite's reads see one moment anyway. This counts for the one transaction.
                if not self.is_sqlite:
                    level = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"
                    connection.exec_driver_sql(level)
                yield connection
        except (DBAPIError, PoolTimeoutError) as error:
            if is_transient(error):
                raise BusyError(str(error.args[0])[:200]) from error
            raise

    def write[T](self, work: Callable[[Tx], T]) -> T:
        """Run `work` in one transaction and commit it.

        On a deadlock, a lost connection or an error during COMMIT the whole of it runs again.

        Raises BusyError when every attempt failed so, RowsRefusedError when the database refuses a
        value and would again. What `work` raises itself rolls back and passes.
        """
        for attempt in range(ATTEMPTS):
            try:
                return self._write_once(work)
            except (DBAPIError, PoolTimeoutError) as error:
                if not is_transient(error):
                    raise RowsRefusedError(str(error.args[0])[:200]) from error
                if attempt == ATTEMPTS - 1:
                    raise BusyError(str(error.args[0])[:200]) from error
                if self._on_retry is not None:
                    self._on_retry(_number(error))
            ceiling = min(RETRY_MOST_S, RETRY_FIRST_S * 2**attempt)
            self._sleep(self._rng.uniform(0, ceiling))
        raise AssertionError

    def _write_once[T](self, work: Callable[[Tx], T]) -> T:
        changes = Changes()
        with self._engine.connect() as raw:
            connection = raw.execution_options(**{"kiryana_write": True, OPTION: changes})
            with connection.begin():
                result = work(connection)
                finishes = [watcher.prepare(connection, changes) for watcher in self._watchers]
        for finish in finishes:
            if finish is not None:
                finish()
        return result

    def reach(self) -> None:
        """Connect once, so that a wrong address is said in words.

        Raises StartRefusedError with what the database answered; no password is in it.
        """
        try:
            with self._engine.connect():
                pass
        except (DBAPIError, PoolTimeoutError) as error:
            said = error.orig.args[-1] if isinstance(error, DBAPIError) and error.orig else error
            raise StartRefusedError(f"The database cannot be reached: {said}") from error
        except OSError as error:
            raise StartRefusedError(
                f"The database cannot be used: {error.filename}: {error.strerror}"
            ) from error

    def ping(self) -> None:
        """Ask the database for an answer. Raises BusyError."""
        with self.read() as tx:
            tx.execute(text("SELECT 1"))

    def close(self) -> None:
        """Close the connections that lie in the pool."""
        self._engine.dispose()


def is_transient(error: DBAPIError | PoolTimeoutError) -> bool:
    """Whether running the same function again may succeed."""
    if isinstance(error, PoolTimeoutError):
        return True
    if isinstance(error.orig, sqlite3.OperationalError):
        said = str(error.orig).lower()
        return any(state in said for state in _SQLITE_STATES)
    number = error.orig.args[0] if error.orig is not None and error.orig.args else 0
    known = RETRY_ERRNOS | CONNECT_ERRNOS | STATE_ERRNOS
    return error.connection_invalidated or number in known


def _number(error: DBAPIError | PoolTimeoutError) -> str:
    """The database's own number of an error; SQLite has words for one only."""
    if isinstance(error, PoolTimeoutError):
        return "pool"
    found = error.orig.args[0] if error.orig is not None and error.orig.args else ""
    return str(found) if isinstance(found, int) else "locked"


def _mysql(url: str, pool_size: int) -> Engine:
    address = make_url(url)
    if address.get_backend_name() not in {"mysql", "mariadb"}:
        raise ValueError(url)
    bare, trusted = _trusted(address)
    engine = create_engine(
        bare.update_query_dict({"charset": "utf8mb4"}),
        isolation_level="READ COMMITTED",
        pool_size=pool_size,
        max_overflow=0,
        # An error is logged, and its values may be hashes and sealed keys.
        hide_parameters=True,
        pool_timeout=2,
        pool_recycle=1800,
        pool_use_lifo=True,
        # Every use here ends its own transaction, so nothing is left to reset.
        pool_reset_on_return=None,
        # PyMySQL waits for ever by default, even in a ping.
        connect_args={"connect_timeout": 3, "read_timeout": 30, "write_timeout": 30, **trusted},
    )
    _ping_after_idling(engine)
    return engine


def _trusted(address: URL) -> tuple[URL, dict[str, object]]:
    """The address without its `ssl_` settings, and these as PyMySQL wants them.

    With ssl_ca the server must speak TLS and show a certificate of that authority for its own
    name. PyMySQL alone would read the file and then believe any certificate. Raises
    StartRefusedError.
    """
    given = {name: str(value) for name, value in address.query.items() if name[:4] == "ssl_"}
    bare = address.difference_update_query(list(given))
    if not given:
        return bare, {}
    if given == {"ssl_disabled": "true"}:
        return bare, {"ssl_disabled": True}
    files = {name: given[name] for name in ("ssl_ca", "ssl_cert", "ssl_key") if name in given}
    named = given.get("ssl_verify_identity", "true")
    if given.keys() - {*files, "ssl_verify_identity"} or named not in {"true", "false"}:
        raise StartRefusedError(
            "Of TLS the database address may say ssl_ca, ssl_cert, ssl_key (files) and "
            "ssl_verify_identity (true or false), or ssl_disabled=true alone."
        )
    if "ssl_ca" not in files:
        raise StartRefusedError("ssl_ca is missing in the database address: whom is to be trusted?")
    try:
        for path in files.values():
            Path(path).read_bytes()
    except OSError as error:
        raise StartRefusedError(f"{error.filename} cannot be read: {error.strerror}.") from error
    asked: dict[str, object] = {"ssl_verify_cert": True, "ssl_verify_identity": named == "true"}
    return bare, asked | files


def _ping_after_idling(engine: Engine) -> None:
    """Ask a connection that lay idle whether it still lives; a busy one is not asked each time."""

    @event.listens_for(engine, "checkin")
    def _note(_connection: object, entry: ConnectionPoolEntry) -> None:
        entry.info["idle_since_s"] = time.monotonic()

    @event.listens_for(engine, "checkout")
    def _check(
        connection: DBAPIConnection, entry: ConnectionPoolEntry, _proxy: PoolProxiedConnection
    ) -> None:
        idle_since_s = entry.info.get("idle_since_s")
        if idle_since_s is None or time.monotonic() - idle_since_s < IDLE_S_MAX:
            return
        if not engine.dialect.do_ping(connection):
            raise DisconnectionError


def _sqlite(url: str, pool_size: int) -> Engine:
    path = make_url(url).database
    if not path:
        raise ValueError(url)
    engine = create_engine(
        url,
        pool_size=pool_size,
        max_overflow=0,
        # An error is logged, and its values may be hashes and sealed keys.
        hide_parameters=True,
        pool_timeout=2,
        # SQLAlchemy begins and commits, not the driver: BEGIN IMMEDIATE is said by _begin.
        connect_args={"timeout": 5, "isolation_level": None},
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()
        # The file holds password hashes and sealed keys.
        if Path(path).stat().st_mode & 0o077:
            Path(path).chmod(0o600)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A read that turns into a write fails at once when another wrote between: say so first.
        writes = connection.get_execution_options().get("kiryana_write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
