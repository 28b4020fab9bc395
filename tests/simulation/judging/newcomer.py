"""A new till that begins from a snapshot of a run's middle is equal to the store at its end."""

import sqlite3
from random import Random
from uuid import UUID

from pos_protocol.sync import PAGE_MAX, RegisterRequest
from sync_server.auth import enrolment
from sync_server.db.database import Database as ServerDatabase
from sync_server.operations.service import Principal, SyncService

from pos_app.db import cursors, event_log
from pos_app.db.brought import beginning, replacing
from pos_app.db.database import Database
from pos_app.db.migrations import migrate
from pos_app.db.queries import sales
from pos_app.db.verify import verify
from pos_app.devices.till_key import TillKey
from tests.simulation.central import Row
from tests.simulation.ground.connection import PooledConnection, WatchedConnection
from tests.simulation.ground.images import SECRETS, TILL_FILE, URL
from tests.simulation.ground.light import LightEngine
from tests.simulation.judging import khatas
from tests.simulation.plan import STORES
from tests.simulation.world import PowerCutError, ServerClock


class StoreCopy:
    """A copy of the server, as one till sees it."""

    def __init__(self, run, image: bytes) -> None:
        self._connection = PooledConnection.from_image(image)
        engine = LightEngine(self._connection)
        self.db = ServerDatabase(engine, rng=Random(0))  # type: ignore[arg-type]
        self._clock = ServerClock(run.world)

    def seen_by(self, store_id: int, till_id: UUID) -> SyncService:
        """The service for this till."""
        who = Principal(store_id=store_id, till_id=till_id)
        return SyncService(self.db, self._clock, rng=Random(0), principal=who)

    def rows(self, sql: str, *values: object) -> list[Row]:
        """What an onlooker with an SQL tool sees."""
        return sqlite3.Connection.execute(self._connection, sql, values).fetchall()

    def close(self) -> None:
        """Let go of the copy."""
        self._connection.shut()


def check(run) -> None:
    """Enrol one in each store, unless the server has lost something since the middle of the run."""
    if run.midway is None or run.midway[1] != run.watch.losses:
        return
    early, late = (
        StoreCopy(run, image) for image in (run.midway[0], run.server.connection.image())
    )
    try:
        for store_id in STORES:
            _check_store(run, store_id, early, late)
    finally:
        early.close()
        late.close()


def _check_store(run, store_id: int, early: StoreCopy, late: StoreCopy) -> None:
    world = run.world
    key = TillKey(Random(f"newcomer {store_id}").randbytes(32))
    made = [_enrolled(world, store_id, key, store) for store in (early, late)]
    connection = WatchedConnection.from_image()
    migrate(connection, TILL_FILE)
    db = Database(TILL_FILE, connection)
    with db.write() as tx:
        cursors.enrolled(tx, URL, made[1])
    manifest, chunks = snapshot_of(early.seen_by(store_id, made[0].till))
    began = begun(world, connection, manifest, chunks)
    connection.close()
    db = Database(TILL_FILE, began)
    try:
        follow(db, late.seen_by(store_id, made[1].till))
        compare(run, store_id, db)
        report = verify(db, signer=key.named(made[1].key_id))
    finally:
        began.close()
    world.demand(8, report.ok, f"a new till of store {store_id}: {report.problems}")
    world.count("began from a snapshot")


def _enrolled(world, store_id: int, key: TillKey, store: StoreCopy):
    rng = Random(f"newcomer {store_id}")
    code = enrolment.make_code(
        store.db, secrets=SECRETS, store_id=store_id, rng=rng, now_ms=world.now_ms
    )
    request = RegisterRequest(code=code, public_key=key.public_base64(), machine="new")
    return enrolment.register(store.db, request, secrets=SECRETS, rng=rng, now_ms=world.now_ms)


def snapshot_of(source: SyncService, *, at_least: int = 0):
    """The store's snapshot: its manifest, and its chunks."""
    manifest = source.snapshot(at_least=at_least)
    found = [
        source.snapshot_chunk(snapshot_id=manifest.snapshot_id, n=n)
        for n in range(len(manifest.chunks))
    ]
    return manifest, found


def begun(world, connection: WatchedConnection, manifest, chunks) -> WatchedConnection:
    """The file begun from a snapshot."""

    def change(tx) -> None:
        beginning.begin_from(tx, manifest, chunks, now_ms=world.now_ms)

    return made_anew(world, connection, change)


def made_anew(world, connection: WatchedConnection, change) -> WatchedConnection:
    """The file as `change` makes it on a copy: with a power cut at its end, and then as a whole."""
    whole = connection.image()

    def cut(tx) -> None:
        change(tx)
        raise PowerCutError

    copy = WatchedConnection.from_image(whole)
    try:
        replacing._work(copy, cut)  # noqa: SLF001 - what remake does
    except PowerCutError:
        copy.close()
    world.demand(16, connection.image() == whole, "a till's file changed before its new one was")
    copy = WatchedConnection.from_image(whole)
    replacing._work(copy, change)  # noqa: SLF001
    return copy


def follow(db: Database, service: SyncService) -> None:
    """Pull until nothing comes."""
    while True:
        with db.read() as tx:
            till = cursors.state(tx)
        assert till.feed_id is not None
        page = service.pull(feed_id=till.feed_id, after=till.cursor, limit=PAGE_MAX)
        if not page.entries:
            return
        with db.write() as tx:
            event_log.append_pulled(tx, page)


def compare(
    run, store_id: int, db: Database, *, name: str = "a new till", has_takings: bool = True
) -> None:
    """Stock, catalogue and takings are those of the store.

    Without the takings where the till still counts what the server has not.
    """
    store, demand = run.watch.stores[store_id], run.world.demand
    name = f"{name} of store {store_id}"
    with db.read() as tx:
        rows = tx.execute("SELECT product_id, confirmed, version FROM stock_level").fetchall()
        listed = tx.execute(
            "SELECT product_id, name_en, name_hi, price, category FROM product"
            " WHERE is_listed AND product_id != 9999999 ORDER BY product_id"
        ).fetchall()
        days = sales.takings_by_day(tx).values()
    here = {product: level for product, *level in rows if level != [0, 0]}
    there = {product: list(level) for product, level in store.levels.items()}
    demand(6, here == there, f"{name} has {here}, not {there}")
    products = run.server.rows(
        "SELECT product_id, name_en, name_hi, price_paisa, category FROM product"
        " WHERE store_id = ? AND state = 'live' ORDER BY product_id",
        store_id,
    )
    demand(6, listed == products, f"{name} lists {listed}, not {products}")
    if not has_takings:
        return
    khatas.compare(run, store_id, khatas.of_till(db), name=name)
    taken = sum(day.sales_total_paisa - day.returns_total_paisa for day in days)
    wanted = sum(run.oracle.events[row.event_id].takings_paisa for row in store.feed)
    demand(6, taken == wanted, f"{name} says {taken} taken, not {wanted}")
