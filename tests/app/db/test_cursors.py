"""Who a till is and how far it has come."""

from uuid import UUID

import pytest
from msgspec import structs
from pos_protocol.chain import FEED_START, genesis
from pos_protocol.events import EpochOpened
from pos_protocol.hlc import Hlc
from pos_protocol.sync import EpochClaim, EpochReply, RegisterReply

from pos_app.db import cursors, event_log
from pos_app.errors import NotEnrolled
from tests.support.factories import make_product

REPLY = RegisterReply(
    till=UUID(int=5),
    till_no=3,
    store=9,
    store_name="Madina",
    currency="PKR",
    epoch=2,
    server_nonce="abc",
    key_id="k1",
    feed_id=UUID(int=8),
)


@pytest.fixture
def tx(till):
    with till.db.write() as tx:
        yield tx


def test_a_store_without_a_server_has_no_feed(tx):
    state = cursors.state(tx)
    assert (state.feed_id, state.server_url, state.cursor) == (None, None, 0)
    assert state.tip_hash == state.genesis == genesis(state.till_id, 1, "")
    assert cursors.exists(tx)


def test_what_the_server_gave_is_kept(tx):
    tx.execute("DELETE FROM till_state")
    assert not cursors.exists(tx)
    with pytest.raises(NotEnrolled):
        cursors.state(tx)
    cursors.enrolled(tx, "https://shop.example", REPLY)
    state = cursors.state(tx)
    assert (state.store_id, state.till_no, state.epoch, state.key_id) == (9, 3, 2, "k1")
    assert (state.feed_id, state.feed_hash, state.till_seq) == (UUID(int=8), FEED_START, 0)
    assert state.genesis == state.tip_hash == genesis(UUID(int=5), 2, "abc")


def test_each_place_moves_by_itself(tx):
    before = cursors.state(tx)
    cursors.move_to(tx, feed_id=UUID(int=1), cursor=7, feed_hash=b"h" * 32, hlc=Hlc(9, 1))
    cursors.set_lease(tx, 4, epoch=before.epoch)
    cursors.set_lease(tx, 3, epoch=before.epoch)
    cursors.set_lease(tx, 9, epoch=before.epoch + 1)
    cursors.set_last_sync(tx, 123)
    cursors.set_fold_digest(tx, 2**64 - 1)
    after = cursors.state(tx)
    assert (after.cursor, after.feed_hash, after.hlc) == (7, b"h" * 32, Hlc(9, 1))
    assert (after.lease, after.last_sync_ms, after.fold_digest) == (4, 123, "f" * 16)
    assert cursors.fold_digest(tx) == 2**64 - 1
    assert (after.tip_hash, after.till_seq) == (before.tip_hash, before.till_seq)


def test_a_new_epoch_begins_at_its_own_genesis(till):
    make_product(till)
    with till.db.write() as tx:
        cursors.set_lease(tx, 4, epoch=1)
        old = cursors.state(tx)
        forgotten = EpochClaim(
            epoch=7,
            server_nonce="m",
            parent_epoch=1,
            parent_till_seq=3,
            parent_hash="ab" * 32,
            reason="restored",
        )
        [mine] = cursors.own_epochs(tx)
        # A server that was restored may have issued a number a second time.
        second = structs.replace(mine, server_nonce="another")
        reply = EpochReply(epoch=2, server_nonce="n", epochs=[second, forgotten])
        cursors.open_epoch(tx, reply, reason="restored")
        assert cursors.state(tx).lease == 0, "each epoch counts its own"
        assert [one.epoch for one in cursors.own_epochs(tx)] == [1, 2, 7]
        assert cursors.own_epochs(tx)[0] == mine, "what this till goes by"
        assert cursors.own_epochs(tx)[2] == forgotten, "this file was set back to before it"
        assert cursors.lived_in(cursors.own_epochs(tx), 2) == {1, 2}
        opened = EpochOpened(
            parent_epoch=old.epoch,
            parent_till_seq=old.till_seq,
            parent_hash=old.tip_hash.hex(),
            reason="restored",
        )
        envelope = event_log.append(tx, [opened], by=till.writer).recorded[0].envelope
        assert (envelope.epoch, envelope.till_seq) == (2, 1)
        assert envelope.prev == cursors.state(tx).genesis.hex() != old.genesis.hex()
        assert envelope.hlc > old.hlc
        anew = structs.replace(forgotten, server_nonce="issued once more")
        cursors.open_epoch(tx, EpochReply(epoch=3, server_nonce="o", epochs=[anew]), reason="again")
        assert anew in cursors.own_epochs(tx), "what is only heard of is as the server says last"
