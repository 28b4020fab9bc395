"""Which number of a lease means a copy, and which does not."""

import pytest
from sync_server.db import tills
from sync_server.db.continuity import leases
from sync_server.db.continuity.leases import Lease
from sync_server.operations.continuity.leasing import judge, settle

from tests.support.sync_server import local_server

SEEN, NEW = Lease(lease=5), Lease(lease=5, is_seen=False)
OVER = Lease(lease=5, is_over=True)


@pytest.mark.parametrize(
    ("known", "presented", "is_reused"),
    [
        (Lease(), 0, False),
        (SEEN, 5, False),
        (SEEN, 4, True),
        (SEEN, 0, True),
        (NEW, 5, False),
        (NEW, 4, False),
        (NEW, 3, True),
        (SEEN, 9, False),
        (OVER, 5, True),
        (OVER, 9, True),
    ],
)
def test_a_number_that_was_left_behind_means_a_copy(known, presented, is_reused):
    for wants in (False, True):
        judged = judge(known, presented=presented, wants=wants)
        assert judged.is_reused == is_reused
        if is_reused:
            assert judged.after == known


@pytest.mark.parametrize(
    ("known", "presented", "wants", "after"),
    [
        (SEEN, 5, False, SEEN),
        (SEEN, 5, True, Lease(lease=6, is_seen=False)),
        (NEW, 5, False, SEEN),
        (NEW, 5, True, Lease(lease=6, is_seen=False)),
        (NEW, 4, True, NEW),
        (SEEN, 9, True, Lease(lease=10, is_seen=False)),
        (SEEN, 9, False, Lease(lease=9, is_seen=True)),
        (Lease(), 0, True, Lease(lease=1, is_seen=False)),
    ],
)
def test_the_lease_moves_when_it_is_asked_for_or_first_shown(known, presented, wants, after):
    assert judge(known, presented=presented, wants=wants).after == after


@pytest.fixture(params=["sqlite", "mariadb"])
def server(request, tmp_path):
    url = request.getfixturevalue("mariadb_url") if request.param == "mariadb" else None
    with local_server(tmp_path, url) as local:
        yield local


def test_two_who_ask_at_once_are_judged_one_after_the_other(server):
    till = server.enrol().identity
    with server.db.read() as tx:
        row = tills.find_till(tx, till.till)

    def asked(presented, known):
        return settle(server.db, row, 1, known=known, presented=presented, wants=True)

    assert asked(0, Lease()).after.lease == 1
    # Both read the same before either wrote: the later one finds what the first left.
    assert asked(0, Lease()).after.lease == 1
    assert asked(1, Lease(lease=1, is_seen=False)).after.lease == 2
    assert not asked(1, Lease(lease=1, is_seen=False)).is_reused, "its reply may have been lost"
    asked(2, Lease(lease=2, is_seen=False))
    assert not asked(2, Lease(lease=2)).is_reused
    settle(server.db, row, 1, known=Lease(lease=3, is_seen=False), presented=3, wants=False)
    assert asked(1, Lease(lease=1)).is_reused
    with server.db.read() as tx:
        assert leases.find(tx, row, 1) == Lease(lease=3)
