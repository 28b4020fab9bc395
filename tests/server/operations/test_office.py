"""The office writes all that it was asked to, or nothing."""

import pytest
from pos_protocol.errors import ErrorCode
from pos_protocol.hlc import ZERO
from sync_server.errors import RefusedError
from sync_server.operations.office import Draft, record
from sync_server.operations.verifying import verify

from pos_protocol import events
from tests.support.chain_till import received
from tests.support.sync_server import local_server

GOOD = events.ProductAdded(product_id=1, name_en="Milk", price=100)


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path) as running:
        yield running


def write(server, *drafted, store_id=1):
    return record(
        server.db,
        store_id,
        lambda _tx: ([Draft(event) for event in drafted], ZERO),
        actor="test",
        rng=server.rng,
        now_ms=server.clock.now_ms,
    )


def test_what_the_office_writes_stands_in_the_feed_in_one_chain(server):
    first = write(server, GOOD, received(1, 1_000))
    second = write(server, events.ProductRemoved(product_id=1, base=1))
    assert [result.store_seq for result in first + second] == [1, 2, 3]
    assert write(server) == []
    assert verify(server.db, 1).problems == []


def test_one_broken_rule_leaves_nothing_of_all(server):
    with pytest.raises(RefusedError) as error:
        write(server, GOOD, events.ProductAdded(product_id=2, name_en="", price=1))
    assert error.value.code == ErrorCode.RULE_BROKEN
    assert verify(server.db, 1).events == 0


def test_a_store_that_is_not_there_has_no_office(server):
    with pytest.raises(RefusedError):
        write(server, GOOD, store_id=5)
