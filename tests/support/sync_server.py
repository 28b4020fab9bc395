"""The server in this process: its database, keys and clock, and tills enrolled with it."""

import base64
import contextlib
import functools
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pos_protocol.sync import RegisterRequest
from sqlalchemy import Connection
from sync_server.auth import enrolment
from sync_server.auth.keys import KeyRing, derive
from sync_server.db.database import Database
from sync_server.db.migrating import migrate
from sync_server.db.stock_memory import StockMemory
from sync_server.operations.service import Principal, SyncService
from sync_server.operations.store_keeping import add_store

from tests.support.chain_till import WALL_MS, ChainTill


class SettableClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now_ms: int = WALL_MS) -> None:
        self.now_ms = now_ms

    def wall_ms(self) -> int:
        return self.now_ms


class LocalServer:
    """Everything of a server but HTTP."""

    def __init__(self, db: Database, rng: Random) -> None:
        self.db = db
        self.rng = rng
        self.clock = SettableClock()
        self.stock_memory = StockMemory()
        self.secrets = derive("a secret of the tests")
        self.ring = KeyRing(db, self.secrets)
        self.ring.open(self.clock.wall_ms())

    def add_store(self, store_id: int = 1, name: str = "Madina General Store") -> None:
        """Make a store."""
        add_store(
            self.db,
            store_id=store_id,
            name=name,
            currency="PKR",
            rng=self.rng,
            now_ms=self.clock.wall_ms(),
        )

    def enrol_code(self, store_id: int = 1) -> str:
        """A one-time code."""
        return enrolment.make_code(
            self.db,
            secrets=self.secrets,
            store_id=store_id,
            rng=self.rng,
            now_ms=self.clock.wall_ms(),
        )

    def enrol(self, store_id: int = 1, *, seed: int = 1) -> ChainTill:
        """A new till of a store."""
        key = Ed25519PrivateKey.from_private_bytes(Random(seed).randbytes(32))
        request = RegisterRequest(
            code=self.enrol_code(store_id), public_key=public_key_text(key), machine="test"
        )
        reply = enrolment.register(
            self.db, request, secrets=self.secrets, rng=self.rng, now_ms=self.clock.wall_ms()
        )
        return ChainTill(reply, key, seed=seed)

    def api(self, till: ChainTill) -> SyncService:
        """The server as this till sees it."""
        principal = Principal(store_id=till.identity.store, till_id=till.identity.till)
        return SyncService(
            self.db, self.clock, rng=self.rng, principal=principal, memory=self.stock_memory
        )


def public_key_text(key: Ed25519PrivateKey) -> str:
    """The public half as registration wants it."""
    return base64.b64encode(key.public_key().public_bytes_raw()).decode()


@functools.cache
def _migrated_sqlite() -> bytes:
    """The file of an empty database at this schema: a thousand tests start from one migration."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "server.db")
        db = Database.open(f"sqlite:///{path}", rng=Random(1), pool_size=1)
        migrate(db)
        db.close()
        return path.read_bytes()


_MADE: list[tuple[str, list[tuple[Any, ...]] | None]] = []
"""What makes an empty MariaDB database one at this schema: statements with their rows."""

_AS_IT_IS = {"no_parameters": True}


def bring_up(db: Database) -> None:
    """What `migrate` does to a database of MariaDB; to an empty one by its outcome.

    The first one of a run is migrated, and then asked what it has become: seventeen revisions take
    half a second of two programs, hundreds of times.
    """
    with db.engine.connect() as connection:
        is_empty = connection.exec_driver_sql("SHOW TABLES").first() is None
        if is_empty and _MADE:
            for statement, rows in _MADE:
                if rows is None:
                    connection.exec_driver_sql(statement, execution_options=_AS_IT_IS)
                else:
                    connection.exec_driver_sql(statement, rows)
            connection.commit()
            return
    migrate(db)
    if is_empty:
        with db.engine.connect() as connection:
            _MADE.extend(_spelled(connection))


def _spelled(connection: Connection) -> Iterator[tuple[str, list[tuple[Any, ...]] | None]]:
    """Tables, their first rows, then the views, each behind those that it reads."""
    database = f"`{connection.exec_driver_sql('SELECT DATABASE()').scalar_one()}`."
    known = connection.exec_driver_sql("SHOW FULL TABLES").all()
    yield "SET SESSION FOREIGN_KEY_CHECKS = 0", None
    for name in (name for name, kind in known if kind == "BASE TABLE"):
        yield connection.exec_driver_sql(f"SHOW CREATE TABLE `{name}`").one()[1], None
        rows = connection.exec_driver_sql(f"SELECT * FROM `{name}`").all()
        if rows:
            marks = ", ".join(["%s"] * len(rows[0]))
            yield f"INSERT INTO `{name}` VALUES ({marks})", [tuple(row) for row in rows]
    yield "SET SESSION FOREIGN_KEY_CHECKS = 1", None
    views = {
        name: connection.exec_driver_sql(f"SHOW CREATE VIEW `{name}`")
        .one()[1]
        .replace(database, "")
        for name, kind in known
        if kind == "VIEW"
    }
    while views:
        ready = [
            name
            for name, made in views.items()
            if not any(f"`{other}`" in made for other in views if other != name)
        ]
        assert ready, "views that read each other"
        for name in ready:
            yield views.pop(name), None


@contextlib.contextmanager
def local_server(
    folder: Path, database_url: str | None = None, *, stores: tuple[int, ...] = (1,)
) -> Iterator[LocalServer]:
    """A server on SQLite in `folder`, or on the database given, with these stores."""
    rng = Random(20261122)
    path = folder / "server.db"
    if database_url is None and not path.exists():
        path.write_bytes(_migrated_sqlite())
    db = Database.open(database_url or f"sqlite:///{path}", rng=rng, pool_size=12)
    if database_url is not None:
        bring_up(db)
    server = LocalServer(db, rng)
    for store_id in stores:
        server.add_store(store_id)
    try:
        yield server
    finally:
        db.close()
