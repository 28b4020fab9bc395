"""What every test may ask for."""

import os
from collections.abc import Iterator

import pytest

from tests.support.mariadb import MariadbServer, private_mariadb
from tests.support.xserver import XServer, private_x_server

# Windows of tests stay off the developer's screen; a test that wants real keys starts an X server.
os.environ["QT_QPA_PLATFORM"] = "offscreen"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--write-golden` writes the files of new event kinds; it never changes one that exists."""
    parser.addoption("--write-golden", action="store_true", help="write new golden event files")


@pytest.fixture(scope="session")
def mariadb_server() -> Iterator[MariadbServer]:
    """One MariaDB for the whole run, started by the first test that asks."""
    with private_mariadb() as server:
        yield server


@pytest.fixture
def mariadb_url(mariadb_server: MariadbServer) -> Iterator[str]:
    """The address of an empty database that only this test uses."""
    name = mariadb_server.new_database()
    yield mariadb_server.url(name)
    mariadb_server.drop_database(name)


@pytest.fixture(scope="session")
def x_server() -> Iterator[XServer]:
    """One X server for the whole run, started by the first test that asks."""
    with private_x_server() as server:
        yield server
