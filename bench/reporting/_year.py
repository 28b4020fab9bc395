"""A year of a chain in MariaDB, as the consumer would have summed it: made once, then kept.

A thousand stores sell 28 lines of 200 products each day, 10,220,000 lines of bills, written by SQL
that counts instead of by a fold of as many events, which would take hours. Beside it lies a
database with the first store alone.
"""

import contextlib
import sys
from collections.abc import Iterator
from random import Random

import pymysql
from sync_server.db.database import Database
from sync_server.db.migrating import migrate
from sync_server.db.reporting import schema
from sync_server.operations.reporting.summing import rebuild_chain

from bench import _stores
from tests.support.mariadb import PASSWORD, USER, MariadbServer

STORES = 1000
PRODUCTS = 200
STORES_AT_ONCE = 20
MANY, ONE = "many", "one"
_RECIPE = 3

_STATEMENTS = """
INSERT INTO store SELECT s.seq, CONCAT('Store ', s.seq), 'PKR', 0 FROM {stores} s;
INSERT INTO store_head (store_id, seq, pushes, feed_id, feed_hash, cache_epoch)
    SELECT s.seq, 3285, 0, UNHEX(MD5(s.seq)), REPEAT('0', 32), 0 FROM {stores} s;
INSERT INTO consumer_cursor SELECT s.seq, 'reports', 3285, 0, 0 FROM {stores} s;
INSERT INTO report_store_now SELECT s.seq, 300, {products}, 0, 0, 440000000 FROM {stores} s;
INSERT INTO product (store_id, product_id, name_en, name_ur, name_hi, unit, price_paisa,
        low_at_milli, revision, state, stamps, category)
    SELECT s.seq, p.seq, CONCAT('Product ', p.seq), '', '', 'piece', 15000,
        IF(p.seq % 10 = 0, 20000, NULL), 1, 'live', '{{}}', CONCAT('Group ', p.seq % 40)
    FROM {stores} s JOIN seq_1_to_{products} p;
INSERT INTO stock_on_hand
    SELECT s.seq, p.seq, 20000, 60, 0 FROM {stores} s JOIN seq_1_to_{products} p;
INSERT INTO report_product_now
    SELECT s.seq, p.seq, 20000, 11000000, NULL, 1, 20250101, 20251231
    FROM {stores} s JOIN seq_1_to_{products} p;
INSERT INTO report_sale_line
    SELECT store_id, n * 9 + line DIV 4, line, day, 9 + line DIV 2 % 12, 1,
        IF(line < 14, 'amna', 'bilal'), 0, p, 1000, 15000 + p, 100, 700, 14900 + p, 11000
    FROM {lines} x ORDER BY store_id, n, line;
INSERT INTO report_product
    SELECT store_id, day, p, 1, 1000, 0, 15000 + p, 100, 700, 14900 + p, 11000, 0, -1000, -11000
    FROM {lines} x ORDER BY store_id, day, p;
{months_of_report_product};
INSERT INTO report_sales SELECT store_id, day, {bills}, -SUM(cost_paisa)
    FROM report_sale_line {within} GROUP BY store_id, day;
{months_of_report_sales};
INSERT INTO report_hour SELECT store_id, day, hour, {bills}
    FROM report_sale_line {within} GROUP BY store_id, day, hour;
{months_of_report_hour};
INSERT INTO report_cashier SELECT store_id, day, cashier, {bills}
    FROM report_sale_line {within} GROUP BY store_id, day, cashier;
{months_of_report_cashier};
INSERT INTO report_tender
    SELECT store_id, day, IF(line % 4 = 0, 'card', 'cash') AS t, COUNT(*), SUM(net_paisa), 0, 0
    FROM report_sale_line {within} GROUP BY store_id, day, t;
{months_of_report_tender};
INSERT INTO report_moved
    SELECT store_id, day, 'manual_removal', IF(line % 2 = 0, 'spoilage', 'expired') AS t,
        COUNT(*), SUM(cost_paisa), 0
    FROM report_sale_line {within} AND line IN (3, 8) GROUP BY store_id, day, t;
{months_of_report_moved};
INSERT INTO report_vendor
    SELECT store_id, day, 1 + line % 9 AS t, 1, COUNT(*), SUM(cost_paisa), 0, 0, 0,
        SUM(net_paisa), SUM(tax_paisa), SUM(cost_paisa), 0
    FROM report_sale_line {within} GROUP BY store_id, day, t;
{months_of_report_vendor}
"""
"""What fills some stores: lines by counting, sums from the lines, months from the days."""

