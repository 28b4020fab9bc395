"""A store begins with an empty feed and its office."""

import pytest
from pos_protocol.chain import FEED_START, office_till
from sync_server.db import stores, tills
from sync_server.errors import RefusedError, ServerCode

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
