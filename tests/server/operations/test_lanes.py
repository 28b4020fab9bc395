"""A place in the chain is found by the parent's hash; the number must follow it."""

import pytest
from msgspec import structs
from pos_protocol.errors import ErrorCode, ProtocolError
from pos_protocol.events import EpochOpened
from pos_protocol.sync import EpochRequest
from sync_server.db import tills
from sync_server.operations.checking import Offered
from sync_server.operations.lanes import Lanes

from tests.support.chain_till import received, sold
from tests.support.sync_server import local_server


@pytest.fixture
def lanes(tmp_path):
    """The lanes of a till that pushed two events, and that till."""
    with local_server(tmp_path) as server:
        till = server.enrol()
        till.append(received(1, 1_000))
        till.append(received(1, 1_000))
        till.push_all(server.api(till))
        with server.db.read() as tx:
            known = tills.find_till(tx, till.identity.till)
            yield Lanes(tx, known, epoch=1, genesis=till.start), till


def offered(till, till_seq, prev, name):
    event_id = till.log[0].envelope.event_id
    return Offered(event_id=event_id, till_seq=till_seq, prev=prev, hash=name * 32, body=b"")


def test_the_lane_is_the_parents(lanes):
    places, till = lanes
    assert places.extend(offered(till, 3, till.log[1].hash, b"3")) == (0, False)
    assert places.main_head.till_seq == 3
    assert places.extend(offered(till, 2, till.log[0].hash, b"a")) == (1, True)
    assert places.extend(offered(till, 3, b"a" * 32, b"b")) == (1, False)
    assert places.extend(offered(till, 1, till.start, b"c")) == (2, True)
    assert places.extend(offered(till, 9, b"?" * 32, b"d")) is None
    assert places.main_head.till_seq == 3


def test_what_lies_in_quarantine_is_a_parent_also_of_a_branch(tmp_path):
    """A copy goes on from an event that the server cannot use, behind which the till went on."""
    with local_server(tmp_path) as server:
        till = server.enrol()
        refused = till.append(structs.replace(sold((1, 1_000)), total=1))
        till.append(received(1, 1_000))
        till.push_all(server.api(till))
        with server.db.read() as tx:
            known = tills.find_till(tx, till.identity.till)
            places = Lanes(tx, known, epoch=1, genesis=till.start)
            assert places.extend(offered(till, 2, refused.hash, b"a")) == (1, True)


def test_first_event_of_an_epoch_that_was_left_before_it_begins_a_branch(tmp_path):
    """A till went on elsewhere before it had written anything here: a copy of it did write."""
    with local_server(tmp_path) as server:
        till = server.enrol()
        start, parent = till.start, till.tip
        asked = EpochRequest(
            store=1, till=till.identity.till, old_epoch=1, tip=parent, reason="set back"
        )
        reply = server.api(till).open_epoch(asked)
        copied = till.recorded(received(1, 1_000))
        till.new_epoch(reply.epoch, reply.server_nonce)
        till.append(
            EpochOpened(
                parent_epoch=1, parent_till_seq=0, parent_hash=parent.hash, reason="set back"
            )
        )
        till.push_all(server.api(till))
        with server.db.read() as tx:
            known = tills.find_till(tx, till.identity.till)
            places = Lanes(tx, known, epoch=1, genesis=start)
            first = Offered(
                event_id=copied.envelope.event_id,
                till_seq=1,
                prev=start,
                hash=copied.hash,
                body=b"",
            )
            assert places.extend(first) == (1, True)


@pytest.mark.parametrize("till_seq", [2, 3, 99])
def test_nothing_but_the_first_follows_the_genesis(lanes, till_seq):
    places, till = lanes
    with pytest.raises(ProtocolError) as error:
        places.extend(offered(till, till_seq, till.start, b"3"))
    assert error.value.code == ErrorCode.CHAIN_BROKEN


@pytest.mark.parametrize("till_seq", [1, 2, 4, 99])
def test_a_number_that_does_not_follow_its_parent_is_refused(lanes, till_seq):
    places, till = lanes
    with pytest.raises(ProtocolError) as error:
        places.extend(offered(till, till_seq, till.log[1].hash, b"3"))
    assert error.value.code == ErrorCode.CHAIN_BROKEN
