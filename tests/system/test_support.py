"""The helpers that start real programs do what tests rely on."""

import pymysql
import pytest
from sqlalchemy import create_engine, text

from tests.support.mariadb import PASSWORD, USER, private_mariadb
from tests.support.programs import ProgramMissingError, find_program


def test_each_test_gets_an_empty_database_in_utf8mb4_and_utc(mariadb_url):
    engine = create_engine(mariadb_url)
    with engine.begin() as connection:
        assert connection.execute(text("SHOW TABLES")).all() == []
        charset, zone = connection.execute(
            text("SELECT @@character_set_database, @@time_zone")
        ).one()
        connection.execute(text("CREATE TABLE goods (name TEXT)"))
        connection.execute(text("INSERT INTO goods VALUES ('دودھ 🥛')"))
        name = connection.execute(text("SELECT name FROM goods")).scalar_one()
    engine.dispose()
    assert (charset, zone, name) == ("utf8mb4", "+00:00", "دودھ 🥛")


def test_a_killed_server_keeps_what_was_committed():
    with private_mariadb() as server:
        name = server.new_database()
        _run(server.port, name, "CREATE TABLE kept (n INT)")
        _run(server.port, name, "INSERT INTO kept VALUES (7)")
        server.kill()
        with pytest.raises(pymysql.err.OperationalError):
            _run(server.port, name, "SELECT n FROM kept")
        server.start()
        assert _run(server.port, name, "SELECT n FROM kept") == ((7,),)


def test_a_missing_program_is_named_with_the_command_that_installs_it():
    with pytest.raises(ProgramMissingError, match="apt-get install -y some-package"):
        find_program("no-such-program-here", package="some-package")


def test_a_layout_can_be_changed_on_the_private_display(x_server):
    try:
        x_server.set_layout("pk")
        assert x_server.xdotool("getdisplaygeometry") == "1366 768"
    finally:
        x_server.set_layout("us")


def _run(port, database, statement):
    connection = pymysql.connect(
        host="127.0.0.1",
        port=port,
        user=USER,
        password=PASSWORD,
        database=database,
        autocommit=True,
    )
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall()
    finally:
        connection.close()
