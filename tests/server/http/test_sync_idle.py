"""A till that has nothing to say costs the database a few reads, and not one write."""

import pytest
from sqlalchemy import event

from tests.support.chain_till import received
from tests.support.sync_server import local_server

READS = ("SELECT", "PRAGMA", "BEGIN", "SET", "ROLLBACK", "SHOW")


@pytest.fixture(params=["sqlite", "mariadb"])
def server(request, tmp_path):
    url = request.getfixturevalue("mariadb_url") if request.param == "mariadb" else None
    with local_server(tmp_path, url) as local:
        yield local


def test_hello_writes_nothing(server):
    till = server.enrol()
    till.append(received(10_000_001, 1_000))
    api = server.api(till)
    till.push_all(api)
    page = api.pull(feed_id=till.identity.feed_id, after=0, limit=10)
    said = []

    @event.listens_for(server.db.engine, "before_cursor_execute")
    def note(_connection, _cursor, statement, *_rest):
        said.append(statement.split()[0].upper())

    at_rest = till.hello(tip=till.tip, cursor=page.head, feed_hash=page.feed_hash)
    assert api.hello(at_rest).verdict == "ok"
    event.remove(server.db.engine, "before_cursor_execute", note)
    assert 0 < len(said) < 10
    assert set(said) <= set(READS), said
