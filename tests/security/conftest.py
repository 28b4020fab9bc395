"""Two stores, somebody of each role in the first one, and a till: the ground of the attacks."""

import shutil

import pytest

from tests.support.central.served import served
from tests.support.http_client import HttpTill
from tests.support.rest import RestUser, give_role, rest_state
from tests.support.sync_server import local_server

TEA = {"itemDesc": "Tapal Danedar 190 g", "price_per_unit": "540.00", "ItemQuantity": 50}


@pytest.fixture(scope="session")
def empty_stores(tmp_path_factory):
    """The file of a server with stores 1 and 2, made once: migrating is slow."""
    folder = tmp_path_factory.mktemp("stores")
    with local_server(folder, stores=(1, 2)):
        pass
    return folder / "server.db"


@pytest.fixture
def server(tmp_path, empty_stores):
    """Stores 1 and 2 on SQLite."""
    shutil.copy(empty_stores, tmp_path)
    with local_server(tmp_path, stores=()) as running:
        yield running


@pytest.fixture
def state(server):
    """What the handlers work with."""
    return rest_state(server)


@pytest.fixture
def client(state):
    """A client of nobody; a fault of the server's is an answer here, not an exception."""
    with served(state, raise_server_exceptions=False) as running:
        yield running


class Users(dict[str, RestUser]):
    """Somebody of a role in store 1, made and signed in when first asked for."""

    def __init__(self, server, client):
        super().__init__()
        self._server, self._client = server, client

    def __missing__(self, role):
        give_role(self._server, role, role)
        self[role] = RestUser(self._client, role)
        return self[role]


@pytest.fixture
def users(server, client):
    """Somebody of each role in store 1."""
    return Users(server, client)


@pytest.fixture
def neighbour(server, client):
    """The manager of store 2."""
    give_role(server, "neighbour", "manager", store_id=2)
    return RestUser(client, "neighbour", store_id=2)


@pytest.fixture
def tea(users):
    """A product of store 1."""
    reply = users["manager"].post("/api/products/add", TEA)
    assert reply.status_code == 201, reply.text
    return reply.json()["product_id"]


@pytest.fixture
def till(server, client):
    """A till of store 1 with a token."""
    enrolled = HttpTill(client, server.enrol_code())
    assert enrolled.sign_in().status_code == 200
    return enrolled
