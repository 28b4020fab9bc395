"""A till's own lines are those of its event's ancestors, whatever else bears its name."""

from copy import copy

import pytest
from msgspec import structs
from pos_protocol.events import EpochOpened
from pos_protocol.sync import EpochRequest
from sqlalchemy import delete, update
from sync_server.db import schema
from sync_server.db.projections import cases
from sync_server.operations.rebuilding import rebuild
from sync_server.operations.verifying import verify

from tests.support.chain_till import received, sold
from tests.support.sync_server import local_server

PRODUCT = 10_000_001


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path) as running:
        yield running


@pytest.fixture
def till(server):
    """A till with three events of its own at the server, and nothing pulled."""
    till = server.enrol()
    till.append(received(PRODUCT, 10_000))
    for _ in range(2):
        till.append(sold((PRODUCT, 1_000)))
    server.api(till).push(till.batch())
    return till


def open_epoch(server, till):
    """Go on in a new epoch from where the till stands now."""
    parent, epoch = till.tip, till.epoch
    reply = server.api(till).open_epoch(
        EpochRequest(
            store=1, till=till.identity.till, old_epoch=till.epoch, tip=parent, reason="set back"
        )
    )
    till.new_epoch(reply.epoch, reply.server_nonce)
    till.append(
        EpochOpened(
            parent_epoch=epoch,
            parent_till_seq=parent.till_seq,
            parent_hash=parent.hash,
            reason="set back",
        )
    )


def forget_epoch(server, epoch):
    """Lose an epoch that was just issued, as a restore of the server may."""

    def work(tx):
        tx.execute(delete(schema.till_epoch).where(schema.till_epoch.c.epoch == epoch))
        tx.execute(update(schema.till).values(epoch_max=epoch - 1))

    server.db.write(work)


def push(server, till, first=1, **more):
    request = structs.replace(till.batch(first), **more)
    return [(one.status, one.verdict) for one in server.api(till).push(request).results]


def test_a_new_epoch_goes_on_counting_what_its_parent_recorded(server, till):
    open_epoch(server, till)
    till.append(sold((PRODUCT, 1_000)))
    assert push(server, till, 1) == [("accepted", "match")] * 2
    assert verify(server.db, 1).problems == []


def test_a_tail_that_the_disk_lost_is_somebody_elses(server, till):
    till.log = till.log[:2]
    open_epoch(server, till)
    till.append(sold((PRODUCT, 1_000)))
    assert push(server, till) == [("accepted", "match"), ("accepted", "concurrent")]
    till.append(sold((PRODUCT, 1_000), pending=7_000))
    assert push(server, till, 3) == [("held", "unexplained")]
    assert verify(server.db, 1).problems == []


def test_a_branch_counts_for_the_epoch_that_grew_from_it(server, till):
    main = till.log
    till.log = main[:2]
    till.append(sold((PRODUCT, 500)))
    assert push(server, till, 3) == [("fork", "forked")]
    branch = till.log
    # The other copy of the disk goes on where it was.
    till.log = main
    till.append(sold((PRODUCT, 1_000)))
    assert push(server, till, 4) == [("accepted", "concurrent")]
    till.log = branch
    open_epoch(server, till)
    till.append(sold((PRODUCT, 1_000)))
    assert push(server, till) == [("accepted", "match"), ("accepted", "concurrent")]
    assert verify(server.db, 1).problems == []


def test_a_branch_that_began_an_epoch_follows_what_it_says_itself(server, till):
    """A restored server issued the epoch to two copies of the disk, each from its own place."""
    other = copy(till)
    other.log = till.log[:2]
    open_epoch(server, till)
    forget_epoch(server, till.epoch)
    open_epoch(server, other)
    assert till.epoch == other.epoch
    assert push(server, other) == [("accepted", "match")]
    assert push(server, till, is_orphan=True) == [("fork", "forked")]
    open_epoch(server, till)
    till.append(sold((PRODUCT, 1_000)))
    assert push(server, till) == [("accepted", "match")] * 2
    till.append(sold((PRODUCT, 1_000), pending=7_500))
    assert push(server, till, 3) == [("held", "unexplained")]
    assert verify(server.db, 1).problems == []


