"""A Core statement compiled once runs as it was spelled, constants and all."""

import sqlite3

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, Text, bindparam, insert, select

from pos_app.db.statement import Statement

goods = Table("goods", MetaData(), Column("n", Integer), Column("word", Text))


@pytest.fixture
def tx():
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("CREATE TABLE goods (n INTEGER, word TEXT)")
    yield connection
    connection.close()


def test_constants_and_parameters_meet(tx):
    put = Statement(insert(goods).values(n=bindparam("n"), word="tea"))
    put.run(tx, {"n": 1})
    put.many(tx, [{"n": 2}, {"n": 3}])
    put.many(tx, iter(()))
    find = Statement(select(goods.c.n).where(goods.c.word == "tea", goods.c.n > bindparam("low")))
    assert find.all(tx, low=1) == [(2,), (3,)]
    assert find.one(tx, low=2) == (3,)
    assert find.one(tx, low=9) is None
    assert find.sql is find.sql


def test_plain_text_is_taken_as_it_is(tx):
    assert Statement("SELECT :a + 1").one(tx, a=41) == (42,)
