"""A nonce is free once in each store, and until it is old."""

from sync_server.db import used_nonces

from tests.support.sync_server import local_server


def test_a_used_nonce_is_free_in_another_store(tmp_path):
    with local_server(tmp_path, stores=(1, 2)) as server:

        def use(store_id, by):
            return server.db.write(
                lambda tx: used_nonces.use(
                    tx, store_id, bytes(32), used_by=bytes([by]) * 12, expires_ms=9, now_ms=1
                )
            )

        assert [use(1, 1), use(1, 2), use(2, 2)] == [True, False, True]
