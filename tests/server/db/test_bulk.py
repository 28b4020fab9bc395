"""Many rows by few statements are the rows that single ones would make."""

from random import Random

import pytest
from msgspec import ValidationError
from sqlalchemy import String, func, insert, null, select
from sync_server.db import schema
from sync_server.db.bulk import (
    FIGURE_ROWS_MAX,
    insert_figures,
    insert_rows,
    put_figures,
    read_arrays,
    rows_of_arrays,
)
from sync_server.db.database import Database

COUNT = FIGURE_ROWS_MAX + 2
SIGNS = bytes(range(128))
PLAIN = SIGNS.translate(None, b"'\\")
"""All of ASCII that means nothing to SQL inside of quotes."""


@pytest.fixture(params=["sqlite", "mariadb"])
def db(request, tmp_path):
    url = f"sqlite:///{tmp_path / 'server.db'}"
    if request.param == "mariadb":
        url = request.getfixturevalue("mariadb_url")
    database = Database.open(url, rng=Random(1))
    database.write(schema.metadata.create_all)
    for store_id in (1, 2):
        row = {"store_id": store_id, "name": "x", "currency": "PKR", "created_ms": 0}
        database.write(lambda tx, row=row: tx.execute(insert(schema.store).values(row)))
    yield database
    database.close()


def rows_of(db, store_id):
    with db.read() as tx:
        rows = tx.execute(
            select(schema.vendor)
            .where(schema.vendor.c.store_id == store_id)
            .order_by(schema.vendor.c.vendor_id)
        )
        return [tuple(row) for row in rows]


def test_rows_go_in_whatever_is_in_them(db):
    rows = [
        (1, key, f"100% 'Olper\\' \"چینی\" %s {key}", blob)
        for key, blob in enumerate(
            (
                b"\x00'\xff%s",
                b'{"price": "100% %s %(a)s"}',
                b"it's",
                b"\\' OR 1 --",
                b"tab\t",
                b"",
                SIGNS,
                PLAIN,
            ),
            1,
        )
    ]
    db.write(lambda tx: insert_rows(tx, schema.vendor, rows))
    db.write(lambda tx: insert_rows(tx, schema.vendor, []))
    assert rows_of(db, 1) == rows


def test_rows_come_as_one_text_each(db):
    rows = [(1, 2**62, 'a,b"c', b""), (1, -(2**62), "چینی", b"")]
    db.write(lambda tx: insert_rows(tx, schema.vendor, rows))
    with db.read() as tx:
        vendor = schema.vendor.c
        found = tx.execute(
            select(func.json_array(vendor.vendor_id, vendor.name, null(), type_=String))
        )
        read = rows_of_arrays(found.scalars().all())
    assert sorted(read) == sorted((row[1], row[2], None) for row in rows)
    assert rows_of_arrays([]) == []


def levels_of(db, store_id):
    with db.read() as tx:
        column = schema.stock_on_hand.c
        rows = tx.execute(
            select(schema.stock_on_hand)
            .where(column.store_id == store_id)
            .order_by(column.product_id)
        )
        return [tuple(row) for row in rows]


def test_figures_are_put_over_those_of_the_same_key_in_their_store_only(db):
    old = [(key, -key, 1, None) for key in range(1, COUNT + 5)]
    changed = [(key, key * 10**12, -key, 7) for key in range(1, COUNT)]
    new = (COUNT + 5, 0, 1, None)

    def work(tx):
        for store_id in (1, 2):
            names, rest = ("", "", "", "piece"), (0, None, None, None, 0, "live", b"{}", 0, "", "")
            products = [(store_id, row[0], *names, *rest) for row in [*old, new]]
            insert_rows(tx, schema.product, products)
            insert_figures(tx, schema.stock_on_hand, [(store_id, *row) for row in old])
        insert_figures(tx, schema.stock_on_hand, [])
        put_figures(tx, schema.stock_on_hand, [(1, *row) for row in [*changed, new]])
        put_figures(tx, schema.stock_on_hand, [])

    db.write(work)
    assert levels_of(db, 1) == [(1, *row) for row in [*changed, *old[COUNT - 1 :], new]]
    assert levels_of(db, 2) == [(2, *row) for row in old]
    with db.read() as tx:
        assert read_arrays(tx, "SELECT json_array(count(*), 1) FROM stock_on_hand") == [
            (2 * len(old) + 1, 1)
        ]


def test_words_go_in_with_figures_and_are_not_taken_for_sql(db):
    rows = [("None", "null", -1), ("NULL", "x1_", 2**62)]
    db.write(lambda tx: insert_figures(tx, schema.app_user, rows))
    with db.read() as tx:
        assert sorted(tuple(row) for row in tx.execute(select(schema.app_user))) == sorted(rows)


@pytest.mark.parametrize(
    "value", ["a b", "a'b", 'a"b', "],[", "", "é", "1a", 1.5, b"x", True, "NULL)--"]
)
def test_what_is_no_figure_never_reaches_a_statement(mariadb_url, value):
    db = Database.open(mariadb_url, rng=Random(1))
    db.write(schema.metadata.create_all)
    with pytest.raises(ValidationError):
        db.write(lambda tx: insert_figures(tx, schema.stock_on_hand, [(1, 1, value, 1, None)]))
    with pytest.raises(ValidationError):
        db.write(lambda tx: put_figures(tx, schema.stock_on_hand, [(1, 1, 1, value, None)]))
    db.close()
