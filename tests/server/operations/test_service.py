"""In process the service is what a till calls a server."""

from pos_protocol.sync import SyncApi
from sync_server.operations.service import Principal, SyncService

from tests.support.chain_till import received
from tests.support.sync_server import local_server


def test_the_service_does_what_the_protocol_asks_of_a_server(tmp_path):
    with local_server(tmp_path) as server:
        till = server.enrol()
        principal = Principal(store_id=1, till_id=till.identity.till)
        api: SyncApi = SyncService(server.db, server.clock, rng=server.rng, principal=principal)
        assert api.hello(till.hello()).verdict == "ok"
        till.append(received(1, 1_000))
        assert api.push(till.batch()).head == till.tip
        page = api.pull(feed_id=till.identity.feed_id, after=0, limit=10, wait_s=25)
        assert page.head == 1
        nothing = api.pull(feed_id=till.identity.feed_id, after=1, limit=10, wait_s=25)
        assert nothing.entries == []
