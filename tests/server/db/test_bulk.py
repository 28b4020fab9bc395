"""Many rows by few statements are the rows that single ones would make."""

from random import Random

import pytest
from sqlalchemy import insert, select
from sync_server.db import schema
from sync_server.db.bulk import UPDATE_ROWS_MAX, insert_rows, update_rows
from sync_server.db.database import Database

COUNT = 2 * UPDATE_ROWS_MAX + 1


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
        (1, key, f"100% 'Olper\\' \"چینی\" %s {key}", b"\x00'\xff%s") for key in range(1, COUNT)
    ]
    db.write(lambda tx: insert_rows(tx, schema.vendor, rows))
    db.write(lambda tx: insert_rows(tx, schema.vendor, []))
    assert rows_of(db, 1) == rows


def test_an_update_of_many_touches_the_named_rows_of_its_store_only(db):
    for store_id in (1, 2):
        rows = [(store_id, key, "old", b"old") for key in range(1, COUNT + 5)]
        db.write(lambda tx, rows=rows: insert_rows(tx, schema.vendor, rows))
    changed = {key: (f"new {key}", bytes([key % 256])) for key in range(1, COUNT)}
    db.write(
        lambda tx: update_rows(
            tx, schema.vendor, store_id=1, rows=changed, columns=("name", "stamps")
        )
    )
    assert rows_of(db, 1) == [
        (1, key, *changed.get(key, ("old", b"old"))) for key in range(1, COUNT + 5)
    ]
    assert {row[2] for row in rows_of(db, 2)} == {"old"}
