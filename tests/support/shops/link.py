"""A store on a server and the way to it: in process, or over HTTP to a real process."""

import itertools
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from random import Random

from msgspec import Struct, field
from sqlalchemy import Table, delete, insert, select
from sync_server.auth import enrolment
from sync_server.auth.keys import Secrets, derive, load_secret
from sync_server.clock import Clock, SystemClock
from sync_server.db import schema, tills
from sync_server.db.database import Database
from sync_server.db.projections import stock, takings
from sync_server.db.stock_memory import StockMemory
from sync_server.operations.service import Principal, SyncService
from sync_server.operations.store_keeping import add_store

from pos_app.errors import Offline
from pos_app.sync.connection import ServerConnection
from pos_app.sync.server_api import HttpSyncApi, register
from tests.support.faulty_api import FaultyTransport, ServiceApi
from tests.support.server import running_server
from tests.support.shops.shop import ShopTill
from tests.support.sync_server import local_server

type Backup = list[tuple[Table, list[tuple[object, ...]]]]

_STORE_TABLES = [table for table in schema.metadata.sorted_tables if "store_id" in table.columns]

READY_TRIES = 600
READY_PAUSE_S = 0.1


class Central(Struct, kw_only=True):
    """A server's database and keys, used beside whatever process serves them."""

    db: Database
    secrets: Secrets
    rng: Random
    clock: Clock
    url: str = ""
    stores: Iterator[int]
    stock_memory: StockMemory = field(default_factory=StockMemory)

    def enrol_code(self, store_id: int) -> str:
        """A one-time code of a store, as the command makes it."""
        return enrolment.make_code(
            self.db,
            secrets=self.secrets,
            store_id=store_id,
            rng=self.rng,
            now_ms=self.clock.wall_ms(),
        )

    def add_store(self, store_id: int) -> None:
        """Make a store."""
        add_store(
            self.db,
            store_id=store_id,
            name=f"Store {store_id}",
            currency="PKR",
            rng=self.rng,
            now_ms=self.clock.wall_ms(),
        )


def _of_store(statement, store_id: int):
    """The statement for one store's rows alone."""
    [table] = statement.get_final_froms() if statement.is_select else [statement.table]
    return statement.where(table.c.store_id == store_id)


def wait_until_ready(url):
    """Return when the server answers; its address is told before its tables are made."""
    connection = ServerConnection(url)
    try:
        for _ in range(READY_TRIES):
            with suppress(Offline):
                if connection.send("GET", "/health/ready").status == 200:
                    return
            time.sleep(READY_PAUSE_S)
    finally:
        connection.close()
    raise TimeoutError(url)


@contextmanager
def served(database_url=None):
    """A real `kiryana-server serve`; its database is opened here as well, for looking at it."""
    rng = Random(20261122)
    # Hundreds of shops come from one address here, as fast as the machine goes.
    settings = {"KIRYANA_LIMIT_REGISTRATION": "0"}
    with running_server(database_url, store_ids=(), settings=settings) as running:
        wait_until_ready(running.url)
        secrets = derive(load_secret(running.folder, ""))
        address = database_url or f"sqlite:///{running.folder / 'server.db'}"
        db = Database.open(address, rng=rng)
        try:
            yield Central(
                db=db,
                secrets=secrets,
                rng=rng,
                clock=SystemClock(),
                url=running.url,
                stores=itertools.count(1),
            )
        finally:
            db.close()


@contextmanager
def unserved(folder, database_url=None):
    """The same without HTTP."""
    with local_server(folder, database_url, stores=()) as local:
        yield Central(
            db=local.db,
            secrets=local.secrets,
            rng=local.rng,
            clock=local.clock,
            stores=itertools.count(1),
        )


class Link:
    """One new store of a server, and its tills."""

    def __init__(self, central: Central, folder) -> None:
        self.central = central
        self.store_id = next(central.stores)
        central.add_store(self.store_id)
        self.tills: list[ShopTill] = []
        self._folder = folder
        self._opened: list[HttpSyncApi] = []

    @property
    def is_http(self) -> bool:
        """Whether the tills meet the server over the network."""
        return bool(self.central.url)

    def code(self) -> str:
        """A one-time code of the store."""
        return self.central.enrol_code(self.store_id)

    def till(self) -> ShopTill:
        """A new till of the store."""
        seed = len(self.tills) + 1
        till = ShopTill(
            self._folder / f"till{seed}",
            url=self.central.url or "http://127.0.0.1:1",
            code=self.code(),
            register=self.register,
            seed=self.store_id * 100 + seed,
        )
        self.tills.append(till)
        return till

    def register(self, request):
        """Ask for a new till's identity."""
        if self.is_http:
            connection = ServerConnection(self.central.url)
            try:
                return register(connection, request)
            finally:
                connection.close()
        return enrolment.register(
            self.central.db,
            request,
            secrets=self.central.secrets,
            rng=self.central.rng,
            now_ms=self.central.clock.wall_ms(),
        )

    def api(self, till: ShopTill, **http_faults):
        """The server as this till sees it; `http_faults` go into the network of an HTTP link."""
        till_id = till.state().till_id
        if not self.is_http:
            principal = Principal(store_id=self.store_id, till_id=till_id)
            return ServiceApi(self._service(principal))
        transport = FaultyTransport(**http_faults) if http_faults else None
        connection = ServerConnection(self.central.url, transport=transport)
        api = HttpSyncApi(connection, till=till_id, signer=till.signer)
        self._opened.append(api)
        return api

    def _service(self, principal):
        central = self.central
        return SyncService(
            central.db,
            central.clock,
            rng=central.rng,
            principal=principal,
            memory=central.stock_memory,
        )

    def revoke(self, till: ShopTill) -> None:
        """Block a till."""
        now_ms = self.central.clock.wall_ms()
        self.central.db.write(lambda tx: tills.revoke_till(tx, till.state().till_id, now_ms))

    def back_up(self) -> Backup:
        """All that the server has of this store."""
        with self.central.db.read() as tx:
            return [
                (table, [tuple(row) for row in tx.execute(_of_store(select(table), self.store_id))])
                for table in _STORE_TABLES
            ]

    def put_back(self, backup: Backup) -> None:
        """The server is restored: what came after the backup is lost."""

        def work(tx):
            for table, _ in reversed(backup):
                tx.execute(_of_store(delete(table), self.store_id))
            for table, rows in backup:
                if rows:
                    names = table.columns.keys()
                    tx.execute(insert(table), [dict(zip(names, row, strict=True)) for row in rows])

        self.central.db.write(work)

    def stock(self) -> dict[int, int]:
        """Thousandths on hand by the server's read model."""
        with self.central.db.read() as tx:
            levels = stock.load_all(tx, self.store_id)
        return {product: level.quantity for product, level in levels.items()}

    def takings(self) -> dict[str, int]:
        """Paisa taken on each day by the server's read model."""
        with self.central.db.read() as tx:
            found = takings.load_all(tx, self.store_id)
        days: dict[str, int] = {}
        for (day, _till), total in found.items():
            days[day] = days.get(day, 0) + total.takings_paisa
        return days

    def assert_equal(self) -> None:
        """Stock and takings are the same at every till and at the server."""
        moved = self.stock()
        for till in self.tills:
            seen = {product: n for product, n in till.stock().items() if product in moved}
            assert seen == moved
            assert till.takings() == self.takings()

    def close(self) -> None:
        """Close everything that was opened."""
        for api in self._opened:
            api.close()
        for till in self.tills:
            till.close()
