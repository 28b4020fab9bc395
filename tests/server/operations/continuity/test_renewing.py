"""A read model of an older program is folded anew, and one that was cut short is done again."""

import pytest
from sqlalchemy import text, update
from sync_server.db import bootstrap_schema, schema, stores
from sync_server.operations.continuity import renewing
from sync_server.operations.continuity.renewing import renew_outdated
from sync_server.operations.verifying import verify

from tests.support.chain_till import received
from tests.support.sync_server import local_server


def test_only_outdated_stores_are_renewed_and_a_renewal_cut_short_is_repeated(
    tmp_path, monkeypatch
):
    with local_server(tmp_path, stores=(1, 2)) as server:
        till = server.enrol()
        till.append(received(10_000_001, 1_500))
        till.push_all(server.api(till))
        snapshot = server.api(till).snapshot(at_least=1)
        assert snapshot.store_seq == 1
        column = schema.store_head.c

        def make_outdated(tx):
            tx.execute(update(schema.store_head).where(column.store_id == 1).values(read_model=0))
            tx.execute(text("DELETE FROM stock_on_hand"))

        server.db.write(make_outdated)
        assert verify(server.db, 1).problems

        def cut_short(*_given):
            raise ConnectionError

        monkeypatch.setattr(renewing, "rebuild_reports", cut_short)
        with pytest.raises(ConnectionError):
            renew_outdated(server.db)
        with server.db.read() as tx:
            assert stores.outdated(tx) == [1]
        monkeypatch.undo()
        told = []
        renew_outdated(server.db, lambda store, count: told.append((store, count)))
        renew_outdated(server.db, lambda store, count: told.append((store, count)))
        assert told == [(1, 1)]
        assert verify(server.db, 1).problems == []
        with server.db.read() as tx:
            assert not tx.execute(bootstrap_schema.store_snapshot.select()).all(), "of old form"