_LINES = """(
    SELECT s.seq AS store_id, d.seq AS n, l.seq AS line, 1 + (l.seq * 7 + d.seq) % {products} AS p,
        CAST(DATE_FORMAT(DATE_ADD('2025-01-01', INTERVAL d.seq DAY), '%Y%m%d') AS SIGNED) AS day
    FROM {stores} s JOIN seq_0_to_364 d JOIN seq_0_to_27 l)"""
_BILLS = """COUNT(DISTINCT store_seq), 0, COUNT(*), SUM(gross_paisa), SUM(discount_paisa),
    SUM(tax_paisa), 0, SUM(net_paisa), 0, SUM(cost_paisa), 0"""


class Year:
    """A running MariaDB with both databases; addresses by `url`, plain connections by `connect`."""

    def __init__(self, server: MariadbServer) -> None:
        self._server = server

    def url(self, database: str) -> str:
        """The address of one of the databases."""
        return self._server.url(database)

    def connect(self, database: str) -> "pymysql.Connection[pymysql.cursors.Cursor]":
        """A plain connection over TCP, as the server's own."""
        return pymysql.connect(
            host="127.0.0.1",
            port=self._server.port,
            user=USER,
            password=PASSWORD,
            database=database,
            charset="utf8mb4",
            ssl_disabled=True,
        )


@contextlib.contextmanager
def year_of_a_chain() -> Iterator[Year]:
    """Both databases, in a server of their own while the block lasts."""
    folder = _stores.KEPT.parent / f"reports-{STORES}-{_RECIPE}"
    is_new = not (folder / "done").exists()
    folder.mkdir(parents=True, exist_ok=True)
    server = MariadbServer(
        folder,
        (
            "--innodb-buffer-pool-size=1G",
            "--innodb-log-file-size=512M",
            f"--innodb-flush-log-at-trx-commit={0 if is_new else 1}",
            *(("--innodb-doublewrite=0",) if is_new else ()),
        ),
    )
    server.start()
    try:
        year = Year(server)
        if is_new:
            print(f"making {folder.name}: once, some minutes", file=sys.stderr, flush=True)
            _make(year)
            (folder / "done").touch()
        yield year
    finally:
        server.stop()


def _make(year: Year) -> None:
    with contextlib.closing(year.connect("mysql")) as connection, connection.cursor() as cursor:
        for name in (MANY, ONE):
            cursor.execute(f"DROP DATABASE IF EXISTS {name}")
            cursor.execute(f"CREATE DATABASE {name} CHARACTER SET utf8mb4")
    for name in (MANY, ONE):
        db = Database.open(year.url(name), rng=Random(1))
        migrate(db)
        db.close()
    with contextlib.closing(year.connect(MANY)) as connection:
        for first in range(1, STORES + 1, STORES_AT_ONCE):
            _fill(connection, first, first + STORES_AT_ONCE - 1)
            connection.commit()
            print(f"  {first + STORES_AT_ONCE - 1} stores", file=sys.stderr, flush=True)
    with contextlib.closing(year.connect(ONE)) as connection, connection.cursor() as cursor:
        for table in ("store", "store_head", "product", "stock_on_hand", *_names()):
            cursor.execute(f"INSERT INTO {table} SELECT * FROM {MANY}.{table} WHERE store_id = 1")
        connection.commit()
    for name in (MANY, ONE):
        _sum_chain(year.url(name))


def _sum_chain(url: str) -> None:
    db = Database.open(url, rng=Random(1))
    rebuild_chain(db)
    db.close()


def _names() -> list[str]:
    return [*(table.name for table in schema.PROJECTIONS), "consumer_cursor"]


def _fill(connection: "pymysql.Connection[pymysql.cursors.Cursor]", first: int, last: int) -> None:
    stores = f"seq_{first}_to_{last}"
    within = f"WHERE store_id BETWEEN {first} AND {last}"
    parts = {
        "stores": stores,
        "products": PRODUCTS,
        "within": within,
        "bills": _BILLS,
        "lines": _LINES.format(stores=stores, products=PRODUCTS),
    } | {f"months_of_{name}": _months(name, within) for name in schema.SUMMARIES}
    with connection.cursor() as cursor:
        for statement in _STATEMENTS.format(**parts).split(";"):
            cursor.execute(statement)


def _months(name: str, within: str) -> str:
    """The rows of months from those of days."""
    table = schema.SUMMARIES[name]
    keys = [key.name for key in table.primary_key if key.name not in {"store_id", "period"}]
    figures = [f"SUM({column.name})" for column in list(table.columns)[len(keys) + 2 :]]
    chosen = ", ".join(["store_id", "period - period % 100 AS month", *keys, *figures])
    by = ", ".join(["store_id", "month", *keys])
    return f"INSERT INTO {name} SELECT {chosen} FROM {name} {within} GROUP BY {by}"