def test_two_set_backs_make_one_ancestry(server, till):
    for _ in range(2):
        open_epoch(server, till)
        till.append(sold((PRODUCT, 500)))
        assert push(server, till) == [("accepted", "match"), ("accepted", "match")]


def test_a_parent_that_is_nowhere_leaves_the_claim_open(server, till):
    # What the till sold last was never handed up, and is not on this disk's next life either.
    till.append(sold((PRODUCT, 1_000)))
    open_epoch(server, till)
    till.append(sold((PRODUCT, 1_000)))
    assert push(server, till) == [("accepted", "match"), ("accepted", "unverifiable")]


def test_a_parent_that_comes_later_changes_nothing_of_what_was_judged_without_it(server, till):
    """Made anew, the record is the one that it was step by step."""
    till.append(sold((PRODUCT + 1, 1_000)))
    late = till.batch(4)
    open_epoch(server, till)
    till.append(sold((PRODUCT, 1_000)))
    assert push(server, till) == [("accepted", "match"), ("accepted", "unverifiable")]
    [answer] = server.api(till).push(late).results
    assert answer.status == "accepted"
    before = states(server)
    assert before[0] == ("unverifiable", "open")
    assert verify(server.db, 1).problems == []
    rebuild(server.db, 1)
    assert states(server) == before
    till.append(sold((PRODUCT, 500)))
    assert push(server, till, 3) == [("accepted", "match")]


def refused(till):
    """A sale of two whose total is no sum: it goes to quarantine, and the till counts it."""
    lines = sold((PRODUCT, 2_000), pending=till.pending[PRODUCT])
    return till.append(structs.replace(lines, total=1))


def states(server):
    with server.db.read() as tx:
        return [(case.verdict, case.state) for case in cases.all_cases(tx, 1)]


def test_an_epoch_may_grow_from_what_lies_in_quarantine(server, till):
    refused(till)
    assert push(server, till, 4) == [("quarantined", None)]
    open_epoch(server, till)
    till.append(sold((PRODUCT, 1_000)))
    assert push(server, till) == [("accepted", "match"), ("accepted", "unverifiable")]
    assert states(server) == [("unverifiable", "closed")], "what differs is known to the piece"
    assert verify(server.db, 1).problems == []


def test_what_lies_in_quarantine_and_was_lost_with_the_disk_explains_nothing(server, till):
    kept = list(till.log)
    refused(till)
    push(server, till, 4)
    till.log = kept
    open_epoch(server, till)
    till.append(sold((PRODUCT, 1_000), pending=6_000))
    assert push(server, till) == [("accepted", "match"), ("held", "unexplained")]


def test_what_lies_in_quarantine_on_a_branch_explains_nothing_beside_it(server, till):
    early = list(till.log)
    till.append(sold((PRODUCT, 1_000)))
    assert push(server, till, 4) == [("accepted", "match")]
    main, till.log = till.log, early
    refused(till)
    assert push(server, till, 4) == [("quarantined", None)]
    till.log = main
    till.append(sold((PRODUCT, 1_000), pending=5_000))
    assert push(server, till, 5) == [("held", "unexplained")]


def test_a_branch_may_grow_from_what_lies_in_quarantine(server, till):
    refused(till)
    till.append(received(PRODUCT, 1_000))
    push(server, till, 4)
    till.log = till.log[:4]
    till.append(received(PRODUCT, 5_000))
    assert push(server, till, 5) == [("fork", "forked")]


def test_what_comes_to_quarantine_later_explains_nothing_of_before(server, till):
    before = refused(till)
    late = till.request([before])
    open_epoch(server, till)
    till.append(sold((PRODUCT, 1_000)))
    assert push(server, till) == [("accepted", "match"), ("accepted", "unverifiable")]
    assert states(server) == [("unverifiable", "open")]
    # Another disk had it: it comes after what follows it, as after a failover between two pushes.
    [answer] = server.api(till).push(late).results
    assert answer.status == "quarantined"
    assert verify(server.db, 1).problems == []
    rebuild(server.db, 1)
    assert states(server) == [("unverifiable", "open")]
    till.append(sold((PRODUCT, 500)))
    assert push(server, till, 3) == [("accepted", "unverifiable")]
    assert states(server)[-1] == ("unverifiable", "closed")
    assert verify(server.db, 1).problems == []
