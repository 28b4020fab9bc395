"""Epochs are issued by the server alone, and not for ever."""

import pytest
from pos_protocol.ids import EPOCH_MAX
from pos_protocol.sync import EpochClaim, EpochRequest, Tip
from sync_server.db import tills
from sync_server.db.continuity import incidents, leases
from sync_server.db.continuity.leases import Lease
from sync_server.errors import RefusedError, ServerCode
from sync_server.operations.epochs import open_epoch, take_back

from tests.support.chain_till import received
from tests.support.sync_server import local_server


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path) as running:
        yield running


def ask(server, till, till_seq=0, old_epoch=1, lease=None, tip_hash="ab" * 32):
    request = EpochRequest(
        store=1,
        till=till.identity.till,
        old_epoch=old_epoch,
        tip=Tip(till_seq=till_seq, hash=tip_hash),
        reason="restored",
        lease=lease,
    )
    return open_epoch(server.db, request, till_id=till.identity.till, rng=server.rng, now_ms=1)


def test_epochs_end_where_movement_ids_would_collide(server):
    till = server.enrol()
    epochs = [ask(server, till, till_seq).epoch for till_seq in range(EPOCH_MAX - 1)]
    assert epochs == list(range(2, EPOCH_MAX + 1))
    with pytest.raises(RefusedError) as error:
        ask(server, till, 9_999)
    assert error.value.code == ServerCode.NO_EPOCH


def test_number_that_a_restored_server_has_forgotten_is_not_given_out_again(server):
    till = server.enrol()
    assert ask(server, till, old_epoch=3).epoch == 4
    assert ask(server, till, 1).epoch == 5


def claimed(number):
    return EpochClaim(
        epoch=number,
        server_nonce="n",
        parent_epoch=number - 1,
        parent_till_seq=4,
        parent_hash="ab" * 32,
        reason="restored",
    )


def test_numbers_saved_one_by_one_out_of_a_file_are_not_given_out_again(server):
    """Whoever saves them knows the till as it was before the first of them."""
    enrolled = server.enrol()
    with server.db.read() as tx:
        till = tills.find_till(tx, enrolled.identity.till)
    for number in (3, 2):
        server.db.write(lambda tx, number=number: take_back(tx, till, [claimed(number)], now_ms=1))
    assert ask(server, enrolled, 1).epoch == 4


@pytest.mark.parametrize("numbers", [(2, 3), (3, 2)])
def test_numbers_taken_back_in_any_order_are_not_given_out_again(server, numbers):
    enrolled = server.enrol()
    claims = [claimed(number) for number in numbers]

    def work(tx):
        till = tills.find_till(tx, enrolled.identity.till)
        return take_back(tx, till, claims, now_ms=1).epoch_max

    assert server.db.write(work) == 3
    assert ask(server, enrolled, 1).epoch == 4


def test_only_who_asks_from_the_very_same_tip_gets_the_same_epoch_again(server):
    till = server.enrol()
    assert [ask(server, till, 3).epoch for _ in range(2)] == [2, 2]
    assert ask(server, till, 3, tip_hash="cd" * 32).epoch == 3
    assert ask(server, till, 3, tip_hash="cd" * 32, old_epoch=2).epoch == 4


def test_epoch_in_which_something_was_recorded_is_nobody_elses(server):
    """Two copies may stand at the same tip: one life of a log has one epoch."""
    till = server.enrol()
    left = till.tip.hash
    given = ask(server, till, tip_hash=left)
    till.new_epoch(given.epoch, given.server_nonce)
    till.append(received(1, 1_000))
    till.push_all(server.api(till))
    assert [ask(server, till, tip_hash=left).epoch for _ in range(2)] == [3, 3]


def test_copy_that_asks_from_the_same_tip_is_told_of_though_the_epoch_is_issued_already(server):
    """The number that it presents is judged first: the epoch that both left is over for both."""
    till = server.enrol()

    def lease_of():
        with server.db.read() as tx:
            return leases.find(tx, tills.find_till(tx, till.identity.till), 1)

    def found():
        with server.db.read() as tx:
            return [(each.kind, each.epoch) for each in incidents.of_store(tx, 1)]

    given = Lease(lease=5)
    server.db.write(
        lambda tx: leases.move(
            tx, tills.find_till(tx, till.identity.till), 1, before=Lease(), after=given
        )
    )
    assert ask(server, till, lease=5).epoch == 2
    # Nobody asks for an epoch who was not put back or copied: that is all that is known of it.
    assert (lease_of(), found()) == (given, [("rolled_back", 1)])
    assert ask(server, till, lease=3).epoch == 2
    assert lease_of().is_over
    assert set(found()) == {("rolled_back", 1), ("copied", 1)}


def test_a_revoked_till_gets_none(server):
    till = server.enrol()
    server.db.write(lambda tx: tills.revoke_till(tx, till.identity.till, 1))
    with pytest.raises(RefusedError) as error:
        ask(server, till)
    assert error.value.code == ServerCode.REVOKED


def test_what_comes_behind_the_end_of_an_epoch_is_a_branch_even_without_a_hello(server):
    """Two copies of a disk: one went on in a new epoch, the other sells on in the old one."""
    till = server.enrol()
    api = server.api(till)
    till.append(received(10_000_001, 5_000))
    till.push_all(api)
    copy = till.recorded(received(10_000_001, 1_000))
    tip, old_log = till.tip, list(till.log)
    request = EpochRequest(
        store=1, till=till.identity.till, old_epoch=1, tip=tip, reason="restored"
    )
    opened = api.open_epoch(request)
    till.new_epoch(opened.epoch, opened.server_nonce)
    till.append(received(10_000_001, 2_000))
    assert till.push_all(api) == ["accepted"]
    till.new_epoch(1, till.identity.server_nonce)
    till.log = [*old_log, copy]
    [result] = api.push(till.batch(2)).results
    assert (result.status, result.verdict) == ("fork", "forked")
