"""The state every run begins with: a server with two stores, and tills enrolled with it.

Made once with the production code, then copied, because making tables takes longer than a day of a
simulated store. Its keys come from fixed seeds: only so do signatures, and with them the lengths
and bytes of messages, repeat.
"""

import hashlib
from functools import cache, partial
from pathlib import Path
from random import Random

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from msgspec import Struct
from pos_protocol.sync import RegisterReply, RegisterRequest
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool
from sync_server.auth import enrolment
from sync_server.auth.keys import Secrets, derive, key_id_of
from sync_server.db import keys, users
from sync_server.db.database import Database as ServerDatabase
from sync_server.db.migrating import migrate as migrate_server
from sync_server.operations.store_keeping import add_store

from pos_app.db import cursors
from pos_app.db.database import APPLICATION_ID, Database
from pos_app.db.migrations import migrate
from pos_app.devices.till_key import TillKey
from tests.simulation.ground.connection import PooledConnection, WatchedConnection
from tests.simulation.plan import STORES, TILLS_MAX
from tests.simulation.world import START_MS

URL = "https://sync.example"
SECRETS: Secrets = derive("the secret of every simulated server")
TILL_FILE = Path("simulated") / "till.db"
ADMIN = "Amina"
"""Who answers for what is saved out of a till's file."""


class TillImage(Struct, frozen=True, kw_only=True):
    """A till as enrolment leaves it."""

    identity: RegisterReply
    key: TillKey
    machine: str
    database: bytes


class Images(Struct, frozen=True, kw_only=True):
    """The server's database, and each store's tills in the order of their numbers."""

    server: bytes
    before_last: bytes
    """The server as it was before each store's last till."""
    tills: dict[int, tuple[TillImage, ...]]


@cache
def images() -> Images:
    """The beginning of every run."""
    connection = PooledConnection.from_image()
    rng = Random("images")
    db = ServerDatabase(engine_on(connection), rng=rng)
    migrate_server(db)
    db.write(lambda tx: keys.add_key(tx, _server_key()))
    db.write(lambda tx: users.add_user(tx, ADMIN, password_hash="", now_ms=START_MS))
    made = {}
    for store_id in STORES:
        add_store(
            db,
            store_id=store_id,
            name=f"Store {store_id}",
            currency="PKR",
            rng=rng,
            now_ms=START_MS,
        )
        db.write(partial(users.add_grant, store_id=store_id, user_name=ADMIN, role="admin"))
        made[store_id] = tuple(_till(db, rng, store_id, n) for n in range(TILLS_MAX))
    server = connection.image()
    db.close()
    connection.shut()
    return Images(server=server, before_last=_before_last(server), tills=made)


def _before_last(server: bytes) -> bytes:
    connection = PooledConnection.from_image(server)
    for table in ("till_epoch", "till"):
        connection.execute(
            f"DELETE FROM {table} WHERE till_id IN (SELECT till_id FROM till WHERE till_no = ?)",
            (TILLS_MAX,),
        )
    image = connection.image()
    connection.shut()
    return image


def engine_on(connection: PooledConnection) -> Engine:
    """SQLAlchemy on one connection, beginning its transactions as the server's own pool does.

    It is the same engine each time, with its compiled statements: compiling them anew for every
    run costs more than the run.
    """
    holder, engine = _engine()
    engine.dispose()
    holder[:] = [connection]
    return engine


@cache
def _engine() -> tuple[list[PooledConnection], Engine]:
    holder: list[PooledConnection] = []
    engine = create_engine("sqlite://", creator=lambda: holder[0], poolclass=StaticPool)

    @event.listens_for(engine, "begin")
    def _begin(begun: Connection) -> None:
        is_writing = bool(begun.get_execution_options().get("kiryana_write"))
        holder[0].execute("BEGIN IMMEDIATE" if is_writing else "BEGIN")

    return holder, engine


def _till(db: ServerDatabase, rng: Random, store_id: int, n: int) -> TillImage:
    code = enrolment.make_code(db, secrets=SECRETS, store_id=store_id, rng=rng, now_ms=START_MS)
    key = TillKey(Random(f"till {store_id}/{n}").randbytes(32))
    machine = f"counter#{store_id}/{n}"
    request = RegisterRequest(code=code, public_key=key.public_base64(), machine=machine)
    identity = enrolment.register(db, request, secrets=SECRETS, rng=rng, now_ms=START_MS)
    connection = WatchedConnection.from_image()
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    migrate(connection, TILL_FILE)
    with Database(TILL_FILE, connection).write() as tx:
        cursors.enrolled(tx, URL, identity)
    database = connection.image()
    connection.close()
    return TillImage(
        identity=identity, key=key.named(identity.key_id), machine=machine, database=database
    )


def _server_key() -> keys.StoredKey:
    """The key that signs tokens, sealed as the server would, but not by the system's chance."""
    private_key = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"server").digest())
    public_key = private_key.public_key().public_bytes_raw()
    key_id = key_id_of(public_key)
    nonce = bytes(12)
    sealed = AESGCM(SECRETS.sealing).encrypt(
        nonce, private_key.private_bytes_raw(), key_id.encode()
    )
    return keys.StoredKey(
        key_id=key_id,
        public_key=public_key,
        sealed_private_key=nonce + sealed,
        created_ms=START_MS,
    )
