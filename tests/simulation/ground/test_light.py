"""The light engine runs the server's statements as SQLAlchemy itself does."""

import pytest
import sqlalchemy
from sqlalchemy import bindparam, insert, select
from sqlalchemy.exc import DBAPIError
from sync_server.db import schema

from tests.simulation import central
from tests.simulation.ground.connection import PooledConnection
from tests.simulation.ground.images import engine_on
from tests.simulation.ground.light import LightEngine
from tests.simulation.plan import Plan
from tests.simulation.run import play

SEED = 3
COLUMN = schema.server_key.c
KEY = {"key_id": "a", "public_key": b"\x00", "sealed_private_key": b"\xff", "created_ms": 1}


def test_same_seed_gives_the_same_trace_through_sqlalchemy(monkeypatch):
    light = play(Plan(seed=SEED, days=1))
    assert light.ok, light.problem
    monkeypatch.setattr(central, "LightEngine", engine_on)
    # SQLAlchemy's own connection does not tell what it writes.
    monkeypatch.setattr(central.CentralServer, "added_to", lambda _server: central.HISTORY)
    heavy = play(Plan(seed=SEED, days=1))
    assert heavy.ok, heavy.problem
    assert heavy.trace == light.trace


@pytest.mark.parametrize("make", [LightEngine, engine_on])
def test_statements_give_the_same_rows_and_refuse_the_same(make):
    connection = PooledConnection.from_image()
    schema.server_key.create(sqlalchemy.create_engine("sqlite://", creator=lambda: connection))
    of_name = select(COLUMN.key_id, COLUMN.public_key).where(COLUMN.key_id == bindparam("name"))
    among = select(COLUMN.key_id).where(COLUMN.key_id.in_(bindparam("names", expanding=True)))
    engine = make(connection)
    with engine.connect() as raw:
        tx = raw.execution_options(kiryana_write=True)
        with tx.begin():
            tx.execute(insert(schema.server_key).values(**KEY))
            tx.execute(insert(schema.server_key), [KEY | {"key_id": "b"}, KEY | {"key_id": "c"}])
            found = tx.execute(of_name, {"name": "b"}).one()
            assert (found.key_id, found.public_key) == ("b", b"\x00")
            for names in (["a", "c", "z"], []):
                got = tx.execute(among, {"names": names}).scalars()
                assert set(got) == set(names) - {"z"}
            assert tx.execute(of_name, {"name": "z"}).one_or_none() is None
            last = select(COLUMN.key_id).order_by(COLUMN.key_id.desc()).limit(1)
            assert tx.execute(last).scalar_one() == "c"
            written_out = tx.exec_driver_sql("SELECT min(key_id) AS first_id FROM server_key")
            assert written_out.one().first_id == "a"
    with engine.connect() as raw:
        with pytest.raises(DBAPIError) as refused, raw.begin():
            raw.execute(insert(schema.server_key).values(**KEY))
        assert "UNIQUE" in str(refused.value.orig)
    engine.dispose()
    connection.shut()
