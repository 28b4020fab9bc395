"""A store begins with an empty feed and its office."""

import pytest
from pos_protocol.chain import FEED_START, office_till
from sync_server.db import stores, tills
from sync_server.errors import RefusedError, ServerCode
from sync_server.operations.store_keeping import known_tills, new_feed, revoke

from tests.support.sync_server import local_server


def test_a_store_begins_with_an_empty_feed_and_its_office(tmp_path):
    with local_server(tmp_path, stores=(1, 7)) as server:
        with server.db.read() as tx:
            store = stores.find_store(tx, 7)
            office = tills.find_till(tx, office_till(7))
            assert stores.store_ids(tx) == [1, 7]
            assert stores.heads(tx, [7, 99]) == {7: 0}
            assert stores.find_store(tx, 99) is None
        assert (store.seq, store.feed_hash, store.currency) == (0, FEED_START, "PKR")
        assert (office.till_no, office.public_key) == (0, b"")
        with pytest.raises(RefusedError) as error:
            server.add_store(7)
        assert error.value.code == ServerCode.STORE_EXISTS


def test_a_feed_gets_a_new_name_and_keeps_its_history(tmp_path):
    with local_server(tmp_path) as server:
        with server.db.read() as tx:
            before = stores.feed_head(tx, 1)
        feed_id = new_feed(server.db, store_id=1, rng=server.rng, now_ms=1)
        with server.db.read() as tx:
            after = stores.feed_head(tx, 1)
        assert after.feed_id == feed_id != before.feed_id
        assert (after.seq, after.feed_hash) == (before.seq, before.feed_hash)
        with pytest.raises(RefusedError):
            new_feed(server.db, store_id=9, rng=server.rng, now_ms=1)


def test_a_till_is_blocked_once_and_the_office_never(tmp_path):
    with local_server(tmp_path) as server:
        server.enrol()
        assert revoke(server.db, store_id=1, till_no=1, now_ms=1)
        assert not revoke(server.db, store_id=1, till_no=1, now_ms=2)
        office, till = known_tills(server.db, 1)
        assert (office.till.till_no, office.till.is_revoked) == (0, False)
        assert (till.till.is_revoked, till.till.machine, till.events) == (True, "test", 0)
        for store_id, till_no in ((1, 0), (1, 2), (9, 1)):
            with pytest.raises(RefusedError) as error:
                revoke(server.db, store_id=store_id, till_no=till_no, now_ms=1)
            assert error.value.code == ServerCode.NOT_FOUND
