"""The four ways in which a till meets a server: in process and over HTTP, on SQLite and MariaDB."""

from contextlib import ExitStack

import pytest

from tests.support.shops.link import Link, served, unserved

WAYS = ("in process, sqlite", "in process, mariadb", "http, sqlite", "http, mariadb")


@pytest.fixture(scope="session")
def centrals(request, tmp_path_factory):
    """Servers that stay up for all tests, each started when it is first asked for."""
    opened = {}
    with ExitStack() as stack:

        def central(way):
            if way not in opened:
                url = None
                if way.endswith("mariadb"):
                    mariadb = request.getfixturevalue("mariadb_server")
                    url = mariadb.url(mariadb.new_database())
                is_http = way.startswith("http")
                folder = tmp_path_factory.mktemp("server")
                opening = served(url) if is_http else unserved(folder, url)
                opened[way] = stack.enter_context(opening)
            return opened[way]

        yield central


def _link(centrals, way, folder):
    link = Link(centrals(way), folder)
    yield link
    link.close()


@pytest.fixture(params=WAYS)
def link(request, centrals, tmp_path):
    """A new store, met in each of the four ways."""
    yield from _link(centrals, request.param, tmp_path)


@pytest.fixture(params=[WAYS[0], WAYS[3]])
def two_links(request, centrals, tmp_path):
    """A new store, met in the two ways that have nothing in common: for tables of faults."""
    yield from _link(centrals, request.param, tmp_path)


@pytest.fixture(params=WAYS[:2])
def near_link(request, centrals, tmp_path):
    """A new store in this process on each engine: for what the server's database is asked."""
    yield from _link(centrals, request.param, tmp_path)


@pytest.fixture
def http_link(centrals, tmp_path):
    """A new store, met over HTTP: for faults of the bytes."""
    yield from _link(centrals, "http, sqlite", tmp_path)


@pytest.fixture
def quick_link(centrals, tmp_path):
    """A new store in process on SQLite: for what does not depend on the way."""
    yield from _link(centrals, "in process, sqlite", tmp_path)
