"""Sales by the REST API into MariaDB, beside PyMySQL that commits the same rows one by one."""

import contextlib
from collections.abc import Callable, Iterator
from itertools import count
from time import perf_counter_ns

import msgspec

from bench._central import Central, Plain
from bench.figure import Figure
from bench.over_http import load as http_load
from bench.over_http.cached import cached_central
from bench.over_http.load import message

NAME = "api_sale"
LIMIT = (
    "durable POST /api/stock/sale a second: at least 0.4 of PyMySQL that commits the rows of the"
    " same sales one row at a time; a thousand stores as one"
)
CONNECTIONS = 4
TURNS = 4
SECONDS = 1.5
STORES = 1000
TABLES = ("event_log", "stock_movements", "stored_reply")
"""Where a sale of one line adds rows; what it changes besides is changed there too."""
CHANGES = (
    "UPDATE store_head SET seq = seq + 1, pushes = pushes + 1 WHERE store_id = 1",
    "UPDATE till_head SET till_seq = till_seq + 1 WHERE store_id = 1",
    "UPDATE stock_on_hand SET quantity_milli = quantity_milli - 1000 WHERE store_id = 1",
    "UPDATE sales_daily SET sales = sales + 1 WHERE store_id = 1",
)


def run() -> list[Figure]:
    """Sell by turns with the raw side, which then writes as many sales again."""
    numbers = count()

    def sale(store: int) -> bytes:
        body = {"product_id": 7, "quantity": 1, "storeID": store}
        return message("POST", "/api/stock/sale", token=token, body=msgspec.json.encode(body))

    with cached_central(STORES) as (central, token):
        one: Callable[[], bytes] = lambda: sale(1)  # noqa: E731
        many: Callable[[], bytes] = lambda: sale(next(numbers) % STORES + 1)  # noqa: E731
        url = central.server.url
        for request in (one, many):
            http_load.run(url, request, connections=CONNECTIONS, seconds=2)
        rates: dict[str, list[float]] = {"one": [], "many": [], "raw": []}
        with _raw(central) as raw:
            for _ in range(TURNS):
                central.rest()
                rates["raw"].append(raw())
                for name, request in (("one", one), ("many", many)):
                    found = http_load.run(url, request, connections=CONNECTIONS, seconds=SECONDS)
                    rates[name].append(found.rate)
    return [
        Figure.of(
            "a sale by HTTP, beside raw commits of its rows one by one",
            list(zip(rates["one"], rates["raw"], strict=True)),
            unit="1/s",
            limit_ratio=0.4,
            more_is_better=True,
        ),
        Figure.of(
            "sales in 1,000 stores, beside one store",
            list(zip(rates["many"], rates["one"], strict=True)),
            unit="1/s",
            limit_ratio=0.8,
            more_is_better=True,
        ),
    ]


@contextlib.contextmanager
def _raw(central: Central) -> Iterator[Callable[[], float]]:
    """Writes the rows of the sales that were made to a copy of the tables, each with a COMMIT."""
    copy = central.mariadb.new_database()
    with contextlib.closing(central.connect()) as connection, connection.cursor() as cursor:
        every = (*TABLES, "store_head", "till_head", "stock_on_hand", "sales_daily")
        for table in every:
            cursor.execute(f"CREATE TABLE {copy}.{table} LIKE {table}")
        for table in every[len(TABLES) :]:
            cursor.execute(f"INSERT INTO {copy}.{table} SELECT * FROM {table} WHERE store_id = 1")
        connection.commit()
        rows = {table: _rows(connection, table) for table in TABLES}
        inserts = {
            table: f"INSERT INTO {copy}.{table} VALUES ({', '.join(['%s'] * len(found[0]))})"
            for table, found in rows.items()
        }
        cursor.execute(f"USE {copy}")
        done = count()

        sales = min(len(found) for found in rows.values()) // TURNS
        assert sales >= 5, {table: len(found) for table, found in rows.items()}

        def write() -> float:
            started = perf_counter_ns()
            for _ in range(sales):
                place = next(done)
                for table, found in rows.items():
                    cursor.execute(inserts[table], found[place])
                    connection.commit()
                for change in CHANGES:
                    cursor.execute(change)
                    connection.commit()
            return sales / (perf_counter_ns() - started) * 1e9

        yield write


def _rows(connection: Plain, table: str) -> list[tuple[object, ...]]:
    order = {"event_log": "store_seq DESC", "stock_movements": "version DESC"}
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT * FROM {table} WHERE store_id = 1 ORDER BY {order.get(table, 'key_hash')}"
            " LIMIT 800"
        )
        return list(cursor.fetchall())
