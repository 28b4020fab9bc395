"""Epochs are issued by the server alone, and not for ever."""

import pytest
from pos_protocol.ids import EPOCH_MAX
from pos_protocol.sync import EpochRequest, Tip
from sync_server.db import tills
from sync_server.errors import RefusedError, ServerCode
from sync_server.operations.epochs import open_epoch

from tests.support.sync_server import local_server


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path) as running:
        yield running


def ask(server, till, till_seq=0):
    request = EpochRequest(
        store=1,
        till=till.identity.till,
        old_epoch=1,
        tip=Tip(till_seq=till_seq, hash="ab" * 32),
        reason="restored",
    )
    return open_epoch(server.db, request, till_id=till.identity.till, rng=server.rng, now_ms=1)


def test_epochs_end_where_movement_ids_would_collide(server):
    till = server.enrol()
    epochs = [ask(server, till, till_seq).epoch for till_seq in range(EPOCH_MAX - 1)]
    assert epochs == list(range(2, EPOCH_MAX + 1))
    with pytest.raises(RefusedError) as error:
        ask(server, till, 9_999)
    assert error.value.code == ServerCode.NO_EPOCH


def test_a_revoked_till_gets_none(server):
    till = server.enrol()
    server.db.write(lambda tx: tills.revoke_till(tx, till.identity.till, 1))
    with pytest.raises(RefusedError) as error:
        ask(server, till)
    assert error.value.code == ServerCode.REVOKED
