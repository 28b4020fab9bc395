"""The REST API in this process: on SQLite, on MariaDB, and with somebody of each role."""

import pytest

from tests.support.central.served import served
from tests.support.rest import RestUser, give_role, rest_state
from tests.support.sync_server import local_server

ROLES = ("viewer", "cashier", "manager", "admin")


def opened(url, folder):
    """A server of two stores with somebody of each role in the first one, and its client."""
    with local_server(folder, url, stores=(1, 2)) as server:
        for role in ROLES:
            give_role(server, role, role)
        with served(rest_state(server)) as client:
            yield server, client


@pytest.fixture
def running(tmp_path):
    """On SQLite."""
    yield from opened(None, tmp_path)


@pytest.fixture(params=["sqlite", "mariadb"])
def running_on_each(request, tmp_path):
    """On each engine."""
    url = request.getfixturevalue("mariadb_url") if request.param == "mariadb" else None
    yield from opened(url, tmp_path)


@pytest.fixture
def server(running):
    """The server behind the client."""
    return running[0]


@pytest.fixture
def client(running):
    """A client of nobody."""
    return running[1]


@pytest.fixture
def manager(client):
    """Somebody who may do everything in store 1."""
    return RestUser(client, "manager")
