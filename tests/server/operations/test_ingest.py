"""What the database itself refuses is found by halving, and keeps nobody else out."""

import pytest
from sqlalchemy import event as sql_event
from sqlalchemy import select
from sync_server.db import schema
from sync_server.db.continuity import quarantine
from sync_server.operations import ingest
from sync_server.operations.verifying import verify

from tests.support.chain_till import received
from tests.support.sync_server import local_server


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path) as running:
        yield running


def test_one_event_that_the_database_refuses_is_quarantined_alone(server):
    server.db.write(
        lambda tx: tx.exec_driver_sql(
            "CREATE TRIGGER refuse BEFORE INSERT ON event_log WHEN NEW.till_seq = 6 "
            "BEGIN SELECT RAISE(ABORT, 'as a broken page would'); END"
        )
    )
    till = server.enrol()
    for _ in range(9):
        till.append(received(1, 1_000))
    reply = ingest.push(
        server.db, till.batch(), till_id=till.identity.till, now_ms=server.clock.now_ms
    )
    expected = ["accepted"] * 5 + ["quarantined"] + ["accepted"] * 3
    assert [result.status for result in reply.results] == expected
    assert reply.head == till.tip
    with server.db.read() as tx:
        (kept,) = quarantine.quarantined(tx, 1)
        signatures = tx.execute(select(schema.tip_signature.c.till_seq)).scalars().all()
    assert (kept.till_seq, kept.hash) == (6, till.log[5].hash)
    assert signatures == [9]
    assert verify(server.db, 1).problems == []


def test_id_used_twice_in_one_batch_is_found_before_the_database_refuses_it(server):
    """Else a batch of such events would cost a transaction each."""
    undone = []
    sql_event.listen(server.db.engine, "rollback", undone.append)
    till = server.enrol()
    first = till.append(received(1, 1_000))
    till.append(received(1, 2_000), event_id=first.envelope.event_id)
    till.append(received(1, 3_000))
    undone.clear()
    assert till.push_all(server.api(till)) == ["accepted", "id_reuse", "accepted"]
    assert undone == []
