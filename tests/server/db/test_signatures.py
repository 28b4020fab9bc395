"""Signatures of tills are kept beside the place that they cover, and given with the till's key."""

from sqlalchemy import update
from sync_server.db import schema, signatures

from tests.support.chain_till import received
from tests.support.sync_server import local_server


def test_signature_of_a_batch_comes_with_the_key_that_checks_it(tmp_path):
    with local_server(tmp_path, stores=(1, 2)) as server:
        till = server.enrol()
        till.append(received(10_000_001, 1_000))
        tip = till.append(received(10_000_001, 2_000))
        till.push_all(server.api(till))
        with server.db.read() as tx:
            [found] = signatures.all_signatures(tx, 1)
            assert list(signatures.all_signatures(tx, 2)) == []
        assert (found.till_id, found.epoch, found.till_seq) == (till.identity.till, 1, 2)
        assert (found.hash, found.key_id) == (tip.hash, till.identity.key_id)
        assert found.public_key == till.key.public_key().public_bytes_raw()


def test_signature_of_a_key_that_was_replaced_is_left_out(tmp_path):
    with local_server(tmp_path) as server:
        till = server.enrol()
        till.append(received(10_000_001, 1_000))
        till.push_all(server.api(till))
        renamed = update(schema.till).values(key_id="another")
        server.db.write(lambda tx: tx.execute(renamed))
        with server.db.read() as tx:
            assert list(signatures.all_signatures(tx, 1)) == []
