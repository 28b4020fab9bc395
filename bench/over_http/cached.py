"""A server with MariaDB and Redis of its own, and many stores with one product each."""

import contextlib
import os
from collections.abc import Iterator
from random import SystemRandom

import httpx
from sync_server.clock import SystemClock
from sync_server.main import open_database
from sync_server.operations.store_keeping import add_store
from sync_server.settings import load_settings

from bench._central import Central
from tests.support.central.redis import private_redis
from tests.support.mariadb import private_mariadb
from tests.support.rest import RestUser
from tests.support.server import RunningServer, running_server

PASSWORD = "a long enough password"  # noqa: S105 - of a server that lives for a minute


@contextlib.contextmanager
def cached_central(stores: int) -> Iterator[tuple[Central, str]]:
    """Run the processes; gives them with the token of an administrator."""
    with private_mariadb() as mariadb, private_redis() as redis:
        os.environ["REDIS_URL"] = redis.url
        database = mariadb.new_database()
        try:
            # The slow work has processes of its own in such a place; here nobody does it.
            options = ("--queue", "workers")
            with running_server(mariadb.url(database), options=options) as server:
                yield Central(mariadb, server, database), _prepare(server, stores)
        finally:
            del os.environ["REDIS_URL"]


def _prepare(server: RunningServer, stores: int) -> str:
    given = {"data_dir": str(server.folder), "database_url": server.database_url}
    with contextlib.closing(open_database(load_settings(given, {}), SystemRandom())) as db:
        for store in range(2, stores + 1):
            add_store(
                db,
                store_id=store,
                name=f"Store {store}",
                currency="PKR",
                rng=SystemRandom(),
                now_ms=SystemClock().wall_ms(),
            )
    role = ("--role", "admin", "--store-id", "1", "--password-stdin")
    server.command("user", "add", "boss", *role, stdin=PASSWORD)
    with httpx.Client(base_url=server.url, timeout=60) as client:
        boss = RestUser(client, "boss", password=PASSWORD)
        tea = {"product_id": 7, "itemDesc": "Tea", "price_per_unit": 10, "ItemQuantity": 900_000}
        for store in range(1, stores + 1):
            reply = boss.put("/api/products/addProd", tea | {"storeID": store})
            assert reply.status_code == 201, reply.text
        return str(boss.tokens["access_token"])
