"""A new epoch begins at the server's genesis, whole or not at all; contract tests play the rest."""

import pytest
from pos_protocol.events import EpochOpened
from pos_protocol.sync import EpochReply

from pos_app.db import cursors, event_log, outbox, rewind
from pos_app.db.rewind import Place
from pos_app.errors import Offline
from pos_app.sync import recovery
from pos_protocol import chain
from tests.support.factories import make_enrolled_till, make_product, make_sale
from tests.support.feed import Feed


class Issuer:
    """Issues epochs; `meanwhile` is what happens before the answer is there."""

    def __init__(self, meanwhile=lambda: None):
        self.asked = []
        self._meanwhile = meanwhile

    def open_epoch(self, request):
        self.asked.append(request)
        self._meanwhile()
        return EpochReply(epoch=request.old_epoch + 4, server_nonce="cd" * 16)


def state(till):
    with till.db.read() as tx:
        return cursors.state(tx)


def waiting(till):
    with till.db.read() as tx:
        found = outbox.pending(tx, events_max=100, bytes_max=10**6)
        rest = outbox.counts(tx).unsynced
    return [(event.epoch, event.till_seq) for event in found], rest


def test_epoch_begins_with_the_word_of_where_it_comes_from(till):
    make_product(till)
    before, api = state(till), Issuer()
    after = recovery.open_epoch(till.db, api, till.clock, till=before, reason="set back")
    assert api.asked[0].tip.hash == before.tip_hash.hex()
    assert (after.epoch, after.till_seq) == (before.epoch + 4, 1)
    with till.db.read() as tx:
        [body] = tx.execute("SELECT body FROM event_log WHERE hash = ?", [after.tip_hash])
        recorded = event_log.codec.decode(body[0])
    assert recorded.event == EpochOpened(
        parent_epoch=before.epoch,
        parent_till_seq=before.till_seq,
        parent_hash=before.tip_hash.hex(),
        reason="set back",
    )
    genesis = chain.genesis(before.till_id, before.epoch + 4, "cd" * 16)
    assert recorded.envelope.prev == genesis.hex()
    in_order, unsynced = waiting(till)
    assert in_order == [(before.epoch, n + 1) for n in range(before.till_seq)]
    assert unsynced == before.till_seq + 1, "what waited goes up before the new epoch"


def test_sale_in_between_leaves_everything_as_it_was(till):
    before = state(till)
    api = Issuer(meanwhile=lambda: make_product(till))
    assert recovery.open_epoch(till.db, api, till.clock, till=before, reason="x") is None
    after = state(till)
    assert after.epoch == before.epoch
    assert after.till_seq > before.till_seq


def test_server_out_of_reach_changes_nothing(till):
    def unreachable():
        raise Offline(url="the test")

    before = state(till)
    with pytest.raises(Offline):
        recovery.open_epoch(till.db, Issuer(unreachable), till.clock, till=before, reason="x")
    assert state(till) == before


def test_what_a_copy_made_in_an_epoch_that_is_left_is_handed_up_too(tmp_path):
    """A loss set it aside here, and its own disk may never come back."""
    feed = Feed()
    till, copy = (
        make_enrolled_till(tmp_path / name, till_no=1, feed_id=feed.feed_id) for name in "ab"
    )
    copy.rng.seed(2)
    milk = make_product(till)
    feed.sync([till, copy])
    common = len(feed.entries)
    make_sale(copy, (milk, 1000))
    feed.sync([copy, till])
    place = Place(feed_id=feed.feed_id, cursor=common, feed_hash=feed.hashes[common])
    with till.db.write() as tx:
        gone = rewind.go_back(tx, to=place, seen=cursors.state(tx))
    made = len(feed.entries) - common
    assert (gone.repeated, gone.set_aside, waiting(till)[1]) == (0, made, 0)
    recovery.open_epoch(till.db, Issuer(), till.clock, till=state(till), reason="x")
    assert waiting(till)[1] == made + 1, "and the epoch's own beginning"
    till.close()
    copy.close()
