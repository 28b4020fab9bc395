"""A shop with people of each role, and a browser of its own for each of them."""

import pytest

from tests.support.central.queue import feeder_of
from tests.support.portal.browser import Browser, portal_client
from tests.support.portal.shop import fill
from tests.support.rest import give_role
from tests.support.sync_server import local_server

ROLES = ("viewer", "cashier", "manager", "admin")


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """Two stores; what happened lies in the first one."""
    with local_server(tmp_path_factory.mktemp("server"), stores=(1, 2)) as running:
        for role in ROLES:
            give_role(running, role, role)
        fill(running, days=2, bills=2)
        feeder_of(running).sweep()
        yield running


@pytest.fixture(scope="session")
def client(server):
    """An application that runs, for anybody's cookies."""
    with portal_client(server) as opened:
        yield opened


@pytest.fixture
def browser(client):
    """A browser that nobody has used."""
    client.cookies.clear()
    return Browser(client)


@pytest.fixture
def signed_in(browser):
    """The same browser with somebody signed in."""

    def as_(name):
        browser.client.cookies.clear()
        assert browser.sign_in(name, store="1").status_code == 303
        return browser

    return as_
