"""A statement is its text; every one of the till's fits the tables of a new file."""

import importlib
import pkgutil
import re
import sqlite3
import subprocess
import sys

import pytest

import pos_app.db
from pos_app.db import sql
from pos_app.db.migrations import making
from pos_app.db.statement import Statement

STATEMENTS = {
    f"{module.name}.{name}": value
    for module in pkgutil.walk_packages(pos_app.db.__path__, "pos_app.db.")
    for name, value in vars(importlib.import_module(module.name)).items()
    if isinstance(value, Statement)
}


@pytest.fixture(scope="module")
def new_file():
    connection = sqlite3.connect(":memory:", isolation_level=None)
    making.make(connection)
    yield connection
    connection.close()


@pytest.fixture
def tx():
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("CREATE TABLE goods (n INTEGER PRIMARY KEY, stock INTEGER, at INTEGER)")
    yield connection
    connection.close()


def test_the_statements_of_all_modules_are_found():
    assert len(STATEMENTS) > 80


@pytest.mark.parametrize("statement", STATEMENTS.values(), ids=list(STATEMENTS))
def test_each_statement_names_what_a_new_file_has(statement, new_file):
    named = dict.fromkeys(re.findall(r":([a-z_]\w*)", statement.sql))
    assert list(new_file.execute(f"EXPLAIN {statement.sql}", named))


def test_a_row_is_added_or_changed(tx):
    put = Statement(sql.upsert("goods", ["n"], {"stock": sql.ADD, "at": sql.REPLACE}))
    put.many(tx, [{"n": 1, "stock": 5, "at": 10}, {"n": 1, "stock": 2, "at": 9}])
    put.many(tx, iter(()))
    find = Statement("SELECT stock, at FROM goods WHERE n = :n")
    assert find.one(tx, n=1) == (7, 9)
    assert find.one(tx, n=2) is None
    assert find.all(tx, n=1) == [(7, 9)]


def test_only_a_newer_row_replaces(tx):
    put = Statement(
        sql.upsert("goods", ["n"], {"stock": sql.REPLACE, "at": sql.REPLACE}, newest_by="at")
    )
    put.many(tx, [{"n": 1, "stock": 5, "at": 10}, {"n": 1, "stock": 2, "at": 9}])
    assert Statement("SELECT stock FROM goods").all(tx) == [(5,)]


def test_opening_a_till_does_not_load_sqlalchemy():
    probe = "import sys, pos_app.operations.opening as _; print('sqlalchemy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
